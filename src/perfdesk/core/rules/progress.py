"""Judging how a figure moved since the previous one, by the measure's aim.

Source: the arrows of the dashboard printed in June 2024, which the default
tolerances reproduce for every measure with the aim High or Low.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from perfdesk.core.figures import Content, Form, Reading, format_number, round_half_up
from perfdesk.core.judgements import Override
from perfdesk.core.measures import Aim, Limit, LimitKind, Unit
from perfdesk.core.periods import Period
from perfdesk.core.rules.ratings import decided_reason
from perfdesk.core.settings import Tolerances
from perfdesk.core.targets import TargetKind, TargetReading
from perfdesk.core.verdicts import Progress, ProgressWord

_FEW = 100


@dataclass(frozen=True, slots=True)
class ProgressCase:
    """All that progress depends on.

    Attributes:
        current: The figure of the position; None where there is none.
        previous: The figure it is compared with; None where there is none.
        previous_period: What the previous column stands for, for the words.
        target: Whose band says what is good where the aim is a band.
        aim: Which way is good.
        tolerances: The pack's.
        limit: The measure's own; None for the pack's.
        adds_up: Whether the months of a year add up to the year's figure.
        broken: Why the two cannot be compared; empty where they can.
        override: What a person decided instead; None where nobody did.
        position: What the current column stands for; a whole year if None.
        margin: The published margin of error of the figure; None where there is none.
        previous_margin: The same of the figure before.
        unit: What the values count; None where it is not known.
    """

    current: Reading | None
    previous: Reading | None
    previous_period: Period
    target: TargetReading
    aim: Aim
    tolerances: Tolerances
    limit: Limit | None = None
    adds_up: bool = False
    broken: str = ""
    override: Override | None = None
    position: Period | None = None
    margin: Decimal | None = None
    previous_margin: Decimal | None = None
    unit: Unit | None = None


def judge_progress(case: ProgressCase) -> Progress:
    """Judge how a figure moved. An override that still stands decides, beside the rule's word."""
    proposed = _by_rule(case)
    if case.override is None:
        return proposed
    word = ProgressWord(case.override.value)
    return Progress(
        word,
        word.value.capitalize() if word is not ProgressWord.NONE else "",
        decided_reason(case.override, proposed.reason),
        proposed.word,
        case.override,
    )


def gain_of(case: ProgressCase) -> Decimal | None:
    """Return by how much a figure moved the good way, in the unit of its value.

    None where that is not judged, or by a tolerance of the measure's own.
    """
    is_aimed = case.target.kind is TargetKind.BAND or case.aim in {Aim.HIGH, Aim.LOW}
    if _why_not_judged(case) or not is_aimed or case.limit is not None:
        return None
    assert case.current is not None and case.current.value is not None
    assert case.previous is not None and case.previous.value is not None
    return _gain(case, case.current.value, case.previous.value)


def _by_rule(case: ProgressCase) -> Progress:
    unknown = _why_not_judged(case)
    if unknown:
        return Progress(ProgressWord.NONE, "", unknown, ProgressWord.NONE)
    current, previous = case.current, case.previous
    assert current is not None and current.value is not None
    assert previous is not None and previous.value is not None
    moved = _moved_words(current, previous)
    facts = f"{current.number_text} from {previous.number_text} {_when(case, previous)}"
    is_band = case.target.kind is TargetKind.BAND
    if not is_band and case.aim not in {Aim.HIGH, Aim.LOW}:
        text = moved[:1].upper() + moved[1:]
        lacks = "target band to compare it with" if case.aim is Aim.BAND else "aim"
        reason = f"{text}: {facts}; there is no {lacks}, so the change is neither good nor bad."
        return Progress(ProgressWord.NONE, text, reason, ProgressWord.NONE)
    gain = _gain(case, current.value, previous.value)
    tolerance = _tolerance(case, current, previous.value)
    if abs(gain) <= tolerance:
        word = ProgressWord.SIMILAR
        within = f"within {_tolerance_words(case, current, tolerance)}"
    else:
        word = ProgressWord.IMPROVED if gain > 0 else ProgressWord.NOT_AS_GOOD
        within = _good_way(case, is_band=is_band)
    chance = ", which could be chance" if _could_be_chance(case, word, current, previous) else ""
    text = f"{word.value.capitalize()}: {moved}"
    return Progress(
        word,
        f"{text} (could be chance)" if chance else text,
        f"{word.value.capitalize()}: {facts} ({moved}{chance}), {within}.",
        word,
    )


def _why_not_judged(case: ProgressCase) -> str:
    """Return why there is nothing to judge; empty where there is."""
    current, previous = case.current, case.previous
    if current is None or current.content in {Content.EMPTY, Content.DUE}:
        return "There is no figure for this position yet."
    if current.value is None:
        return f"The figure is text, not a number: {current.text}."
    if previous is None or previous.content is Content.EMPTY:
        return f"There is no figure for {case.previous_period} to compare with."
    if previous.value is None:
        return f"The previous figure is text, not a number: {previous.text}."
    if case.broken:
        return f"The two figures cannot be compared: {case.broken}."
    ours = _months(current.period or case.position)
    theirs = _months(previous.period or case.previous_period)
    if case.adds_up and ours != theirs:
        return f"{current.text} and {previous.text} are not for the same months."
    if current.period is not None and current.period.end <= case.previous_period.end:
        return f"The figure is carried over from {current.period}, so nothing has changed."
    return ""


