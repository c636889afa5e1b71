"""The sheet of targets: out, filled in, and back without a loss."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from perfdesk.core.editing.rolling import roll_forward
from perfdesk.core.editing.targets import trajectory_edit
from perfdesk.core.edits import apply_edit
from perfdesk.core.errors import UnwritableFileError
from perfdesk.core.pack import Pack
from perfdesk.core.periods import financial_year, months
from perfdesk.core.targets import Target, TargetBasis, TargetKey, TargetKind
from perfdesk.operations.cycle.targets import write_targets
from perfdesk.operations.imports import PlannedImport, import_edit, plan_extracts
from perfdesk.store import read_pack

READY = Path(__file__).resolve().parents[3] / "resources" / "ready" / "sample.perfdesk"
AT = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)
YEAR, NEXT = financial_year(2023), financial_year(2024)
JUNE = months((2024, 6), (2024, 6))
VISITS, LOANS = "heritage-visits", "junior-loans-2"


@pytest.fixture(scope="module")
def pack() -> Pack:
    return read_pack(READY)


def planned_of(pack: Pack, path: Path) -> PlannedImport:
    (planned,) = plan_extracts(pack, [path], at=AT)
    return planned


def taken_over(pack: Pack, path: Path) -> Pack:
    return apply_edit(pack, import_edit(pack, [planned_of(pack, path)]))[0]


def typed(path: Path, measure: str, texts: dict[str, str | None]) -> None:
    """Type into the row of a measure, below headings."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    assert isinstance(sheet, Worksheet)
    columns = {str(cell.value): int(cell.column or 0) for cell in sheet[4]}
    row = next(cells[0].row for cells in sheet.iter_rows(min_row=5) if cells[0].value == measure)
    for heading, text in texts.items():
        sheet.cell(row, columns[heading]).value = text
    book.save(path)


@pytest.mark.parametrize("through", ["as it is", "LibreOffice"])
def test_that_a_sheet_that_nobody_filled_in_changes_nothing(
    pack: Pack, tmp_path: Path, through: str
) -> None:
    steps = trajectory_edit(pack, VISITS, {JUNE: "12.0k", months((2024, 4), (2024, 6)): "36.0k"})
    pack, _ = apply_edit(pack, steps)
    path = tmp_path / "targets.xlsx"
    assert write_targets(pack, path, at=AT) == 29
    if through == "LibreOffice":
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile",
             "--convert-to", "ods", "--outdir", str(tmp_path), str(path)],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        path = path.with_suffix(".ods")
    planned = planned_of(pack, path)
    assert planned.plan.source.family == "targets sheet"
    assert not planned.edit.replacements
    assert not planned.plan.not_understood


def test_that_next_years_targets_wait_for_the_roll_forward(pack: Pack, tmp_path: Path) -> None:
    path = tmp_path / "targets.xlsx"
    write_targets(pack, path, at=AT)
    typed(
        path, VISITS,
        {"Target 2024/25": "140.0k", "Basis 2024/25": "plan", "Target Jun 2024": "12.5k"},
    )  # fmt: skip
    typed(path, LOANS, {"Target 2023/24": "820.0k", "Basis 2023/24": "regional average"})
    after = taken_over(pack, path)
    following = after.table(Target)[TargetKey(VISITS, NEXT)].reading
    assert (following.text, following.basis) == ("140.0k", TargetBasis.PLAN)
    assert after.trajectory(VISITS)[JUNE].text == "12.5k"
    changed = after.target(LOANS, YEAR)
    assert (changed.kind, changed.basis) == (TargetKind.AVERAGE, TargetBasis.REGION_AVERAGE)
    assert after.target(VISITS, YEAR) == pack.target(VISITS, YEAR)

    rolled = roll_forward(after, NEXT, at=AT)
    assert "Heritage visits" not in rolled.to_enter
    assert apply_edit(after, rolled.edit)[0].target(VISITS, NEXT) == following
    part = roll_forward(after, months((2024, 4), (2024, 6)), at=AT)
    quarter = apply_edit(after, part.edit)[0]
    assert quarter.target(VISITS, quarter.settings.position) == following

    # What was taken over comes back as it is.
    again = tmp_path / "again.xlsx"
    write_targets(after, again, at=AT)
    assert not planned_of(after, again).edit.replacements


def test_that_what_is_empty_or_not_understood_is_named_and_left(pack: Pack, tmp_path: Path) -> None:
    path = tmp_path / "targets.xlsx"
    write_targets(pack, path, at=AT)
    typed(path, VISITS, {"Target 2023/24": None, "Target Jun 2024": "more"})
    typed(path, LOANS, {"Basis 2023/24": "a hunch", "Target 2024/25": "none"})
    planned = planned_of(pack, path)
    told = [each.message for each in planned.plan.not_understood]
    assert any("The cell is empty where the pack has 133.5k" in each for each in told)
    assert any("is not a target for" in each for each in told)
    assert any("\u201ca hunch\u201d is no basis" in each for each in told)
    after = taken_over(pack, path)
    assert after.target(VISITS, YEAR) == pack.target(VISITS, YEAR)
    assert after.table(Target)[TargetKey(LOANS, NEXT)].reading.kind is TargetKind.NONE_YET


def test_that_pasted_rows_are_read_like_the_sheet(pack: Pack, tmp_path: Path) -> None:
    path = tmp_path / "pasted.tsv"
    path.write_text(
        "Measure\tTarget 2024/25\tBasis 2024/25\n"
        "Heritage visits\t141.0k\tlocal target\n"
        "No such measure\t5\tplan\n"
    )
    after = taken_over(pack, path)
    assert after.table(Target)[TargetKey(VISITS, NEXT)].reading.text == "141.0k"


def test_that_a_sheet_takes_the_place_of_no_pack(pack: Pack, tmp_path: Path) -> None:
    with pytest.raises(UnwritableFileError, match="ends in"):
        write_targets(pack, tmp_path / "p.perfdesk", at=AT)
