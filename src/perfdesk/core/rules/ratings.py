"""Rating a figure against its target or comparator, in either scheme.

Source: the printed dashboards of January 2022 (red, amber, green) and June 2024
(better, similar, below), whose ratings these rules reproduce.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from perfdesk.core.figures import (
    Content,
    Form,
    Reading,
    format_number,
    is_likely_fraction,
    round_half_up,
)
from perfdesk.core.judgements import Override
from perfdesk.core.measures import Aim, Limit, LimitKind
from perfdesk.core.periods import Period
from perfdesk.core.rules.forecast import Forecast, TargetToDate, is_forecast
from perfdesk.core.rules.like_periods import (
    Held,
    held_as_planned,
    held_like_with_like,
    why_unlike_places,
)
from perfdesk.core.settings import Scheme, Tolerances
from perfdesk.core.targets import TargetKind, TargetReading
from perfdesk.core.verdicts import Rating, RatingWord
from perfdesk.core.wording.amounts import at_least, plain, plain_points, points_text, share_beside
from perfdesk.core.wording.comparator_text import named_with_year
from perfdesk.core.wording.shorthand import NO_VALUE, meaning_of

_HUNDRED = Decimal("99.95")
"""What is told as 100% of a target, or more, is told in its unit."""
_NO_FRACTION = 5
"""A target from here on in per cent is of a measure whose figures are no fractions of a percent."""


@dataclass(frozen=True, slots=True)
class RatingCase:
    """All that a rating depends on.

    Attributes:
        figure: Of the position; None where there is none yet.
        target: What it is held against.
        aim: Which way is good.
        scheme: How figures are rated.
        tolerances: The pack's.
        limit: The measure's own amber limit; None for the pack's.
        adds_up: Whether the months of a year add up to the year's figure.
        margin: The published margin of error of the figure; None where there is none.
        override: What a person decided instead; None where nobody did.
        position: What figure and target stand for where they name no period of their own; a
            whole year if None.
        academic: Whether the measure's year begins in September.
        forecast: The year-end forecast of the figure; None where there is none.
        target_to_date: The part of the year's target that is due by the end of the figure's
            period; None where neither a trajectory nor last year's months tell.
        on_forecast: Whether the forecast is to be rated wherever there is one.
        council: Code of our council, whose region `Regional Ave.` means; empty where unknown.
    """

    figure: Reading | None
    target: TargetReading
    aim: Aim
    scheme: Scheme
    tolerances: Tolerances
    limit: Limit | None = None
    adds_up: bool = False
    margin: Decimal | None = None
    override: Override | None = None
    position: Period | None = None
    academic: bool = False
    forecast: Forecast | None = None
    target_to_date: TargetToDate | None = None
    on_forecast: bool = False
    council: str = ""


def rate(case: RatingCase) -> Rating:
    """Rate a figure. An override that still stands decides; the rule's word is kept beside it."""
    proposed = _by_rule(case)
    if case.override is None:
        return proposed
    word = RatingWord(case.override.value)
    return Rating(
        word,
        _word_alone(word, case.scheme),
        decided_reason(case.override, proposed.reason),
        proposed.word,
        case.override,
    )


@dataclass(frozen=True, slots=True)
class Shortfall:
    """How far a figure is from what it is held against, in the unit of the pack's tolerance.

    Attributes:
        kind: Per cent of the target, or points from the nearer edge of a band.
        amount: Zero or more; a figure is near where its tolerance is no less.
    """

    kind: LimitKind
    amount: Decimal


def shortfall(case: RatingCase) -> Shortfall | None:
    """Return the distance by which one of the pack's tolerances decides a rating.

    None where none does: nothing to rate, a target that is met, a limit of the measure's own, a
    margin of error, a count.
    """
    held = _comparable(case)
    if not isinstance(held, Held) or case.limit is not None:
        return None
    case = replace(case, figure=held.figure, target=held.target)
    figure, target = held.figure, held.target
    assert figure.value is not None and target.low is not None
    if case.scheme is Scheme.COMPARISON and target.kind is TargetKind.AVERAGE:
        if case.margin is not None or not target.low:
            return None
        distance = abs(as_written(figure.value, target.decimals, target.form) - target.low)
        return Shortfall(LimitKind.PERCENT, distance * 100 / abs(target.low))
    miss = _miss(case, figure, figure.value, target.low)
    if miss is None or _is_counted_limit(case):
        return None
    if _is_in_points(case):
        return Shortfall(LimitKind.POINTS, miss.amount)
    return Shortfall(LimitKind.PERCENT, miss.amount * 100 / abs(miss.edge)) if miss.edge else None


