"""Edits of measures themselves: what they say, how they are rated, where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from uuid import uuid4

from perfdesk.core.dashboard import Column
from perfdesk.core.editing.cells import TypedCell, cells_edit
from perfdesk.core.edits import Edit, Replacement, apply_edit, edit_between, joined
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.figures import Figure
from perfdesk.core.judgements import Override, PrintedQuartile
from perfdesk.core.measures import Combination, Derivation, Limit, Measure
from perfdesk.core.pack import Pack, Record
from perfdesk.core.periods import Period
from perfdesk.core.targets import PeriodTarget, PeriodTargetKey, Target, TargetKey
from perfdesk.core.wording.numbers import tidy

MOST_DECIMALS = 6
"""Digits after the point that a measure may ask for."""

_AT_POSITIONS: tuple[type[Target | PeriodTarget | Figure | Override | PrintedQuartile], ...] = (
    Figure,
    Target,
    PeriodTarget,
    Override,
    PrintedQuartile,
)


class UnsuitableMeasureError(PerfDeskError):
    """A measure that cannot be as it was described."""


def measure_edit(pack: Pack, position: Period, changed: Measure, target: str) -> Edit:
    """Return the one edit that gives a measure its new properties, and its target at *position*.

    Code and description are matched to the framework again where they changed, and targets of
    0 are read again where the aim did, as when they are typed in the grid.

    Args:
        pack: The pack.
        position: Which target is meant.
        changed: The measure as it shall be; its framework code is worked out.
        target: The text of its target at the position; empty for none.

    Raises:
        UnsuitableMeasureError: It lacks words, is a part of itself, or has a negative tolerance.
        UnsuitableCellError: A text cannot be taken.
    """
    before = pack.measure(changed.id)
    changed = replace(changed, description=tidy(changed.description), owner=tidy(changed.owner))
    _check(pack, changed)
    label = f"Change measure {changed.description}"
    typed = [
        TypedCell(changed.id, Column.DESCRIPTION, changed.description),
        TypedCell(changed.id, Column.AIM, changed.aim.value),
        TypedCell(changed.id, Column.TARGET, target),
    ]
    if changed.printed_code != before.printed_code:
        typed.append(TypedCell(changed.id, Column.CODE, changed.printed_code))
    words = cells_edit(pack, position, typed, label)
    after = apply_edit(pack, words)[0]
    drafted = after.measure(before.id)
    final = replace(changed, code=drafted.code, marker=drafted.marker, framework=drafted.framework)
    return joined(label, words, edit_between(after, label, [final]))


def added_edit(pack: Pack, position: Period, after: str) -> tuple[Edit, str]:
    """Return the edit that adds an empty measure below another, and the new one's id."""
    return _beside(pack, position, after, "New measure", "Add a measure", as_copy=False)


def duplicated_edit(pack: Pack, position: Period, measure: str) -> tuple[Edit, str]:
    """Return the edit that adds a measure like another below it, and the new one's id.

    Words, aim, unit, tolerances and target are the same; figures are not copied.
    """
    words = pack.measure(measure).description
    return _beside(pack, position, measure, f"{words} (copy)", f"Duplicate {words}", as_copy=True)


def moved_edit(pack: Pack, position: Period, measure: str, step: int) -> Edit:
    """Return the edit that moves a measure up (-1) or down (+1) among those of its outcome.

    At either end it goes nowhere: the edit has no replacements.
    """
    subject = pack.measure(measure)
    rows = list(pack.measures_of(subject.outcome, position))
    at = next(number for number, each in enumerate(rows) if each.id == measure)
    way = "up" if step < 0 else "down"
    label = f"Move {subject.description} {way}"
    if not 0 <= at + step < len(rows):
        return Edit(label, ())
    rows[at], rows[at + step] = rows[at + step], rows[at]
    return edit_between(pack, label, _in_order(rows))


def placed_edit(pack: Pack, position: Period, measure: str, beside: str, *, below: bool) -> Edit:
    """Return the edit that puts a measure above or below another, in whose outcome it then stands.

    A part that is put away from its whole is a part no longer.
    """
    subject, other = pack.measure(measure), pack.measure(beside)
    label = f"Move {subject.description}"
    if measure == beside:
        return Edit(label, ())
    rows = [each for each in pack.measures_of(other.outcome, position) if each.id != measure]
    at = next(number for number, each in enumerate(rows) if each.id == beside)
    whole = pack.table(Measure).get(subject.part_of or "")
    stays_part = whole is not None and whole.outcome == other.outcome
    moved = replace(subject, outcome=other.outcome, part_of=subject.part_of if stays_part else None)
    rows.insert(at + 1 if below else at, moved)
    return edit_between(pack, label, _in_order(rows))


def _in_order(rows: Sequence[Measure]) -> list[Measure]:
    """Deal the rows' own numbers out again: measures of other positions keep their place."""
    orders = sorted(each.order for each in rows)
    if len(set(orders)) < len(orders):
        first = orders[0]
        orders = [first + number for number in range(len(rows))]
    return [replace(row, order=order) for row, order in zip(rows, orders, strict=True)]


def removed_edit(pack: Pack, position: Period, measure: str) -> Edit:
    """Return the edit that takes a measure out of the dashboard of *position*.

    Where earlier positions report it, it ends there and keeps all its figures; else it goes
    with all that belongs to it. One undo brings it back.
    """
    subject = pack.measure(measure)
    label = f"Remove {subject.description}"
    earlier = [
        each.period
        for each in pack.positions
        if each.period < position and subject.reported_at(each.period)
    ]
    if earlier:
        return edit_between(pack, label, [replace(subject, ends=max(earlier))])
    mine: list[Record] = [
        each
        for kind in _AT_POSITIONS
        for each in pack.table(kind).values()
        if each.key.measure == measure
    ]
    let_go = tuple(Replacement(each, each_without) for each, each_without in _let_go(pack, measure))
    removals = tuple(Replacement(each, None) for each in (*mine, subject))
    return Edit(label, (*let_go, *removals))


