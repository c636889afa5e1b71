"""Numbers in the scale that the words around them state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from perfdesk.core.figures import Form
from perfdesk.core.problems import ImportKind, Problem, Severity
from perfdesk.core.wording.figure_text import read_figure
from perfdesk.importing.formats.extract import CellKind, CellValue


def scaled_cell(cell: CellValue, scale: Decimal) -> CellValue:
    """Return a bare number times a scale; any other cell as it is, for it says its own."""
    if scale == 1 or not cell.text.strip():
        return cell
    reading = read_figure(cell.text)
    if reading.form is not Form.PLAIN or reading.value is None:
        return cell
    number = reading.value * scale
    return CellValue(f"{number.normalize():f}", CellKind.NUMBER, number)


def scales_applied(scales: Iterable[tuple[str, Decimal]]) -> Iterator[Problem]:
    """Yield a note for each scale that was applied, with the words that stated it."""
    for words, scale in dict.fromkeys(scales):
        yield Problem(
            Severity.NOTE,
            ImportKind.SCALE,
            f"Figures were multiplied by {scale:,f}, as \u201c{words}\u201d says.",
        )
