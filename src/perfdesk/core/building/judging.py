"""Gathering from a pack what a rating and an arrow depend on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from perfdesk.core.building.forecasting import forecast_of, profiled, set_target, target_due
from perfdesk.core.dashboard import Facts
from perfdesk.core.figures import Figure, FigureKey, FigureKind, Form
from perfdesk.core.framework.catalogue import (
    FrameworkMeasure,
    SeriesBreak,
    breaks_in,
    measure_for,
)
from perfdesk.core.judgements import Judged, Override
from perfdesk.core.measures import Aim, Measure
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.rules.derivation import Derived, derive
from perfdesk.core.rules.progress import ProgressCase, judge_progress
from perfdesk.core.rules.ratings import RatingCase, rate
from perfdesk.core.settings import Position, Scheme
from perfdesk.core.sources import CellReference
from perfdesk.core.verdicts import Progress, ProgressWord, Rating, RatingWord

_YEAR = 12
_DECIDED_ON = ("figure", "previous figure", "target")
_SCHEMES = MappingProxyType(
    {Scheme.RAG: "red, amber or green", Scheme.COMPARISON: "better, similar or worse"}
)
_WORKED_OUT = "calculated: "
_RATING_WORDS = MappingProxyType(
    {
        Scheme.RAG: frozenset(
            {RatingWord.GREEN, RatingWord.AMBER, RatingWord.RED, RatingWord.NOT_RATED}
        ),
        Scheme.COMPARISON: frozenset(
            {RatingWord.BETTER, RatingWord.SIMILAR, RatingWord.BELOW, RatingWord.NOT_RATED}
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Both verdicts on a measure at a position."""

    rating: Rating
    progress: Progress


def facts_of(pack: Pack, measure: Measure, position: Position) -> Facts:
    """Look up what the row of a measure at a position is made of, its quartile excepted."""
    current = reported_figure(pack, measure, position.period)
    previous = previous_figure(pack, measure, position)
    target = set_target(pack, measure, position.period)
    return Facts(
        current=current,
        previous=previous,
        target=target,
        aim=_aim_of(measure, current),
        scheme=scheme_of(measure, position),
        forecast=forecast_of(pack, measure, current),
        to_date=target_due(pack, measure, current, target, position.period),
        margins=(_margin(pack, current), _margin(pack, previous)),
    )


def verdicts_on(pack: Pack, measure: Measure, position: Position) -> Verdicts:
    """Rate a measure at a position and judge how it moved."""
    return verdicts_from(pack, measure, position, facts_of(pack, measure, position))


def verdicts_from(pack: Pack, measure: Measure, position: Position, facts: Facts) -> Verdicts:
    """Rate a measure whose facts have been looked up already, and judge how it moved."""
    return Verdicts(
        rate(rating_case(pack, measure, position, facts)),
        judge_progress(progress_case(pack, measure, position, facts)),
    )


def rating_case(pack: Pack, measure: Measure, position: Position, facts: Facts) -> RatingCase:
    """Return all that the rating of a measure's current figure depends on."""
    return RatingCase(
        facts.current.reading if facts.current else None,
        facts.target,
        facts.aim,
        facts.scheme,
        pack.settings.tolerances,
        measure.amber_limit,
        measure.adds_up and not _is_place(facts),
        facts.margins[0],
        standing_override(pack, measure, position, Judged.RATING),
        position.period,
        measure.academic,
        facts.forecast,
        profiled(measure, facts.to_date),
        measure.rated_on_forecast,
        pack.settings.council,
    )


def progress_case(pack: Pack, measure: Measure, position: Position, facts: Facts) -> ProgressCase:
    """Return all that the progress of a measure since its previous figure depends on."""
    current, previous = facts.current, facts.previous
    return ProgressCase(
        current.reading if current else None,
        previous.reading if previous else None,
        previous.key.period if previous else position.previous,
        facts.target,
        facts.aim,
        pack.settings.tolerances,
        measure.similar_limit,
        # A figure within an academic year is no more like a whole one than that of a part.
        (measure.adds_up and not _is_place(facts)) or measure.academic,
        _broken(measure, previous, current),
        standing_override(pack, measure, position, Judged.PROGRESS),
        position.period,
        *facts.margins,
        measure.unit,
    )


