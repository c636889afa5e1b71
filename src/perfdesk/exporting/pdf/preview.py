"""The pages to look at before they are written: set again after each edit, drawn one by one.

What an edit did not touch is not set again, and only the page that is looked at is drawn.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from perfdesk.core.narrative.report import Report
from perfdesk.core.problems import Problem
from perfdesk.exporting.pdf.characters import Speller
from perfdesk.exporting.pdf.compiling import PageSetter
from perfdesk.exporting.pdf.fonts import font_folder, printable_characters
from perfdesk.exporting.pdf.page_data import look_data, page_data
from perfdesk.system.pdf_reading import opened_pdf

_POINTS_PER_INCH = 72
_HYPHENS_AT_LINE_ENDS = re.compile("[\x02\ufffe]\\s*")
"""What PDFium gives for a hyphen that ends a line."""


@dataclass(frozen=True, slots=True)
class RowPlace:
    """Where the row of a measure stands.

    Attributes:
        page: Number of the page, from 1.
        top: How far down the page, as a share of its height from 0 to 1.
    """

    page: int
    top: float


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as it looks.

    Attributes:
        page: Its number, from 1.
        words: Its text, for those who cannot see it.
        width: In pixels.
        height: In pixels.
        pixels: Four bytes a pixel: blue, green, red, one unused; rows from the top.
    """

    page: int
    words: str
    width: int
    height: int
    pixels: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class PreviewPages:
    """The pages of a report, ready to be drawn.

    Attributes:
        document: As a PDF, without tags.
        sizes: Width and height of each page, in points.
        places: Where the row of each measure stands, by its id.
        problems: What is printed otherwise than it stands in the dashboard.
    """

    document: bytes = field(repr=False)
    sizes: tuple[tuple[float, float], ...]
    places: Mapping[str, RowPlace]
    problems: tuple[Problem, ...]

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.sizes)

    def image(self, page: int, pixels_per_inch: float) -> PageImage:
        """Draw a page.

        Args:
            page: Its number, from 1.
            pixels_per_inch: How fine.

        Raises:
            IndexError: There is no such page.
        """
        if not 1 <= page <= self.count:
            raise IndexError(page)
        with opened_pdf(self.document) as document:
            sheet = document[page - 1]
            text = sheet.get_textpage()
            words = " ".join(_HYPHENS_AT_LINE_ENDS.sub("-", text.get_text_bounded()).split())
            text.close()
            drawn = sheet.render(scale=pixels_per_inch / _POINTS_PER_INCH, prefer_bgrx=True)
            pixels = _without_gaps(bytes(drawn.buffer), drawn.width * 4, drawn.stride)
            found = PageImage(page, words, drawn.width, drawn.height, pixels)
            drawn.close()
            sheet.close()
        return found


def _without_gaps(pixels: bytes, width: int, stride: int) -> bytes:
    """Return rows of *width* bytes one after another, that begin every *stride* bytes."""
    if width == stride:
        return pixels
    return b"".join(pixels[at : at + width] for at in range(0, len(pixels), stride))


class PageSight:
    """Sets the pages of a report again and again, for one reader at a time."""

    def __init__(self) -> None:
        """Make ready.

        Raises:
            PerfDeskError: The font is missing or damaged.
        """
        self._setter = PageSetter(font_folder())
        self._printable = printable_characters(font_folder())

    def close(self) -> None:
        """Let go of the templates."""
        self._setter.close()

    def pages(self, report: Report) -> PreviewPages:
        """Set the pages of a report.

        Raises:
            PerfDeskError: They could not be set.
        """
        speller = Speller(self._printable)
        data = page_data(report, speller)
        document, marks = self._setter.sight(data, look_data(report.settings))
        with opened_pdf(document) as opened:
            sizes = tuple(opened.get_page_size(at) for at in range(len(opened)))
        return PreviewPages(
            document,
            sizes,
            {
                mark.measure: RowPlace(mark.page, mark.top / sizes[mark.page - 1][1])
                for mark in marks
            },
            speller.problems,
        )
