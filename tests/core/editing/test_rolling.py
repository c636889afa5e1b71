"""Rolling a pack forward: the next position, what goes along, and what has to be entered."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.dashboard import Column
from perfdesk.core.editing.cells import TypedCell, cells_edit
from perfdesk.core.editing.rolling import (
    UnsuitablePositionError,
    next_position,
    previous_of,
    roll_forward,
)
from perfdesk.core.edits import apply_edit, edit_between, revert_edit
from perfdesk.core.figures import Figure
from perfdesk.core.measures import ForecastMethod, Unit
from perfdesk.core.pack import Pack
from perfdesk.core.periods import financial_year, months, parse_period
from perfdesk.core.reporting.commentary import Audience, Commentary, CommentaryKey
from perfdesk.core.settings import PackSettings, Position
from perfdesk.core.targets import Target, TargetKey, TargetKind
from perfdesk.core.wording.target_text import read_target
from perfdesk.operations.sample import sample_pack
from tests.core.building.series_packs import MEASURE, local, series_pack, target

AT = datetime(2025, 6, 3, 9, 30, tzinfo=UTC)
NEXT = financial_year(2024)


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The sample pack, which reports 2023/24."""
    return sample_pack(AT)


def _rolled(pack: Pack, **choices: bool) -> Pack:
    return apply_edit(pack, roll_forward(pack, NEXT, at=AT, **choices).edit)[0]


def _at(pack: Pack, text: str) -> Pack:
    """The pack, reporting another position."""
    period = parse_period(text)
    position = Position(period, pack.position.scheme, period.a_year_earlier())
    settings = PackSettings(pack.settings.title, pack.settings.council, period)
    return apply_edit(pack, edit_between(pack, "", [position, settings]))[0]


def test_that_the_last_position_is_the_previous_column_and_no_figure_is_copied(pack: Pack) -> None:
    after = _rolled(pack)
    assert after.position.period == NEXT
    assert after.position.previous == financial_year(2023)
    assert after.table(Figure) == pack.table(Figure)
    before = {row.measure: row.cells[Column.CURRENT].text for row in build_dashboard(pack).rows}
    now = {row.measure: row.cells[Column.PREVIOUS].text for row in build_dashboard(after).rows}
    assert now == before


def test_that_the_last_dashboard_stays_as_it_was(pack: Pack) -> None:
    after = _rolled(pack)
    assert build_dashboard(after, financial_year(2023)).layers == build_dashboard(pack).layers


def test_that_it_is_one_edit_that_undo_takes_back(pack: Pack) -> None:
    edit = roll_forward(pack, NEXT, at=AT).edit
    after, _ = apply_edit(pack, edit)
    assert revert_edit(after, edit)[0] == pack


def test_that_averages_go_along_and_local_targets_are_to_be_entered(pack: Pack) -> None:
    rolled = roll_forward(pack, NEXT, at=AT)
    after = apply_edit(pack, rolled.edit)[0]
    kinds = {after.target(each.id, NEXT).kind for each in after.measures_at(NEXT)}
    assert TargetKind.AVERAGE in kinds and TargetKind.BAND not in kinds
    assert "Heritage visits" in rolled.to_enter
    assert rolled.targets + len(rolled.to_enter) == rolled.measures == 29
    assert f"{len(rolled.to_enter)} local targets to enter" in rolled.text


def test_that_a_baseline_goes_along(pack: Pack) -> None:
    rolled = roll_forward(pack, NEXT, at=AT)
    assert not any("awaiting" in each for each in rolled.to_enter)


def test_that_all_targets_go_along_where_that_is_chosen(pack: Pack) -> None:
    rolled = roll_forward(pack, NEXT, at=AT, keep_local_targets=True)
    assert rolled.to_enter == ()
    assert rolled.targets == 29


