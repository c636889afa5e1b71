"""The figures of a measure over time, for our council and those it is compared with."""

from __future__ import annotations

from dataclasses import dataclass

from perfdesk.core.figures import Figure
from perfdesk.core.framework.catalogue import SeriesBreak, measure_for
from perfdesk.core.pack import Pack
from perfdesk.core.places import Place


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """One figure of a series.

    Attributes:
        figure: The figure itself.
        place: Whom it is about.
        broken: Why it cannot be compared with the points before it; empty where it can.
    """

    figure: Figure
    place: Place
    broken: str = ""


def series_of(pack: Pack, measure: str) -> tuple[SeriesPoint, ...]:
    """Return all figures of a measure and of those it continues, by place and period.

    The first point of a place on the far side of a break says why; local and published
    figures for the same period stand side by side.
    """
    lineage = pack.lineage(measure)
    breaks = _breaks(pack, measure)
    figures = [figure for each in lineage for figure in pack.figures_of(each.id)]
    figures.sort(key=lambda each: (each.key.place, each.stands_for.end, each.key.kind))
    places = pack.table(Place)
    points: list[SeriesPoint] = []
    seen: set[tuple[str, object, object, str]] = set()
    for figure in figures:
        place = places.get(figure.key.place)
        identity = (figure.key.place, figure.stands_for, figure.key.kind, figure.reading.text)
        if place is None or identity in seen:
            continue
        seen.add(identity)
        before = points[-1].figure if points and points[-1].place == place else None
        points.append(SeriesPoint(figure, place, _break_between(breaks, before, figure)))
    return tuple(points)


def _breaks(pack: Pack, measure: str) -> tuple[SeriesBreak, ...]:
    code = pack.measure(measure).framework
    known = measure_for(code) if code else None
    return known.breaks if known else ()


def _break_between(breaks: tuple[SeriesBreak, ...], before: Figure | None, after: Figure) -> str:
    if before is None:
        return ""
    for each in breaks:
        if before.stands_for.end < each.period.start <= after.stands_for.end:
            return each.why
    return ""