def possible_wholes(pack: Pack, position: Period, measure: str) -> tuple[Measure, ...]:
    """Return the measures of the same outcome that a measure can be a part of."""
    subject = pack.measure(measure)
    return tuple(
        each
        for each in pack.measures_of(subject.outcome, position)
        if each.id != measure and measure not in _wholes(pack, each)
    )


def _check(pack: Pack, changed: Measure) -> None:
    name = f"\u201c{changed.description or 'the measure'}\u201d"
    if not changed.description:
        raise UnsuitableMeasureError(
            "The measure has no description, so nothing was changed. Type one."
        )
    if not 0 <= changed.decimals <= MOST_DECIMALS:
        raise UnsuitableMeasureError(
            f"The decimals for {name} are not between 0 and {MOST_DECIMALS}, so nothing was "
            "changed. Choose a number in that range."
        )
    for limit in (changed.amber_limit, changed.similar_limit):
        if isinstance(limit, Limit) and limit.amount < 0:
            raise UnsuitableMeasureError(
                f"A tolerance for {name} is below 0, so nothing was changed. Type 0 or more."
            )
    if changed.derived is not None:
        _check_derivation(pack, changed, changed.derived, name)
    if changed.part_of is None:
        return
    whole = pack.table(Measure).get(changed.part_of)
    if whole is None or changed.id in {whole.id, *_wholes(pack, whole)}:
        raise UnsuitableMeasureError(
            f"{name} cannot be part of itself, so nothing was changed. Choose another measure."
        )


def _check_derivation(pack: Pack, changed: Measure, derived: Derivation, name: str) -> None:
    count = len(derived.operands)
    of_two = derived.combination in {Combination.SHARE, Combination.RATE}
    if count < 2 or (of_two and count != 2):
        wanted = "exactly two" if of_two else "two or more"
        raise UnsuitableMeasureError(
            f"{name} must be calculated from {wanted} measures, so nothing was changed. Tick that "
            "many."
        )
    if changed.id in {*derived.operands, *_sources(pack, derived.operands)}:
        raise UnsuitableMeasureError(
            f"{name} cannot be calculated from itself, so nothing was changed. Choose other "
            "measures."
        )


def _sources(pack: Pack, measures: Sequence[str]) -> frozenset[str]:
    """Return the ids of everything that measures are worked out of, one after the other."""
    seen: set[str] = set()
    waiting = list(measures)
    while waiting:
        found = pack.table(Measure).get(waiting.pop())
        for operand in found.derived.operands if found and found.derived else ():
            if operand not in seen:
                seen.add(operand)
                waiting.append(operand)
    return frozenset(seen)


def possible_operands(pack: Pack, position: Period, measure: str) -> tuple[Measure, ...]:
    """Return the measures that one may be worked out of, as reported at a position."""
    reported = pack.measures_at(position)
    return tuple(
        each
        for each in reported
        if each.id != measure and measure not in _sources(pack, (each.id,))
    )


def _wholes(pack: Pack, measure: Measure) -> Iterator[str]:
    """Yield the ids of what a measure is a part of, one within another."""
    seen = {measure.id}
    following = measure.part_of
    while following is not None and following not in seen:
        yield following
        seen.add(following)
        found = pack.table(Measure).get(following)
        following = found.part_of if found else None


def _beside(
    pack: Pack, position: Period, measure: str, words: str, label: str, *, as_copy: bool
) -> tuple[Edit, str]:
    beside = pack.measure(measure)
    # Never the id of one that was removed, which a later undo may bring back.
    made = f"measure-{uuid4().hex}"
    later = any(each.period > position for each in pack.positions)
    new = Measure(made, beside.outcome, 0, words, part_of=beside.part_of)
    if as_copy:
        new = replace(beside, id=made, description=words, continues=None, derived=None)
    new = replace(new, starts=position, ends=position if later else None)
    rows = list(pack.measures_of(beside.outcome, position))
    at = next(number for number, each in enumerate(rows) if each.id == measure) + 1
    order = rows[at - 1].order + 1
    records: list[Record] = [replace(new, order=order)]
    for row in rows[at:]:
        order = max(order + 1, row.order)
        records.append(replace(row, order=order))
    target = pack.table(Target).get(TargetKey(measure, position)) if as_copy else None
    if target is not None:
        records.append(replace(target, key=TargetKey(made, position)))
    for period in pack.trajectory(measure) if as_copy else ():
        step = pack.table(PeriodTarget)[PeriodTargetKey(measure, period)]
        records.append(replace(step, key=PeriodTargetKey(made, period)))
    return edit_between(pack, label, records), made


def _let_go(pack: Pack, measure: str) -> Iterator[tuple[Measure, Measure]]:
    """Yield the measures that point to one that goes, as they are and without that."""
    for each in pack.table(Measure).values():
        free = each
        if each.part_of == measure:
            free = replace(free, part_of=None)
        if each.continues == measure:
            free = replace(free, continues=pack.measure(measure).continues)
        if each.derived is not None and measure in each.derived.operands:
            free = replace(free, derived=None)
        if free is not each and each.id != measure:
            yield each, free