def _is_place(facts: Facts) -> bool:
    return facts.current is not None and facts.current.reading.form is Form.ORDINAL


def scheme_of(measure: Measure, position: Position) -> Scheme:
    """Return how a measure is rated at a position: its own way, else the position's."""
    return measure.scheme or position.scheme


def reported_figure(pack: Pack, measure: Measure, period: Period) -> Figure | None:
    """Return the figure that a dashboard shows for a period: the local one, else the published.

    It is looked for under the measure itself and then under those it continues. A derived
    measure shows what was reported for it locally, else what its parts come to.
    """
    if measure.derived is not None:
        typed = pack.figure(measure.id, period)
        worked_out = None if typed else derived_figure(pack, measure, period)
        if typed or worked_out:
            return typed or worked_out
    # Most measures continue none, and most figures are local: no lineage is looked up for those.
    line = (measure,) if measure.continues is None else pack.lineage(measure.id)
    for each in line:
        for kind in (FigureKind.LOCAL, FigureKind.PUBLISHED):
            found = pack.figure(each.id, period, kind)
            if found is not None:
                return found
    return None


def previous_figure(pack: Pack, measure: Measure, position: Position) -> Figure | None:
    """Return the figure of the previous column, or where it lacks one for part of a year, the
    figure of the whole of that year.
    """
    found = reported_figure(pack, measure, position.previous)
    before = position.previous
    if found is not None or before.is_snapshot or before.months >= _YEAR:
        return found
    return reported_figure(pack, measure, before.year)


def derived_figure(pack: Pack, measure: Measure, period: Period) -> Figure | None:
    """Return what the parts of a derived measure come to, whatever was typed for it.

    None where the measure is not derived, or a part has no number for the period.
    """
    found = _derived(pack, measure, period, frozenset())
    if found is None:
        return None
    key = FigureKey(measure.id, pack.settings.council, period, FigureKind.LOCAL)
    return Figure(key, found.reading, CellReference("", f"{_WORKED_OUT}{found.sum_text}", "", ""))


def derived_figures(pack: Pack, measure: Measure) -> tuple[Figure, ...]:
    """Return what a derived measure comes to in every period that it has no figure for itself."""
    if measure.derived is None:
        return ()
    council = pack.settings.council
    periods = {
        figure.key.period
        for operand in _operands(pack, measure)
        for figure in pack.figures_of(operand)
        if figure.key.place == council
    }
    untyped = (each for each in sorted(periods) if pack.figure(measure.id, each) is None)
    found = (derived_figure(pack, measure, each) for each in untyped)
    return tuple(each for each in found if each is not None)


def _operands(pack: Pack, measure: Measure) -> set[str]:
    """Return the ids of all measures that a derived one follows from, however far down."""
    found: set[str] = set()
    following = [measure.id]
    while following:
        for each in pack.lineage(following.pop()):
            new = set(each.derived.operands if each.derived else ()) | {each.id}
            following += new - found
            found |= new
    return found


def _derived(
    pack: Pack, measure: Measure, period: Period, within: frozenset[str]
) -> Derived | None:
    # A measure that is, however far down, a part of itself comes to nothing.
    if measure.derived is None or measure.id in within:
        return None
    parts = []
    for operand in measure.derived.operands:
        part = pack.table(Measure).get(operand)
        if part is None:
            return None
        reported = pack.figure(operand, period) if part.derived else None
        if part.derived and reported is None:
            deeper = _derived(pack, part, period, within | {measure.id})
            reading = deeper.reading if deeper else None
        else:
            figure = reported or reported_figure(pack, part, period)
            reading = figure.reading if figure else None
        if reading is None:
            return None
        parts.append((part.description, reading))
    return derive(measure, parts)


def _aim_of(measure: Measure, figure: Figure | None) -> Aim:
    """Return the aim of a figure: of a place among others a lower number, unless it is stated."""
    aim = effective_aim(measure)
    is_place = figure is not None and figure.reading.form is Form.ORDINAL
    return Aim.LOW if is_place and aim is Aim.UNSTATED else aim


