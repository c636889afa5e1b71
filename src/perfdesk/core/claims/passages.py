"""A report as it reads: passages in order, each with its paragraph number and heading."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PassageKind(StrEnum):
    """What a stretch of a report is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    TABLE_ROW = "table row"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a report that is read as one.

    Attributes:
        text: As it reads, on one line; the cells of a table row are separated by tabs.
        kind: What it is.
        number: The number printed before it (`14`); empty where there is none.
        heading: The heading that it is under.
        columns: The headings of the columns, for a table row.
        position: Where it is in the file, so that a mark can be put there: the position of the
            paragraph in reading order; None where the file has none.
        topic: The words at its start that are set in bold, if any; what the passage is about.
    """

    text: str
    kind: PassageKind = PassageKind.PARAGRAPH
    number: str = ""
    heading: str = ""
    columns: tuple[str, ...] = ()
    position: int | None = None
    topic: str = ""

    @property
    def place(self) -> str:
        """Where a reader finds it: `paragraph 14`, `table`, or its heading."""
        if self.number:
            return f"paragraph {self.number}"
        if self.kind is PassageKind.PARAGRAPH:
            return f"under \u201c{self.heading}\u201d" if self.heading else ""
        return self.kind.value


@dataclass(frozen=True, slots=True)
class ReportText:
    """A report that was read.

    Attributes:
        name: Of the file; empty for pasted text.
        passages: In reading order.
        notes: What a reader should know of how it was read, a sentence each.
    """

    name: str
    passages: tuple[Passage, ...]
    notes: tuple[str, ...] = ()
