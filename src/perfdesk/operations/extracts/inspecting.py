"""Saying what a spreadsheet holds, before anything is taken from it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from perfdesk.core.problems import Problem, Severity
from perfdesk.core.progress_report import ProgressReport, silent
from perfdesk.operations.describing import Data, describe_problem

if TYPE_CHECKING:
    from perfdesk.importing.tables.finding import FoundTable
    from perfdesk.importing.vocabulary.columns import Column

_SHOWN = 8
"""Columns of a table that are named in a line to read."""


@dataclass(frozen=True)
class Inspection:
    """What was found in an extract.

    Attributes:
        file: File name.
        format: What kind of file it is (`ods`, `csv`).
        tables: The tables found, sheet by sheet.
        problems: What could not be read or understood.
    """

    file: str
    format: str
    tables: tuple[FoundTable, ...]
    problems: tuple[Problem, ...]

    @property
    def needs_a_look(self) -> bool:
        """Whether nothing was found, or something more than a note was said."""
        return not self.tables or any(each.severity is not Severity.NOTE for each in self.problems)

    def as_data(self) -> Data:
        """Return it as data for `inspect --json`."""
        return {
            "file": self.file,
            "format": self.format,
            "tables": [_table(each) for each in self.tables],
            "problems": [describe_problem(each) for each in self.problems],
        }

    def as_text(self) -> str:
        """Return it as lines to read."""
        lines = [f"{self.file} ({self.format}): {len(self.tables)} tables"]
        for table in self.tables:
            sheet = f"{table.sheet.name}, " if table.sheet.name else ""
            lines.append(f"  {sheet}{table.range}: {table.rows} rows, {len(table.columns)} columns")
            roles = [f"{each.name} ({each.role.value})" for each in table.columns]
            more = f"; and {len(roles) - _SHOWN} more" if len(roles) > _SHOWN else ""
            lines.append(f"    {'; '.join(roles[:_SHOWN])}{more}")
        lines += [f"  {each.severity.value}: {each.message}" for each in self.problems]
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class InspectionReport:
    """What is told of an inspection, wherever that was made.

    Attributes:
        data: For `inspect --json`.
        text: Lines to read.
        needs_a_look: Whether nothing was found, or something more than a note was said.
    """

    data: Data
    text: str
    needs_a_look: bool


def report_on(path: Path, progress: ProgressReport = silent) -> InspectionReport:
    """Read an extract and tell what it holds; made for a process of its own.

    Raises:
        UnreadableExtractError: The file cannot be read.
    """
    progress(0, 1, f"Reading {path.name}")
    found = inspect_extract(path)
    return InspectionReport(found.as_data(), found.as_text(), found.needs_a_look)


def inspect_extract(path: Path) -> Inspection:
    """Read an extract and find its tables.

    Raises:
        UnreadableExtractError: The file cannot be read.
    """
    from perfdesk.importing.formats.reading import read_extract
    from perfdesk.importing.tables.finding import find_tables, notes_on
    from perfdesk.importing.tables.personal import personal_columns, personal_notes

    extract = read_extract(path)
    tables = find_tables(extract)
    notes, people = notes_on(extract, tables), personal_notes(personal_columns(extract))
    return Inspection(extract.name, extract.format, tables, (*notes, *people))


def _table(table: FoundTable) -> Data:
    return {
        "sheet": table.sheet.name,
        "range": table.range,
        "title": table.title,
        "header_rows": list(table.header_rows),
        "columns": [_column(each) for each in table.columns],
        "rows": table.rows,
        "totals": list(table.totals),
        "filters": dict(table.filters),
        "confidence": table.confidence,
    }


def _column(column: Column) -> Data:
    return {
        "name": column.name,
        "role": column.role.value,
        "unit": column.unit or None,
        "period": column.period.label if column.period else None,
        "notes": list(column.notes),
    }
