"""The figures behind the charts, as charts read them: a block a measure, a column a period.

Every segment of a line has a row of its own, in which empty cells are years without a survey.
Where two of our figures must not be joined the block has an empty column between them, so that
the small trend of the table, one row with all of our figures, shows a gap there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from perfdesk.core.charting import ChartBreak, ChartPoint, ChartSeries, ChartSpec, SeriesRole
from perfdesk.core.dashboard import Dashboard
from perfdesk.exporting.workbook.characters import printable
from perfdesk.exporting.workbook.layout import BODY_SIZE, PADDING
from perfdesk.exporting.workbook.lettering import line_count, row_height
from perfdesk.exporting.workbook.number_formats import axis_code, axis_scale
from perfdesk.exporting.workbook.paging import TALLEST_ROW
from perfdesk.exporting.workbook.styles import Styles

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

FIRST_SLOT = 2
"""Sheet column of the first period; measure and series stand before it."""

Slot = int | ChartBreak | None
"""What a column shows: the index of a category, a break, or nothing."""

_PRECISION = 6
_NAME_WIDTH = 360


@dataclass(frozen=True, slots=True)
class SeriesRange:
    """Cells with one line of figures.

    Attributes:
        reference: As in a formula, with the sheet's name.
        low: Bottom of the value axis, as stored.
        high: Top of the value axis, as stored.
        is_whole: Whether all its figures may be joined, empty cells between them or not.
    """

    reference: str
    low: float
    high: float
    is_whole: bool


@dataclass(frozen=True, slots=True)
class DataLine:
    """A row of a block.

    Attributes:
        name: What the row shows.
        role: Whose figures they are; None for target and breaks.
        points: What is drawn at each slot; None for nothing.
        values: As stored, None for an empty cell.
        decimals: Digits after the point of values that are no figures; None for those of the axis.
    """

    name: str
    role: SeriesRole | None
    points: tuple[ChartPoint | None, ...]
    values: tuple[float | None, ...]
    decimals: int | None = None


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """The rows of one chart.

    Attributes:
        spec: The chart.
        description: Of the measure.
        row: Sheet row of the period labels, from 0; the lines follow below.
        slots: What each column shows: the index of a category, a break, or nothing (a gap).
        scale: By what values of the axis are multiplied to be stored (0.01 for per cent).
        code: Number format of the axis.
        lines: Ours, the comparator and further segments of either.
        target: One line, or the two edges of a band.
        breaks: A line with a value at each break; None without breaks.
        trend: Our figures in one row, up to the position, for the small trend; None for fewer
            than two.
    """

    spec: ChartSpec
    description: str
    row: int
    slots: tuple[Slot, ...]
    scale: float
    code: str
    lines: tuple[DataLine, ...]
    target: tuple[DataLine, ...]
    breaks: DataLine | None
    trend: DataLine | None

    @property
    def every_line(self) -> tuple[DataLine, ...]:
        """All rows in the order in which they are written."""
        marks = (each for each in (self.breaks, self.trend) if each is not None)
        return (*self.lines, *self.target, *marks)

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
            self.spec.categories[slot] if isinstance(slot, int) else "" for slot in self.slots
        )

    def stored(self, value: float) -> float:
        """Return a value of the axis as it stands in a cell."""
        return round(value * self.scale, _PRECISION + 4)

    def row_of(self, line: DataLine) -> int:
        """Return the sheet row of a line."""
        return self.row + 1 + self.every_line.index(line)


def chart_blocks(dashboard: Dashboard, charts: Mapping[str, ChartSpec]) -> tuple[ChartBlock, ...]:
    """Return a block for every measure of *dashboard* whose chart has points, in printed order."""
    return blocks_of(
        {
            row.measure: (charts[row.measure], row.description)
            for row in dashboard.rows
            if row.measure in charts
        }
    )


def blocks_of(charts: Mapping[str, tuple[ChartSpec, str]]) -> tuple[ChartBlock, ...]:
    """Return a block for every chart that has points; each comes with the words of its measure."""
    blocks: list[ChartBlock] = []
    row = 2
    for spec, description in charts.values():
        if not any(line.points for line in spec.series):
            continue
        blocks.append(_block(spec, description, row))
        row = blocks[-1].last_row + 2
    return tuple(blocks)


def trend_ranges(blocks: Sequence[ChartBlock], sheet_name: str) -> dict[str, SeriesRange]:
    """Return the cells with our figures of each measure that has at least two of them."""
    from xlsxwriter.utility import quote_sheetname, xl_range_abs

    ranges: dict[str, SeriesRange] = {}
    for block in blocks:
        if block.trend is None:
            continue
        row = block.row_of(block.trend)
        held = [at for at, value in enumerate(block.trend.values) if value is not None]
        cells = xl_range_abs(row, FIRST_SLOT + held[0], row, FIRST_SLOT + held[-1])
        ranges[block.spec.measure] = SeriesRange(
            f"{quote_sheetname(sheet_name)}!{cells}",
            block.stored(block.spec.low),
            block.stored(block.spec.high),
            is_whole=all(isinstance(slot, int) for slot in block.slots[held[0] : held[-1]]),
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
            decimals = line.decimals if point is None else point.decimals
            code = block.code if decimals is None else axis_code(block.spec.form, decimals)
            sheet.write_number(row, column, value, styles.of(num_format=code))


def _block(spec: ChartSpec, description: str, row: int) -> ChartBlock:
    slots = _slots(spec)
    scale, code = axis_scale(spec.form), axis_code(spec.form, spec.decimals)
    block = ChartBlock(spec, description, row, slots, scale, code, (), (), None, None)
    return replace(
        block,
        lines=tuple(line for series in spec.series for line in _lines_of(block, series)),
        target=_target(block),
        breaks=_breaks(block),
        trend=_trend(block),
    )


def _slots(spec: ChartSpec) -> tuple[Slot, ...]:
    """Return the columns of a block: every category, with an empty one at each break and gap."""
    slots: list[Slot] = []
    breaks = sorted(spec.breaks, key=lambda each: each.at)
    runs = [[point.at for point in run] for run in _runs_of_ours(spec)]
    starts = {run[0] for run in runs if any(other[-1] < run[0] for other in runs)}
    for index in range(len(spec.categories)):
        here = [each for each in breaks if index - 1 <= each.at < index]
        slots += here or ([None] if index in starts else [])
        slots.append(index)
    return tuple(slots)


def _runs_of_ours(spec: ChartSpec) -> list[tuple[ChartPoint, ...]]:
    """Return the segments of our line with one figure a period, forecasts left out.

    Of two figures for a period that of the segment that leads to the position stays, elsewhere
    the published one.
    """
    ours = next((each for each in spec.series if each.role is SeriesRole.OURS), None)
    if ours is None:
        return []
    runs = [
        run
        for segment in ours.segments
        if (run := tuple(point for point in segment if not point.is_forecast))
    ]
    last = max((run[-1].at for run in runs), default=0) if spec.reported is None else spec.reported
    leading = max(
        (run for run in runs if any(point.at == last for point in run)), key=len, default=()
    )
    taken = {point.at for point in leading}
    published = {point.at for point in ours.points if not point.is_local}
    kept = (
        run
        if run is leading
        else tuple(
            point
            for point in run
            if point.at not in taken and not (point.is_local and point.at in published)
        )
        for run in runs
    )
    return [run for run in kept if run]


def _trend(block: ChartBlock) -> DataLine | None:
    last = block.spec.reported
    points = {
        place: point
        for run in _runs_of_ours(block.spec)
        for point in run
        for place in (block.slots.index(point.at),)
        if last is None or point.at <= last
    }
    return _line(block, "Small trend", None, points) if len(points) > 1 else None


def _lines_of(block: ChartBlock, series: ChartSeries) -> list[DataLine]:
    """Give each segment of a series a row."""
    return [
        _line(
            block,
            series.name if not index else f"{series.name} ({index + 1})",
            series.role,
            {block.slots.index(point.at): point for point in segment},
        )
        for index, segment in enumerate(each for each in series.segments if each)
    ]


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
        DataLine(
            target.label, None, nothing, (block.stored(edge),) * len(block.slots), target.decimals
        )
        for edge in edges
    )


def _breaks(block: ChartBlock) -> DataLine | None:
    if not any(isinstance(slot, ChartBreak) for slot in block.slots):
        return None
    top = block.stored(block.spec.high)
    values = tuple(top if isinstance(slot, ChartBreak) else None for slot in block.slots)
    return DataLine("Breaks", None, (None,) * len(block.slots), values)
