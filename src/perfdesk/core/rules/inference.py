"""Finding the tolerances that a printed dashboard was rated by.

Each printed verdict that a tolerance decides says that the tolerance is no less than some
distance (it was called near), or less (it was not). What most of them agree on is an interval;
the others nobody's tolerance explains, and they are named.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from perfdesk.core.figures import Form
from perfdesk.core.measures import LimitKind
from perfdesk.core.rules.progress import ProgressCase, gain_of, judge_progress
from perfdesk.core.rules.ratings import RatingCase, rate, shortfall
from perfdesk.core.settings import Tolerances
from perfdesk.core.verdicts import ProgressWord, RatingWord

_SHOWN = Decimal("0.01")
_UNITS = {
    "amber_percent": "% of the target",
    "amber_band_points": "points from the nearer edge of a band",
    "similar_points": "points of a percentage",
    "similar_percent": "% of a count or rate",
}
_NEAR = frozenset({RatingWord.AMBER, RatingWord.SIMILAR, ProgressWord.SIMILAR})


@dataclass(frozen=True, slots=True)
class PrintedVerdict:
    """A rating or an arrow as printed, with all that it depends on.

    Attributes:
        measure: Id of the measure.
        case: What its rule would be given; an override in it is not looked at.
        word: As printed.
    """

    measure: str
    case: RatingCase | ProgressCase
    word: RatingWord | ProgressWord


@dataclass(frozen=True, slots=True)
class Interval:
    """Tolerances from *low*, included, up to *high*, not included.

    Attributes:
        low: The smallest that fits, exact.
        high: The smallest that no longer fits; None where any larger one does.
    """

    low: Decimal
    high: Decimal | None

    def __contains__(self, amount: Decimal) -> bool:
        """Tell whether a tolerance fits."""
        return self.low <= amount and (self.high is None or amount < self.high)

    def __str__(self) -> str:
        """Return it in words, rounded inwards: `from 1.1 to below 1.8`."""
        low = _plain(self.low.quantize(_SHOWN, ROUND_CEILING))
        if self.high is None:
            return f"{low} or more"
        return f"from {low} to below {_plain(self.high.quantize(_SHOWN, ROUND_FLOOR))}"


@dataclass(frozen=True, slots=True)
class InferredTolerance:
    """What the printed verdicts say of one tolerance.

    Attributes:
        name: Its name among the pack's `Tolerances`.
        unit: What it is told in, in words.
        interval: The tolerances that give the most of the verdicts that depend on it.
        rows: Number of verdicts that depend on it.
        reproduced: Number of them that the interval gives.
        default: The pack's own.
    """

    name: str
    unit: str
    interval: Interval
    rows: int
    reproduced: int
    default: Decimal

    @property
    def fits(self) -> bool:
        """Whether the pack's own tolerance is among those that fit best."""
        return self.default in self.interval

    @property
    def sentence(self) -> str:
        """What was found, in a sentence."""
        if not self.rows:
            return f"No rating or arrow depends on the tolerance in {self.unit}."
        fits = "is among them" if self.fits else "is not"
        return (
            f"Tolerances {self.interval} {self.unit} match {self.reproduced} of the {self.rows} "
            f"ratings or arrows that depend on it; the pack's {_plain(self.default)} {fits}."
        )


@dataclass(frozen=True, slots=True)
class Unexplained:
    """A printed verdict that no such tolerance gives.

    Attributes:
        verdict: As printed.
        by_rule: What the rule says under the tolerances found.
        reason: Why it says so.
    """

    verdict: PrintedVerdict
    by_rule: RatingWord | ProgressWord
    reason: str


@dataclass(frozen=True, slots=True)
class Inference:
    """What printed verdicts tell of the tolerances they were made by.

    Attributes:
        tolerances: Each of the four, in the order of `Tolerances`.
        verdicts: Number of verdicts looked at.
        unexplained: Those that the tolerances found do not give.
        suggested: Tolerances that give all others: the pack's own where they fit.
    """

    tolerances: tuple[InferredTolerance, ...]
    verdicts: int
    unexplained: tuple[Unexplained, ...]
    suggested: Tolerances


@dataclass(frozen=True, slots=True)
class _Bound:
    """What one verdict says of a tolerance: no less than the distance, or less than it."""

    name: str
    distance: Decimal
    is_near: bool


def infer_tolerances(verdicts: Sequence[PrintedVerdict], current: Tolerances) -> Inference:
    """Find the tolerances that give the most of printed verdicts.

    Args:
        verdicts: As printed; those that no tolerance decides are only compared with their rule.
        current: The pack's own tolerances; where they are among the best, their interval is
            told, and they are suggested.
    """
    bounds = [bound for each in verdicts if (bound := _bound(each)) is not None]
    found = []
    for name, unit in _UNITS.items():
        mine = [each for each in bounds if each.name == name]
        default = _tolerance(current, name)
        interval = _best_interval(mine, default)
        agreeing = sum(_agrees(each, interval.low) for each in mine)
        found.append(InferredTolerance(name, unit, interval, len(mine), agreeing, default))
    suggested = _suggested(current, found)
    return Inference(
        tuple(found), len(verdicts), tuple(_unexplained(verdicts, suggested)), suggested
    )


