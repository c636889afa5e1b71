"""Which way is good, where no column says so: what was printed tells it.

A figure above its target that is printed green has a high aim; so has one that grew and is printed
as improved. Where ratings tell it, arrows are not asked: with many councils they show which way a
figure moved, and not whether that is good.
"""

from __future__ import annotations

from decimal import Decimal

from perfdesk.core.figures import Form, Reading, round_half_up
from perfdesk.core.judgements import Judged
from perfdesk.core.measures import Aim
from perfdesk.core.targets import TargetKind, TargetReading
from perfdesk.core.verdicts import ProgressWord, RatingWord

_GOOD = frozenset({RatingWord.GREEN, RatingWord.BETTER})
_MISSED = frozenset({RatingWord.AMBER, RatingWord.RED, RatingWord.BELOW})
"""Amber is a target that is missed by little; similar to an average may be on either side."""
_LIMITS = {TargetKind.BAND: Aim.BAND, TargetKind.CEILING: Aim.LOW, TargetKind.FLOOR: Aim.HIGH}

Printed = dict[Judged, RatingWord | ProgressWord]
"""The verdicts that a row prints."""


def aim_by_verdicts(
    target: TargetReading, current: Reading, previous: Reading, printed: Printed
) -> tuple[Aim, str]:
    """Return the aim that a printed row goes with, and why in a few words.

    Args:
        target: Of the row.
        current: Its figure.
        previous: Its figure before.
        printed: Its verdicts.

    Returns:
        `Aim.UNSTATED` and no words where nothing printed tells it.
    """
    if target.kind in _LIMITS:
        return _LIMITS[target.kind], f"the target is \u201c{target.text}\u201d"
    rating, arrow = printed.get(Judged.RATING), printed.get(Judged.PROGRESS)
    above = _against(current, target.low, target.decimals)
    if rating in _GOOD | _MISSED and above:
        is_high = (above > 0) == (rating in _GOOD)
        why = f"{current.text} against {target.text} is printed as {rating}"
        return (Aim.HIGH if is_high else Aim.LOW), why
    moved = _against(current, previous.value, max(current.decimals, previous.decimals))
    if arrow in {ProgressWord.IMPROVED, ProgressWord.NOT_AS_GOOD} and moved:
        is_high = (moved > 0) == (arrow is ProgressWord.IMPROVED)
        why = f"{current.text} after {previous.text} is printed as {arrow}"
        return (Aim.HIGH if is_high else Aim.LOW), why
    if Form.ORDINAL in {current.form, previous.form}:
        place = current if current.form is Form.ORDINAL else previous
        return Aim.LOW, f"{place.text} is a place among others"
    return Aim.UNSTATED, ""


def _against(current: Reading, other: Decimal | None, decimals: int) -> int | None:
    """Return 1 for a figure above the other, -1 below, 0 at it; None without two figures."""
    if current.value is None or other is None:
        return None
    ours = round_half_up(current.value, decimals)
    return (ours > other) - (ours < other)
