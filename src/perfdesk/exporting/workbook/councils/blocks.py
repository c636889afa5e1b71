"""The figures of all councils as charts read them: a block a measure, a row a council.

The figure stands in a column of its own. What a chart draws stands beside it, in one column for
each look: a council far beyond the axis is drawn at the edge of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby
from typing import TYPE_CHECKING

from perfdesk.core.charting import BenchmarkDot, BenchmarkSpec, DotRole
from perfdesk.core.dashboard import Dashboard
from perfdesk.core.narrative.report import Report
from perfdesk.core.places import ENGLAND
from perfdesk.exporting.workbook.characters import printable
from perfdesk.exporting.workbook.number_formats import axis_code, axis_scale
from perfdesk.exporting.workbook.paging import set_page
from perfdesk.exporting.workbook.styles import Styles

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

COLUMNS_BEFORE_DOTS = ("Measure", "Rank", "Council", "Figure", "Quartile")
"""What stands before the columns that are drawn."""
RANK, COUNCIL, FIGURE, QUARTILE, FIRST_LINE = 1, 2, 3, 4, 5
"""Sheet columns of a block."""

_TITLE = "The figures for all councils behind the charts (only this line is printed)"
_OTHERS = "Other councils"
_WIDTHS = (330, 50, 220, 80, 70, 110, 150, 110, 110, 80, 80)
_PRECISION = 10


class LineKind(Enum):
    """What is drawn beside the dots of councils."""

    ENGLAND = auto()
    QUARTER_ENDS = auto()
    QUARTERS = auto()


@dataclass(frozen=True, slots=True)
class CouncilLine:
    """A column of a block that is drawn.

    Attributes:
        name: What its heading says.
        kind: Whose dots they are, or what else is drawn: the average of England, uprights where
            a quarter of the councils begins, and the places where quarters are named.
        values: As stored, None for an empty cell.
    """

    name: str
    kind: DotRole | LineKind
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class CouncilBlock:
    """The rows of one chart.

    Attributes:
        spec: The chart.
        row: Sheet row of the measure's name, from 0; headings and councils follow below.
        scale: By what values of the axis are multiplied to be stored (0.01 for per cent).
        code: Number format of the axis.
        lines: Ours, neighbours, others, then what they are held against.
    """

    spec: BenchmarkSpec
    row: int
    scale: float
    code: str
    lines: tuple[CouncilLine, ...]

    @property
    def first_row(self) -> int:
        """Sheet row of the first council."""
        return self.row + 2

    @property
    def last_row(self) -> int:
        """Sheet row of the last council."""
        return self.row + 1 + len(self.spec.dots)

    def stored(self, value: float) -> float:
        """Return a value of the axis as it stands in a cell."""
        return round(value * self.scale, _PRECISION)

    @property
    def published_code(self) -> str:
        """Number format of the councils' figures and of what they are compared with."""
        return axis_code(self.spec.form, self.spec.published_decimals)


def council_blocks(
    dashboard: Dashboard, specs: Mapping[str, BenchmarkSpec]
) -> tuple[CouncilBlock, ...]:
    """Return a block for every measure of *dashboard* that has dots, in printed order."""
    blocks: list[CouncilBlock] = []
    row = 2
    for measure in dashboard.rows:
        spec = specs.get(measure.measure)
        if spec is None or not spec.dots:
            continue
        scale, code = axis_scale(spec.form), axis_code(spec.form, spec.decimals)
        bare = CouncilBlock(spec, row, scale, code, ())
        blocks.append(CouncilBlock(spec, row, scale, code, _lines(bare)))
        row = blocks[-1].last_row + 2
    return tuple(blocks)


def write_council_data(
    sheet: Worksheet, report: Report, blocks: Sequence[CouncilBlock], styles: Styles
) -> None:
    """Write every block: the measure's name, headings, and a row a council."""
    for column, width in enumerate(_WIDTHS):
        sheet.set_column_pixels(column, column, width)
    title = styles.of(bold=True, font_size=13, font_color=styles.palette["chart_focus"])
    sheet.write_string(0, 0, "The figures for all councils behind the charts (not printed)", title)
    name = styles.of(bold=True)
    head = styles.of(bold=True, bg_color=styles.palette["header"], text_wrap=True, valign="top")
    for block in blocks:
        spec = block.spec
        said = " ".join(
            (f"{spec.subject} ({spec.unit}, {spec.period}).", spec.note, spec.off_the_scale)
        )
        sheet.write_string(block.row, 0, printable(said).replace("\n", " ").strip(), name)
        headings = (*COLUMNS_BEFORE_DOTS, *(line.name for line in block.lines))
        for column, heading in enumerate(headings):
            sheet.write_string(block.row + 1, column, printable(heading), head)
        for at, dot in enumerate(block.spec.dots):
            _write_council(sheet, block, at, dot, styles)
    # Hundreds of rows for a chart or two: nobody who prints the workbook wants them.
    set_page(sheet, report, last_row=0, last_column=QUARTILE)


def _write_council(
    sheet: Worksheet, block: CouncilBlock, at: int, dot: BenchmarkDot, styles: Styles
) -> None:
    row, look = block.first_row + at, styles.of()
    value = block.stored(dot.value)
    number = styles.of(num_format=block.published_code)
    sheet.write_string(row, 0, printable(block.spec.measure), look)
    if dot.rank:
        sheet.write_number(row, RANK, dot.rank, look)
    sheet.write_string(row, COUNCIL, printable(dot.name), look)
    sheet.write_number(row, FIGURE, value, number)
    if dot.quartile:
        sheet.write_string(row, QUARTILE, printable(dot.quartile), look)
    for column, line in enumerate(block.lines, start=FIRST_LINE):
        drawn = line.values[at]
        if drawn is not None:
            sheet.write_number(row, column, drawn, number)


def _lines(block: CouncilBlock) -> tuple[CouncilLine, ...]:
    spec = block.spec
    ours = next((dot.name for dot in spec.dots if dot.role is DotRole.OURS), "")
    named = (
        (ours, DotRole.OURS),
        (spec.neighbours, DotRole.NEIGHBOUR),
        (_OTHERS, DotRole.OTHER),
    )
    drawn = [
        CouncilLine(
            name,
            role,
            tuple(
                block.stored(spec.drawn_at(dot)) if dot.role is role else None for dot in spec.dots
            ),
        )
        for name, role in named
        if any(dot.role is role for dot in spec.dots)
    ]
    england = next((each for each in spec.lines if each.name == ENGLAND.name), None)
    if england is not None:
        value, last = block.stored(england.value), len(spec.dots) - 1
        values = tuple(value if at in {0, last} else None for at in range(last + 1))
        drawn.append(CouncilLine(england.label, LineKind.ENGLAND, values))
    ends, middles = _quarters(spec)
    top = block.stored(spec.high)
    if ends:
        drawn += [
            CouncilLine(name, kind, tuple(top if at in places else None for at in every))
            for every in [range(len(spec.dots))]
            for name, kind, places in (
                ("Quarter ends", LineKind.QUARTER_ENDS, ends),
                ("Quarters", LineKind.QUARTERS, middles),
            )
        ]
    return tuple(drawn)


def _quarters(spec: BenchmarkSpec) -> tuple[set[int], set[int]]:
    """Return with which councils a further quarter begins, and which are in the middle of one."""
    ends: set[int] = set()
    middles: set[int] = set()
    for quartile, members in groupby(enumerate(spec.dots), key=lambda each: each[1].quartile):
        places = [at for at, _ in members]
        if quartile:
            middles.add(places[len(places) // 2])
            if places[0]:
                ends.add(places[0])
    return ends, middles
