"""The benchmark chart of a measure: every council a dot, with quartile bands and averages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from perfdesk.core.benchmarks.neighbours import NeighbourGroup
from perfdesk.core.benchmarks.quartiles import Quartile
from perfdesk.core.benchmarks.standing import Benchmark, benchmark, groups_of
from perfdesk.core.building.axes import UNIT_LABELS, nice_axis, tick_decimals, tick_labels
from perfdesk.core.building.quartile_cells import latest_published
from perfdesk.core.charting import (
    BenchmarkDot,
    BenchmarkLine,
    BenchmarkSpec,
    DotRole,
    QuartileBand,
)
from perfdesk.core.councils import current_code
from perfdesk.core.figures import Form, format_number
from perfdesk.core.measures import Aim, Measure, Unit
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.settings import Position

_FENCE = 3
"""Interquartile ranges outside the quartiles beyond which a value does not stretch the axis."""

_LOCAL = "This is a local measure, so no figures are published for other councils."
_NOTHING_YET = (
    "There are no figures for other councils yet. Import a national publication that has this "
    "measure."
)


def benchmark_of(
    pack: Pack, measure: str, position: Period | None = None, neighbours: str = ""
) -> BenchmarkSpec:
    """Work out the benchmark chart of a measure.

    Args:
        pack: The pack.
        measure: Id of the measure.
        position: For which the latest published year is shown; the pack's own if None.
        neighbours: Id of the group of neighbours to mark; the council's latest if empty.

    Raises:
        KeyError: The pack has no such measure, position or group.
    """
    shown = pack.table(Position)[position] if position else pack.position
    subject = pack.measure(measure)
    year = latest_published(pack, subject, shown)
    if year is None:
        return _empty(subject)
    group = _group(pack, neighbours)
    found = benchmark(year, pack.council.code, group)
    return _Chart(pack.council.name, subject, found, shown.period.year).spec()


def _group(pack: Pack, neighbours: str) -> NeighbourGroup | None:
    if neighbours:
        return pack.table(NeighbourGroup)[neighbours]
    return next(iter(groups_of(pack, pack.council.code)), None)


def _empty(subject: Measure) -> BenchmarkSpec:
    why = _NOTHING_YET if subject.framework else _LOCAL
    return BenchmarkSpec(
        measure=subject.id, title="", subject=subject.description, unit="", period="", dots=(),
        bands=(), lines=(), neighbours="", low=0.0, high=1.0, ticks=(), note="",
        alt=f"{subject.description}: {why[:1].lower()}{why[1:]}", empty=why,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Chart:
    """A benchmark on its way to a chart."""

    council: str
    subject: Measure
    found: Benchmark
    reported: Period

    @property
    def heading(self) -> str:
        """What is drawn; of another year than the figure of the position it says which."""
        period = self.found.year.key.period
        if period == self.reported:
            return self.subject.description
        return f"{self.subject.description.rstrip('.')}, {period}"

    @property
    def form(self) -> Form:
        return Form.PERCENT if self.found.entry.unit is Unit.PERCENT else Form.PLAIN

    def spec(self) -> BenchmarkSpec:
        found = self.found
        dots, lines = self._dots(), self._lines()
        low, high, ticks = self._axis(dots, lines)
        dots = tuple(
            dot
            if low <= dot.value <= high
            else replace(
                dot,
                beyond=True,
                hover=dot.hover.replace(dot.text, f"{dot.text}, off the scale", 1),
            )
            for dot in dots
        )
        group = found.neighbours.group if found.neighbours else None
        return BenchmarkSpec(
            measure=self.subject.id,
            title=self._title(),
            subject=self.heading,
            unit=UNIT_LABELS[found.entry.unit],
            period=found.year.key.period.label,
            dots=dots,
            bands=tuple(
                replace(band, low=max(band.low, low), high=min(band.high, high))
                for band in self._bands()
            ),
            lines=lines,
            neighbours=f"{group.name}, {group.dated:%B %Y}" if group else "",
            low=low,
            high=high,
            ticks=tuple(zip(ticks, tick_labels(ticks, self.form), strict=True)),
            form=self.form,
            decimals=tick_decimals(ticks),
            published_decimals=found.entry.decimals,
            note=found.reason,
            alt=self._alt(dots, lines),
        )

    def _axis(
        self, dots: tuple[BenchmarkDot, ...], lines: tuple[BenchmarkLine, ...]
    ) -> tuple[float, float, tuple[float, ...]]:
        """Return an axis that one far value does not stretch until all others lie flat.

        Ours is never left out of it.
        """
        every = [dot.value for dot in dots] + [line.value for line in lines]
        lower, _, upper = (float(point) for point in self.found.field.points)
        reach = _FENCE * (upper - lower)
        # Where half of the councils share a value nothing tells what is far from it.
        near = [
            dot.value
            for dot in dots
            if not reach or dot.role is DotRole.OURS or lower - reach <= dot.value <= upper + reach
        ]
        ceiling = 100.0 if self.form is Form.PERCENT and max(every) <= 100 else None
        floor = 0.0 if min(every) >= 0 else None
        values = (*near, *(line.value for line in lines))
        return nice_axis(values, floor=floor, ceiling=ceiling)

    def _dots(self) -> tuple[BenchmarkDot, ...]:
        """Return every council with a value, the best first."""
        found, field = self.found, self.found.field
        is_low = field.aim is Aim.LOW
        near = found.neighbours.group.members if found.neighbours else ()
        neighbours = {current_code(code) for code in near}
        ours = current_code(found.council)
        valued = [
            (value, outcome)
            for outcome in found.year.outcomes.values()
            if (value := outcome.value) is not None
        ]
        valued.sort(key=lambda each: each[0] if is_low else -each[0])
        dots = []
        for value, outcome in valued:
            standing = field.standings.get(value)
            text = self._text(value)
            role = DotRole.NEIGHBOUR if outcome.council in neighbours else DotRole.OTHER
            role = DotRole.OURS if outcome.council == ours else role
            said = f"{outcome.name}: {text}"
            if standing is not None:
                said += f", rank {standing.rank} of {field.n}, {standing.quartile} quartile"
            dots.append(
                BenchmarkDot(
                    council=outcome.council,
                    name=outcome.name,
                    value=float(value),
                    text=text,
                    rank=standing.rank if standing else 0,
                    quartile=standing.quartile.value if standing else "",
                    role=role,
                    hover=f"{said}.",
                )
            )
        return tuple(dots)

    def _bands(self) -> tuple[QuartileBand, ...]:
        field = self.found.field
        if not field.standings:
            return ()
        edges = [field.ascending[0], *field.points, field.ascending[-1]]
        quarters = tuple(Quartile) if field.aim is Aim.LOW else tuple(reversed(Quartile))
        return tuple(
            QuartileBand(quarter.value, float(low), float(high), f"{quarter} quartile")
            for quarter, low, high in zip(quarters, edges[:-1], edges[1:], strict=True)
        )

    def _lines(self) -> tuple[BenchmarkLine, ...]:
        found = self.found
        median = found.field.points[1]
        lines = [BenchmarkLine("Median", float(median), f"Median {self._text(median)}")]
        averages = [*found.averages, *([found.neighbours.average] if found.neighbours else [])]
        for each in averages:
            if each.value is not None:
                label = f"{each.name} {self._text(each.value)}"
                lines.append(BenchmarkLine(each.name, float(each.value), label))
        return tuple(lines)

    def _title(self) -> str:
        found, period = self.found, self.found.year.key.period
        if found.outcome is None or found.outcome.value is None:
            return f"No figure was published for {self.council} in {period}"
        text = self._text(found.outcome.value)
        standing = found.standing
        if standing is None:
            return f"{text} in {period}, one of {found.field.n} councils"
        return (
            f"{text} in {period}: {standing.quartile} quartile, rank {standing.rank} of "
            f"{standing.n}"
        )

    def _alt(self, dots: tuple[BenchmarkDot, ...], lines: tuple[BenchmarkLine, ...]) -> str:
        ends = sorted((dots[0], dots[-1]), key=lambda dot: dot.value)
        labels = "; ".join(line.label for line in lines)
        subject = self.subject.description.rstrip(".")
        return (
            f"{subject}. {self._title()}. {len(dots)} councils run from "
            f"{ends[0].text} ({ends[0].name}) to {ends[1].text} ({ends[1].name}). "
            f"{labels}. {self.found.reason}"
        )

    def _text(self, value: Decimal) -> str:
        return format_number(value, self.found.entry.decimals, self.form)
