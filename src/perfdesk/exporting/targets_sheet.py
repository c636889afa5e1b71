"""Writing the sheet of targets, to be filled in and imported again."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from perfdesk.core.periods import Period
from perfdesk.core.reporting.targets_sheet import (
    AIM,
    BASIS,
    CODE,
    MEASURE,
    REF,
    TARGET,
    UNIT,
    TargetsRow,
    TargetsSheet,
)
from perfdesk.core.targets import TargetBasis
from perfdesk.exporting.workbook.characters import printable, shortened
from perfdesk.exporting.workbook.finishing import finish
from perfdesk.exporting.workbook.layout import PADDING
from perfdesk.exporting.workbook.lettering import line_count, row_height
from perfdesk.exporting.workbook.styles import FONT, Styles, light_palette

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

SHEET = "Targets"
_SIZE = 10
_HEADING = 3
_FIXED = ((REF, 120), (CODE, 110), (MEASURE, 320), (UNIT, 90), (AIM, 70))
_TARGET, _BASIS, _STEP = 190, 170, 92
_LIMIT = 250
_TOLD = (
    "Type over the white cells and import this workbook. An empty cell leaves the pack as it is; "
    "write none for no target. New targets for months are typed below the months."
)


def write_targets_sheet(sheet: TargetsSheet, path: Path, *, created: datetime) -> None:
    """Write the sheet of targets.

    Args:
        sheet: What to write.
        path: Where; an existing file is overwritten.
        created: When it was made, for its properties.

    Raises:
        OSError: The file cannot be written.
    """
    import xlsxwriter

    content = BytesIO()
    book = xlsxwriter.Workbook(
        content,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_format_properties": {
                "font_name": FONT,
                "font_size": _SIZE,
                "font_scheme": "none",
            },
        },
    )
    instant = created.astimezone(UTC) if created.tzinfo else created
    title = f"{sheet.title}: targets for {sheet.years[0].label} and {sheet.years[1].label}"
    book.set_properties(
        {
            "title": shortened(printable(title), _LIMIT),
            "created": instant.replace(tzinfo=None),
        }
    )
    styles = Styles(book, light_palette())
    page = book.add_worksheet(SHEET)
    _head(page, sheet, printable(title), styles)
    for number, row in enumerate(sheet.rows, start=_HEADING + 1):
        _row(page, number, row, styles)
    last = _HEADING + len(sheet.rows)
    columns = _columns(sheet)
    for place, (heading, _) in enumerate(columns):
        if heading.startswith(BASIS):
            words = [each.value for each in TargetBasis if each.value]
            page.data_validation(
                _HEADING + 1, place, max(last, _HEADING + 1), place,
                {"validate": "list", "source": words, "error_type": "warning"},
            )  # fmt: skip
    page.freeze_panes(_HEADING + 1, len(_FIXED) - 2)
    page.set_landscape()
    page.set_paper(8)
    page.fit_to_pages(1, 0)
    page.repeat_rows(_HEADING)
    page.hide_gridlines(2)
    book.close()
    finish(content.getvalue(), path)


def _columns(sheet: TargetsSheet) -> list[tuple[str, int]]:
    """Return the headings and the widths in pixels."""
    columns = list(_FIXED)
    for year in sheet.years:
        columns += [(_headed(TARGET, year), _TARGET), (_headed(BASIS, year), _BASIS)]
    columns += [(_headed(TARGET, each), _STEP) for each in sheet.steps]
    return columns


def _headed(word: str, period: Period) -> str:
    return f"{word} {period.label}"


def _head(page: Worksheet, sheet: TargetsSheet, title: str, styles: Styles) -> None:
    ink = styles.palette["chart_focus"]
    page.set_row_pixels(0, 30)
    page.write_string(0, 0, title, styles.of(bold=True, font_size=16, font_color=ink))
    page.write_string(1, 0, _TOLD, styles.of())
    page.set_row_pixels(_HEADING, 40)
    edge = {"border": 1, "border_color": styles.palette["border"]}
    for place, (heading, width) in enumerate(_columns(sheet)):
        page.set_column_pixels(place, place, width)
        is_input = place >= len(_FIXED)
        ground = ink if is_input else styles.palette["header"]
        colour = styles.palette["chart_ground" if is_input else "text"]
        look = styles.of(bold=True, text_wrap=True, valign="top", font_color=colour,
                         bg_color=ground, **edge)  # fmt: skip
        page.write_string(_HEADING, place, printable(heading), look)


def _row(page: Worksheet, number: int, row: TargetsRow, styles: Styles) -> None:
    measure = row.measure
    fixed = (
        measure.id, measure.printed_code, measure.description, measure.unit.value,
        measure.aim.value,
    )  # fmt: skip
    edge = {"border": 1, "border_color": styles.palette["border"]}
    quiet = styles.of(
        text_wrap=True, valign="top", bg_color=styles.palette["panel_alt"], font_size=9, **edge
    )
    # Text, so that "55-60%" and "<4.1" stay as they are typed.
    typed = styles.of(text_wrap=True, valign="top", num_format="@", **edge)
    texts = [text for each in row.years for text in (each.text, each.basis.value)]
    texts += [each.text for each in row.steps]
    widths = [_TARGET, _BASIS] * len(row.years) + [_STEP] * len(row.steps)
    lines = max(
        line_count(measure.description, _FIXED[2][1] - PADDING, 9),
        line_count(measure.id, _FIXED[0][1] - PADDING, 9),
        *(line_count(text, width - PADDING, _SIZE)
          for text, width in zip(texts, widths, strict=True)),
    )  # fmt: skip
    page.set_row_pixels(number, row_height(lines, _SIZE) + 8)
    for place, text in enumerate(fixed):
        page.write_string(number, place, printable(text), quiet)
    for place, text in enumerate(texts, start=len(fixed)):
        if text:
            page.write_string(number, place, printable(text), typed)
        else:
            page.write_blank(number, place, None, typed)
