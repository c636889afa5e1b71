"""A chart of all councils as SVG: dots in order of rank, the best at the left, in quarters."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby

from perfdesk.core.charting import BenchmarkDot, BenchmarkSpec, DotRole
from perfdesk.core.places import ENGLAND
from perfdesk.exporting.web_page.marking import marked
from perfdesk.exporting.web_page.svg_chart import HEIGHT, WIDTH, short, stroke, words

_LEFT, _RIGHT, _TOP, _BOTTOM = 54.0, 96.0, 26.0, 40.0
_LABEL_LETTERS = 12
_LINE = 17.0


def draw_benchmark(spec: BenchmarkSpec, number: int, about: str) -> str:
    """Return the SVG of a spec that has dots.

    Ours is named where it stands and neighbours are squares; the other councils are told in the
    description, since their names would cover one another.

    Args:
        spec: What to draw.
        number: Tells its title and description from those of other charts on the page.
        about: What it says, for those who cannot see it.
    """
    parts = [
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-labelledby="chart-{number}-title chart-{number}-about" focusable="false">',
        f'<title id="chart-{number}-title">{marked(spec.title)}</title>',
        f'<desc id="chart-{number}-about">{marked(about)}</desc>',
        '<g aria-hidden="true">',
        *_quarters(spec),
        *_axis(spec),
        *_england(spec),
    ]
    order = (DotRole.OTHER, DotRole.NEIGHBOUR, DotRole.OURS)
    for role in order:
        parts += (_dot(spec, at, dot) for at, dot in enumerate(spec.dots) if dot.role is role)
    parts += _name(spec)
    return "".join((*parts, "</g></svg>"))


def _x(spec: BenchmarkSpec, at: float) -> float:
    return _LEFT + (WIDTH - _RIGHT - _LEFT) * (at + 0.5) / max(len(spec.dots), 1)


def _y(spec: BenchmarkSpec, value: float) -> float:
    height = (spec.high - spec.low) or 1.0
    part = min(max((value - spec.low) / height, 0.0), 1.0)
    return HEIGHT - _BOTTOM - part * (HEIGHT - _BOTTOM - _TOP)


def _quarters(spec: BenchmarkSpec) -> Iterable[str]:
    """Shade every other quarter, and write below each which it is."""
    runs = groupby(enumerate(spec.dots), key=lambda each: each[1].quartile)
    for place, (quartile, members) in enumerate(runs):
        places = [at for at, _ in members]
        if not quartile:
            continue
        left, right = _x(spec, places[0] - 0.5), _x(spec, places[-1] + 0.5)
        if place % 2 == 0:
            yield (
                f'<rect x="{short(left)}" y="{short(_TOP)}" '
                f'width="{short(right - left)}" '
                f'height="{short(HEIGHT - _BOTTOM - _TOP)}" class="quarter"/>'
            )
        yield words((left + right) / 2, HEIGHT - _BOTTOM + 20, quartile, "quiet", "middle")


def _axis(spec: BenchmarkSpec) -> Iterable[str]:
    right = WIDTH - _RIGHT
    for value, label in spec.ticks:
        y = _y(spec, value)
        yield stroke(_LEFT, y, right, y, "grid")
        yield words(_LEFT - 6, y + 4.5, label, "quiet", "end")
    yield stroke(_LEFT, HEIGHT - _BOTTOM, right, HEIGHT - _BOTTOM, "axis")


def _england(spec: BenchmarkSpec) -> Iterable[str]:
    for line in spec.lines:
        if line.name == ENGLAND.name:
            y = _y(spec, line.value)
            yield stroke(_LEFT, y, WIDTH - _RIGHT, y, "target")
            for row, text in enumerate(textwrap.wrap(line.label, _LABEL_LETTERS)):
                yield words(WIDTH - _RIGHT + 6, y + 4.5 + row * _LINE, text, "name goal")


def _dot(spec: BenchmarkSpec, at: int, dot: BenchmarkDot) -> str:
    x, y = _x(spec, at), _y(spec, spec.drawn_at(dot))
    if dot.beyond:
        # An arrow to where it lies, clear of the edge.
        way = 1 if dot.value < spec.low else -1
        tip, foot = short(y), short(y - 7 * way)
        look = "neighbour" if dot.role is DotRole.NEIGHBOUR else "other"
        return (
            f'<path d="M{short(x)} {tip}L{short(x - 4)} {foot}L{short(x + 4)} {foot}Z" '
            f'class="point {look}"/>'
        )
    if dot.role is DotRole.NEIGHBOUR:
        corner = f'x="{short(x - 3)}" y="{short(y - 3)}"'
        return f'<rect {corner} width="6" height="6" class="point neighbour"/>'
    look, radius = ("ours", 5.5) if dot.role is DotRole.OURS else ("other", 2.4)
    return f'<circle cx="{short(x)}" cy="{short(y)}" r="{radius}" class="point {look}"/>'


def _name(spec: BenchmarkSpec) -> Iterator[str]:
    for at, dot in enumerate(spec.dots):
        if dot.role is DotRole.OURS:
            x = _x(spec, at)
            anchor = "start" if x < WIDTH / 3 else "end" if x > WIDTH * 0.6 else "middle"
            yield words(x, 16, f"{dot.name} {dot.text}", "name ours", anchor)
            yield stroke(x, 20, x, _y(spec, spec.drawn_at(dot)) - 6, "axis")
