"""The pack: what is looked up in it, and in which order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from perfdesk.core.figures import Figure, FigureKind
from perfdesk.core.pack import RECORD_TYPES, Pack, Record
from perfdesk.core.periods import financial_year
from perfdesk.core.places import COUNCIL_TYPES, ENGLAND, REGIONS
from perfdesk.core.settings import PackSettings
from perfdesk.core.strategy import Layer, Outcome
from perfdesk.core.targets import NO_TARGET
from tests.core.building.series_packs import (
    EARLIER_MEASURE,
    MEASURE,
    NOW,
    OURS,
    local,
    published,
    published_series,
    series_pack,
)
from tests.core.printed import EARLIER, LATER, printed_pack, printed_rows


def test_that_an_empty_pack_has_a_table_for_every_type() -> None:
    pack = Pack()
    assert set(pack.tables) == set(RECORD_TYPES)
    assert list(pack.records()) == []
    assert pack == Pack.of([])
    with pytest.raises(KeyError):
        _ = pack.settings


def test_that_a_pack_is_equal_to_one_of_the_same_records_in_another_order() -> None:
    pack = printed_pack()
    assert Pack.of(reversed(list(pack.records()))) == pack
    assert Pack.of([*pack.records(), replace(pack.settings, title="Other")]) != pack


def test_that_measures_stand_in_printed_order() -> None:
    pack = printed_pack()
    for position in (EARLIER, LATER):
        expected = [row.id for row in printed_rows(position)]
        assert sorted(each.id for each in pack.measures_at(position)) == sorted(expected)
    assert [position.period for position in pack.positions] == [LATER, EARLIER]
    assert [layer.short_name for layer in pack.layers] == ["Prevent", "Reduce", "Delay", "Meet"]


def test_that_the_order_does_not_depend_on_what_came_first() -> None:
    layers = [Layer(each, each, 1) for each in "cab"]
    outcomes = [Outcome(each, "a", 1, "", each) for each in "zyx"]
    records: list[Record] = [*layers, *outcomes]
    for each_way in (records, records[::-1]):
        pack = Pack.of(each_way)
        assert [each.id for each in pack.layers] == ["a", "b", "c"]
        assert [each.id for each in pack.outcomes_of("a")] == ["x", "y", "z"]


def test_that_figures_of_a_measure_come_by_place_and_period() -> None:
    pack = series_pack(*reversed(published_series()), local("2023/24", "89.6%"))
    keys = [each.key for each in pack.figures_of(EARLIER_MEASURE)]
    assert keys == sorted(keys)
    assert len(keys) == 7
    assert pack.figures_of("missing") == ()
    assert sum(len(pack.figures_of(each)) for each in (MEASURE, EARLIER_MEASURE)) == len(
        pack.table(Figure)
    )


def test_that_local_and_published_figures_are_kept_apart() -> None:
    pack = series_pack(local("2023/24", "89.6%"), published("2023/24", "89.4"))
    ours, theirs = pack.figure(MEASURE, NOW), pack.figure(MEASURE, NOW, FigureKind.PUBLISHED)
    assert ours is not None
    assert theirs is not None
    assert (ours.reading.text, theirs.reading.text) == ("89.6%", "89.4%")
    assert pack.figure(MEASURE, NOW, place=ENGLAND.code) is None
    assert pack.figure(MEASURE, NOW, place=OURS) == ours
    assert pack.target(MEASURE, NOW) == NO_TARGET


def test_that_a_lineage_is_followed_and_a_circle_ends() -> None:
    pack = series_pack()
    assert [each.id for each in pack.lineage(MEASURE)] == [MEASURE, EARLIER_MEASURE]
    assert pack.dependants(EARLIER_MEASURE) == {MEASURE}
    assert pack.dependants(MEASURE) == frozenset()
    circle = Pack.of([*pack.records(), replace(pack.measure(EARLIER_MEASURE), continues=MEASURE)])
    assert [each.id for each in circle.lineage(MEASURE)] == [MEASURE, EARLIER_MEASURE]
    assert circle.dependants(MEASURE) == {EARLIER_MEASURE}
    lost = Pack.of([replace(pack.measure(MEASURE), continues="gone")])
    assert [each.id for each in lost.lineage(MEASURE)] == [MEASURE]


def test_that_a_measure_is_reported_between_its_first_and_last_position() -> None:
    measure = replace(
        series_pack().measure(MEASURE), starts=financial_year(2021), ends=financial_year(2023)
    )
    reported = [year for year in range(2019, 2026) if measure.reported_at(financial_year(year))]
    assert reported == [2021, 2022, 2023]


def test_that_places_have_codes_of_their_own() -> None:
    places = [ENGLAND, *REGIONS, *COUNCIL_TYPES]
    assert len({each.key for each in places}) == len(places)
    assert PackSettings("t", "c", NOW).key == "pack"