def _months(period: Period | None) -> tuple[int, int] | None:
    """Return first and last month of a part of a year; None for a year or a date."""
    if period is None or period.is_snapshot or period.months >= 12:
        return None
    return period.start.month, period.end.month


def _when(case: ProgressCase, previous: Reading) -> str:
    period = previous.period or case.previous_period
    return f"{'at' if period.is_snapshot else 'in'} {period}"


def _gain(case: ProgressCase, current: Decimal, previous: Decimal) -> Decimal:
    """Return by how much the figure moved the good way, in the unit of the value."""
    if case.target.kind is TargetKind.BAND:
        return _distance(case.target, previous) - _distance(case.target, current)
    return current - previous if case.aim is Aim.HIGH else previous - current


def _distance(band: TargetReading, value: Decimal) -> Decimal:
    assert band.low is not None and band.high is not None
    return max(band.low - value, value - band.high, Decimal(0))


def _tolerance(case: ProgressCase, current: Reading, previous: Decimal) -> Decimal:
    if case.limit is not None:
        if case.limit.kind is LimitKind.PERCENT:
            return abs(previous) * case.limit.amount / 100
        people = case.previous.numerator if case.previous else None
        if case.limit.kind is LimitKind.COUNT and people and current.form is not Form.THOUSANDS:
            # People, in a rate or a share: as much of it as they are of the people counted.
            return case.limit.amount * abs(previous) / people
        return case.limit.amount
    if current.form is Form.PERCENT:
        part = abs(previous) * case.tolerances.similar_percent_of_previous / 100
        return min(case.tolerances.similar_points, part)
    return abs(previous) * case.tolerances.similar_percent / 100


def _tolerance_words(case: ProgressCase, current: Reading, tolerance: Decimal) -> str:
    if case.limit is None and current.form is not Form.PERCENT:
        return f"the tolerance of {case.tolerances.similar_percent.normalize():f}%"
    unit = " points" if current.form is Form.PERCENT else ""
    return f"the tolerance of {round_half_up(tolerance, 2).normalize():f}{unit}"


def _good_way(case: ProgressCase, *, is_band: bool) -> str:
    if is_band:
        return f"compared with its band of {case.target.number_text}"
    return "higher is better" if case.aim is Aim.HIGH else "lower is better"


def _moved_words(current: Reading, previous: Reading) -> str:
    """Return the move in neutral words: `up 1.8 points`, `26 fewer`, `down 42.1%`."""
    assert current.value is not None and previous.value is not None
    change = current.value - previous.value
    if change == 0:
        return "no change"
    way = "up" if change > 0 else "down"
    if current.form is Form.PERCENT:
        places = max(current.decimals, previous.decimals)
        return f"{way} {_at_least(abs(change), places, Form.PLAIN)} points"
    people = _people(current, previous)
    # A rate may fall while the people become more, where the population grows.
    if people and (people > 0) == (change > 0):
        return f"{abs(people):,f} {'more' if people > 0 else 'fewer'}"
    if previous.value == 0:
        return f"{way} from 0"
    return f"{way} {_at_least(abs(change) / abs(previous.value) * 100, 1, Form.PERCENT)}"


def _people(current: Reading, previous: Reading) -> Decimal:
    """Return how many people or things more there are behind a rate; 0 where it is not told."""
    if current.numerator is None or previous.numerator is None:
        return Decimal(0)
    return current.numerator - previous.numerator


def _at_least(amount: Decimal, places: int, form: Form) -> str:
    """Write an amount above zero; one too small to show is `less than 0.1`, not `0.0`."""
    if round_half_up(amount, places) == 0:
        return f"less than {format_number(Decimal(1).scaleb(-places), places, form)}"
    return format_number(amount, places, form)


def _could_be_chance(
    case: ProgressCase, word: ProgressWord, current: Reading, previous: Reading
) -> bool:
    """Tell whether a change is within the margins of two surveys, or of small counts."""
    if word is ProgressWord.SIMILAR:
        return False
    assert current.value is not None and previous.value is not None
    if case.margin is not None and case.previous_margin is not None:
        both = (case.margin**2 + case.previous_margin**2).sqrt()
        return abs(current.value - previous.value) <= both
    if case.unit is Unit.COUNT:
        now, before = current.value, previous.value
    elif current.form is Form.PERCENT or None in {current.numerator, previous.numerator}:
        return False
    else:
        now, before = current.numerator or Decimal(0), previous.numerator or Decimal(0)
    return max(now, before) < _FEW and abs(now - before) < 2 * (abs(now) + abs(before)).sqrt()
