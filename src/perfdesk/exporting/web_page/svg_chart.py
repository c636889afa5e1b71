"""A trend chart as SVG: the fourth drawer of a `ChartSpec`.

Ranges, ticks, words and gaps are as the spec says; here they get their places. Looks come from
the classes of the page's style sheet, so that a chart follows a dark ground too.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from perfdesk.core.charting import ChartSeries, ChartSpec, SeriesRole
from perfdesk.exporting.web_page.marking import marked

WIDTH, HEIGHT = 420, 250
_LEFT, _RIGHT, _BOTTOM = 54.0, 120.0, 46.0
_LINE = 17.0
"""Height of a line of text."""
_LETTER = 7.6
"""Usual width of a letter."""
_LABEL_LETTERS = 15
_SHORT = 10
"""A name with its last figure stands at the end of a line; longer figures are in the title."""


@dataclass(frozen=True)
class _Frame:
    """Where the plot is, and where a value stands in it."""

    spec: ChartSpec
    top: float

    @property
    def right(self) -> float:
        return WIDTH - _RIGHT

    @property
    def bottom(self) -> float:
        return HEIGHT - _BOTTOM

    def x(self, at: float) -> float:
        slot = (self.right - _LEFT) / max(len(self.spec.categories), 1)
        return _LEFT + slot * (at + 0.5)

    def y(self, value: float) -> float:
        height = (self.spec.high - self.spec.low) or 1.0
        part = (value - self.spec.low) / height
        return self.bottom - min(max(part, 0.0), 1.0) * (self.bottom - self.top)


def draw_chart(spec: ChartSpec, number: int, about: str) -> str:
    """Return the SVG of a spec that has points.

    Args:
        spec: What to draw.
        number: Tells its title and description from those of other charts on the page.
        about: What it says, for those who cannot see it.
    """
    frame = _Frame(spec, top=12.0 + _LINE * len(spec.breaks))
    parts = [
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-labelledby="chart-{number}-title chart-{number}-about" focusable="false">',
        f'<title id="chart-{number}-title">{marked(spec.title)}</title>',
        f'<desc id="chart-{number}-about">{marked(about)}</desc>',
        '<g aria-hidden="true">',
        *_band(frame),
        *_axes(frame),
        *_target(frame),
        *_breaks(frame),
    ]
    drawn = [series for series in spec.series if series.points]
    # Ours is drawn last, so that it lies on top.
    for series in sorted(drawn, key=lambda each: each.role is SeriesRole.OURS):
        parts += _series(series, frame)
    parts += _end_labels(drawn, frame)
    return "".join((*parts, "</g></svg>"))


def has_points(spec: ChartSpec) -> bool:
    """Tell whether there is anything to draw."""
    return any(series.points for series in spec.series)


def short(value: float) -> str:
    """Return a coordinate in as few digits as do."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def words(x: float, y: float, text: str, look: str, anchor: str = "start") -> str:
    """Return text at a place."""
    place = f'x="{short(x)}" y="{short(y)}"'
    return f'<text {place} class="{look}" text-anchor="{anchor}">{marked(text)}</text>'


def stroke(x1: float, y1: float, x2: float, y2: float, look: str) -> str:
    """Return a straight line."""
    return f'<path d="M{short(x1)} {short(y1)}L{short(x2)} {short(y2)}" class="{look}"/>'


def _axes(frame: _Frame) -> Iterable[str]:
    spec = frame.spec
    for value, label in spec.ticks:
        y = frame.y(value)
        yield stroke(_LEFT, y, frame.right, y, "grid")
        yield words(_LEFT - 6, y + 4.5, label, "quiet", "end")
    yield stroke(_LEFT, frame.bottom, frame.right, frame.bottom, "axis")
    slot = (frame.right - _LEFT) / max(len(spec.categories), 1)
    widest = max((len(word) for each in spec.categories for word in each.split()), default=0)
    step = max(1, math.ceil((widest * _LETTER + 4) / slot))
    last = len(spec.categories) - 1
    for index, category in enumerate(spec.categories):
        if (last - index) % step == 0:
            x = frame.x(index)
            yield stroke(x, frame.bottom, x, frame.bottom + 5, "axis")
            letters = max(widest, int(slot * step / _LETTER))
            for row, line in enumerate(textwrap.wrap(category, letters)[:2]):
                yield words(x, frame.bottom + 20 + row * _LINE, line, "quiet", "middle")