def decided_reason(override: Override, by_rule: str) -> str:
    """Return the reason of a verdict that a person gave, beside what the rule says."""
    reason = override.reason.strip().rstrip(".")
    return f"{reason} (decided by {override.by}). By rule: {by_rule}"


def _comparable(case: RatingCase) -> Held | tuple[str, str]:
    """Return what to compare, or text and reason of why nothing can be."""
    missing = _why_not_rated(case)
    if missing is not None:
        return missing
    assert case.figure is not None
    planned = case.target_to_date
    if planned is not None and planned.method is None and not case.on_forecast:
        return held_as_planned(case.figure, planned)
    return held_like_with_like(
        case.figure,
        case.target,
        case.position,
        adds_up=case.adds_up,
        academic=case.academic,
        forecast=case.forecast,
        target_to_date=case.target_to_date,
        on_forecast=case.on_forecast,
    )


def _by_rule(case: RatingCase) -> Rating:
    held = _comparable(case)
    if not isinstance(held, Held):
        return _not_rated(*held)
    if not held.mark:
        return _compared(case)
    rating = _compared(replace(case, figure=held.figure, target=held.target))
    text = f"{rating.text} ({held.mark})"
    # The mark goes behind the words that the reason begins with.
    begun = f" ({held.mark}): {held.so_far} so far, " if held.so_far else f" ({held.mark}): "
    reason = rating.reason.replace(": ", begun, 1).removesuffix(".")
    return Rating(rating.word, text, f"{reason}; {held.note}", rating.word)


def _not_rated(text: str, reason: str) -> Rating:
    return Rating(RatingWord.NOT_RATED, text, reason, RatingWord.NOT_RATED)


def _compared(case: RatingCase) -> Rating:
    figure, target = case.figure, case.target
    assert figure is not None and figure.value is not None and target.low is not None
    if case.scheme is Scheme.COMPARISON and target.kind is TargetKind.AVERAGE:
        return _against_average(case, figure.value, target.low)
    return _against_target(case, figure, figure.value, target.low)


def _why_not_rated(case: RatingCase) -> tuple[str, str] | None:
    """Return text and reason where there is nothing to rate, or nothing to rate it by."""
    figure, target = case.figure, case.target
    if target.kind is TargetKind.INFORMATION:
        return "For information", "The measure is for information only."
    missing = _why_no_figure(figure, case.position)
    if missing is not None:
        return missing
    if target.kind is TargetKind.NOT_UNDERSTOOD:
        return "Not rated", f"\u201c{target.text}\u201d is not understood as a target."
    if target.low is None:
        said = f": {target.text.rstrip('.')}." if target.text.strip("-\u2013\u2014 ") else "."
        return "No comparator", f"There is no target or comparator yet{said}"
    assert figure is not None
    doubt = doubt_about(figure, target)
    if doubt:
        return "Not rated", doubt
    unlike = why_unlike_places(figure, target.form, target.text)
    if unlike:
        return "Not rated", unlike
    needs_aim = target.kind in {TargetKind.VALUE, TargetKind.AVERAGE}
    if needs_aim and case.aim is Aim.BAND:
        return "No band", f"The measure's aim is a band, but \u201c{target.text}\u201d is not one."
    if needs_aim and case.aim is Aim.NONE:
        return "No aim", "The measure has no aim (N/A), so no figure is better than another."
    if needs_aim and case.aim not in {Aim.HIGH, Aim.LOW}:
        return "No aim", (
            "Neither the measure nor the framework says whether higher or lower is better."
        )
    return None


def _why_no_figure(figure: Reading | None, position: Period | None) -> tuple[str, str] | None:
    if figure is None or figure.content is Content.EMPTY:
        return "No figure yet", "There is no figure for this position yet."
    if is_overdue(figure, position):
        return "Overdue", (
            f"The figure is still awaited: \u201c{figure.text}\u201d is before the end of "
            f"{position}."
        )
    if figure.content is Content.DUE:
        return "Not due yet", f"The figure is not in yet: {figure.text}."
    if figure.content is Content.NOT_UNDERSTOOD:
        return "Not rated", f"\u201c{figure.text}\u201d is not understood as a figure."
    if figure.value is None:
        return "Not rated", f"{why_no_number(figure)}."
    if not figure.value and NO_VALUE.intersection(figure.status):
        marked = next(each for each in figure.status if each in NO_VALUE)
        return "Not rated", (
            f"The figure is 0 but marked {marked} ({meaning_of(marked)}), so it may be no figure "
            "at all."
        )
    return None


