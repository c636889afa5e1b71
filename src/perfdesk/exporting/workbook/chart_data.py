"""The figures behind the charts, as charts read them: a block a measure, a column a period.

Two figures that must not be joined never stand side by side in one row: where figures
before and after cannot be compared the block has an empty column, and segments of a line
that would touch go to rows of their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from perfdesk.core.charting import ChartBreak, ChartPoint, ChartSeries, ChartSpec, SeriesRole
from perfdesk.core.dashboard import Dashboard
from perfdesk.exporting.workbook.characters import printable
from perfdesk.exporting.workbook.layout import BODY_SIZE, PADDING
from perfdesk.exporting.workbook.lettering import line_count, row_height
from perfdesk.exporting.workbook.number_formats import code_that_reads, rendered, same_number
from perfdesk.exporting.workbook.paging import TALLEST_ROW
from perfdesk.exporting.workbook.styles import Styles

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

FIRST_SLOT = 2
"""Sheet column of the first period; measure and series stand before it."""

_PRECISION = 6
_NAME_WIDTH = 360


@dataclass(frozen=True, slots=True)
class SeriesRange:
    """Cells with one line of figures.

    Attributes:
        reference: As in a formula, with the sheet's name.
        low: Bottom of the value axis, as stored.
        high: Top of the value axis, as stored.
    """

    reference: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class DataLine:
    """A row of a block.

    Attributes:
        name: What the row shows.
        role: Whose figures they are; None for target and breaks.
        points: What is drawn at each slot; None for nothing.
        values: As stored, None for an empty cell.
    """

    name: str
    role: SeriesRole | None
    points: tuple[ChartPoint | None, ...]
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """The rows of one chart.

    Attributes:
        spec: The chart.
        description: Of the measure.
        row: Sheet row of the period labels, from 0; the lines follow below.
        slots: What each column shows: the index of a category, or a break.
        scale: By what values of the axis are multiplied to be stored (0.01 for per cent).
        code: Number format of the axis.
        lines: Ours, the comparator and further segments of either.
        target: One line, or the two edges of a band.
        breaks: A line with a value at each break; None without breaks.
    """

    spec: ChartSpec
    description: str
    row: int
    slots: tuple[int | ChartBreak, ...]
    scale: float
    code: str
    lines: tuple[DataLine, ...]
    target: tuple[DataLine, ...]
    breaks: DataLine | None

    @property
    def every_line(self) -> tuple[DataLine, ...]:
        """All rows in the order in which they are written."""
        return (*self.lines, *self.target, *((self.breaks,) if self.breaks else ()))

    @property
    def last_row(self) -> int:
        """Sheet row of the last line."""
        return self.row + len(self.every_line)

    @property
    def last_column(self) -> int:
        """Sheet column of the last period."""
        return FIRST_SLOT + len(self.slots) - 1

    @property
    def labels(self) -> tuple[str, ...]:
        """Label of each column; a break has none."""
        return tuple(
            "" if isinstance(slot, ChartBreak) else self.spec.categories[slot]
            for slot in self.slots
        )

    def stored(self, value: float) -> float:
        """Return a value of the axis as it stands in a cell."""
        return round(value * self.scale, _PRECISION + 4)

    def row_of(self, line: DataLine) -> int:
        """Return the sheet row of a line."""
        return self.row + 1 + self.every_line.index(line)


def chart_blocks(dashboard: Dashboard, charts: Mapping[str, ChartSpec]) -> tuple[ChartBlock, ...]:
    """Return a block for every measure of *dashboard* whose chart has points, in printed order."""
    blocks: list[ChartBlock] = []
    row = 2
    for measure in dashboard.rows:
        spec = charts.get(measure.measure)
        if spec is None or not any(line.points for line in spec.series):
            continue
        blocks.append(_block(spec, measure.description, row))
        row = blocks[-1].last_row + 2
    return tuple(blocks)


def trend_ranges(blocks: Sequence[ChartBlock], sheet_name: str) -> dict[str, SeriesRange]:
    """Return the cells with our figures of each measure that has at least two of them."""
    from xlsxwriter.utility import quote_sheetname, xl_range_abs

    ranges: dict[str, SeriesRange] = {}
    for block in blocks:
        ours = next((line for line in block.lines if line.role is SeriesRole.OURS), None)
        if ours is None or sum(value is not None for value in ours.values) < 2:
            continue
        row = block.row_of(ours)
        cells = xl_range_abs(row, FIRST_SLOT, row, block.last_column)
        ranges[block.spec.measure] = SeriesRange(
            f"{quote_sheetname(sheet_name)}!{cells}",
            block.stored(block.spec.low),
            block.stored(block.spec.high),
        )
    return ranges


def write_chart_data(sheet: Worksheet, blocks: Sequence[ChartBlock], styles: Styles) -> None:
    """Write every block, labels and all."""
    widest = max((block.last_column for block in blocks), default=FIRST_SLOT)
    for first, last, width in ((0, 0, _NAME_WIDTH), (1, 1, 190), (FIRST_SLOT, widest, 72)):
        sheet.set_column_pixels(first, last, width)
    ink = styles.palette["chart_focus"]
    title = styles.of(bold=True, font_size=13, font_color=ink)
    sheet.write_string(0, 0, "The figures behind the charts", title)
    head = {"bold": True, "bg_color": styles.palette["header"], "text_wrap": True}
    for block in blocks:
        name = printable(block.description)
        lines = line_count(name, _NAME_WIDTH - PADDING, BODY_SIZE, bold=True)
        sheet.set_row_pixels(block.row, min(row_height(lines, BODY_SIZE) + 6, TALLEST_ROW))
        sheet.write_string(block.row, 0, name, styles.of(**head))
        sheet.write_string(block.row, 1, printable(block.spec.unit), styles.of(**head))
        for column, label in enumerate(block.labels, start=FIRST_SLOT):
            right = styles.of(**head, align="right")
            if label:
                sheet.write_string(block.row, column, printable(label), right)
            else:
                sheet.write_blank(block.row, column, None, right)
        for line in block.every_line:
            _write_line(sheet, block, line, styles)


def _write_line(sheet: Worksheet, block: ChartBlock, line: DataLine, styles: Styles) -> None:
    row = block.row_of(line)
    sheet.write_string(row, 0, printable(block.spec.measure), styles.of())
    sheet.write_string(row, 1, printable(line.name), styles.of())
    for column, (value, point) in enumerate(
        zip(line.values, line.points, strict=True), start=FIRST_SLOT
    ):
        if value is not None:
            text = None if point is None else point.text
            code = code_as_printed(value, text, block.code)
            sheet.write_number(row, column, value, styles.of(num_format=code))


def code_as_printed(value: float, text: str | None, axis_code: str) -> str:
    """Return the format under which a stored value reads as its figure is printed.

    A target has no figure; it is shown with as many decimals as it has.
    """
    marks = "%" if "%" in axis_code else ('"k"' if "k" in axis_code else "")
    codes = [f"#,##0{places}{marks}" for places in ("", ".0", ".00", ".000")]
    if text is not None:
        number = text.split(" ", 1)[0]
        return next((code for code in codes if rendered(value, code) == number), axis_code)
    most = rendered(value, codes[-1])
    return next(code for code in codes if same_number(most, rendered(value, code)))


def _block(spec: ChartSpec, description: str, row: int) -> ChartBlock:
    slots = _slots(spec)
    scale, code = code_that_reads(spec.ticks) or (1.0, "General")
    block = ChartBlock(spec, description, row, slots, scale, code, (), (), None)
    lines = [line for series in spec.series for line in _lines_of(block, series)]
    return ChartBlock(
        spec, description, row, slots, scale, code, tuple(lines), _target(block), _breaks(block)
    )


def _slots(spec: ChartSpec) -> tuple[int | ChartBreak, ...]:
    """Return the columns of a block: every category, with an empty one at each break."""
    slots: list[int | ChartBreak] = []
    breaks = sorted(spec.breaks, key=lambda each: each.at)
    for index in range(len(spec.categories)):
        slots += [each for each in breaks if index - 1 <= each.at < index]
        slots.append(index)
    return tuple(slots)


def _lines_of(block: ChartBlock, series: ChartSeries) -> list[DataLine]:
    """Put the segments of a series into as few rows as keep them apart."""
    places = {slot: place for place, slot in enumerate(block.slots) if isinstance(slot, int)}
    rows: list[dict[int, ChartPoint]] = []
    for segment in series.segments:
        for run in _side_by_side(segment, places):
            row = next((each for each in rows if not _touches(each, run)), None)
            if row is None:
                row = {}
                rows.append(row)
            row.update(run)
    return [
        _line(block, series.name if not index else f"{series.name} ({index + 1})", series.role, row)
        for index, row in enumerate(rows)
    ]


def _side_by_side(
    segment: Sequence[ChartPoint], places: Mapping[int, int]
) -> list[dict[int, ChartPoint]]:
    """A segment never spans an empty column: what stands beyond one is a run of its own."""
    placed = {places[point.at]: point for point in segment if point.at in places}
    runs = groupby(enumerate(sorted(placed)), key=lambda each: each[1] - each[0])
    return [{place: placed[place] for _, place in run} for _, run in runs]


def _touches(row: Mapping[int, ChartPoint], run: Mapping[int, ChartPoint]) -> bool:
    return any(place + step in row for place in run for step in (-1, 0, 1))


def _line(
    block: ChartBlock, name: str, role: SeriesRole | None, points: Mapping[int, ChartPoint]
) -> DataLine:
    drawn = tuple(points.get(place) for place in range(len(block.slots)))
    values = tuple(None if point is None else block.stored(point.value) for point in drawn)
    return DataLine(name, role, drawn, values)


def _target(block: ChartBlock) -> tuple[DataLine, ...]:
    target = block.spec.target
    if target is None:
        return ()
    edges = [target.low] if target.high is None else [target.high, target.low]
    nothing = (None,) * len(block.slots)
    return tuple(
        DataLine(target.label, None, nothing, (block.stored(edge),) * len(block.slots))
        for edge in edges
    )


def _breaks(block: ChartBlock) -> DataLine | None:
    if not any(isinstance(slot, ChartBreak) for slot in block.slots):
        return None
    top = block.stored(block.spec.high)
    values = tuple(top if isinstance(slot, ChartBreak) else None for slot in block.slots)
    return DataLine("Breaks", None, (None,) * len(block.slots), values)
