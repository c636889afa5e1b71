"""The verdicts on 124 rows of an appendix, each written down with its reason and its why."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.dashboard import Row
from perfdesk.core.periods import parse_period
from perfdesk.operations.packs import find_council, new_from_appendix

FOLDER = Path(__file__).parent / "verdicts"
AT = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)
POSITIONS = {"fc": "Apr-Nov 2017", "fc2": "Apr-Nov 2017"}


@dataclass(frozen=True)
class Expected:
    """What a row of an appendix is rated, and why."""

    file: str
    row: int
    measure: str
    rating: str
    reason: str
    progress: str
    progress_reason: str
    why: str


@cache
def rows_of(file: str) -> tuple[Row, ...]:
    """The rows of the dashboard that a file makes, in the order of the file."""
    position = parse_period(POSITIONS.get(file, "2023/24"))
    made = new_from_appendix(
        FOLDER / f"{file}.csv", find_council("E10000018"), at=AT, position=position
    )
    return tuple(build_dashboard(made.pack).rows)


def expected() -> list[Expected]:
    """Every row that is written down."""
    with (FOLDER / "expected.csv").open(encoding="utf-8", newline="") as lines:
        return [
            Expected(
                each["file"],
                int(each["row"]),
                each["measure"],
                each["rating"],
                each["reason"],
                each["progress"],
                each["progress_reason"],
                each["why"],
            )
            for each in csv.DictReader(lines)
        ]


def test_that_every_row_of_every_file_is_written_down() -> None:
    written = expected()
    assert len(written) == 124
    for file in ("cmp", "rag", "more", "fc", "fc2"):
        assert [each.measure for each in written if each.file == file] == [
            row.description for row in rows_of(file)
        ]


@pytest.mark.parametrize("case", expected(), ids=lambda each: f"{each.file}-{each.row}")
def test_that_a_row_is_judged_as_written_down(case: Expected) -> None:
    row = rows_of(case.file)[case.row - 2]
    assert (row.rating.text, row.rating.reason) == (case.rating, case.reason), case.why
    assert (row.progress.text, row.progress.reason) == (
        case.progress,
        case.progress_reason,
    ), case.why
