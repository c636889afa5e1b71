"""How every sheet prints: A4 landscape, fitted to width, with the foot of the printed page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from perfdesk.core.narrative.report import Report
from perfdesk.exporting.workbook.characters import printable, shortened

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

DEFAULT_ROW = 20
"""Height in pixels of a row that nobody has set."""

TALLEST_ROW = 545
"""Pixels of the tallest row that Excel allows; a file with a taller one is damaged to it."""

_A4 = 9
_PAPER = (11.69, 8.27)
_PIXELS = 96
_SIDE, _TOP, _BOTTOM = 0.3, 0.6, 0.6
_FOOT_LIMIT = 255
_LONGEST_TITLE = 90


def set_page(sheet: Worksheet, report: Report, *, last_row: int, last_column: int) -> None:
    """Set paper, margins, print area and foot of a sheet.

    The margin at the top is wider: the committee's pack stamps its page number there.
    """
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.set_margins(left=_SIDE, right=_SIDE, top=_TOP, bottom=_BOTTOM)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    sheet.print_area(0, 0, last_row, last_column)
    sheet.hide_gridlines(2)
    sheet.set_footer(_foot(report), {"margin": 0.3})
    sheet.set_selection(0, 0, 0, 0)


def page_room(width: int) -> float:
    """Return how many pixels of rows fit on a page of a sheet *width* pixels wide."""
    scale = min(1.0, (_PAPER[0] - 2 * _SIDE) * _PIXELS / width)
    return (_PAPER[1] - _TOP - _BOTTOM) * _PIXELS / scale


def groups_that_start_a_page(
    groups: Sequence[Sequence[int]], room: float, together: int = 3
) -> list[int]:
    """Return the indexes of the groups of rows before which a page should end.

    A group goes to the next page where too little of it would stand at the foot; otherwise it
    runs on. The last group, such as the key of a table, stays whole.

    Args:
        groups: The heights of the rows of each group, the first of them its heading.
        room: The height that a page has for them.
        together: How many rows of a group, its heading included, must stand together.
    """
    starts: list[int] = []
    used = 0.0
    for index, heights in enumerate(groups):
        runs_on = index < len(groups) - 1 and len(heights) > together
        needed = sum(heights[:together] if runs_on else heights)
        if used and used + needed > room:
            starts.append(index)
            used = 0.0
        for height in heights:
            used = used + height if used + height <= room else height
    return starts


def _foot(report: Report) -> str:
    dashboard = report.dashboard
    state = "Provisional" if dashboard.provisional else "Final"
    if report.settings.marking:
        state = f"{state}, {_plain(report.settings.marking)}"
    title = _plain(f"{dashboard.title} {dashboard.position.label}")
    name = _plain(report.settings.appendix)
    font = '&"Arial,Regular"&8'
    # Digits right after a font size would be read as part of it.
    page = f"&R{font} {f'{name}, page' if name else 'Page'} &P of &N"
    foot = f"&L{font} {state}&C{font} {title}{page}"
    if len(foot) > _FOOT_LIMIT:
        foot = f"&L{font} {state}{page}"
    return foot if len(foot) <= _FOOT_LIMIT else f"&L{font} {state}&R{font} Page &P of &N"


def _plain(text: str) -> str:
    """Return a text for a foot, where a bare ampersand starts a code."""
    return shortened(printable(text).replace("\n", " "), _LONGEST_TITLE).replace("&", "&&")
