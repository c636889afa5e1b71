"""Rolling a pack forward: it reports the next position, and nothing of the last one changes.

Columns look their figures up by measure and period, so no figure is copied. Targets belong to a
position: averages, baselines and what is for information go along; local targets only where the
person says so, since next year's are rarely this year's. Comments go along as drafts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from perfdesk.core.edits import Edit, edit_between
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack, Record
from perfdesk.core.periods import Period, months
from perfdesk.core.reporting.commentary import Audience, Commentary
from perfdesk.core.settings import Position
from perfdesk.core.targets import Target, TargetBasis, TargetKey, TargetKind

_KEPT_KINDS = frozenset({TargetKind.AVERAGE, TargetKind.INFORMATION, TargetKind.NONE_YET})
_KEPT_BASES = frozenset({TargetBasis.BASELINE})
_APRIL, _QUARTER, _YEAR = 4, 3, 12
_ENOUGH = 0.5
"""Of the measures: with figures for fewer of them, the same months a year before are no column."""


class UnsuitablePositionError(PerfDeskError):
    """A position that a pack cannot be rolled forward to."""


@dataclass(frozen=True, slots=True)
class RollForward:
    """What rolling a pack forward would do.

    Attributes:
        edit: All of it, as one step that one undo takes back.
        position: The new position.
        measures: How many measures it reports.
        targets: How many targets and comparators go along.
        to_enter: Descriptions of the measures whose local target is left to be entered.
        comments: How many comments go along as drafts.
        actions: How many actions and recommendations are still open, and go along.
    """

    edit: Edit
    position: Position
    measures: int
    targets: int
    to_enter: tuple[str, ...]
    comments: int
    actions: int = 0

    @property
    def text(self) -> str:
        """All of it in a sentence or two."""
        period, previous = self.position.period, self.position.previous
        measures = _counted(self.measures, "measure")
        told = f"{measures} for {period.label}, compared with {previous.label}. "
        told += f"{_counted(self.targets, 'target')} and {_counted(self.comments, 'comment')} kept"
        told += ", the comments as drafts." if self.comments else "."
        if self.to_enter:
            told += f" {_counted(len(self.to_enter), 'local target')} to enter."
        if self.actions:
            go = "goes" if self.actions == 1 else "go"
            told += f" {_counted(self.actions, 'open action')} {go} along."
        return told


def roll_forward(
    pack: Pack,
    to: Period,
    *,
    at: datetime,
    keep_local_targets: bool | None = None,
    keep_comments: bool = True,
) -> RollForward:
    """Return what makes a pack report its next position.

    Args:
        pack: The pack.
        to: The position: a year, a part of one, or a date.
        at: When, for the comments that go along.
        keep_local_targets: Whether local targets go along; None to keep them within one financial
            year and leave them to be entered for another.
        keep_comments: Whether comments go along as drafts.

    Raises:
        UnsuitablePositionError: The pack reports *to* already, or it ends before the latest one.
    """
    now = pack.position
    _check(pack, to)
    if keep_local_targets is None:
        keep_local_targets = to.year == now.period.year
    position = Position(to, now.scheme, previous_of(pack, to))
    measures = [each for each in pack.measures_at(now.period) if each.reported_at(to)]
    targets, to_enter = _targets(pack, measures, to, keep_local=keep_local_targets)
    comments = list(_comments(pack, measures, to, at)) if keep_comments else []
    records: list[Record] = [position, replace(pack.settings, position=to), *targets, *comments]
    return RollForward(
        edit_between(pack, f"Roll forward to {to.label}", records),
        position,
        len(measures),
        len(targets),
        tuple(to_enter),
        len(comments),
        sum(each.is_open for each in pack.actions),
    )


def next_position(pack: Pack) -> Period:
    """Return the position that is likely to come next.

    The year after a year, one month more after months since April, the next quarter after a
    quarter, the same day a year later after a date.
    """
    now = pack.position.period
    if now.is_snapshot or now.is_academic_year or not now.is_whole_months or now.months == _YEAR:
        return now.a_year_later()
    counts_from_april = now.start.month == _APRIL and now.end != now.year.end
    if counts_from_april and now.months != _QUARTER:
        return months((now.start.year, _APRIL), _later(now.end.year, now.end.month, 1))
    return months(
        _later(now.start.year, now.start.month, now.months),
        _later(now.end.year, now.end.month, now.months),
    )


def _counted(count: int, word: str) -> str:
    return f"1 {word}" if count == 1 else f"{count or 'no'} {word}s"


def _later(year: int, month: int, by: int) -> tuple[int, int]:
    ahead = year * _YEAR + month - 1 + by
    return ahead // _YEAR, ahead % _YEAR + 1


def previous_of(pack: Pack, to: Period) -> Period:
    """Return what a position is compared with: the same months a year before, else the last year.

    The same months count where half of the measures have figures for them.
    """
    before = to.a_year_earlier()
    measures = pack.measures_at(pack.position.period)
    known = sum(pack.figure(each.id, before) is not None for each in measures)
    if to.is_financial_year or known >= _ENOUGH * max(len(measures), 1):
        return before
    return to.year.a_year_earlier()


def _check(pack: Pack, to: Period) -> None:
    latest = pack.positions[0].period
    if any(each.period == to for each in pack.positions):
        raise UnsuitablePositionError(
            f"The pack already reports {to.label}, so nothing was changed. Choose that position at "
            "the top of the window."
        )
    if to.end < latest.end:
        raise UnsuitablePositionError(
            f"{to.label} ends before {latest.label}, which the pack already reports, so nothing "
            "was changed. Choose a later position."
        )


def _targets(
    pack: Pack, measures: list[Measure], to: Period, *, keep_local: bool
) -> tuple[list[Target], list[str]]:
    kept: list[Target] = []
    to_enter: list[str] = []
    held, now = pack.table(Target), pack.position.period.year
    for measure in measures:
        target = held.get(TargetKey(measure.id, pack.position.period))
        if TargetKey(measure.id, to) in held:
            continue  # it was set before, with next year's targets
        of_year = held.get(TargetKey(measure.id, to.year)) if to.year != now else None
        if of_year is not None:
            kept.append(replace(of_year, key=TargetKey(measure.id, to)))
            continue
        if target is None:
            continue
        reading = target.reading
        if keep_local or reading.kind in _KEPT_KINDS or reading.basis in _KEPT_BASES:
            kept.append(replace(target, key=TargetKey(measure.id, to)))
        else:
            to_enter.append(measure.description)
    return kept, to_enter


def _comments(
    pack: Pack, measures: list[Measure], to: Period, at: datetime
) -> Iterator[Commentary]:
    for measure in measures:
        for audience in Audience:
            said = pack.commentary(measure.id, pack.position.period, audience)
            if said is not None and pack.commentary(measure.id, to, audience) is None:
                yield replace(said, key=replace(said.key, position=to), draft=True, at=at)
