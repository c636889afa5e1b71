"""Reading an extract of any kind into sheets of cells."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from perfdesk.core.errors import SpreadOutError, UnreadableExtractError
from perfdesk.core.problems import ImportKind, Problem, Severity
from perfdesk.importing.formats import encodings, open_document, refusals, safety, text_files
from perfdesk.importing.formats.extract import Extract, RawValue, Sheet
from perfdesk.importing.formats.looks.sheet_looks import SheetLooks
from perfdesk.importing.formats.looks.xls_styles import xls_looks
from perfdesk.importing.formats.looks.xlsb_styles import check_binary_workbook, xlsb_looks
from perfdesk.importing.formats.markup import (
    json_lists,
    spreadsheet_xml,
    web_archives,
    web_pages,
    word_documents,
)
from perfdesk.importing.formats.markup.symbols import symbol_text
from perfdesk.importing.formats.notes import notes_of
from perfdesk.importing.formats.old_workbook import check_old_workbook
from perfdesk.importing.formats.second_reader import (
    has_other_letters,
    is_for_second_reader,
    read_again,
)
from perfdesk.importing.formats.sheet_xml import SharedSheetsError, xlsx_looks

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_TEXT_KINDS = {".csv", ".tsv", ".txt", ".tab"}
_MARKUP_KINDS = {".json", ".xml", ".html", ".htm", ".mht", ".mhtml"}
_MOST_KEPT = 500_000
"""Cells of an extract that is kept: some 50 MB."""

_SHEET_KINDS = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"}


def read_extract(path: Path) -> Extract:
    """Read a spreadsheet, a text table, or tables written as markup or in a document.

    What the file is follows from its bytes; its name only tells text from the rest.

    Args:
        path: An .xlsx, .xlsm, .xls, .xlsb, .ods, .csv, .tsv, .txt, .json, .xml, .html or .docx
            file.

    Returns:
        All its sheets; those that could not be read are named in its problems.

    Raises:
        UnreadableExtractError: It is missing, a folder, empty, password-protected, damaged,
            unsafe, of an unknown kind, or has no sheet with anything on it.
    """
    data = safety.load(path)
    source = _Source(path.name, hashlib.sha256(data).hexdigest(), data)
    extract = _read(source)
    source.data = b""  # the extract alone is kept
    if sum(each.height * each.width for each in extract.sheets) > _MOST_KEPT:
        _read.cache_clear()
    return extract


@dataclass(unsafe_hash=True)
class _Source:
    """What a file is known by, and its bytes until they have been read."""

    name: str
    fingerprint: str
    data: bytes = field(compare=False, repr=False)


@lru_cache(maxsize=1)
def _read(source: _Source) -> Extract:
    """Read a file; the last one is kept, for an answer or a correction that plans it again."""
    name, data = source.name, source.data
    container = safety.container_of(data)
    if container is safety.Container.OTHER:
        format_, sheets, problems = _read_text(name, PurePath(name).suffix.lower(), data)
        _refuse_blank(name, sheets, holds="table")
        return Extract(name, format_, source.fingerprint, sheets, problems)
    if container is safety.Container.ZIP:
        unpacked = safety.check_zip(name, data)
        if "word/document.xml" in unpacked.parts:
            tables = word_documents.read_word_document(name, data)
            return Extract(name, "docx", source.fingerprint, tables)
        format_, hiding = _format_of_zip(name, unpacked.parts), unpacked.hiding
    else:
        safety.refuse_encrypted(name, data)
        check_old_workbook(name, data)
        format_, hiding = "xls", frozenset()
    sheets, problems = _read_workbook(name, format_, data, hiding)
    sheets, styled = _with_points(sheets)
    problems += styled
    _refuse_blank(name, sheets, problems)
    return Extract(name, format_, source.fingerprint, sheets, problems)


def _with_points(sheets: Sequence[Sheet]) -> tuple[tuple[Sheet, ...], tuple[Problem, ...]]:
    read = [text_files.with_points(each) for each in sheets]
    return tuple(each.sheet for each in read), tuple(
        told for each in read for told in each.problems
    )


def _refuse_blank(
    name: str, sheets: tuple[Sheet, ...], problems: tuple[Problem, ...] = (), holds: str = "sheet"
) -> None:
    if any(sheet.width for sheet in sheets):
        return
    details = "; ".join(problem.message for problem in problems)
    lost = [each for each in problems if (each.kind, each.severity) == ("sheet", Severity.WARNING)]
    if lost:
        raise UnreadableExtractError(
            f"\u201c{name}\u201d has no sheet that can be read, because "
            f"s{lost[0].message[1:].removesuffix(' and was left out.')}, so nothing was imported. "
            "Open it in the program that made it, save it again and import that.",
            details,
        )
    told = "nothing on any sheet" if holds == "sheet" else f"no {holds} with anything in it"
    raise UnreadableExtractError(
        f"\u201c{name}\u201d has {told}, so nothing was imported.",
        details,
    )


def _read_text(
    name: str, kind: str, data: bytes
) -> tuple[str, tuple[Sheet, ...], tuple[Problem, ...]]:
    """Read what is text in some way; markup is known by how it begins, whatever its name."""
    safety.refuse_other_kinds(name, data)
    if spreadsheet_xml.is_spreadsheet_xml(data):
        return "xml", spreadsheet_xml.read_spreadsheet_xml(name, data), ()
    known = _TEXT_KINDS | _SHEET_KINDS | _MARKUP_KINDS
    decoded = encodings.decode(name, data) if kind in known else encodings.Text("")
    text = decoded.text
    if web_archives.is_web_archive(text):
        return "html", web_archives.read_web_archive(name, data), ()
    if web_pages.is_web_page(text):
        sheets, styled = _with_points(web_pages.read_web_page(name, text))
        return "html", sheets, (*decoded.problems, *styled)
    if kind == ".json" or (kind in _SHEET_KINDS and json_lists.is_json(text)):
        return "json", json_lists.read_json(name, text), decoded.problems
    _refuse_unless_text(name, kind)
    read = text_files.read_text_sheet(name, text)
    return kind.removeprefix("."), (read.sheet,), (*decoded.problems, *read.problems)


def _refuse_unless_text(name: str, kind: str) -> None:
    if kind in _SHEET_KINDS:
        raise UnreadableExtractError(
            f"\u201c{name}\u201d is not a spreadsheet, although its name ends in {kind}, so "
            "nothing was imported. Open it in Excel and save it as .xlsx, or rename it to .csv if "
            "it is a text table."
        )
    if kind in _MARKUP_KINDS:
        raise UnreadableExtractError(
            f"\u201c{name}\u201d has no table in it, although its name ends in {kind}, so nothing "
            "was imported. Save the table as .xlsx or .csv and import that."
        )
    if kind not in _TEXT_KINDS:
        told = f"files ending in {kind}" if kind else "files without an ending such as .xlsx"
        raise UnreadableExtractError(
            f"\u201c{name}\u201d was not imported because PerfDesk cannot read {told}. Save it as "
            ".xlsx, .ods or .csv."
        )


def _format_of_zip(name: str, parts: frozenset[str]) -> str:
    if any(part.startswith("ppt/") for part in parts):
        raise refusals.no_spreadsheet(name, "a PowerPoint presentation")
    if any(part.endswith(".iwa") for part in parts):
        raise refusals.no_spreadsheet(name, "an Apple Numbers, Pages or Keynote document")
    if "xl/workbook.bin" in parts:
        return "xlsb"
    if "content.xml" in parts:
        return "ods"
    if any(part.startswith("xl/") for part in parts):
        return "xlsm" if "xl/vbaProject.bin" in parts else "xlsx"
    raise UnreadableExtractError(
        f"\u201c{name}\u201d is a zip file, not a spreadsheet, so nothing was imported. Unzip it, "
        "or open it in the program that made it and save it as .xlsx."
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
        raise refusals.password_protected(name) from problem
    except BaseException as problem:
        raise refusals.damaged(name, f"{type(problem).__name__}: {problem}") from problem


def _read_workbook(
    name: str, format_: str, data: bytes, hiding: frozenset[str]
) -> tuple[tuple[Sheet, ...], tuple[Problem, ...]]:
    if format_ == "ods":
        open_document.refuse_repeats(name, data)
    if format_ == "xlsb":
        check_binary_workbook(name, data)
    # The reader works outside the interpreter, so the looks are looked up meanwhile.
    with ThreadPoolExecutor(max_workers=1) as beside:
        coming = beside.submit(_sheets_of, name, format_, data)
        try:
            looks, problems = _looks(format_, data, hiding)
        except SharedSheetsError as problem:
            raise refusals.unsafe(name, str(problem)) from problem
        finally:
            sheets, unread = coming.result()
    shown = [_with_looks(sheet, looks.get(sheet.name, SheetLooks())) for sheet in sheets]
    told = (note for sheet in shown for note in notes_of(sheet, looks.get(sheet.name)))
    return tuple(shown), (*unread, *problems, *told)


def _sheets_of(name: str, format_: str, data: bytes) -> tuple[list[Sheet], list[Problem]]:
    """Return the sheets of a workbook, and what could not be read of it.

    What the first reader refuses of an xlsx workbook, the second one is asked for.
    """
    may_ask = format_ in {"xlsx", "xlsm"} and is_for_second_reader(data)
    try:
        sheets, unread = _sheets_at_first(name, data)
    except UnreadableExtractError as problem:
        again = _again(name, data, None) if may_ask else []
        if not again:
            raise problem
        return again, []
    doubtful = {
        title
        for title, why in unread.items()
        if why is not None and not isinstance(why, SpreadOutError)
    }
    if may_ask and has_other_letters(data):
        doubtful |= {each.name for each in sheets if not each.width}
    if may_ask and doubtful:
        again = _again(name, data, doubtful)
        titles = {each.name for each in again}
        sheets = [*(each for each in sheets if each.name not in titles), *again]
        unread = {title: why for title, why in unread.items() if title not in titles}
    return sheets, [_unread(title, why) for title, why in unread.items()]


def _again(name: str, data: bytes, wanted: Collection[str] | None) -> list[Sheet]:
    try:
        return read_again(name, data, wanted)
    except UnreadableExtractError:
        return []


def _sheets_at_first(
    name: str, data: bytes
) -> tuple[list[Sheet], dict[str, UnreadableExtractError | None]]:
    """Return the sheets of a workbook, and why others could not be read: None for charts."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    with _told_of(name):
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    sheets: list[Sheet] = []
    unread: dict[str, UnreadableExtractError | None] = {}
    with contextlib.closing(book):
        kinds = {each.name: each.typ for each in book.sheets_metadata}
        shown = {
            each.name for each in book.sheets_metadata if each.visible is SheetVisibleEnum.Visible
        }
        for title in book.sheet_names:
            if kinds.get(title, SheetTypeEnum.WorkSheet) is not SheetTypeEnum.WorkSheet:
                unread[title] = None
                continue
            try:
                with _told_of(name):
                    sheets.append(_read_sheet(book, title, hidden=title not in shown))
            except UnreadableExtractError as problem:
                unread[title] = problem
    return sheets, unread


