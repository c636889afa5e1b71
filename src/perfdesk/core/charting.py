"""Charts as data: what to draw and what it says, for screen, workbook and PDF alike.

Ranges, ticks, words and gaps are decided here, so that three drawers of one
`ChartSpec` cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from perfdesk.core.figures import Form


class SeriesRole(StrEnum):
    """What a series is to the reader; decides colour, dash and marker.

    Ours and a comparator are the two lines of most charts. *Part* is one of several of equal
    standing that make a whole, *needed* what would be enough to reach a target.
    """

    OURS = "ours"
    COMPARATOR = "comparator"
    PART = "part"
    NEEDED = "needed"


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One figure on a chart.

    Attributes:
        at: Index of its category.
        value: In the unit of the axis.
        text: As printed (`89.6%`).
        period: Label of what it stands for.
        source: Where it came from, in words.
        is_local: Whether it is local rather than published; local points are drawn hollow.
        is_forecast: Whether it is a year-end forecast: a point by itself, whose text and
            category say the word.
        is_both: Whether a published and a local figure are held for the period, and agree.
        decimals: Digits after the point in the form of the axis; None for those of its ticks.
    """

    at: int
    value: float
    text: str
    period: str
    source: str
    is_local: bool
    is_forecast: bool = False
    is_both: bool = False
    decimals: int | None = None


Segments = tuple[tuple[ChartPoint, ...], ...]
"""Runs of points joined by a line; a new one starts after a gap or break."""


@dataclass(frozen=True, slots=True)
class ChartGoal:
    """What one series was to reach at one place of the time axis: a mark of its own height there.

    Attributes:
        at: Index of its category.
        low: Lower edge, in the unit of the axis.
        high: Upper edge; equal to *low* where the goal is one value.
        text: As printed (`55% to 60%`).
    """

    at: int
    low: float
    high: float
    text: str


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """One line of a chart.

    Attributes:
        name: Label written at its end (`Leicestershire`).
        role: What it is to the reader.
        segments: Runs of points joined by a line; a new segment starts after a gap or break.
        goals: What it was to reach, where that is another from place to place or from one
            series to the next.
    """

    name: str
    role: SeriesRole
    segments: Segments
    goals: tuple[ChartGoal, ...] = ()

    @property
    def points(self) -> tuple[ChartPoint, ...]:
        """All points from left to right."""
        return tuple(point for segment in self.segments for point in segment)

    @property
    def end(self) -> ChartPoint:
        """The point that its name stands beside: the latest, the published one where two are."""
        return max(self.points, key=lambda point: (point.at, not point.is_local))

    def told(self, point: ChartPoint) -> str:
        """Say one of the points: whose, when, how much, what it was to be, where it is from."""
        goal = next((f", target {each.text}" for each in self.goals if each.at == point.at), "")
        return f"{self.name}, {point.period}: {point.text}{goal} \u2013 {point.source}"


