"""The figures of a measure over time, for our council and those it is compared with."""

from __future__ import annotations

from dataclasses import dataclass

from perfdesk.core.building.judging import break_between, derived_figures
from perfdesk.core.figures import Figure
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

    The first points of a place on the far side of a break say why; local and published
    figures for the same period stand side by side. Of a figure that several columns carry,
    or that was taken over from the measure that this one continues, one stands: a number
    rather than words, in its own column rather than carried, of the later measure. A derived
    measure has a figure wherever its parts have, where none was typed.
    """
    subject = pack.measure(measure)
    settled = sorted(
        (
            (figure.value is not None, figure.stands_for == figure.key.period, -age, figure)
            for age, each in enumerate(pack.lineage(measure))
            for figure in (*pack.figures_of(each.id), *derived_figures(pack, each))
        ),
        key=lambda each: each[:3],
    )
    figures = {(each.key.place, each.stands_for, each.key.kind): each for *_, each in settled}
    places = pack.table(Place)
    points: list[SeriesPoint] = []
    before: Figure | None = None
    for key in sorted(figures, key=lambda key: (key[0], key[1].end, key[1].start, key[2])):
        figure, place = figures[key], places.get(key[0])
        if place is None:
            continue
        if points and points[-1].figure.stands_for != figure.stands_for:
            before = points[-1].figure
        why = ""
        if before is not None and before.key.place == figure.key.place:
            found = break_between(subject, before.stands_for, figure.stands_for)
            why = found.why if found else ""
        points.append(SeriesPoint(figure, place, why))
    return tuple(points)