def _band(frame: _Frame) -> Iterable[str]:
    target = frame.spec.target
    if target is not None and target.high is not None:
        top, bottom = frame.y(target.high), frame.y(target.low)
        yield (
            f'<rect x="{short(_LEFT)}" y="{short(top)}" width="{short(frame.right - _LEFT)}" '
            f'height="{short(max(bottom - top, 0))}" class="band"/>'
        )


def _target(frame: _Frame) -> Iterable[str]:
    target = frame.spec.target
    if target is not None:
        for edge in (target.low, target.high):
            if edge is not None:
                yield stroke(_LEFT, frame.y(edge), frame.right, frame.y(edge), "target")


def _breaks(frame: _Frame) -> Iterable[str]:
    for row, each in enumerate(frame.spec.breaks):
        x = frame.x(each.at)
        half = len(each.label) * _LETTER / 2
        middle = min(max(x, half), WIDTH - half)
        yield words(middle, 14 + row * _LINE, each.label, "quiet", "middle")
        yield stroke(x, frame.top, x, frame.bottom, "break")


def _series(series: ChartSeries, frame: _Frame) -> Iterable[str]:
    look = "ours" if series.role is SeriesRole.OURS else "other"
    for segment in series.segments:
        if len(segment) > 1:
            places = "L".join(f"{short(frame.x(p.at))} {short(frame.y(p.value))}" for p in segment)
            yield f'<path d="M{places}" class="line {look}"/>'
    for point in series.points:
        x, y = frame.x(point.at), frame.y(point.value)
        kind = f"point {look}{' local' if point.is_local else ''}"
        if series.role is SeriesRole.OURS:
            yield f'<circle cx="{short(x)}" cy="{short(y)}" r="4.2" class="{kind}"/>'
        else:
            corner = f'x="{short(x - 3.4)}" y="{short(y - 3.4)}"'
            yield f'<rect {corner} width="6.8" height="6.8" class="{kind}"/>'


def _end_labels(drawn: Sequence[ChartSeries], frame: _Frame) -> Iterable[str]:
    """Name lines at their ends, moved apart until none covers another."""
    labels: list[tuple[float, list[str], str]] = []
    for series in drawn:
        end = series.end
        look = "ours" if series.role is SeriesRole.OURS else "other"
        told = (
            f"{series.name} {frame.spec.end_text(series)}"
            if len(end.text) <= _SHORT
            else series.name
        )
        labels.append((frame.y(end.value), textwrap.wrap(told, _LABEL_LETTERS), f"name {look}"))
    target = frame.spec.target
    if target is not None:
        level = frame.y(target.low if target.high is None else (target.low + target.high) / 2)
        labels.append((level, textwrap.wrap(target.label, _LABEL_LETTERS), "name goal"))
    tops: list[float] = []
    below = 0.0
    labels.sort(key=lambda each: each[0])
    for y, lines, _ in labels:
        tops.append(max(y - len(lines) * _LINE / 2, below))
        below = tops[-1] + len(lines) * _LINE + 3
    limit = float(HEIGHT - 4)
    for index in reversed(range(len(labels))):
        height = len(labels[index][1]) * _LINE
        tops[index] = min(tops[index], limit - height)
        limit = tops[index] - 3
    for top, (_, lines, look) in zip(tops, labels, strict=True):
        for row, line in enumerate(lines):
            yield words(frame.right + 8, top + row * _LINE + 12, line, look)
