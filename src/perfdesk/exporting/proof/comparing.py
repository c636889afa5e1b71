"""What every proof is made of: texts compared without white space, and what was found."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfdesk.core.narrative.report import Report
from perfdesk.exporting.workbook.characters import printable

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Proof:
    """What a comparison found.

    Attributes:
        compared: How many cells were compared.
        differences: One sentence each: where, what is written, what it should be.
    """

    compared: int
    differences: tuple[str, ...]


def joined(text: str) -> str:
    """Return *text* without white space and shapeless characters, ligatures taken apart."""
    whole = unicodedata.normalize("NFKC", text)
    return "".join(each for each in whole if not each.isspace() and not _is_shapeless(each))


def _is_shapeless(character: str) -> bool:
    """Soft hyphens, joiners and marks of direction print nothing."""
    return unicodedata.category(character) == "Cf"


def prove_promises(said: str, report: Report, file: str) -> Proof:
    """Tell whether a file says all that is still to be done, where that is printed in an appendix.

    Args:
        said: All text of the file, or of the part where it is said, without white space.
        report: What it was written from.
        file: What the file is called in a sentence.
    """
    groups = report.promises.groups if report.promises is not None else ()
    entries = [each for group in groups for each in group.entries]
    differences = [
        f"{file}: what is to be done about {quoted(each.term)} is missing"
        for each in entries
        if joined(printable(each.term)) not in said or joined(printable(each.text)) not in said
    ]
    return Proof(len(entries), tuple(differences))


def text_of_sheet(book: Workbook, name: str) -> str:
    """Return all that a sheet says, without white space; empty where there is no such sheet."""
    if name not in book.sheetnames:
        return ""
    rows = book[name].iter_rows(values_only=True)
    return joined("".join(str(value) for row in rows for value in row if value is not None))


def quoted(text: str) -> str:
    """Return *text* in quotation marks."""
    return f"\N{LEFT DOUBLE QUOTATION MARK}{text}\N{RIGHT DOUBLE QUOTATION MARK}"