def _read_sheet(book: CalamineWorkbook, title: str, *, hidden: bool) -> Sheet:
    sheet = book.get_sheet_by_name(title)
    last_row, last_column = sheet.end or (0, 0)
    if (last_row + 1) * (last_column + 1) > safety.MOST_CELLS:
        raise refusals.too_spread(title, f"{last_row + 1} rows, {last_column + 1} columns")
    left = [""] * sheet.start[1] if sheet.start else []
    values: list[Sequence[RawValue]] = []
    with _no_collection():
        # Row by row, so that a window that is waited at has its turns in between.
        for row in sheet.iter_rows():
            values.append([*left, *row] if left else row)
    return Sheet(
        name=title,
        values=values,
        merged=_merged(sheet),
        hidden=hidden,
    )


@contextlib.contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the collector from walking over millions of new cells, none of which is garbage."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _merged(sheet: CalamineSheet) -> tuple[tuple[int, int, int, int], ...]:
    return tuple(
        (top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or []
    )


def _unread(title: str, why: UnreadableExtractError | None) -> Problem:
    if why is None:
        return Problem(
            Severity.NOTE,
            ImportKind.SHEET,
            f"Sheet \u201c{title}\u201d is a chart, dialog or macro sheet without cells and was "
            "left out.",
            where=f"sheet {title}",
        )
    told = "has cells too far apart to be read" if isinstance(why, SpreadOutError) else "is damaged"
    return Problem(
        Severity.WARNING,
        ImportKind.SHEET,
        f"Sheet \u201c{title}\u201d {told} and was left out.",
        where=f"sheet {title}",
        arithmetic=why.details,
    )


def _looks(
    format_: str, data: bytes, hiding: frozenset[str]
) -> tuple[Mapping[str, SheetLooks], tuple[Problem, ...]]:
    """Return how the cells are shown, by sheet, and what could not be told of that."""
    try:
        if format_ == "ods":
            return open_document.open_document_looks(data), ()
        if format_ in {"xlsx", "xlsm"}:
            return xlsx_looks(data, hiding), ()
        if format_ == "xlsb":
            return xlsb_looks(data), ()
        if format_ == "xls":
            return xls_looks(data), ()
    except SharedSheetsError:
        raise
    except Exception as problem:
        # Whatever a second reader dislikes, the numbers are there: the looks are an addition.
        told = Problem(
            Severity.WARNING,
            ImportKind.FORMAT,
            "The number formats could not be read, so percentages may appear as fractions. Check "
            "them.",
            arithmetic=f"{type(problem).__name__}: {problem}",
        )
        return {}, (told,)
    return {}, ()


def _with_looks(sheet: Sheet, looks: SheetLooks) -> Sheet:
    return replace(
        sheet,
        values=_with_symbols(_with_errors(sheet.values, looks.errors), looks.symbols),
        merged=sheet.merged or tuple(looks.merged),
        percentages=looks.percentages,
        fills=looks.fills,
        letterings=looks.letterings,
        rules=looks.rules,
        comments=looks.comments,
        indents=looks.indents,
        raised=looks.raised,
        hidden_rows=frozenset(looks.hidden_rows),
        hidden_columns=frozenset(
            column
            for first, last in looks.hidden_columns
            for column in range(first, min(last, sheet.width) + 1)
        ),
    )


_MOST_SYMBOLS = 3
"""Letters of a cell that are arrows; more of them are words, whatever the cell's font."""


def _with_symbols(
    values: Sequence[Sequence[RawValue]], symbols: Mapping[tuple[int, int], str]
) -> Sequence[Sequence[RawValue]]:
    """Return the values with arrows where a symbol font draws one for a letter."""
    if not symbols:
        return values
    rows = [*values]
    for (row, column), font in symbols.items():
        cells = rows[row - 1] if row <= len(rows) else ()
        raw = cells[column - 1] if column <= len(cells) else ""
        if isinstance(raw, str) and 0 < len(raw.strip()) <= _MOST_SYMBOLS:
            rows[row - 1] = [*cells[: column - 1], symbol_text(font, raw), *cells[column:]]
    return rows


def _with_errors(
    values: Sequence[Sequence[RawValue]], errors: Mapping[tuple[int, int], str]
) -> Sequence[Sequence[RawValue]]:
    """Return cells with the errors that the reader leaves blank: a figure is missing there."""
    if not errors:
        return values
    rows = list(values)
    for (row, column), error in errors.items():
        if row <= len(rows) and column <= len(rows[row - 1]) and rows[row - 1][column - 1] == "":
            cells = list(rows[row - 1])
            cells[column - 1] = error
            rows[row - 1] = cells
    return rows