def why_no_number(figure: Reading, subject: str = "The figure") -> str:
    """Return what a figure without a value is, without a full stop."""
    if figure.content is not Content.SHORTHAND:
        return f"{subject} is text, not a number: {figure.text}"
    meaning = meaning_of(figure.text.casefold())
    said = f" ({meaning})" if meaning != figure.text.casefold() else ""
    return f"{subject} is a symbol, not a number: {figure.text}{said}"


def is_overdue(figure: Reading, position: Period | None) -> bool:
    """Tell whether a figure is still awaited at the end of a position by which it was due."""
    if figure.content is not Content.DUE or figure.period is None or position is None:
        return False
    return figure.period.end < position.end


def doubt_about(figure: Reading, target: TargetReading) -> str:
    """Return why a percentage may be a fraction of 1 that was typed; empty where it is none.

    A target of some size says that the measure's figures are no fractions of a percent.
    """
    if not is_likely_fraction(figure) or figure.value is None:
        return ""
    if target.low is None or target.low < _NO_FRACTION:
        return ""
    meant = format_number(figure.value * 100, max(0, figure.decimals - 2), Form.PERCENT)
    return (
        f"\u201c{figure.as_typed}\u201d was typed without a percent sign, so it may mean {meant} "
        f"rather than {figure.number_text}."
    )


def _against_average(case: RatingCase, value: Decimal, average: Decimal) -> Rating:
    target, figure = case.target, case.figure
    assert figure is not None
    rounded = as_written(value, target.decimals, target.form)
    ahead = rounded - average if case.aim is Aim.HIGH else average - rounded
    surveyed = case.margin is not None
    if case.margin is not None:
        near = case.margin
        near_text = plain_points(near) if figure.form is Form.PERCENT else plain(near)
        measure_of_near = f"the margin of error of {near_text}"
    else:
        near = _allowance(case, value, average)
        measure_of_near = f"the tolerance of {_limit_words(case)}"
    name = named_with_year(target, case.council)
    facts = f"{_rounded_words(case, figure, value)} against {target.number_text} for {name}"
    if abs(ahead) <= near:
        text, word = f"Similar to {name}", RatingWord.SIMILAR
        head = f"Statistically similar to {name}" if surveyed else text
        return Rating(word, head, f"{head}: {facts}, within {measure_of_near}.", word)
    word = RatingWord.BETTER if ahead > 0 else RatingWord.BELOW
    text = f"{'Better' if ahead > 0 else 'Worse'} than {name}"
    aim = "higher is better" if case.aim is Aim.HIGH else "lower is better"
    beyond = f", beyond {measure_of_near}" if near else ""
    return Rating(word, text, f"{text}: {facts}{beyond}; {aim}.", word)


def _against_target(case: RatingCase, figure: Reading, value: Decimal, low: Decimal) -> Rating:
    miss = _miss(case, figure, value, low)
    shown = _rounded_words(case, figure, value)
    kind = "band" if case.target.kind is TargetKind.BAND else "target"
    held_against = f"{kind} {_target_words(case)}"
    if miss is None:
        word = _met_word(case.scheme)
        text = _target_text(case, word, None)
        return Rating(word, text, f"{_head(case, word, text)}: {shown}, {held_against}.", word)
    near = _is_near(case, miss, value)
    word = _near_word(case.scheme) if near else _missed_word(case.scheme)
    text = _target_text(case, word, miss)
    missed = _missed_words(case, miss, near=near)
    reason = f"{_head(case, word, text)}: {shown}, {held_against}, {missed}."
    return Rating(word, text, reason, word)


def _is_near(case: RatingCase, miss: _Miss, value: Decimal) -> bool:
    if _is_counted_limit(case) and miss.count is not None:
        return miss.count <= _counted_limit(case)
    return miss.amount <= _allowance(case, value, miss.edge)


def _missed_words(case: RatingCase, miss: _Miss, *, near: bool) -> str:
    """Say by how much a target is missed: `missed by 24.1%, over the limit of 5%`."""
    side = "within" if near else "over"
    if case.limit is None and case.target.form is Form.ORDINAL:
        return f"missed by {_miss_in_unit(case, miss)}"
    limit = f"{side} the limit of {_limit_words(case)}"
    if case.target.kind is TargetKind.BAND:
        return limit
    if _is_counted_limit(case):
        by = f"{miss.count:,f}" if miss.count is not None else _miss_in_unit(case, miss)
        if not _counted_limit(case):
            return f"missed by {by}"
    elif not _tells_in_percent(case, miss):
        by = _miss_in_unit(case, miss)
    else:
        percent = case.limit.amount if case.limit else case.tolerances.amber_percent
        by = share_beside(miss.amount * 100 / abs(miss.edge), percent)
        if miss.count is not None and miss.amount == miss.count:
            by = f"{miss.count:,f} ({by})"
    return f"missed by {by}, {limit}"


