"""Reading an extract of any kind into sheets of cells."""

from __future__ import annotations

import contextlib
import hashlib
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from perfdesk.core.errors import UnreadableExtractError
from perfdesk.core.problems import Problem, Severity
from perfdesk.importing import cell_looks, safety, text_files
from perfdesk.importing.extract import Extract, Sheet

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_TEXT_KINDS = {".csv", ".tsv", ".txt", ".tab"}
_SHEET_KINDS = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"}


def read_extract(path: Path) -> Extract:
    """Read a spreadsheet or a text table.

    What the file is follows from its bytes; its name only tells text from the rest.

    Args:
        path: An .xlsx, .xlsm, .xls, .xlsb, .ods, .csv, .tsv or .txt file.

    Returns:
        All its sheets; those that could not be read are named in its problems.

    Raises:
        UnreadableExtractError: It is missing, a folder, empty, password-protected, damaged,
            unsafe, of an unknown kind, or has no sheet with anything on it.
    """
    data = safety.load(path)
    fingerprint = hashlib.sha256(data).hexdigest()
    kind = path.suffix.lower()
    container = safety.container_of(data)
    if container is safety.Container.OTHER:
        _refuse_unless_text(path.name, kind)
        sheet = text_files.read_text_sheet(path.name, data)
        return Extract(path.name, kind.removeprefix("."), fingerprint, (sheet,))
    if container is safety.Container.ZIP:
        format_ = _format_of_zip(path.name, safety.check_zip(path.name, data))
    else:
        safety.refuse_encrypted(path.name, data)
        format_ = "xls"
    sheets, problems = _read_workbook(path.name, format_, data)
    if not any(sheet.width for sheet in sheets):
        raise UnreadableExtractError(
            f"\u201c{path.name}\u201d has no sheet with anything on it, so there is nothing to "
            "import.",
            "; ".join(problem.message for problem in problems),
        )
    return Extract(path.name, format_, fingerprint, sheets, problems)


def _refuse_unless_text(name: str, kind: str) -> None:
    if kind in _SHEET_KINDS:
        raise UnreadableExtractError(
            f"\u201c{name}\u201d is not a spreadsheet although its name ends in {kind}; open it in "
            "Excel and save it as .xlsx, or rename it to .csv if it is a text table."
        )
    if kind not in _TEXT_KINDS:
        told = f"files ending in {kind}" if kind else "files without an ending such as .xlsx"
        raise UnreadableExtractError(
            f"\u201c{name}\u201d cannot be imported because PerfDesk does not know {told}; save it "
            "as .xlsx, .ods or .csv."
        )


def _format_of_zip(name: str, parts: frozenset[str]) -> str:
    if "xl/workbook.bin" in parts:
        return "xlsb"
    if "content.xml" in parts:
        return "ods"
    if any(part.startswith("xl/") for part in parts):
        return "xlsm" if "xl/vbaProject.bin" in parts else "xlsx"
    raise UnreadableExtractError(
        f"\u201c{name}\u201d is a packed file but no spreadsheet; unpack it, or open it in the "
        "program that made it and save it as .xlsx."
    )


@contextlib.contextmanager
def _told_of(name: str) -> Iterator[None]:
    """Turn whatever the reader raises into one sentence.

    The reader is written in Rust; where it meets what it did not expect it may panic, which
    reaches Python as a `BaseException`.
    """
    from python_calamine import PasswordError

    try:
        yield
    except (KeyboardInterrupt, SystemExit, GeneratorExit, UnreadableExtractError):
        raise
    except PasswordError as problem:
        raise safety.password_protected(name) from problem
    except BaseException as problem:
        raise safety.damaged(name, f"{type(problem).__name__}: {problem}") from problem


def _read_workbook(
    name: str, format_: str, data: bytes
) -> tuple[tuple[Sheet, ...], tuple[Problem, ...]]:
    from python_calamine import CalamineWorkbook

    with _told_of(name):
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    with contextlib.closing(book):
        for title in book.sheet_names:
            try:
                with _told_of(name):
                    sheets.append(_read_sheet(book, title))
            except UnreadableExtractError as problem:
                problems.append(_unread(title, problem))
    if format_ in {"xlsx", "xlsm", "ods"}:
        sheets = _with_looks(format_, data, sheets, problems)
    return tuple(sheets), tuple(problems)


def _read_sheet(book: CalamineWorkbook, title: str) -> Sheet:
    from python_calamine import SheetVisibleEnum

    sheet = book.get_sheet_by_name(title)
    last_row, last_column = sheet.end or (0, 0)
    if (last_row + 1) * (last_column + 1) > safety.MOST_CELLS:
        raise safety.too_spread(title, f"{last_row + 1} rows, {last_column + 1} columns")
    visible = {each.name: each.visible for each in book.sheets_metadata}[title]
    return Sheet(
        name=title,
        values=tuple(tuple(row) for row in sheet.to_python(skip_empty_area=False)),
        merged=_merged(sheet),
        hidden=visible is not SheetVisibleEnum.Visible,
    )


def _merged(sheet: CalamineSheet) -> tuple[tuple[int, int, int, int], ...]:
    return tuple(
        (top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or []
    )


def _unread(title: str, problem: UnreadableExtractError) -> Problem:
    return Problem(
        Severity.NOTE,
        "sheet",
        f"Sheet \u201c{title}\u201d holds no cells that can be read (it may be a chart) and was "
        "left out.",
        where=f"sheet {title}",
        arithmetic=problem.details,
    )


def _with_looks(
    format_: str, data: bytes, sheets: list[Sheet], problems: list[Problem]
) -> list[Sheet]:
    sizes = {sheet.name: sheet.height * sheet.width for sheet in sheets}
    try:
        is_ods = format_ == "ods"
        found = cell_looks.ods_looks(data) if is_ods else cell_looks.xlsx_looks(data, sizes)
    except Exception as problem:
        # Whatever a second reader dislikes, the numbers are there: the formats are an addition.
        problems.append(
            Problem(
                Severity.WARNING,
                "format",
                "The number formats could not be read: check that percentages are not taken as "
                "fractions.",
                arithmetic=f"{type(problem).__name__}: {problem}",
            )
        )
        return sheets
    plain = cell_looks.CellLooks()
    return [
        replace(
            each,
            percentages=found.get(each.name, plain).percentages,
            fills=found.get(each.name, plain).fills,
        )
        for each in sheets
    ]
