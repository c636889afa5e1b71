"""How much room text takes in Arial, so that columns and rows fit what they hold.

Excel fits rows to wrapped text only where somebody asks it to, and never rows with merged
cells, so heights are worked out here.
"""

from __future__ import annotations

from functools import lru_cache

_PIXELS_PER_POINT = 96 / 72
_LINE = 1.22
"""Height of a line of Arial, in parts of its size."""
_SCREEN_ROUNDING = 1.03
"""Excel rounds each character to whole pixels: lines come out a little longer than in print."""

# Advance widths in thousandths of the size, for the printable characters of ASCII in order.
_REGULAR = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip
_BOLD = (
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
    975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
    333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
    611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
)  # fmt: skip
_OTHER = 1000
"""Characters outside ASCII are taken as wide as they come: too much room does no harm."""


@lru_cache(maxsize=4096)
def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of one line of *text* at *size* points, in pixels at 96 to the inch."""
    widths = _BOLD if bold else _REGULAR
    thousandths = sum(
        widths[ord(character) - 32] if " " <= character <= "~" else _OTHER for character in text
    )
    return thousandths / 1000 * size * _PIXELS_PER_POINT * _SCREEN_ROUNDING


def line_count(text: str, width: float, size: float, *, bold: bool = False) -> int:
    """Return how many lines *text* takes when wrapped to *width* pixels; at least 1."""
    return sum(_lines_of(paragraph, width, size, bold=bold) for paragraph in text.split("\n"))


def row_height(lines: int, size: float) -> int:
    """Return the height in pixels of *lines* lines at *size* points."""
    return round(lines * size * _LINE * _PIXELS_PER_POINT)


def longest_word(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width in pixels below which a word of *text* would be cut in two."""
    return max((text_width(word, size, bold=bold) for word in text.split()), default=0.0)


def _lines_of(paragraph: str, width: float, size: float, *, bold: bool) -> int:
    lines, used = 1, 0.0
    space = text_width(" ", size, bold=bold)
    for word in paragraph.split():
        length = text_width(word, size, bold=bold)
        if used and used + space + length <= width:
            used += space + length
            continue
        if used:
            lines += 1
        # A word that is longer than the line is cut wherever the line ends.
        lines += int(length // width) if length > width else 0
        used = length % width if length > width else length
    return lines