def _tells_in_percent(case: RatingCase, miss: _Miss) -> bool:
    """Tell whether a miss is told in per cent of the target; hundreds of them say little."""
    if case.limit is not None and case.limit.kind is not LimitKind.PERCENT:
        return False
    return bool(miss.edge) and miss.amount * 100 / abs(miss.edge) < _HUNDRED


def _miss_in_unit(case: RatingCase, miss: _Miss) -> str:
    figure = case.figure
    if miss.count is not None and miss.amount == miss.count:
        return f"{miss.count:,f}"
    assert figure is not None
    if figure.form is Form.PERCENT:
        return points_text(miss.amount, case.target.decimals)
    return at_least(miss.amount, case.target.decimals, case.target.form)


@dataclass(frozen=True, slots=True)
class _Miss:
    """By how much a target is missed.

    Attributes:
        amount: Of the figure rounded to the target's precision, in the unit of the value; of the
            counts where these decide.
        edge: The target, or the edge of a band that is nearer, in the unit of the amount.
        side: `below` or `above` a band; empty for other targets.
        exact: The same of the figure as reported, for the words.
        count: By how many people or things, where counts were compared.
    """

    amount: Decimal
    edge: Decimal
    side: str = ""
    exact: Decimal = Decimal(0)
    count: Decimal | None = None


def _miss(case: RatingCase, figure: Reading, value: Decimal, low: Decimal) -> _Miss | None:
    """Return by how much the target is missed; None if it is met.

    The figure is rounded to the precision of the target first. Where figure and target both state
    a count, the counts decide whether it is met; where the rate misses it too, the rate says by
    how much, since the target was set as a rate.
    """
    target = case.target
    rounded = as_written(value, target.decimals, target.form)
    if target.kind is TargetKind.BAND and target.high is not None:
        if low <= rounded <= target.high:
            return None
        if rounded < low:
            return _Miss(low - rounded, low, "below", low - value)
        return _Miss(rounded - target.high, target.high, "above", value - target.high)
    wants_high = target.kind is TargetKind.FLOOR or (
        target.kind in {TargetKind.VALUE, TargetKind.AVERAGE} and case.aim is Aim.HIGH
    )
    amount = low - rounded if wants_high else rounded - low
    counts = _counts(case, figure)
    if counts is not None:
        short = counts[1] - counts[0] if wants_high else counts[0] - counts[1]
        if short <= 0:
            return None
        if amount > 0:
            return _Miss(amount, low, count=short)
        return _Miss(short, counts[1], count=short)
    return _Miss(amount, low) if amount > 0 else None


def _counts(case: RatingCase, figure: Reading) -> tuple[Decimal, Decimal] | None:
    """Return the counts of figure and target where both state one."""
    if figure.numerator is None:
        return None
    if case.target.kind is TargetKind.ZERO:
        return figure.numerator, Decimal(0)
    return (figure.numerator, case.target.count) if case.target.count is not None else None


def _is_counted_limit(case: RatingCase) -> bool:
    if case.limit is not None:
        return case.limit.kind is LimitKind.COUNT
    return case.target.kind is TargetKind.ZERO


def _counted_limit(case: RatingCase) -> Decimal:
    return case.limit.amount if case.limit is not None else (case.target.count or Decimal(0))


def _allowance(case: RatingCase, value: Decimal, edge: Decimal) -> Decimal:
    """Return how far *edge* may be missed and still be near, in the unit of the value."""
    if _is_counted_limit(case):
        figure = case.figure
        if figure is None or not figure.numerator or figure.form is Form.THOUSANDS:
            return _counted_limit(case)
        # People, in a rate or a share: as much of it as they are of the people counted.
        return _counted_limit(case) * abs(value) / figure.numerator
    if case.limit is not None:
        if case.limit.kind is LimitKind.PERCENT:
            return abs(edge) * case.limit.amount / 100
        return case.limit.amount
    if case.target.form is Form.ORDINAL:
        return Decimal(0)  # a place is a place
    if _is_in_points(case):
        return case.tolerances.amber_band_points
    return abs(edge) * case.tolerances.amber_percent / 100


