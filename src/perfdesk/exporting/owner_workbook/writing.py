"""Writing the workbook for an owner: what is known of each measure, and cells to answer in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from perfdesk.core.collecting.form import COMPLETED_BY, NO_CHANGE, OwnerColumn
from perfdesk.core.collecting.sheets import AskedMeasure, OwnerSheet, day_in_words
from perfdesk.core.dashboard import Cell
from perfdesk.core.verdicts import Tone
from perfdesk.exporting.owner_workbook.columns import PLANS, ColumnPlan
from perfdesk.exporting.owner_workbook.small_chart import HEIGHT, small_chart
from perfdesk.exporting.workbook.characters import printable, shortened
from perfdesk.exporting.workbook.chart_data import ChartBlock, blocks_of, write_chart_data
from perfdesk.exporting.workbook.finishing import finish
from perfdesk.exporting.workbook.layout import PADDING
from perfdesk.exporting.workbook.lettering import line_count, row_height, text_width
from perfdesk.exporting.workbook.number_formats import printed_number
from perfdesk.exporting.workbook.paging import TALLEST_ROW
from perfdesk.exporting.workbook.styles import FONT, Styles, light_palette

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

SHEET, FIGURES = "Your measures", "Figures"
"""Names of the sheets: the one to fill in, and the figures behind the charts."""

HEADING_ROW = 4
"""Sheet row, from 0, of the column headings."""

_SIZE = 10
_LEAST_ROW = HEIGHT + 10
_PROPERTY_LIMIT = 250
_A3 = 8
_PROTECTION = {"format_columns": True, "format_rows": True, "select_locked_cells": True}


def write_owner_workbook(sheet: OwnerSheet, path: Path, *, created: datetime) -> None:
    """Write the workbook that an owner fills in.

    All cells but those to answer in are locked, without a password: the lock says where to type
    and keeps nobody out.

    Args:
        sheet: What is asked.
        path: Where to write; an existing file is overwritten.
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
    council = shortened(printable(sheet.council), _PROPERTY_LIMIT)
    book.set_properties(
        {
            "title": shortened(printable(f"{sheet.title}: {sheet.owner}"), _PROPERTY_LIMIT),
            "author": council,
            "company": council,
            "created": instant.replace(tzinfo=None),
        }
    )
    styles = Styles(book, light_palette())
    form, figures = book.add_worksheet(SHEET), book.add_worksheet(FIGURES)
    drawn = {
        each.measure: (each.trend, each.name) for each in sheet.measures if each.trend is not None
    }
    blocks = blocks_of(drawn)
    write_chart_data(figures, blocks, styles)
    figures.protect("", _PROTECTION)
    _Form(book, form, sheet, styles, {each.spec.measure: each for each in blocks}).write()
    book.close()
    finish(content.getvalue(), path)


