"""Where a figure came from, told as a spreadsheet tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that figures were taken from.

    Attributes:
        fingerprint: SHA-256 of the bytes; the same file twice has the same one.
        name: File name without folder.
        imported_at: When, with time zone.
        imported_by: The account that imported it; empty where unknown.
        family: The name of the recipe that read it (`ASCOF time series`).
        data_to: What the file itself says its data run to; empty if it does not.
    """

    fingerprint: str
    name: str
    imported_at: datetime
    imported_by: str
    family: str
    data_to: str = ""

    @property
    def key(self) -> str:
        """The fingerprint, by which a pack holds its sources."""
        return self.fingerprint


@dataclass(frozen=True, slots=True)
class CellReference:
    """The cell that a figure was read from.

    Attributes:
        fingerprint: Of the `SourceFile`; empty for a figure typed by hand.
        file: File name without folder.
        sheet: Sheet name; empty for a file that has none.
        cell: `F12`, or `F12:H12` where several cells make the figure.
    """

    fingerprint: str
    file: str
    sheet: str
    cell: str

    def __str__(self) -> str:
        """Return `Reablement Q4.xlsx, sheet Summary, F12`, as much of it as there is."""
        sheet = f"sheet {self.sheet}" if self.sheet else ""
        return ", ".join(part for part in (self.file, sheet, self.cell) if part)


@dataclass(frozen=True, slots=True)
class SourceSnippet:
    """The cells around the one that a figure was read from, as they were when it was.

    Attributes:
        at: The cell in the middle.
        first: The cell at the top left (`E10`).
        rows: What the cells showed, row by row.
    """

    at: CellReference
    first: str
    rows: tuple[tuple[str, ...], ...]

    @property
    def key(self) -> CellReference:
        """The cell, by which a pack holds what stood around it."""
        return self.at


TYPED = CellReference("", "typed by hand", "", "")
"""The source of a figure that somebody typed."""