@dataclass(frozen=True, slots=True)
class ChartTable:
    """What a chart draws as a table, for those who would rather read, copy or hear it.

    Attributes:
        headings: One a column.
        rows: As printed; as many cells as there are headings.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ChartTarget:
    """A target line, or a band where *high* is given.

    Attributes:
        low: The line, or the band's lower edge, in the unit of the axis.
        high: The band's upper edge; None for a line.
        label: Written beside it (`Target 42%`).
        decimals: Digits after the point in the form of the axis; None for those of its ticks.
    """

    low: float
    high: float | None
    label: str
    decimals: int | None = None


@dataclass(frozen=True, slots=True)
class ChartBreak:
    """A place where figures before and after cannot be compared.

    Attributes:
        at: Between two categories (4.5 is between the fifth and the sixth).
        label: Why, in few words (`definition changed`).
    """

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """A chart over time, ready to draw: a trend, the shares of the layers, a run of months.

    Attributes:
        measure: Id of the measure; empty for an empty chart.
        title: The message in words (`89.6%, above England 77.5%, up from 87.8%`).
        subject: What is drawn (`No need for ongoing services after reablement`).
        unit: Label of the value axis (`per cent`).
        categories: Labels along the time axis, oldest first.
        series: At most two are drawn in print.
        target: What to aim for, if anything.
        breaks: Where a line must not join.
        low: Bottom of the value axis.
        high: Top of the value axis.
        ticks: Values along the axis with their labels.
        alt: What the lines say, for those who cannot see them; the message comes before it.
        empty: What to do where there is nothing to draw; empty otherwise.
        reported: Index of the category that the message is about; None where there is none.
        form: How the values of the axis are written.
        decimals: Digits after the point of the ticks.
    """

    measure: str
    title: str
    subject: str
    unit: str
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    target: ChartTarget | None
    breaks: tuple[ChartBreak, ...]
    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    alt: str
    empty: str = ""
    reported: int | None = None
    form: Form = Form.PLAIN
    decimals: int = 0

    def spoken(self, figures: str) -> str:
        """Return all that stands for the picture: message, lines, and where the figures are.

        Args:
            figures: Where they are (`in the table of Delay need`).
        """
        message = f"{self.title.rstrip('.')}. " if self.title else ""
        return f"{message}{self.alt} The figures are {figures}."

    def end_text(self, series: ChartSeries) -> str:
        """Return the figure that a line ends with, and its year where the message is of another.

        A later publication may be known than the report is about.
        """
        end = series.end
        if end.is_forecast or self.reported in {None, end.at}:
            return end.text
        return f"{end.text} ({self.categories[end.at]})"

    @property
    def table(self) -> ChartTable:
        """A row a category; a local figure beside a published one is in the same cell."""
        headings = ["Period"]
        columns: list[list[str]] = []
        for line in self.series:
            cells = [""] * len(self.categories)
            for point in sorted(line.points, key=lambda each: (each.at, each.is_local)):
                before = cells[point.at]
                cells[point.at] = f"{before}; {point.text} (local)" if before else point.text
            headings.append(line.name)
            columns.append(cells)
            if line.goals:
                goals = {goal.at: goal.text for goal in line.goals}
                headings.append(f"{line.name}: target")
                columns.append([goals.get(at, "") for at in range(len(self.categories))])
        if self.target is not None:
            headings.append("Target")
            columns.append([self.target.label] * len(self.categories))
        rows = tuple(zip(self.categories, *columns, strict=True))
        return ChartTable(tuple(headings), rows)


class DotRole(StrEnum):
    """What a council is to the reader of a benchmark chart."""

    OURS = "ours"
    NEIGHBOUR = "neighbour"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class BenchmarkDot:
    """One council of a benchmark chart.

    Attributes:
        council: ONS code.
        name: As published.
        value: In the unit of the axis.
        text: As printed (`81.1%`).
        rank: Its place among all councils, 1 for the best; ties share the better place.
        quartile: The quarter it is in (`Second`).
        role: What it is to the reader; ours and neighbours are named.
        hover: All of it in a sentence.
        beyond: Whether it lies outside the value axis and is drawn at its edge.
    """

    council: str
    name: str
    value: float
    text: str
    rank: int
    quartile: str
    role: DotRole
    hover: str
    beyond: bool = False


@dataclass(frozen=True, slots=True)
class QuartileBand:
    """The stretch of the value axis that one quarter of the councils takes.

    Bands run from the lowest value to the highest, as far as the axis shows them, and meet at
    the quartile points; where many councils share a value a band may have no width (low equals
    high).

    Attributes:
        quartile: Which quarter (`Top`).
        low: Lower edge, in the unit of the axis.
        high: Upper edge.
        label: Written in it (`Top quartile`).
    """

    quartile: str
    low: float
    high: float
    label: str


@dataclass(frozen=True, slots=True)
class BenchmarkLine:
    """A value to hold the dots against: the median, England, the region, the type of council.

    Attributes:
        name: `England`.
        value: In the unit of the axis.
        label: Written beside it (`England 74.9%`).
    """

    name: str
    value: float
    label: str


@dataclass(frozen=True, slots=True)
class BenchmarkSpec:
    """All councils of one published measure and year as dots on the value axis, ready to draw.

    Attributes:
        measure: Id of the measure.
        title: The message in words (`81.1% in 2020/21: Second quartile, rank 49 of 150`).
        subject: What is drawn (`No need for ongoing services after reablement`).
        unit: Label of the value axis (`Per cent`).
        period: The year that was published (`2020/21`).
        dots: Every council with a value, the best first; without an aim, the highest first.
        bands: The quarters from the lowest values up; empty for a measure without an aim.
        lines: Median, England, region and type of council, as far as they are known.
        neighbours: Name and date of the neighbour group marked; empty where there is none.
        low: Bottom of the value axis, which a few far values may lie below.
        high: Top of the value axis.
        ticks: Values along the axis with their labels.
        note: What to know: ties, who is missing, that lower is better; in sentences.
        alt: What the chart says, for those who cannot see it.
        empty: What to do where there is nothing to draw; empty otherwise.
        form: How the values are written.
        decimals: Digits after the point of the ticks.
        published_decimals: Digits after the point of the councils' values.
    """

    measure: str
    title: str
    subject: str
    unit: str
    period: str
    dots: tuple[BenchmarkDot, ...]
    bands: tuple[QuartileBand, ...]
    lines: tuple[BenchmarkLine, ...]
    neighbours: str
    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    note: str
    alt: str
    empty: str = ""
    form: Form = Form.PLAIN
    decimals: int = 0
    published_decimals: int = 0

    def spoken(self, figures: str) -> str:
        """Return all that stands for the picture, and where the figures are."""
        said = (self.alt, self.off_the_scale, f"The figures are {figures}.")
        return " ".join(filter(None, said))

    @property
    def off_the_scale(self) -> str:
        """Name the councils that are drawn as arrows at the edge of the axis; empty for none."""
        far = ", ".join(f"{dot.name} {dot.text}" for dot in self.dots if dot.beyond)
        return f"Off the scale: {far}." if far else ""

    @property
    def table(self) -> ChartTable:
        """A row a council, the best first; then what they are held against."""
        dots = [
            (str(dot.rank) if dot.rank else "", dot.name, dot.text, dot.quartile)
            for dot in self.dots
        ]
        lines = [("", line.label, "", "") for line in self.lines]
        return ChartTable(("Rank", "Council", self.period, "Quartile"), (*dots, *lines))

    def drawn_at(self, dot: BenchmarkDot) -> float:
        """Return where a dot goes on the value axis: its value, or the edge it lies beyond."""
        return min(max(dot.value, self.low), self.high)
