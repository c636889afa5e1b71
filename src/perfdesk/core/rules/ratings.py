"""Rating a figure against its target or comparator, in either scheme.

Source: the printed dashboards of January 2022 (red, amber, green) and June 2024
(better, similar, below), whose ratings these rules reproduce.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from perfdesk.core.figures import Content, Form, Reading, format_number, round_half_up
from perfdesk.core.judgements import Override
from perfdesk.core.measures import Aim, Limit, LimitKind
from perfdesk.core.periods import Period
from perfdesk.core.settings import Scheme, Tolerances
from perfdesk.core.targets import TargetBasis, TargetKind, TargetReading
from perfdesk.core.verdicts import Rating, RatingWord


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


def rate(case: RatingCase) -> Rating:
    """Rate a figure. An override that still stands decides; the rule's word is kept beside it."""
    proposed = _by_rule(case)
    if case.override is None:
        return proposed
    word = RatingWord(case.override.value)
    return Rating(
        word,
        _word_alone(word, case.scheme),
        f"{case.override.reason} (decided by {case.override.by}; by rule: {proposed.reason})",
        proposed.word,
        case.override,
    )


def _by_rule(case: RatingCase) -> Rating:
    missing = _why_not_rated(case)
    if missing is not None:
        return Rating(RatingWord.NOT_RATED, *missing, RatingWord.NOT_RATED)
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
    if figure is None or figure.content is Content.EMPTY:
        return "No figure yet", "There is no figure for this position yet."
    if figure.content is Content.DUE:
        return "Not due yet", f"The figure is not in yet: {figure.text}."
    if figure.content is Content.NOT_UNDERSTOOD:
        return "Not rated", f"\u201c{figure.text}\u201d is not understood as a figure."
    if figure.value is None:
        return "Not rated", f"The figure is words: {figure.text}."
    if target.kind is TargetKind.NOT_UNDERSTOOD:
        return "Not rated", f"\u201c{target.text}\u201d is not understood as a target."
    if target.low is None:
        return "No comparator", target.text or "There is no target or comparator yet."
    needs_aim = target.kind in {TargetKind.VALUE, TargetKind.AVERAGE}
    if needs_aim and case.aim not in {Aim.HIGH, Aim.LOW}:
        return "No aim", "Neither the measure nor the framework says which way is good."
    return _unlike_periods(figure, target, adds_up=case.adds_up)


def _unlike_periods(
    figure: Reading, target: TargetReading, *, adds_up: bool
) -> tuple[str, str] | None:
    ours, theirs = _part_of_year(figure.period), _part_of_year(target.period)
    if ours == theirs or not (adds_up or (ours and theirs)):
        return None
    return (
        "Not rated",
        f"{figure.text} is for {ours or 'the year'}, but its target is for {theirs or 'the year'}.",
    )


def _part_of_year(period: Period | None) -> Period | None:
    if period is None or period.is_snapshot or period.months >= 12:
        return None
    return period


def _against_average(case: RatingCase, value: Decimal, average: Decimal) -> Rating:
    target = case.target
    ahead = value - average if case.aim is Aim.HIGH else average - value
    if case.margin is not None:
        near, measure_of_near = case.margin, f"the margin of error of {case.margin:f}"
    else:
        near = _allowance(case, average)
        measure_of_near = f"the tolerance of {_limit_words(case)}"
    name = comparator_name(target)
    assert case.figure is not None
    facts = f"{case.figure.number_text} against {target.number_text} for {name}"
    if abs(ahead) <= near:
        text, word = f"Similar to {name}", RatingWord.SIMILAR
        return Rating(word, text, f"{text}: {facts}, within {measure_of_near}.", word)
    word = RatingWord.BETTER if ahead > 0 else RatingWord.BELOW
    text = f"{'Better' if ahead > 0 else 'Worse'} than {name}"
    aim = "higher is better" if case.aim is Aim.HIGH else "lower is better"
    return Rating(word, text, f"{text}: {facts}, {aim}.", word)


def comparator_name(target: TargetReading) -> str:
    """Return what an average is called: `England 2022/23`."""
    name = {
        TargetBasis.NATIONAL_AVERAGE: "England",
        TargetBasis.SHIRE_AVERAGE: "shire counties",
        TargetBasis.TOP_QUARTILE: "the top quartile",
    }.get(target.basis, "the average")
    return f"{name} {target.period.label}" if target.period else name