def _is_in_points(case: RatingCase) -> bool:
    """Tell whether the pack's tolerance is told in points: for a band of percentages.

    One point of a share is never one visit of 60,000, nor one of ten people.
    """
    is_share = Form.PERCENT in {case.target.form, case.figure.form if case.figure else None}
    return case.target.kind is TargetKind.BAND and is_share


def _limit_words(case: RatingCase) -> str:
    if _is_counted_limit(case):
        return plain(_counted_limit(case))
    if case.limit is not None:
        if case.limit.kind is LimitKind.PERCENT:
            return f"{plain(case.limit.amount)}%"
        return plain_points(case.limit.amount)
    if _is_in_points(case):
        return plain_points(case.tolerances.amber_band_points)
    return f"{plain(case.tolerances.amber_percent)}%"


def as_written(value: Decimal, decimals: int, form: Form) -> Decimal:
    """Round to the precision of the target in the form it is written in, in single units."""
    factor = Decimal(1000) if form is Form.THOUSANDS else Decimal(1)
    return round_half_up(value / factor, decimals) * factor


def _rounded_words(case: RatingCase, figure: Reading, value: Decimal) -> str:
    """Return the figure as it was compared: `41.6% rounds to 42%`."""
    target = case.target
    if _counts(case, figure) is not None:
        return figure.text
    shown = f"{figure.number_text}{_of_what(case, figure)}"
    compared = as_written(value, target.decimals, target.form)
    # 17.3 beside a target of 17.3k is not told as 0.0k.
    if value == compared or not compared:
        return shown
    form = target.form if target.form is Form.THOUSANDS else figure.form
    exact = figure.number_text
    if as_written(
        as_written(value, figure.decimals, figure.form), target.decimals, target.form
    ) != (compared):
        # 54.49% is printed as 54.5%, which would seem to round up.
        exact = format_number(value, figure.decimals + 1, figure.form)
    rounded = format_number(value, target.decimals, form)
    if exact == rounded:
        return shown
    return f"{exact}{_of_what(case, figure)} rounds to {rounded}"


def _of_what(case: RatingCase, figure: Reading) -> str:
    """Return what is told behind a number that is no outturn of the position: ` (2021/22)`."""
    if is_forecast(figure):
        return " (forecast)"
    period, position = figure.period, case.position
    if period is None or position is None or period.end >= position.start:
        return ""
    return f" ({period})"


def _target_words(case: RatingCase) -> str:
    target, figure = case.target, case.figure
    if figure is not None and target.count is not None and _counts(case, figure) is not None:
        return target.text
    if target.form is Form.ORDINAL and target.kind is TargetKind.CEILING:
        return f"{target.number_text} or better"
    prefix = {TargetKind.CEILING: "at most ", TargetKind.FLOOR: "at least "}.get(target.kind, "")
    return f"{prefix}{target.number_text}"


def _head(case: RatingCase, word: RatingWord, text: str) -> str:
    return word.value.capitalize() if case.scheme is Scheme.RAG else text


def _target_text(case: RatingCase, word: RatingWord, miss: _Miss | None) -> str:
    if case.scheme is Scheme.RAG:
        return word.value.capitalize()
    if case.target.kind is TargetKind.BAND:
        return f"{_amount_words(case, miss)} {miss.side} its band" if miss else "Within its band"
    return {
        RatingWord.BETTER: "Target met",
        RatingWord.SIMILAR: "Target nearly met",
    }.get(word, "Target missed")


def _amount_words(case: RatingCase, miss: _Miss) -> str:
    """Return the distance to a band, as precise as the finer of figure and band: `4.1 points`."""
    figure = case.figure
    if figure is None:
        return ""
    finer = max(figure.decimals, case.target.decimals)
    if figure.form is Form.PERCENT:
        return points_text(miss.exact, finer)
    return format_number(miss.exact, finer, figure.form)


def _word_alone(word: RatingWord, scheme: Scheme) -> str:
    if scheme is Scheme.COMPARISON and word is RatingWord.BELOW:
        return "Worse"
    return word.value.capitalize()


def _met_word(scheme: Scheme) -> RatingWord:
    return RatingWord.GREEN if scheme is Scheme.RAG else RatingWord.BETTER


def _near_word(scheme: Scheme) -> RatingWord:
    return RatingWord.AMBER if scheme is Scheme.RAG else RatingWord.SIMILAR


def _missed_word(scheme: Scheme) -> RatingWord:
    return RatingWord.RED if scheme is Scheme.RAG else RatingWord.BELOW
