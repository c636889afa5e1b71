"""One layer of the strategy on a sheet, laid out like the page that councillors know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from perfdesk.core.dashboard import Cell, Column, Dashboard, LayerView, OutcomeTable, Row
from perfdesk.core.narrative.remarks import Remark
from perfdesk.core.narrative.report import Report
from perfdesk.core.verdicts import Progress, Rating, Tone
from perfdesk.core.wording.key import KeyEntry, progress_key, rating_key
from perfdesk.exporting.workbook.characters import printable
from perfdesk.exporting.workbook.chart_data import SeriesRange
from perfdesk.exporting.workbook.layout import (
    BODY_SIZE,
    INDENT,
    PADDING,
    WORDS_SIZE,
    Layout,
    SheetColumn,
    beside,
)
from perfdesk.exporting.workbook.lettering import line_count, row_height
from perfdesk.exporting.workbook.number_formats import printed_number
from perfdesk.exporting.workbook.paging import (
    DEFAULT_ROW,
    TALLEST_ROW,
    groups_that_start_a_page,
    page_room,
    set_page,
)
from perfdesk.exporting.workbook.styles import FONT, Styles
from perfdesk.exporting.workbook.verdict_colours import colour_verdicts

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

HEADING_ROW = 4
"""Sheet row, from 0, of the column headings; title, position, a gap and the layer stand above."""

_TREND_HEADING = "Trend"
_DECIDED = "Decided by officers, not by the rule."
_ROOM_ABOVE_AND_BELOW = 12
_LEAST_ROW = 30
_SHORT_GROUP = 4
_CENTRED = {Column.AIM, Column.QUARTILE}


@dataclass(frozen=True)
class LayerSheet:
    """Writes one layer.

    Attributes:
        sheet: That it is written on.
        report: The whole report.
        layer: The layer to write.
        layout: The columns.
        styles: The formats of the workbook.
        trends: The cells with our figures by measure, for the small trend lines.
        accessible: Name of the accessible workbook beside this one; empty if there is none.
    """

    sheet: Worksheet
    report: Report
    layer: LayerView
    layout: Layout
    styles: Styles
    trends: Mapping[str, SeriesRange]
    accessible: str = ""
    _heights: dict[int, int] = field(default_factory=dict)

    @property
    def dashboard(self) -> Dashboard:
        """The whole dashboard."""
        return self.report.dashboard

    def write(self) -> None:
        """Write title, table and key, and say how the sheet prints."""
        for index, width in enumerate(self.layout.widths):
            self.sheet.set_column_pixels(index, index, width)
        self._title()
        self._headings()
        row = HEADING_ROW + 1
        groups = []
        for table in self.layer.outcomes:
            first, row = row, self._outcome(row, table)
            groups.append(range(first, row))
        last_of_table = row - 1
        if not self.layer.outcomes:
            grey = self.styles.of(font_color=self.styles.palette["text_secondary"])
            self.sheet.write_string(row, 0, "No measures are reported in this layer.", grey)
            row += 1
        first, row = row + 1, self._key(row + 1)
        groups.append(range(first, row + 1))
        colour_verdicts(
            self.sheet, self.styles, self.dashboard, self.layout, (HEADING_ROW + 1, last_of_table)
        )
        set_page(self.sheet, self.report, last_row=row, last_column=self.layout.last)
        self.sheet.repeat_rows(0, HEADING_ROW)
        self.sheet.set_h_pagebreaks(self._page_breaks(groups))
        self.sheet.freeze_panes(HEADING_ROW + 1, 0)

    def _page_breaks(self, groups: Sequence[range]) -> list[int]:
        """Return the rows before which a page ends, so that no heading stands alone at a foot."""
        groups = list(groups)
        if len(groups) > 1 and len(groups[-2]) <= _SHORT_GROUP:
            # The key does not stand alone on a page where a few rows can go with it.
            groups[-2:] = [range(groups[-2].start, groups[-1].stop)]
        heights = [[self._heights.get(row, DEFAULT_ROW) for row in group] for group in groups]
        repeated = sum(self._heights[row] for row in range(HEADING_ROW + 1))
        room = page_room(self.layout.width) - repeated
        return [groups[index].start for index in groups_that_start_a_page(heights, room)]

    def _title(self) -> None:
        ink, grey = self.styles.palette["chart_focus"], self.styles.palette["text_secondary"]
        position = self.dashboard.position
        state = "Provisional figures" if self.dashboard.provisional else "Final figures"
        about = f"{self.dashboard.period_in_words}. {state}."
        if self.accessible:
            about += f" Accessible tables are in {self.accessible}."
        lines: tuple[tuple[str, int, dict[str, object]], ...] = (
            (f"{self.dashboard.title} {position.label}", 34, {"bold": True, "font_size": 16}),
            (about, 20, {"font_color": grey}),
            ("", 8, {}),
            (self.layer.name, 28, {"bold": True, "font_size": 13}),
        )
        for row, (text, height, properties) in enumerate(lines):
            self._set_height(row, height)
            style = self.styles.of(**{"font_color": ink, **properties})
            if text:
                self.sheet.write_string(row, 0, printable(text), style)

    def _headings(self) -> None:
        palette = self.styles.palette
        look = {
            "bold": True,
            "text_wrap": True,
            "bg_color": palette["header"],
            "top": 1,
            "top_color": palette["border_strong"],
            "bottom": 2,
            "bottom_color": palette["chart_focus"],
        }
        lines = 1
        for column in self.layout.columns:
            align = "center" if column.column in _CENTRED else "left"
            style = self.styles.of(**look, align=align, indent=1 if column.indent else 0)
            self._across(HEADING_ROW, column, column.heading, style)
            room = column.full_width - PADDING - column.indent
            lines = max(lines, line_count(column.heading, room, BODY_SIZE, bold=True))
        self.sheet.write_string(
            HEADING_ROW, self.layout.trend, _TREND_HEADING, self.styles.of(**look, align="center")
        )
        self._set_height(HEADING_ROW, row_height(lines, BODY_SIZE) + 14)

    def _outcome(self, row: int, table: OutcomeTable) -> int:
        """Write an outcome and its measures; return the row below."""
        palette = self.styles.palette
        ground = {"text_wrap": True, "valign": "vcenter", "bg_color": palette["panel_alt"]}
        line = {"bottom": 1, "bottom_color": palette["border_strong"]}
        style = self.styles.of(**ground, **line)
        name, statement = printable(table.name), printable(table.statement)
        plan = f"  {printable(table.plan)}" if table.plan else ""
        bold = self.styles.of(bold=True, font_color=palette["chart_focus"])
        grey = self.styles.of(font_color=palette["text_secondary"], font_size=WORDS_SIZE)
        self.sheet.merge_range(row, 0, row, self.layout.last, "", style)
        runs: list[object] = [bold, name]
        if plan:
            runs += [grey, plan]
        if statement:
            runs += [self.styles.of(), f"\n{statement}"]
        if len(runs) > 2:
            self.sheet.write_rich_string(row, 0, *runs, style)
        else:
            heading = self.styles.of(**ground, **line, bold=True, font_color=palette["chart_focus"])
            self.sheet.write_string(row, 0, name or "Outcome", heading)
        lines = line_count(name + plan, self.layout.width - PADDING, BODY_SIZE, bold=True)
        if statement:
            lines += line_count(statement, self.layout.width - PADDING, BODY_SIZE)
        self._set_height(row, row_height(lines, BODY_SIZE) + _ROOM_ABOVE_AND_BELOW)
        row += 1
        for measure in table.rows:
            self._measure(row, measure)
            row += 1
            remarks = self.report.remarks.get(measure.measure, ())
            if remarks:
                self._remarks(row, remarks)
                row += 1
        return row

    def _measure(self, row: int, measure: Row) -> None:
        lines = 1
        bold = {
            Column.RATING: measure.rating.tone is Tone.POOR,
            Column.PROGRESS: measure.progress.tone is Tone.POOR,
        }
        for column in self.layout.columns:
            cell = measure.cells[column.column]
            lines = max(lines, column.lines(cell, bold=bold.get(column.column, False)))
            if column.holds_figures:
                self._figure(row, column, cell)
            else:
                self._words(row, column, cell)
        self._note(row, measure)
        self._trend(row, measure.measure)
        height = row_height(lines, BODY_SIZE) + _ROOM_ABOVE_AND_BELOW
        self._set_height(row, max(height, _LEAST_ROW))

    def _remarks(self, row: int, remarks: Sequence[Remark]) -> None:
        """Say below a measure, as wide as the table, what is said about it."""
        palette, layout = self.styles.palette, self.layout
        style = self.styles.body(align="left", indent=1)
        bold = self.styles.of(bold=True, font_color=palette["text_secondary"])
        plain = self.styles.of(font_color=palette["text"])
        runs: list[object] = []
        lines = 0
        for remark in remarks:
            name = f"{remark.kind.value}: "
            words = printable("\n".join(remark.lines))
            runs += [bold, f"\n{name}" if runs else name, plain, words or " "]
            room = layout.width - PADDING - INDENT
            lines += sum(
                line_count(text, room, BODY_SIZE) for text in f"{name}{words}".splitlines()
            )
        self.sheet.merge_range(row, 0, row, layout.last, "", style)
        self.sheet.write_rich_string(row, 0, *runs, style)
        self._set_height(row, row_height(lines, BODY_SIZE) + _ROOM_ABOVE_AND_BELOW)

    def _words(self, row: int, column: SheetColumn, cell: Cell) -> None:
        properties: dict[str, object] = {"align": "left", "indent": 1 if column.indent else 0}
        if column.column in _CENTRED:
            properties = {"align": "center"}
        self._text(row, column.index, cell.text, self.styles.body(**properties))

    def _figure(self, row: int, column: SheetColumn, cell: Cell) -> None:
        parts = beside(cell) if column.words is not None else None
        number = printed_number(cell)
        if parts is not None and column.words is not None:
            figure, words = parts
            if isinstance(figure, str):
                self._text(row, column.index, figure, self.styles.body(align="right"))
            else:
                style = self.styles.body(
                    align="right", text_wrap=False, num_format=figure.short_code
                )
                self.sheet.write_number(row, column.index, figure.value, style)
            grey = self.styles.palette["text_secondary"]
            look = self.styles.body(font_size=WORDS_SIZE, font_color=grey, align="left", indent=1)
            self._text(row, column.words, words, look)
        elif number is not None:
            style = self.styles.body(align="right", text_wrap=False, num_format=number.code)
            self.sheet.write_number(row, column.index, number.value, style)
        else:
            align = "right" if cell.number and not cell.words else "left"
            self._across(row, column, cell.text, self.styles.body(align=align))

    def _note(self, row: int, measure: Row) -> None:
        """Put the reasons of the verdicts into a note at the rating, which does not print."""
        verdicts: list[Rating | Progress] = [measure.rating]
        if self._index_of(Column.PROGRESS) is not None:
            verdicts.append(measure.progress)
        # Who decided and why is on record in the pack, for those who keep it.
        reasons = [_DECIDED if each.override else each.reason for each in verdicts]
        index, reason = self._index_of(Column.RATING), "\n".join(filter(None, reasons))
        if index is None or not reason:
            return
        width = 300
        lines = line_count(reason, width - 20, WORDS_SIZE)
        self.sheet.write_comment(
            row,
            index,
            printable(reason),
            {
                "author": printable(self.dashboard.council),
                "font_name": FONT,
                "font_size": WORDS_SIZE,
                "color": self.styles.palette["panel_alt"],
                "width": width,
                "height": row_height(lines, WORDS_SIZE) + 16,
            },
        )

    def _trend(self, row: int, measure: str) -> None:
        column, trend = self.layout.trend, self.trends.get(measure)
        self.sheet.write_blank(row, column, None, self.styles.body())
        if trend is None:
            return
        focus = self.styles.palette["chart_focus"]
        self.sheet.add_sparkline(
            row,
            column,
            {
                "range": trend.reference,
                "type": "line",
                "series_color": focus,
                "last_point": True,
                "last_color": focus,
                "weight": 1.5,
                "min": trend.low,
                "max": trend.high,
                "show_hidden": False,
                "empty_cells": "connect" if trend.is_whole else "gaps",
                # A figure between two gaps has no line to be seen by.
                "markers": not trend.is_whole,
                "markers_color": focus,
            },
        )

    def _key(self, row: int) -> int:
        """Write what ratings and arrows mean; return the last row."""
        shown = {column.column for column in self.layout.columns}
        groups: list[Sequence[KeyEntry]] = []
        if Column.RATING in shown:
            groups.append(rating_key(self.dashboard.scheme))
        if Column.PROGRESS in shown:
            groups.append(progress_key(self.dashboard.previous))
        bold = self.styles.of(bold=True, font_color=self.styles.palette["chart_focus"])
        if groups:
            self.sheet.write_string(row, 0, "Key", bold)
        for group in groups:
            for entry in group:
                row += 1
                is_rating = group is groups[0] and Column.RATING in shown
                self._key_line(row, entry, tinted=is_rating)
        return row

    def _key_line(self, row: int, entry: KeyEntry, *, tinted: bool) -> None:
        palette = self.styles.palette
        look: dict[str, object] = {"font_size": WORDS_SIZE, "font_color": palette.ink(entry.tone)}
        if tinted:
            look["bg_color"] = palette.tint(entry.tone)
        look["bold"] = entry.tone is Tone.POOR
        self.sheet.write_string(row, 0, entry.word, self.styles.of(**look))
        meaning = self.styles.of(
            font_size=WORDS_SIZE, font_color=palette["text_secondary"], indent=1
        )
        self.sheet.write_string(row, 1, entry.meaning, meaning)
        self._set_height(row, 18)

    def _set_height(self, row: int, pixels: int) -> None:
        self._heights[row] = min(pixels, TALLEST_ROW)
        self.sheet.set_row_pixels(row, self._heights[row])

    def _index_of(self, column: Column) -> int | None:
        return next((each.index for each in self.layout.columns if each.column is column), None)

    def _across(self, row: int, column: SheetColumn, text: str, style: object) -> None:
        """Write words over all sheet columns of a column."""
        if column.words is not None:
            self.sheet.merge_range(row, column.index, row, column.words, "", style)
        self._text(row, column.index, text, style)

    def _text(self, row: int, index: int, text: str, style: object) -> None:
        """Write words as words, whatever they begin with."""
        if text:
            self.sheet.write_string(row, index, printable(text), style)
        else:
            self.sheet.write_blank(row, index, None, style)