def test_that_local_targets_go_along_within_a_year(pack: Pack) -> None:
    part = _at(pack, "April 2024 to June 2024")
    measure = part.measures_at(part.position.period)[0].id
    target = Target(TargetKey(measure, part.position.period), read_target("55-60%"))
    part, _ = apply_edit(part, edit_between(part, "", [target]))
    later = parse_period("April 2024 to July 2024")
    after = apply_edit(part, roll_forward(part, later, at=AT).edit)[0]
    assert after.target(measure, later) == target.reading
    assert (
        not apply_edit(part, roll_forward(part, financial_year(2025), at=AT).edit)[0]
        .target(measure, financial_year(2025))
        .text
    )


def test_that_comments_go_along_as_drafts(pack: Pack) -> None:
    measure = pack.measures_at(pack.position.period)[0].id
    keys = [CommentaryKey(measure, pack.position.period, each) for each in Audience]
    said = [Commentary(key, f"For {key.audience}.", "Team", AT) for key in keys]
    told, _ = apply_edit(pack, edit_between(pack, "", said))
    after = _rolled(told)
    for audience in Audience:
        comment = after.commentary(measure, NEXT, audience)
        assert comment is not None and comment.draft
        assert comment.text == f"For {audience}."
    assert told.commentary(measure, pack.position.period, Audience.PUBLIC) == said[0]
    assert _rolled(told, keep_comments=False).commentary(measure, NEXT, Audience.PUBLIC) is None


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("2024/25", "2025/26"),
        ("April 2024 to November 2024", "April 2024 to December 2024"),
        ("April 2024 to December 2024", "April 2024 to January 2025"),
        ("Q1 2024/25", "Q2 2024/25"),
        ("Q4 2024/25", "Q1 2025/26"),
        ("December 2024", "January 2025"),
        ("31 March 2025", "31 March 2026"),
    ],
)
def test_that_the_likely_next_position_is_offered(pack: Pack, now: str, then: str) -> None:
    assert next_position(_at(pack, now)) == parse_period(then)


def test_that_part_of_a_year_is_compared_with_the_last_year_where_months_are_not_known(
    pack: Pack,
) -> None:
    assert previous_of(pack, parse_period("April 2024 to June 2024")) == financial_year(2023)


def test_that_a_position_that_is_there_is_refused_in_a_sentence(pack: Pack) -> None:
    with pytest.raises(UnsuitablePositionError, match="already reports 2023/24"):
        roll_forward(pack, financial_year(2023), at=AT)


def test_that_an_earlier_position_is_refused_in_a_sentence(pack: Pack) -> None:
    with pytest.raises(UnsuitablePositionError, match="Choose a later position"):
        roll_forward(pack, financial_year(2019), at=AT)


def test_that_a_target_of_the_year_stays_one_at_a_part_of_it() -> None:
    year = financial_year(2023)
    quarter = months((2024, 4), (2024, 6))
    empty = series_pack(target("1.0 million"), local("2023/24", "1,040k", unit=Unit.COUNT))
    counted = replace(
        empty.measure(MEASURE),
        unit=Unit.COUNT, adds_up=True, forecast=ForecastMethod.PRO_RATA,
        framework=None, code="Local",
    )  # fmt: skip
    settings = replace(empty.settings, position=year)
    table = {key: each for key, each in empty.table(Position).items() if key == year}
    pack = Pack.of(
        [
            *(each for each in empty.records() if not isinstance(each, Position)),
            *table.values(), settings, counted,
        ]
    )  # fmt: skip
    rolled = roll_forward(pack, quarter, at=AT, keep_local_targets=True)
    after = apply_edit(pack, rolled.edit)[0]
    typed = cells_edit(after, quarter, [TypedCell(MEASURE, Column.CURRENT, "270k")])
    (row,) = build_dashboard(apply_edit(after, typed)[0]).rows
    # 270k in three months are 1,080k in the year, more than a million.
    assert row.rating.text == "Target met (forecast)"
    assert "270k so far, 1,080k (forecast), target 1.0 million" in row.rating.reason
    assert row.cells[Column.TARGET_TO_DATE].text != "1.0 million"
