"""What an edition is made of: the pack without what its readers do not get.

A public edition has no exempt measure, nothing worked out with one, and no small number; neither
has it the second number by which a small one could be worked out. All of that is taken out of the
pack before anything is built, so that charts, counts and summary cannot hold it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from perfdesk.core.collecting.actions import Action
from perfdesk.core.edits import apply_edit, edit_between, removal
from perfdesk.core.figures import Figure, FigureKey, FigureKind
from perfdesk.core.judgements import Override, PrintedQuartile
from perfdesk.core.measures import Measure, Unit
from perfdesk.core.pack import Pack, Record
from perfdesk.core.periods import Period
from perfdesk.core.reporting.commentary import Commentary
from perfdesk.core.reporting.editions import Exemption
from perfdesk.core.reporting.report import ReportSettings
from perfdesk.core.reporting.stages import StageMark
from perfdesk.core.targets import PeriodTarget, Target
from perfdesk.core.wording.figure_text import read_figure

SUPPRESSED = "[c]"
"""What stands for a small number: the government's shorthand for confidential."""

_Group = tuple[Figure | None, tuple[Figure, ...]]
"""A whole and the parts that add up to it; None where the whole is not there."""


def edition_pack(pack: Pack, settings: ReportSettings) -> Pack:
    """Return the pack that an edition is made of; the very pack where nothing is left out."""
    left = pack
    if settings.public:
        left = _without_measures(left, exempt_measures(left))
        left = _suppressed(left, settings.smallest)
    return left if settings.notes else _without_notes(left)


def exempt_measures(pack: Pack) -> frozenset[str]:
    """Return the ids of exempt measures and of those that are worked out with them."""
    exempt = {each.measure for each in pack.table(Exemption).values()}
    measures = pack.table(Measure).values()
    while True:
        found = {
            each.id
            for each in measures
            if each.derived is not None and exempt & set(each.derived.operands)
        }
        found |= {each.id for each in measures if each.part_of in exempt}
        if found <= exempt:
            return frozenset(exempt)
        exempt |= found


def suppressed_figures(pack: Pack, smallest: int) -> frozenset[FigureKey]:
    """Return the figures of our council that are not shown in public.

    Args:
        pack: The pack.
        smallest: Counts above nought and below this are small.
    """
    ours = [each for each in pack.table(Figure).values() if _is_ours(pack, each)]
    hidden = {each.key for each in ours if _is_small(pack, each, smallest)}
    groups = tuple(_groups(pack, ours))
    while True:
        more = {key for group in groups for key in _given_away(group, hidden)}
        more |= {
            twin
            for key in hidden
            for kind in FigureKind
            if (twin := replace(key, kind=kind)) in pack.table(Figure)
        }
        if more <= hidden:
            return frozenset(hidden)
        hidden |= more


def _is_ours(pack: Pack, figure: Figure) -> bool:
    return figure.key.place == pack.settings.council


def _is_small(pack: Pack, figure: Figure, smallest: int) -> bool:
    reading = figure.reading
    measure = pack.table(Measure).get(figure.key.measure)
    counts = [reading.numerator]
    if measure is not None and measure.unit is Unit.COUNT:
        counts.append(reading.value)
    if reading.numerator is not None and reading.denominator is not None:
        counts.append(reading.denominator - reading.numerator)
        counts.append(reading.denominator)
    return any(each is not None and 0 < each < smallest for each in counts)


def _groups(pack: Pack, ours: Sequence[Figure]) -> Iterator[_Group]:
    """Yield what adds up: derived measures, wholes with their parts, years with their months."""
    held = {each.key: each for each in ours}
    places = {(each.key.period, each.key.kind) for each in ours}
    for measure in pack.table(Measure).values():
        parts = [each.id for each in pack.table(Measure).values() if each.part_of == measure.id]
        for members in (parts, measure.derived.operands if measure.derived else ()):
            if not members:
                continue
            for period, kind in places:
                key = FigureKey(measure.id, pack.settings.council, period, kind)
                figures = [held.get(replace(key, measure=each)) for each in members]
                known = tuple(each for each in figures if each is not None)
                if len(known) == len(figures):
                    yield held.get(key), known
        if measure.adds_up:
            yield from _months(measure.id, ours)


