"""What the mapping panel asks of a file, done where files are read.

The panel gets the file as it was read, and each table as it would be read by itself. A correction
goes to the reader without the sheets, which it keeps or reads again; what it gives comes back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from perfdesk.core.errors import CancelledError, PerfDeskError, UnreadableExtractError
from perfdesk.core.pack import Pack
from perfdesk.core.progress_report import ProgressReport, silent
from perfdesk.core.recipes import Recipe
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.formats.extract import Sheet
from perfdesk.importing.recipes.labels import MappedLabel
from perfdesk.importing.recipes.mapping import MappedFile, TableMapping
from perfdesk.importing.tables.finding import FoundTable, table_at
from perfdesk.operations.extracts.mapping import (
    label_measures,
    map_table,
    preview_mapping,
    read_for_mapping,
)
from perfdesk.operations.extracts.reading import Reader, ReaderHere


@dataclass(frozen=True)
class FileToMap:
    """A file whose tables can be corrected.

    Attributes:
        path: Where it is.
        file: The file as read.
        mappings: How each of its tables is read before anyone corrects it.
        mapping: The one that gives most; None where no table was found.
        recipe: The recipe to read it by; None for the one that fits best.
    """

    path: Path
    file: MappedFile
    mappings: tuple[TableMapping, ...]
    mapping: TableMapping | None
    recipe: Recipe | None = None

    def mapping_of(self, table: FoundTable) -> TableMapping:
        """Return how one of its tables is read before anyone corrects it."""
        return next(each for each in self.mappings if each.table is table)


@dataclass(frozen=True)
class Given:
    """What a mapping gives.

    Attributes:
        labels: What its table calls its measures, and which of the pack each is taken for.
        plan: What it would bring; None while something has to be said first.
        problem: Why there is no plan, in one sentence; empty if there is one.
    """

    labels: tuple[MappedLabel, ...] = ()
    plan: ImportPlan | None = None
    problem: str = ""


def read_file(
    pack: Pack,
    path: Path,
    report: ProgressReport = silent,
    recipe: Recipe | None = None,
    *,
    reader: Reader | None = None,
) -> FileToMap:
    """Read a file and find out how its tables would be read.

    Args:
        pack: The pack that the figures go into.
        path: The file.
        report: Told how far the work is; may cancel it.
        recipe: The recipe to read it by; None for the one that fits best.
        reader: Reads the file; None to read it in this process.

    Raises:
        UnreadableExtractError: The file cannot be read.
        CancelledError: *report* said so.
    """
    reader = reader or ReaderHere()
    return reader.call(_read, pack, path, recipe, files=[path], progress=report)


def _read(pack: Pack, path: Path, recipe: Recipe | None, *, progress: ProgressReport) -> FileToMap:
    file = read_for_mapping(path, progress)
    mappings = []
    for each in file.tables:
        progress(0, 1, f"Looking at {each.range}")
        mappings.append(_looked_through(map_table(pack, file, each, recipe)))
    shown = [each for each in mappings if not each.table.sheet.hidden] or mappings
    # What a recipe reads comes before what looks most like a table.
    best = max(
        shown,
        key=lambda each: (each.base is not None, each.table.confidence, each.table.rows),
        default=None,
    )
    return FileToMap(path, file, tuple(mappings), best, recipe)


def work_out(
    pack: Pack,
    path: Path,
    mapping: TableMapping,
    at: datetime,
    report: ProgressReport = silent,
    *,
    reader: Reader | None = None,
) -> Given:
    """Work out what a mapping gives; what stands in its way is told, not raised.

    Args:
        pack: The pack that the figures go into.
        path: The file.
        mapping: How a table of it is read.
        at: When, for the source of the figures.
        report: Told how far the work is; may cancel it.
        reader: Reads the file; None to read it in this process.

    Raises:
        UnreadableExtractError: The file can no longer be read, or is another one by now.
        CancelledError: *report* said so.
    """
    reader = reader or ReaderHere()
    return reader.call(
        _work_out, pack, path, mapping.without_file(), at, files=[path], progress=report
    )


def _work_out(
    pack: Pack, path: Path, bare: TableMapping, at: datetime, *, progress: ProgressReport
) -> Given:
    mapping = bare.of_file(_again(path, bare, progress))
    if mapping.lacking:
        return Given(problem=" ".join(mapping.lacking))
    labels = label_measures(pack, mapping, progress)
    progress(0, 1, "Working out the figures")
    try:
        plan = preview_mapping(pack, mapping, at=at, progress=progress)
    except CancelledError:
        raise
    except PerfDeskError as problem:
        return Given(labels, problem=problem.message)
    _ = plan.new  # told here, once, rather than on the window's thread
    return Given(labels, plan)


def move_rows(
    pack: Pack,
    read: FileToMap,
    sheet: Sheet,
    mapping: TableMapping | None,
    rows: tuple[tuple[int, ...], int, int],
    report: ProgressReport = silent,
    *,
    reader: Reader | None = None,
) -> TableMapping | None:
    """Return the mapping of the table that lies in other rows; None where none does.

    Args:
        pack: The pack that the figures go into.
        read: The file.
        sheet: One of its sheets.
        mapping: How its table was read until now; None where none was found on it.
        rows: The rows of headings, the first and the last row of data.
        report: Told how far the work is; may cancel it.
        reader: Reads the file; None to read it in this process.

    Raises:
        UnreadableExtractError: The file can no longer be read, or is another one by now.
        CancelledError: *report* said so.
    """
    reader = reader or ReaderHere()
    file = read.file
    blank = TableMapping(file, FoundTable(sheet, (), (), 0, 0, 0.0, 0), (), "")
    moved = reader.call(
        _move_rows,
        pack,
        read.path,
        (mapping or blank).without_file(),
        rows,
        read.recipe,
        files=[read.path],
        progress=report,
    )
    return moved.of_file(file) if moved is not None else None


def _move_rows(
    pack: Pack,
    path: Path,
    bare: TableMapping,
    rows: tuple[tuple[int, ...], int, int],
    recipe: Recipe | None,
    *,
    progress: ProgressReport,
) -> TableMapping | None:
    file = _again(path, bare, progress)
    before = bare.of_file(file)
    if before.columns:
        moved = before.with_rows(*rows)
    else:
        table = table_at(before.table.sheet, *rows)
        moved = map_table(pack, file, table, recipe) if table is not None else None
    return _looked_through(moved).without_file() if moved is not None else None


def _again(path: Path, bare: TableMapping, progress: ProgressReport) -> MappedFile:
    """Return the file of a mapping, which the reader has kept or reads again."""
    file = read_for_mapping(path, progress)
    if file.extract.fingerprint != bare.file.extract.fingerprint:
        raise UnreadableExtractError(
            f"\u201c{path.name}\u201d has been changed since it was opened here, so nothing was "
            "worked out. Close the panel and import it again."
        )
    return file


def _looked_through(mapping: TableMapping) -> TableMapping:
    """Look for totals now: a table keeps what it found, and the first row drawn asks for them."""
    _ = mapping.table.totals
    return mapping
