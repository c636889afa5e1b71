"""A pack whose measures have owners, and workbooks that owners fill in as people do."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from perfdesk.core.collecting.form import OwnerColumn
from perfdesk.core.edits import apply_edit, edit_between
from perfdesk.core.pack import Pack
from perfdesk.operations.cycle.asking import WrittenRequest, prepare_request, written_requests
from perfdesk.store import read_pack

ROOT = Path(__file__).resolve().parents[3]
AT = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)
LATER = datetime(2024, 6, 10, 9, 30, tzinfo=UTC)
DUE = date(2024, 6, 14)
OWNERS = tuple(
    f"{each} manager"
    for each in (
        "Libraries", "Heritage", "Learning", "Reablement", "Safeguarding", "Carers", "Homes",
        "Mental health", "Contact centre", "Commissioning", "Equipment",
    )
)  # fmt: skip
"""Eleven of them."""

HEADING_ROW = 5


def owned_pack(owners: Sequence[str] = OWNERS) -> Pack:
    """The sample with its measures shared among owners in turn."""
    pack = read_pack(ROOT / "resources" / "ready" / "sample.perfdesk")
    measures = pack.measures_at(pack.settings.position)
    shared = [replace(each, owner=owners[at % len(owners)]) for at, each in enumerate(measures)]
    return apply_edit(pack, edit_between(pack, "Owners", shared))[0]


def asked_pack(pack: Pack, folder: Path, at: datetime = AT) -> tuple[Pack, dict[str, Path]]:
    """The pack after all owners were asked, and their workbooks by owner."""
    prepared = prepare_request(pack, DUE, at=at)
    folder.mkdir(exist_ok=True)
    with written_requests(prepared.sheets, folder, created=at) as written:
        asked, _ = apply_edit(pack, prepared.edit)
    return asked, {each.owner: each.workbook for each in written}


def workbook_of(written: Sequence[WrittenRequest], owner: str) -> Path:
    """The workbook for an owner."""
    return next(each.workbook for each in written if each.owner == owner)


def fill_in(
    path: Path,
    answers: Sequence[Mapping[OwnerColumn, str]],
    out: Path | None = None,
    completed_by: str = "",
) -> Path:
    """Type answers into the rows of a workbook, the first into the first row and so on."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    columns = columns_of(sheet)
    for row, answer in enumerate(answers, start=HEADING_ROW + 1):
        for column, value in answer.items():
            cell = sheet.cell(row, columns[column])
            cell.value = value
    if completed_by:
        sheet.cell(3, 2).value = completed_by
    target = out or path
    book.save(target)
    return target


def columns_of(sheet: Worksheet) -> dict[OwnerColumn, int]:
    """Where each column stands, by its heading."""
    found: dict[OwnerColumn, int] = {}
    for cell in sheet[HEADING_ROW]:
        for each in OwnerColumn:
            if str(cell.value).startswith(each.value) and each not in found:
                found[each] = int(cell.column or 0)
    return found


def saved_by_libreoffice(path: Path, folder: Path) -> Path:
    """The workbook as LibreOffice saves it under the same name elsewhere."""
    folder.mkdir(exist_ok=True)
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to",
         "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder), str(path)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return folder / path.name