def _months(measure: str, ours: Sequence[Figure]) -> Iterator[_Group]:
    """Yield each figure of a measure with those of shorter periods that make it up."""
    figures = [each for each in ours if each.key.measure == measure]
    for whole in figures:
        within = [
            each
            for each in figures
            if each.key.kind is whole.key.kind and _is_within(each.key.period, whole.key.period)
        ]
        for length in {_days(each.key.period) // 28 for each in within}:
            parts = sorted(
                (each for each in within if _days(each.key.period) // 28 == length),
                key=lambda each: each.key.period.start,
            )
            if _fill(whole.key.period, [each.key.period for each in parts]):
                yield whole, tuple(parts)


def _is_within(part: Period, whole: Period) -> bool:
    return part != whole and whole.start <= part.start and part.end <= whole.end


def _days(period: Period) -> int:
    return (period.end - period.start).days


def _fill(whole: Period, parts: Sequence[Period]) -> bool:
    """Tell whether periods follow one another from the first to the last day of another."""
    follow = all((after.start - before.end).days == 1 for before, after in pairwise(parts))
    return bool(parts) and follow and (parts[0].start, parts[-1].end) == (whole.start, whole.end)


def _given_away(group: _Group, hidden: set[FigureKey]) -> Iterable[FigureKey]:
    """Return the second number to hide, where one alone could be worked out from the others."""
    whole, parts = group
    if whole is None:
        return ()
    members = (whole, *parts)
    if sum(each.key in hidden for each in members) != 1:
        return ()
    shown = [each for each in parts if each.key not in hidden]
    told = [each for each in shown if each.value is not None]
    if not told:
        return () if whole.key in hidden else (whole.key,)
    smallest = min(told, key=lambda each: (not each.value, abs(each.value or Decimal()), each.key))
    return (smallest.key,)


def _suppressed(pack: Pack, smallest: int) -> Pack:
    keys = suppressed_figures(pack, smallest)
    if not keys:
        return pack
    figures = pack.table(Figure)
    reading = read_figure(SUPPRESSED)
    hidden = [replace(figures[key], reading=reading) for key in keys]
    measures = {key.measure for key in keys}
    # What was written about a figure may tell it.
    comments = [each for each in pack.table(Commentary).values() if each.key.measure in measures]
    reasons = [
        replace(each, reason="", public=False)
        for each in pack.table(Override).values()
        if each.key.measure in measures
    ]
    pack, _ = apply_edit(pack, edit_between(pack, "Suppress small numbers", [*hidden, *reasons]))
    return apply_edit(pack, removal("Leave out what tells them", comments))[0]


def _without_measures(pack: Pack, measures: frozenset[str]) -> Pack:
    if not measures:
        return pack
    gone = [each for each in pack.records() if _measure_of(each) in measures]
    return apply_edit(pack, removal("Leave out exempt measures", gone))[0]


def _measure_of(record: Record) -> str:
    match record:
        case Measure():
            return record.id
        case Figure() | Target() | PeriodTarget() | Override() | PrintedQuartile():
            return record.key.measure
        case Commentary() | StageMark():
            return record.key.measure
        case Action() | Exemption():
            return record.measure
    return ""


def _without_notes(pack: Pack) -> Pack:
    """Return a pack without comments, and without reasons that may be printed."""
    reasons = [replace(each, public=False) for each in pack.table(Override).values()]
    pack, _ = apply_edit(pack, edit_between(pack, "Leave out reasons", reasons))
    return apply_edit(pack, removal("Leave out comments", pack.table(Commentary).values()))[0]