@dataclass(frozen=True)
class _Form:
    """Writes the sheet to fill in.

    Attributes:
        book: That the charts belong to.
        sheet: To write on.
        asked: What is asked.
        styles: Formats and colours.
        blocks: The figures behind the charts, by measure.
    """

    book: Workbook
    sheet: Worksheet
    asked: OwnerSheet
    styles: Styles
    blocks: dict[str, ChartBlock]

    def write(self) -> None:
        """Write all of it."""
        for place, plan in enumerate(PLANS):
            self.sheet.set_column_pixels(place, place, plan.width)
        self._top()
        self._headings()
        for row, each in enumerate(self.asked.measures, start=HEADING_ROW + 1):
            self._measure(row, each)
        self._page()

    def _top(self) -> None:
        asked, styles = self.asked, self.styles
        ink = styles.palette["chart_focus"]
        self.sheet.set_row_pixels(0, 30)
        self.sheet.write_string(
            0, 0, printable(f"{asked.owner}: {asked.count_in_words} for {asked.position.label}"),
            styles.of(bold=True, font_size=16, font_color=ink),
        )  # fmt: skip
        due = day_in_words(asked.deadline)
        self.sheet.write_string(
            1, 0,
            printable(
                f"Please fill in the white cells and send this file back by {due}. If there is "
                f"nothing to add, write {NO_CHANGE}: that is an answer too."
            ),
            styles.of(bold=True),
        )  # fmt: skip
        self.sheet.set_row_pixels(2, 26)
        self.sheet.write_string(2, 0, COMPLETED_BY, styles.of())
        self.sheet.merge_range(2, 1, 2, 3, "", self._input())
        grey = styles.of(font_color=styles.palette["text_secondary"])
        self.sheet.write_string(2, 4, printable(f"{asked.council}, {asked.title}"), grey)

    def _headings(self) -> None:
        styles = self.styles
        self.sheet.set_row_pixels(HEADING_ROW, 68)
        for place, plan in enumerate(PLANS):
            look = {"bold": True, "text_wrap": True, "valign": "top", "border": 1,
                    "border_color": styles.palette["border"]}  # fmt: skip
            ground = styles.palette["header"]
            if plan.is_input:
                ground = styles.palette["chart_focus"]
                look["font_color"] = styles.palette["chart_ground"]
            self.sheet.write_string(
                HEADING_ROW, place, self._heading(plan), styles.of(**look, bg_color=ground)
            )

    def _heading(self, plan: ColumnPlan) -> str:
        asked = self.asked
        named = {
            OwnerColumn.FIGURE: f"Figure for {asked.position.label}",
            OwnerColumn.PREVIOUS: f"Before ({asked.previous.label})",
        }
        heading = named.get(plan.column, plan.column.value)
        return printable(f"{heading}\n({plan.hint})" if plan.hint else heading)

    def _measure(self, row: int, each: AskedMeasure) -> None:
        last = each.comment
        if last and each.comment_of is not None and each.comment_of != self.asked.position:
            last = f"{each.comment_of.label}: {last}"
        if each.actions:
            last = "\n".join((last, "Still to do:", *each.actions)).strip()
        texts = {
            OwnerColumn.REF: each.measure,
            OwnerColumn.MEASURE: each.name,
            OwnerColumn.LAST_COMMENT: last,
        }
        self.sheet.set_row_pixels(row, _height(texts))
        for place, plan in enumerate(PLANS):
            match plan.column:
                case OwnerColumn.FIGURE:
                    self._figure(row, place, each.figure)
                case OwnerColumn.PREVIOUS:
                    self._figure(row, place, each.previous)
                case OwnerColumn.TARGET:
                    self._figure(row, place, each.target)
                case OwnerColumn.RATING:
                    self._verdict(row, place, each.row.rating.text, each.row.rating.tone)
                case OwnerColumn.PROGRESS:
                    self._verdict(row, place, each.row.progress.text, each.row.progress.tone)
                case OwnerColumn.TREND:
                    self._trend(row, place, each)
                case _ if plan.is_input:
                    self.sheet.write_blank(row, place, None, self._input(plan.column))
                case column:
                    quiet = {"font_size": 8, "font_color": self.styles.palette["text_secondary"]}
                    small = quiet if column is OwnerColumn.REF else {}
                    self.sheet.write_string(
                        row, place, printable(texts[column]), self._locked(**small)
                    )

    def _figure(self, row: int, place: int, cell: Cell) -> None:
        number = printed_number(cell)
        room = PLANS[place].width - PADDING
        if number is None or text_width(cell.text, _SIZE) > room:  # numbers are never wrapped
            self.sheet.write_string(row, place, printable(cell.text), self._locked(align="right"))
            return
        look = self._locked(align="right", num_format=number.code)
        self.sheet.write_number(row, place, number.value, look)

    def _verdict(self, row: int, place: int, text: str, tone: Tone) -> None:
        palette = self.styles.palette
        look = self._locked(bg_color=palette.tint(tone), font_color=palette.ink(tone), bold=True)
        self.sheet.write_string(row, place, printable(text), look)

    def _trend(self, row: int, place: int, each: AskedMeasure) -> None:
        block = self.blocks.get(each.measure)
        told = "" if block is not None else "No figures to draw yet"
        self.sheet.write_string(row, place, told, self._locked())
        if block is None:
            return
        chart = small_chart(self.book, self.styles, block, FIGURES)
        alt = block.spec.spoken(f"on the sheet {FIGURES} from row {block.row + 1}")
        self.sheet.insert_chart(
            row, place, chart,
            {"x_offset": 4, "y_offset": 4, "object_position": 1, "description": printable(alt)},
        )  # fmt: skip

    def _locked(self, **properties: object) -> Format:
        edge = {"border": 1, "border_color": self.styles.palette["border"]}
        ground = {"bg_color": self.styles.palette["panel_alt"]}
        return self.styles.of(
            **{"text_wrap": True, "valign": "top", "indent": 1, **edge, **ground, **properties}
        )

    def _input(self, column: OwnerColumn | None = None) -> Format:
        edge = {"border": 1, "border_color": self.styles.palette["chart_focus"]}
        form = {"num_format": "d mmm yyyy"} if column is OwnerColumn.BY_WHEN else {}
        # Text, so that "57.4%" and "1/4" stay as they are typed.
        if column is OwnerColumn.CORRECTED:
            form = {"num_format": "@"}
        return self.styles.of(text_wrap=True, valign="top", locked=False, **edge, **form)

    def _page(self) -> None:
        last = HEADING_ROW + len(self.asked.measures)
        first_input = next(place for place, plan in enumerate(PLANS) if plan.is_input)
        self.sheet.freeze_panes(HEADING_ROW + 1, 1)
        self.sheet.set_landscape()
        self.sheet.set_paper(_A3)
        self.sheet.set_margins(left=0.3, right=0.3, top=0.5, bottom=0.5)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(HEADING_ROW)
        self.sheet.print_area(0, 0, last, len(PLANS) - 1)
        self.sheet.hide_gridlines(2)
        self.sheet.set_selection(HEADING_ROW + 1, first_input, HEADING_ROW + 1, first_input)
        self.sheet.protect("", _PROTECTION)


def _height(texts: dict[OwnerColumn, str]) -> int:
    """Return the height of a row in pixels: the chart and all words fit."""
    widths = {plan.column: plan.width for plan in PLANS}
    lines = max(line_count(text, widths[column] - PADDING, _SIZE) for column, text in texts.items())
    return min(max(_LEAST_ROW, row_height(lines, _SIZE) + 12), TALLEST_ROW)
