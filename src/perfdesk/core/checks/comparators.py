"""Whether averages that measures are compared with are those published, and the latest.

An older average is allowed as long as its year is shown; a newer one in the pack is worth a look.
Whose average it is, its words must say: one is never checked against another place's figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from perfdesk.core.benchmarks.compared_with import published_averages, written_average
from perfdesk.core.dashboard import Column
from perfdesk.core.figures import Content, Figure, Reading, agree
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.places import Place
from perfdesk.core.problems import Mend, Problem, ProblemKind, Severity
from perfdesk.core.settings import Position
from perfdesk.core.targets import TargetReading
from perfdesk.core.wording.comparator_text import Comparator, comparator_of


def check_comparators(pack: Pack, position: Position) -> Iterator[Problem]:
    """Find averages of nobody, of no year, published otherwise, or followed by a newer one."""
    for measure in pack.measures_at(position.period):
        target = pack.target(measure.id, position.period)
        comparator = comparator_of(target, pack.settings.council)
        if comparator is None or target.low is None:
            continue
        if not comparator.is_known:
            yield _whose(measure, target, comparator)
        published: Mapping[Period, Figure] = {}
        if comparator.place is not None:
            published = published_averages(pack, measure, comparator.place, position.period)
        if target.period is None:
            yield _of_no_year(measure, target, comparator, published)
        elif target.period.start > position.period.end:
            yield _of_later_year(measure, target, position)
        elif comparator.place is not None:
            yield from _held_against(measure, target, target.period, comparator.place, published)


def _whose(measure: Measure, target: TargetReading, comparator: Comparator) -> Problem:
    asked = comparator.asked
    return Problem(
        Severity.WARNING,
        ProblemKind.COMPARATOR_PLACE,
        f"{measure.description}: whose average is \u201c{target.text}\u201d? \u201c{asked}\u201d "
        "is not a place that is known, so it is not checked against published figures. Write whose "
        "it is, for example \u201cNat. Ave.\u201d or \u201cEast Midlands average\u201d.",
        measure.id,
        "target",
    )


def _of_no_year(
    measure: Measure,
    target: TargetReading,
    comparator: Comparator,
    published: Mapping[Period, Figure],
) -> Problem:
    """Ask for the year of an average; where one published year has that very figure, offer it."""
    years = [period for period, figure in published.items() if _is_published(target, figure)]
    mend = None
    if len(years) == 1 and comparator.place is not None:
        figure = published[years[0]]
        text = written_average(measure, comparator.place, years[0], figure)
        mend = Mend(Column.TARGET, text, f"Write {text}", figure.source)
    return Problem(
        Severity.WARNING,
        ProblemKind.COMPARATOR_YEAR,
        f"{measure.description}: the comparator \u201c{target.text}\u201d does not say which year "
        "it is of.",
        measure.id,
        "target",
        mend=mend,
    )


def _of_later_year(measure: Measure, target: TargetReading, position: Position) -> Problem:
    return Problem(
        Severity.WARNING,
        ProblemKind.COMPARATOR_YEAR,
        f"{measure.description}: the comparator \u201c{target.text}\u201d is of a later year than "
        f"{position.period}.",
        measure.id,
        "target",
    )


def _held_against(
    measure: Measure,
    target: TargetReading,
    year: Period,
    place: Place,
    published: Mapping[Period, Figure],
) -> Iterator[Problem]:
    same = published.get(year)
    if same is not None and not _is_published(target, same):
        text = written_average(measure, place, year, same)
        yield Problem(
            Severity.WARNING,
            ProblemKind.COMPARATOR,
            f"{measure.description}: it is compared with {target.number_text} for {place.name} "
            f"{year}, but {same.reading.number_text} was published.",
            measure.id,
            "target",
            mend=Mend(Column.TARGET, text, f"Compare with {text}", same.source),
        )
    newer = max((each for each in published if each.end > year.end), default=None)
    if newer is not None:
        text = written_average(measure, place, newer, published[newer])
        yield Problem(
            Severity.NOTE,
            ProblemKind.COMPARATOR,
            f"{measure.description}: it is compared with {place.name} {year}, but the pack has "
            f"{place.name}\u2019s figure for {newer}: {published[newer].reading.number_text}.",
            measure.id,
            "target",
            mend=Mend(Column.TARGET, text, f"Compare with {text}", published[newer].source),
        )


def _is_published(target: TargetReading, published: Figure) -> bool:
    """Tell whether a typed average is the published one, as far as the coarser of both tells."""
    typed = Reading("", Content.NUMBER, target.low, target.decimals, target.form)
    return published.value is None or agree(typed, published.reading)