def effective_aim(measure: Measure) -> Aim:
    """Return the measure's aim; where none is stated, the framework's."""
    if measure.aim is not Aim.UNSTATED:
        return measure.aim
    known = framework_entry(measure)
    return known.aim if known else Aim.UNSTATED


def framework_entry(measure: Measure) -> FrameworkMeasure | None:
    """Return what the framework says of a measure; None for a local one."""
    return measure_for(measure.framework) if measure.framework else None


def decided_on(pack: Pack, measure: Measure, position: Position) -> tuple[str, ...]:
    """Return the texts that an override at this position is decided on."""
    current = reported_figure(pack, measure, position.period)
    previous = previous_figure(pack, measure, position)
    target = set_target(pack, measure, position.period)
    if pack.trajectory(measure.id):
        due = target_due(pack, measure, current, target, position.period)
        target = due.reading if due is not None and due.method is None else target
    return (
        current.reading.text if current else "",
        previous.reading.text if previous else "",
        target.text,
    )


def standing_override(
    pack: Pack, measure: Measure, position: Position, of: Judged
) -> Override | None:
    """Return the override of a verdict while what it was decided on is unchanged.

    One whose word belongs to the other scheme does not stand either.
    """
    found = pack.override(measure.id, position.period, of)
    if found is None or found.value not in override_words(scheme_of(measure, position), of):
        return None
    if found.decided_on != decided_on(pack, measure, position):
        return None
    return found


def why_lapsed(pack: Pack, measure: Measure, position: Position, override: Override) -> str:
    """Return what has changed since an override was decided, as the clause of a sentence."""
    scheme = scheme_of(measure, position)
    if override.value not in override_words(scheme, override.key.of):
        return f"the measure is rated as {_SCHEMES[scheme]} now"
    now = decided_on(pack, measure, position)
    changed = [
        f"the {name} was \u201c{before or 'empty'}\u201d and is \u201c{after or 'empty'}\u201d now"
        for name, before, after in zip(_DECIDED_ON, override.decided_on, now, strict=False)
        if before != after
    ]
    return " and ".join(changed) or "what it was decided on is no longer known"


def override_words(scheme: Scheme, of: Judged) -> frozenset[str]:
    """Return the words that an override may decide on, under a scheme."""
    words = frozenset(ProgressWord) if of is Judged.PROGRESS else _RATING_WORDS[scheme]
    return frozenset(word.value for word in words)


def _margin(pack: Pack, figure: Figure | None) -> Decimal | None:
    """Return the published margin of error of the year that a figure stands for.

    A figure that its column carries from an earlier survey has that survey's.
    """
    if figure is None:
        return None
    if figure.reading.margin is not None:
        return figure.reading.margin
    measure = pack.table(Measure).get(figure.key.measure)
    # Most measures continue none: no lineage is looked up for those.
    alone = measure is None or measure.continues is None
    for each in (figure.key.measure,) if alone else _ids(pack.lineage(figure.key.measure)):
        published = pack.figure(each, figure.stands_for, FigureKind.PUBLISHED)
        if published is not None:
            return published.reading.margin
    return None


def _ids(measures: Iterable[Measure]) -> tuple[str, ...]:
    return tuple(each.id for each in measures)


def _broken(measure: Measure, earlier: Figure | None, later: Figure | None) -> str:
    """Return why two figures cannot be compared; empty where they can."""
    if earlier is None or later is None:
        return ""
    found = break_between(measure, earlier.stands_for, later.stands_for)
    return f"{found.why} in {found.period}" if found else ""


def break_between(measure: Measure, earlier: Period, later: Period) -> SeriesBreak | None:
    """Return the break in a measure's series that lies between two periods, if any."""
    for each in breaks_of(measure):
        if earlier.end < each.period.start <= later.end:
            return each
    return None


def breaks_of(measure: Measure) -> tuple[SeriesBreak, ...]:
    """Return where a measure's series breaks, under its code or under the one that followed it."""
    if measure.framework is None:
        return ()
    return breaks_in(measure.framework)
