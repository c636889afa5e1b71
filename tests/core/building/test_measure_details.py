"""What is told of a measure beside its row."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from perfdesk.core.building.judging import reported_figure
from perfdesk.core.building.measure_details import MeasureDetails, measure_details, said_by
from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.editing.commentary import commentary_edit
from perfdesk.core.editing.stages import owner_edit, stage_edit
from perfdesk.core.edits import apply_edit, edit_between
from perfdesk.core.figures import Figure
from perfdesk.core.pack import Pack
from perfdesk.core.reporting.commentary import Audience
from perfdesk.core.reporting.stages import Stage
from perfdesk.core.wording.figure_text import read_figure
from tests.core.printed import ADMISSIONS_18, LATER, REABLEMENT, measure_id, printed_pack

AT = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)
MEASURE = measure_id(REABLEMENT)


def details_of(pack: Pack, measure: str) -> MeasureDetails:
    """What is told of a measure beside its row."""
    row = next(each for each in build_dashboard(pack).rows if each.measure == measure)
    return measure_details(pack, row)


def with_figure(pack: Pack, text: str, measure: str = MEASURE, population: str = "") -> Pack:
    """The pack with another figure for 2023/24."""
    held = reported_figure(pack, pack.measure(measure), LATER)
    assert held is not None
    unit = pack.measure(measure).unit
    figure = replace(held, reading=read_figure(text, unit=unit, decimals=1), population=population)
    return apply_edit(pack, edit_between(pack, "x", [figure]))[0]


def test_that_a_share_is_told_with_its_counts() -> None:
    told = details_of(with_figure(printed_pack(), "3,856/4,304"), MEASURE).current
    assert (told.heading, told.text) == ("2023/24", "89.6%")
    assert told.sum_text == "3,856 / 4,304 = 89.6%"
    assert told.spoken == "2023/24: 89.6%. 3,856 / 4,304 = 89.6%"
    assert told.key is not None


def test_that_counts_that_come_to_something_else_say_so() -> None:
    pack = with_figure(printed_pack(), "3,856/4,304")
    held = reported_figure(pack, pack.measure(MEASURE), LATER)
    assert held is not None
    wrong = replace(held, reading=replace(held.reading, numerator=Decimal(524),
                                          denominator=Decimal(528)))  # fmt: skip
    pack = apply_edit(pack, edit_between(pack, "x", [wrong]))[0]
    assert details_of(pack, MEASURE).current.sum_text == "524 / 528 is 99.2%, not 89.6%"


def test_that_a_rate_names_its_population() -> None:
    measure = measure_id(ADMISSIONS_18)
    pack = with_figure(printed_pack(), "13.7 per 100k Pop. Actual 58 Admissions in 23/24",
                       measure, "mid-2022")  # fmt: skip
    told = details_of(pack, measure).current
    assert told.sum_text == "58 counted"
    assert "Population: mid-2022." in told.notes


def test_that_the_source_is_told_as_its_cell_and_when_it_came() -> None:
    source = details_of(printed_pack(), MEASURE).current.source
    assert source.startswith("appendix 2023/24, row ")
    assert "imported on 3 June 2024" in source


def test_that_what_is_missing_is_said_to_be() -> None:
    pack = Pack.of(each for each in printed_pack().records() if not isinstance(each, Figure))
    told = details_of(pack, MEASURE).current
    assert (told.text, told.spoken, told.key) == ("\u2013", "2023/24: no figure", None)


def test_that_comments_owner_and_stage_are_told() -> None:
    pack = printed_pack()
    before = details_of(pack, MEASURE)
    assert (before.commentary, before.note, before.owner) == (None, None, "")
    assert (before.stage, before.stage_by) == (Stage.FIGURE_IN, "")
    by = "Performance team"
    said = commentary_edit(pack, LATER, MEASURE, Audience.PUBLIC, "Why.", by=by, at=AT)
    pack = apply_edit(pack, said)[0]
    pack = apply_edit(pack, owner_edit(pack, MEASURE, "Head of reablement"))[0]
    pack = apply_edit(pack, stage_edit(pack, LATER, MEASURE, Stage.CHECKED, by=by, at=AT))[0]
    after = details_of(pack, MEASURE)
    assert after.commentary is not None
    assert said_by(after.commentary) == "By Performance team, 3 June 2024."
    assert said_by(None) == ""
    assert (after.owner, after.stage) == ("Head of reablement", Stage.CHECKED)
    assert after.stage_by == "Set by Performance team, 3 June 2024."
    lapsed = details_of(with_figure(pack, "70%"), MEASURE)
    assert (lapsed.stage, lapsed.stage_by) == (Stage.COMMENTED, "")