def _bound(printed: PrintedVerdict) -> _Bound | None:
    """Return what a verdict says; None where no tolerance decides it."""
    case, is_near = printed.case, printed.word in _NEAR
    if isinstance(case, RatingCase):
        short = shortfall(case)
        # A figure that misses cannot be called met, whatever the tolerance.
        if short is None or not _can_be(printed, short.amount):
            return None
        name = "amber_percent" if short.kind is LimitKind.PERCENT else "amber_band_points"
        return _Bound(name, short.amount, is_near)
    gain = gain_of(case)
    if gain is None or case.current is None or case.previous is None:
        return None
    distance, before = abs(gain), abs(case.previous.value or Decimal(0))
    if case.current.form is not Form.PERCENT:
        if not before:
            return None
        bound = _Bound("similar_percent", distance * 100 / before, is_near)
    else:
        if distance > before * case.tolerances.similar_percent_of_previous / 100:
            return None  # more than the other tolerance allows
        bound = _Bound("similar_points", distance, is_near)
    return bound if _can_be(printed, bound.distance) else None


def _can_be(printed: PrintedVerdict, distance: Decimal) -> bool:
    """Tell whether some tolerance gives the verdict: the smallest of all, or its distance."""
    return any(
        _judged(printed, _all_at(each))[0] is printed.word for each in (Decimal(0), distance)
    )


def _all_at(amount: Decimal) -> Tolerances:
    return replace(
        Tolerances(),
        amber_percent=amount,
        amber_band_points=amount,
        similar_points=amount,
        similar_percent=amount,
    )


def _judged(
    printed: PrintedVerdict, tolerances: Tolerances
) -> tuple[RatingWord | ProgressWord, str]:
    case = printed.case
    if isinstance(case, RatingCase):
        rating = rate(replace(case, tolerances=tolerances, override=None))
        return rating.word, rating.reason
    kept = case.tolerances.similar_percent_of_previous
    tolerances = replace(tolerances, similar_percent_of_previous=kept)
    progress = judge_progress(replace(case, tolerances=tolerances, override=None))
    return progress.word, progress.reason


def _best_interval(bounds: Sequence[_Bound], default: Decimal) -> Interval:
    """Return the interval on which most bounds agree; the default's where that is as good.

    Between two neighbouring distances no verdict changes, so only these intervals differ.
    """
    edges = sorted({Decimal(0), *(each.distance for each in bounds)})
    intervals = [Interval(low, high) for low, high in zip(edges, [*edges[1:], None], strict=True)]
    scores = [sum(_agrees(each, interval.low) for each in bounds) for interval in intervals]
    best = max(scores)
    runs = [each for each, score in zip(intervals, scores, strict=True) if score == best]
    return next((each for each in runs if default in each), runs[0])


def _agrees(bound: _Bound, tolerance: Decimal) -> bool:
    return (bound.distance <= tolerance) is bound.is_near


def _suggested(current: Tolerances, found: Iterable[InferredTolerance]) -> Tolerances:
    changed = {each.name: _within(each.interval) for each in found if not each.fits}
    return replace(current, **changed)


def _within(interval: Interval) -> Decimal:
    """Return a round number within an interval, or its exact lower end where none is."""
    if interval.high is None:
        return interval.low.quantize(Decimal(1), ROUND_CEILING)
    middle = (interval.low + interval.high) / 2
    for step in (Decimal(1), Decimal("0.5"), Decimal("0.1"), _SHOWN):
        for rounding in (ROUND_FLOOR, ROUND_CEILING):
            rounded = (middle / step).quantize(Decimal(1), rounding) * step
            if rounded in interval:
                return rounded
    return interval.low


def _unexplained(
    verdicts: Iterable[PrintedVerdict], suggested: Tolerances
) -> Iterable[Unexplained]:
    for each in verdicts:
        word, reason = _judged(each, suggested)
        if word is not each.word:
            yield Unexplained(each, word, reason)


def _tolerance(tolerances: Tolerances, name: str) -> Decimal:
    amounts = {
        "amber_percent": tolerances.amber_percent,
        "amber_band_points": tolerances.amber_band_points,
        "similar_points": tolerances.similar_points,
        "similar_percent": tolerances.similar_percent,
    }
    return amounts[name]


def _plain(amount: Decimal) -> str:
    return f"{amount.normalize():f}"
