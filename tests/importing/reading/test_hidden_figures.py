"""What a sheet hides never replaces what it shows, and begins no measure unasked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.core.pack import Pack
from perfdesk.importing.planning import pack_from_appendix, plan_import
from tests.importing.conftest import LEICESTERSHIRE, PlanOf
from tests.importing.files import Rows, write_csv
from tests.importing.reading.conftest import (
    APPENDIX,
    BEFORE,
    CONTACTS,
    NOW,
    VISITS,
    ours,
)

ROWS: Rows = (
    ("Measure", NOW, NOW, BEFORE),
    ("Library visits", 1_111_111, 1_251_000, 1_191_000),
    ("Contacts received", 88_888, 99_999, 77_777),
    ("Contacts received", 11_111, 28_401, 27_901),
)
"""Made-up figures: column B and row 3 are those that are hidden in some tests."""


def _written(
    path: Path, rows: Rows, hidden_rows: Sequence[int] = (), hidden_columns: Sequence[int] = ()
) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for row, cells in enumerate(rows):
            sheet.write_row(row, 0, cells)
        for row in hidden_rows:
            sheet.set_row(row - 1, None, None, {"hidden": True})
        for column in hidden_columns:
            sheet.set_column(column - 1, column - 1, None, None, {"hidden": True})
    return path


@pytest.fixture
def pack(tmp_path: Path, at: datetime) -> Pack:
    """The pack that the tables of a test are read for."""
    path = write_csv(tmp_path / "appendix.csv", APPENDIX)
    made, _ = pack_from_appendix(path, council=LEICESTERSHIRE, title=None, position=None, at=at)
    return made


def test_that_figures_that_are_shown_come_before_hidden_ones(
    tmp_path: Path, pack: Pack, plan_of: PlanOf
) -> None:
    path = _written(tmp_path / "extract.xlsx", ROWS, hidden_rows=[3], hidden_columns=[2])
    plan = plan_of(path, pack)
    assert ours(plan) == {
        (VISITS, NOW): "1251000", (VISITS, BEFORE): "1191000",
        (CONTACTS, NOW): "28401", (CONTACTS, BEFORE): "27901",
    }  # fmt: skip
    assert {problem.kind for problem in plan.problems} >= {"hidden rows", "hidden columns"}


def test_that_an_appendix_begins_no_measure_from_a_hidden_row(tmp_path: Path, at: datetime) -> None:
    old = ("One", "First", "OLD visits (do not report)", "High", "1", "2", "3")
    rows = [*APPENDIX[:2], old, *APPENDIX[2:]]
    path = _written(tmp_path / "appendix.xlsx", rows, hidden_rows=[3])
    pack, plan = pack_from_appendix(path, council=LEICESTERSHIRE, title=None, position=None, at=at)
    assert len(pack.measures_at(pack.positions[0].period)) == len(APPENDIX) - 1
    (left,) = [each for each in plan.not_understood if "hidden" in each.message]
    assert (left.text, left.where.cell) == ("OLD visits (do not report)", "C3")


def test_that_a_hidden_draft_column_leaves_no_figure_of_an_appendix_empty(
    tmp_path: Path, at: datetime
) -> None:
    rows = [
        (*row[:5], f"{row[5]}{' draft' if not at else ''}", *row[5:])
        for at, row in enumerate(APPENDIX)
    ]
    path = _written(tmp_path / "appendix.xlsx", rows, hidden_columns=[6])
    _, plan = pack_from_appendix(path, council=LEICESTERSHIRE, title=None, position=None, at=at)
    assert ours(plan)[VISITS, NOW] == "1250000"
    assert ours(plan)[VISITS, BEFORE] == "1190000"


@settings(max_examples=25, deadline=None)
@given(
    values=st.lists(st.integers(2100, 900_000), min_size=4, max_size=4, unique=True),
    hides_row=st.booleans(),
    is_first=st.booleans(),
)
def test_that_whichever_of_two_is_hidden_the_other_is_taken(
    tmp_path_factory: pytest.TempPathFactory,
    values: list[int],
    hides_row: bool,
    is_first: bool,
) -> None:
    """Of two rows or two columns for one figure, one is hidden at random."""
    at = datetime.fromisoformat("2024-06-03T09:30:00+00:00")
    folder = tmp_path_factory.mktemp("hidden")
    shown, other = values[:2], values[2:]
    one, two = (other, shown) if is_first else (shown, other)
    hidden = 0 if is_first else 1
    if hides_row:
        rows: Rows = [("Measure", NOW, BEFORE), ("Loans", *one), ("Loans", *two), ("Visits", 5, 6)]
        path = _written(folder / "a.xlsx", rows, hidden_rows=[2 + hidden])
    else:
        heads = ("Measure", NOW, NOW, "2021/22")
        rows = [heads, ("Loans", one[0], two[0], 7), ("Visits", one[1], two[1], 8)]
        path = _written(folder / "a.xlsx", rows, hidden_columns=[2 + hidden])
    made = ("Layer", "Outcome", "Description", "Aim", "Target", NOW, BEFORE)
    base: Rows = [
        made,
        ("One", "First", "Loans", "High", "5", "1", "2"),
        ("One", "First", "Visits", "High", "5", "3", "4"),
    ]
    appendix = write_csv(folder / "appendix.csv", base)
    pack, _ = pack_from_appendix(appendix, council=LEICESTERSHIRE, title=None, position=None, at=at)
    plan = plan_import(path, pack, answers={}, imported_by="bi.officer", at=at)
    assert ours(plan)["loans", NOW] == str(shown[0])
    assert not {str(each) for each in other} & set(ours(plan).values())