def _against_target(case: RatingCase, figure: Reading, value: Decimal, low: Decimal) -> Rating:
    target = case.target
    rounded = _as_written(value, target.decimals, target.form)
    miss, side = _miss(case, figure, rounded, value)
    shown = _rounded_words(figure, value, target)
    counts = figure.numerator is not None and target.count is not None
    held_against = f"target {target.text}" if counts else f"target {_target_words(target)}"
    if miss <= 0:
        word = _met_word(case.scheme)
        text = _target_text(case, word, Decimal(0), side)
        return Rating(word, text, f"{_head(case, word, text)}: {shown}, {held_against}.", word)
    allowance = _allowance(case, low)
    if _is_count_limit(case) and figure.numerator is not None and target.count is not None:
        near = figure.numerator - target.count <= allowance
    else:
        near = miss <= allowance
    word = _near_word(case.scheme) if near else _missed_word(case.scheme)
    text = _target_text(case, word, miss, side)
    verb = "missed by no more than" if near else "missed by more than"
    reason = f"{_head(case, word, text)}: {shown}, {held_against}, {verb} {_limit_words(case)}."
    return Rating(word, text, reason, word)


def _miss(
    case: RatingCase, figure: Reading, rounded: Decimal, value: Decimal
) -> tuple[Decimal, str]:
    """Return by how much the target is missed, zero or less if met, and on which side of a band.

    Whether it is met is decided on the rounded figure, how far it is missed on the exact one.
    Where figure and target both state a count, the counts decide whether it is met.
    """
    target = case.target
    assert target.low is not None
    low = target.low
    if target.kind is TargetKind.BAND and target.high is not None:
        if low <= rounded <= target.high:
            return Decimal(0), ""
        return (low - value, "below") if rounded < low else (value - target.high, "above")
    wants_high = target.kind is TargetKind.FLOOR or (
        target.kind in {TargetKind.VALUE, TargetKind.AVERAGE} and case.aim is Aim.HIGH
    )
    if figure.numerator is not None and target.count is not None:
        over = figure.numerator - target.count
        met = over >= 0 if wants_high else over <= 0
    else:
        met = rounded >= low if wants_high else rounded <= low
    if met:
        return Decimal(0), ""
    miss = low - value if wants_high else value - low
    # The counts say missed although the rates are level: the smallest miss there is.
    return max(miss, Decimal(1).scaleb(-9)), ""


def _allowance(case: RatingCase, low: Decimal) -> Decimal:
    """Return how far a target may be missed and still be near, in the unit of the value."""
    if case.limit is None:
        if case.target.kind is TargetKind.BAND:
            return case.tolerances.amber_band_points
        if case.target.kind is TargetKind.ZERO:
            return case.target.count or Decimal(0)
        return abs(low) * case.tolerances.amber_percent / 100
    if case.limit.kind is LimitKind.PERCENT:
        return abs(low) * case.limit.amount / 100
    return case.limit.amount


def _is_count_limit(case: RatingCase) -> bool:
    return case.limit is not None and case.limit.kind is LimitKind.COUNT


def _limit_words(case: RatingCase) -> str:
    if case.limit is not None:
        amount = f"{case.limit.amount.normalize():f}"
        return {
            LimitKind.PERCENT: f"{amount}%",
            LimitKind.POINTS: f"{amount} points",
            LimitKind.COUNT: amount,
        }[case.limit.kind]
    if case.target.kind is TargetKind.BAND:
        points = case.tolerances.amber_band_points.normalize()
        return f"{points:f} point{'' if points == 1 else 's'}"
    if case.target.kind is TargetKind.ZERO:
        return f"{(case.target.count or Decimal(0)):f}"
    return f"{case.tolerances.amber_percent.normalize():f}%"


def _as_written(value: Decimal, decimals: int, form: Form) -> Decimal:
    """Round to the precision of the target in the form it is written in, in single units."""
    factor = Decimal(1000) if form is Form.THOUSANDS else Decimal(1)
    return round_half_up(value / factor, decimals) * factor


def _rounded_words(figure: Reading, value: Decimal, target: TargetReading) -> str:
    if figure.numerator is not None and target.count is not None:
        return f"{figure.text}"
    rounded = format_number(value, target.decimals, figure.form)
    exact = figure.number_text
    same = round_half_up(value, 9) == _as_written(value, target.decimals, target.form)
    return exact if same else f"{exact} rounds to {rounded}"


def _target_words(target: TargetReading) -> str:
    prefix = {TargetKind.CEILING: "at most ", TargetKind.FLOOR: "at least "}.get(target.kind, "")
    return f"{prefix}{target.number_text}"


def _head(case: RatingCase, word: RatingWord, text: str) -> str:
    return word.value.capitalize() if case.scheme is Scheme.RAG else text


def _target_text(case: RatingCase, word: RatingWord, miss: Decimal, side: str) -> str:
    if case.scheme is Scheme.RAG:
        return word.value.capitalize()
    if case.target.kind is TargetKind.BAND:
        if not side:
            return "Within its band"
        figure = case.figure
        unit = "points" if figure is not None and figure.form is Form.PERCENT else "units"
        return f"{format_number(miss, 1, Form.PLAIN)} {unit} {side} its band"
    return {
        RatingWord.BETTER: "Target met",
        RatingWord.SIMILAR: "Target nearly met",
    }.get(word, "Target missed")


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
