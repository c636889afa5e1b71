"""Changes: each view is told what it has to draw again, and no more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from perfdesk.core.changes import change_made_by
from perfdesk.core.edits import apply_edit, edit_between, removal
from perfdesk.core.judgements import PrintedQuartile, QuartileKey
from perfdesk.core.measures import Aim, Measure
from perfdesk.core.pack import Record
from perfdesk.core.periods import financial_year
from perfdesk.core.places import ENGLAND
from perfdesk.core.strategy import Layer
from tests.core.building.series_packs import (
    EARLIER_MEASURE,
    MEASURE,
    NOW,
    local,
    series_pack,
    target,
)

PACK = series_pack(local("2023/24", "89.6%"))


@pytest.mark.parametrize(
    "record",
    [local("2023/24", "70%"), target("85%"), PrintedQuartile(QuartileKey(MEASURE, NOW), "Top")],
    ids=["figure", "target", "quartile"],
)
def test_that_a_change_of_one_measure_moves_its_row_only(record: Record) -> None:
    _, change = apply_edit(PACK, edit_between(PACK, "Change", [record]))
    assert change.measures == {MEASURE}
    assert not (change.structure or change.settings or change.sources)


def test_that_a_figure_moves_the_rows_of_the_measures_that_go_on_from_its_own() -> None:
    _, change = apply_edit(PACK, edit_between(PACK, "", [local("2022/23", "87%", EARLIER_MEASURE)]))
    assert change.measures == {EARLIER_MEASURE, MEASURE}


MEASURE_NOW = PACK.measure(MEASURE)


@pytest.mark.parametrize(
    ("measure", "moves"),
    [
        (replace(MEASURE_NOW, description="other words"), False),
        (replace(MEASURE_NOW, aim=Aim.LOW), False),
        (replace(MEASURE_NOW, code="2X"), False),
        (replace(MEASURE_NOW, order=7), True),
        (replace(MEASURE_NOW, outcome="elsewhere"), True),
        (replace(MEASURE_NOW, starts=None), True),
        (replace(MEASURE_NOW, ends=financial_year(2025)), True),
    ],
)
def test_that_rows_move_only_where_a_measure_moves(measure: Measure, moves: bool) -> None:
    _, change = apply_edit(PACK, edit_between(PACK, "Change", [measure]))
    assert change.measures == {MEASURE}
    assert change.structure is moves


def test_that_a_measure_that_comes_or_goes_moves_rows() -> None:
    measure = PACK.measure(MEASURE)
    after, gone = apply_edit(PACK, removal("Remove", [measure]))
    assert gone.structure
    assert apply_edit(after, edit_between(after, "Add", [measure]))[1].structure


def test_that_layers_move_rows_and_settings_and_places_touch_all() -> None:
    assert change_made_by([Layer("meet", "Meet need", 4)]).structure
    assert change_made_by([replace(PACK.settings, title="Other")]).settings
    assert change_made_by([PACK.position]).settings
    assert change_made_by([ENGLAND]).settings


def test_that_nothing_changed_is_nothing_to_draw() -> None:
    change = change_made_by([])
    assert change.measures == frozenset()
    assert not (change.structure or change.settings or change.sources)
