"""The calendar of sources: expected as in the last cycles, stale when late."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.core.edits import apply_edit, edit_between, revert_edit
from perfdesk.core.figures import Figure, FigureKey, FigureKind
from perfdesk.core.lineage.calendar import (
    CalendarLine,
    SourceState,
    UnusableExpectationError,
    calendar_of,
    expectation_edit,
    source_name,
    stale_in_words,
)
from perfdesk.core.lineage.expected import ExpectedSource
from perfdesk.core.pack import Pack, Record
from perfdesk.core.periods import Period, financial_year
from perfdesk.core.settings import Position
from perfdesk.core.sources import CellReference, SourceFile
from perfdesk.store import read_pack

READY = Path(__file__).resolve().parents[3] / "resources" / "ready" / "sample.perfdesk"
YEAR, NEXT = financial_year(2023), financial_year(2024)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return read_pack(READY)


def with_file(pack: Pack, name: str, year: Period, imported: date) -> Pack:
    """The pack after a file brought the heritage visits of a year."""
    mark = f"{name}-{imported}"
    at = datetime(imported.year, imported.month, imported.day, 9, tzinfo=UTC)
    file = SourceFile(mark, name, at, "a.officer", "plain table")
    key = FigureKey("heritage-visits", pack.settings.council, year, FigureKind.LOCAL)
    before = pack.figure("heritage-visits", YEAR)
    assert before is not None
    figure = Figure(key, before.reading, CellReference(mark, name, "", "B2"))
    records: list[Record] = [file, figure]
    if all(each.period != year for each in pack.positions):
        records.append(Position(year, pack.position.scheme, year.a_year_earlier()))
    return apply_edit(pack, edit_between(pack, "Import", records))[0]


def line_of(pack: Pack, position: Period, today: date) -> CalendarLine:
    return next(
        each for each in calendar_of(pack, position, today) if each.name.startswith("Heritage")
    )


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("Reablement Q4 2023-24 (2).xlsx", "Reablement"),
        ("heritage_visits_mar24_FINAL.csv", "heritage visits mar24"),
        ("Library visits to Feb 2024 v3.ods", "Library visits"),
        ("2024-03.xlsx", ""),
    ],
)
def test_that_a_source_is_named_without_what_changes(file: str, name: str) -> None:
    assert source_name(file) == name


@given(st.text(max_size=40))
def test_that_any_name_of_a_file_names_a_source(file: str) -> None:
    assert source_name(f"{source_name(file)}.csv") == source_name(file)


def test_that_a_source_is_due_as_in_the_last_cycles_and_stale_when_late(pack: Pack) -> None:
    for start, day in ((2021, date(2022, 4, 10)), (2022, date(2023, 4, 14)),
                       (2023, date(2024, 4, 12))):  # fmt: skip
        pack = with_file(pack, f"Heritage counts {start}.csv", financial_year(start), day)
    pack = apply_edit(pack, edit_between(pack, "Roll", [
        Position(NEXT, pack.position.scheme, YEAR),
        replace(pack.settings, position=NEXT),
    ]))[0]  # fmt: skip
    line = line_of(pack, NEXT, date(2025, 4, 12))
    assert (line.state, line.due, line.cycles) == (SourceState.EXPECTED, date(2025, 4, 12), 3)
    assert line.why == "as in the last 3 cycles"
    late = calendar_of(pack, NEXT, date(2025, 4, 13))
    assert "Heritage counts" in stale_in_words(late)
    came = with_file(pack, "Heritage counts 2024.csv", NEXT, date(2025, 4, 20))
    after = line_of(came, NEXT, date(2025, 5, 1))
    assert (after.state, after.came) == (SourceState.CAME, date(2025, 4, 20))
    assert after.last is not None
    assert after.last.name == "Heritage counts 2024.csv"


def test_that_a_day_that_was_said_comes_before_what_the_cycles_tell(pack: Pack) -> None:
    edit = expectation_edit(pack, ExpectedSource(" Heritage  counts ", days=20))
    after, change = apply_edit(pack, edit)
    assert change.sources
    line = line_of(after, YEAR, date(2024, 4, 21))
    assert (line.name, line.due, line.state) == (
        "Heritage counts", date(2024, 4, 20), SourceState.STALE,
    )  # fmt: skip
    assert line.why == "as you said"
    assert revert_edit(after, edit)[0] == pack


def test_that_an_expectation_without_sense_is_refused(pack: Pack) -> None:
    with pytest.raises(UnusableExpectationError, match="no name"):
        expectation_edit(pack, ExpectedSource(" "))
    with pytest.raises(UnusableExpectationError, match="no day"):
        expectation_edit(pack, ExpectedSource("Heritage", days=-1))
