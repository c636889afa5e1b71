"""Judging how a figure moved since the previous one, by the measure's aim.

Source: the arrows of the dashboard printed in June 2024, which the default
tolerances reproduce for every measure with the aim High or Low.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from perfdesk.core.figures import Content, Form, Reading, round_half_up
from perfdesk.core.judgements import Override
from perfdesk.core.measures import Aim, Limit, LimitKind, Unit
from perfdesk.core.periods import Period
from perfdesk.core.rules.chance import Margins, could_be_chance
from perfdesk.core.rules.forecast import is_forecast
from perfdesk.core.rules.like_periods import part_of_year, span_of, why_unlike_places
from perfdesk.core.rules.ratings import (
    as_written,
    decided_reason,
    doubt_about,
    why_no_number,
)
from perfdesk.core.settings import Tolerances
from perfdesk.core.targets import TargetKind, TargetReading
from perfdesk.core.verdicts import Progress, ProgressWord
from perfdesk.core.wording.amounts import at_least, growth_text, plain, plain_points, points_text
from perfdesk.core.wording.shorthand import NO_VALUE, meaning_of

_BREAK = "[b]"
_CHANCE = ", which could be chance"


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
    return _gain(case, case.current, case.previous)


def _by_rule(case: ProgressCase) -> Progress:
    unknown = _why_not_judged(case)
    if unknown:
        return Progress(ProgressWord.NONE, "", unknown, ProgressWord.NONE)
    current, previous = case.current, case.previous
    assert current is not None and current.value is not None
    assert previous is not None and previous.value is not None
    is_band = case.target.kind is TargetKind.BAND
    if not is_band and case.aim not in {Aim.HIGH, Aim.LOW}:
        return _neither_good_nor_bad(case, current, previous)
    gain = _gain(case, current, previous)
    tolerance = _tolerance(case, current, previous.value)
    if abs(gain) <= tolerance:
        word, within = ProgressWord.SIMILAR, f"within {_tolerance_words(case, current, tolerance)}"
        if current.form is Form.ORDINAL and case.limit is None:
            within = _good_way(case)
        is_chance = False
    else:
        word = ProgressWord.IMPROVED if gain > 0 else ProgressWord.NOT_AS_GOOD
        within = "" if is_band else _good_way(case)
        margins = Margins(case.margin, case.previous_margin)
        is_chance = could_be_chance(current, previous, case.unit, margins)
    if is_band:
        moved, reason = _towards_band(case, current, previous, gain, within, is_chance=is_chance)
    else:
        moved = growth_text(current, previous)
        chance = _CHANCE if is_chance else ""
        reason = f"{_facts(case, current, previous)} ({moved}{chance}), {within}"
    head = word.value.capitalize()
    text = f"{head}: {moved} (could be chance)" if is_chance else f"{head}: {moved}"
    return Progress(word, text, f"{head}: {reason}.", word)


def _neither_good_nor_bad(case: ProgressCase, current: Reading, previous: Reading) -> Progress:
    moved = growth_text(current, previous)
    text = moved[:1].upper() + moved[1:]
    lacks = "target band to compare it with" if case.aim is Aim.BAND else "aim"
    reason = (
        f"{text}: {_facts(case, current, previous)}; there is no {lacks}, so the change is neither "
        "good nor bad."
    )
    return Progress(ProgressWord.NONE, text, reason, ProgressWord.NONE)


def _facts(case: ProgressCase, current: Reading, previous: Reading) -> str:
    now = f"{current.number_text}{_expected(current)}"
    return f"{now} from {previous.number_text}{_expected(previous)} {_when(case, previous)}"


def _towards_band(
    case: ProgressCase,
    current: Reading,
    previous: Reading,
    gain: Decimal,
    within: str,
    *,
    is_chance: bool,
) -> tuple[str, str]:
    """Return in few words and in a sentence how far two figures are from their band.

    How far the figures themselves moved says nothing of that, and is not told.
    """
    now, before = _distance(case.target, current), _distance(case.target, previous)
    when, band = _when(case, previous), case.target.number_text
    reported = f"{current.number_text}{_expected(current)}"
    if not now and not before:
        both = f"{reported} and {previous.number_text} {when} are both within its band of {band}"
        return "still within its band", both
    facts = (
        f"{reported} is {_off(case, current, now, 'its band')} of {band}, "
        f"{previous.number_text} {when} was {_off(case, previous, before, 'it')}"
    )
    if not gain:
        return "no nearer its band", f"{facts}; no nearer"
    amount = _distance_text(case, abs(gain))
    moved = f"{amount} {'nearer' if gain > 0 else 'further from'} its band"
    change = f"{amount} {'nearer' if gain > 0 else 'further away'}{_CHANCE if is_chance else ''}"
    return moved, f"{facts}; {change}{f', {within}' if within else ''}"


def _off(case: ProgressCase, reading: Reading, distance: Decimal, it: str) -> str:
    """Return how far a figure is from its band: `0.6 points below its band`."""
    if not distance:
        return f"within {it}"
    assert case.target.low is not None and reading.value is not None
    side = "below" if reading.value < case.target.low else "above"
    return f"{_distance_text(case, distance)} {side} {it}"


def _distance_text(case: ProgressCase, distance: Decimal) -> str:
    current, previous = case.current, case.previous
    assert current is not None and previous is not None
    places = max(current.decimals, previous.decimals, case.target.decimals)
    if current.form is Form.PERCENT:
        return points_text(distance, places)
    return at_least(distance, places, current.form)


def _expected(reading: Reading) -> str:
    return " (forecast)" if is_forecast(reading) else ""


def _why_not_judged(case: ProgressCase) -> str:
    """Return why there is nothing to judge; empty where there is."""
    return _why_no_figures(case) or _why_not_comparable(case)


def _why_no_figures(case: ProgressCase) -> str:
    current, previous = case.current, case.previous
    if current is None or current.content in {Content.EMPTY, Content.DUE}:
        return "There is no figure for this position yet."
    if current.value is None:
        return f"{why_no_number(current)}."
    if previous is None or previous.content is Content.EMPTY:
        return f"There is no figure for {case.previous_period} to compare with."
    if previous.value is None:
        return f"{why_no_number(previous, 'The previous figure')}."
    for each in (current, previous):
        marked = NO_VALUE.intersection(each.status)
        if marked and not each.value:
            meaning = meaning_of(min(marked))
            return f"{each.text} may be no figure at all, since it is marked \u201c{meaning}\u201d."
    return doubt_about(current, case.target) or doubt_about(previous, case.target)


def _why_not_comparable(case: ProgressCase) -> str:
    current, previous = case.current, case.previous
    assert current is not None and previous is not None
    if case.broken:
        return f"The two figures cannot be compared: {case.broken}."
    if _BREAK in current.status:
        return (
            f"The two figures cannot be compared: {current.text} is marked as a "
            f"{meaning_of(_BREAK)}."
        )
    ours = _months(span_of(current, case.position))
    theirs = _months(span_of(previous, case.previous_period))
    if case.adds_up and ours != theirs:
        return f"{current.text} and {previous.text} are not for the same months."
    unlike = why_unlike_places(current, previous.form, previous.text)
    if unlike:
        return unlike
    if current.period is not None and current.period.end <= case.previous_period.end:
        return f"The figure is carried over from {current.period}, so nothing has changed."
    return ""


def _months(period: Period | None) -> tuple[int, int] | None:
    """Return first and last month of a part of a year; None for a year or a date."""
    part = part_of_year(period)
    return None if part is None else (part.start.month, part.end.month)


def _when(case: ProgressCase, previous: Reading) -> str:
    period = previous.period or case.previous_period
    return f"{'at' if period.is_snapshot else 'in'} {period}"


def _gain(case: ProgressCase, current: Reading, previous: Reading) -> Decimal:
    """Return by how much the figure moved the good way, in the unit of the value."""
    if case.target.kind is TargetKind.BAND:
        return _distance(case.target, previous) - _distance(case.target, current)
    assert current.value is not None and previous.value is not None
    change = current.value - previous.value
    return change if case.aim is Aim.HIGH else -change


def _distance(band: TargetReading, reading: Reading) -> Decimal:
    """Return how far a figure is from a band; nothing for one that is rated as within it."""
    value = reading.value
    assert band.low is not None and band.high is not None and value is not None
    if band.low <= as_written(value, band.decimals, band.form) <= band.high:
        return Decimal(0)
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
    if current.form is Form.ORDINAL:
        return Decimal(0)
    if current.form is Form.PERCENT:
        part = abs(previous) * case.tolerances.similar_percent_of_previous / 100
        return min(case.tolerances.similar_points, part)
    return abs(previous) * case.tolerances.similar_percent / 100


def _tolerance_words(case: ProgressCase, current: Reading, tolerance: Decimal) -> str:
    if case.limit is None and current.form is not Form.PERCENT:
        return f"the tolerance of {plain(case.tolerances.similar_percent)}%"
    amount = round_half_up(tolerance, 2)
    told = plain_points(amount) if current.form is Form.PERCENT else plain(amount)
    return f"the tolerance of {told}"


def _good_way(case: ProgressCase) -> str:
    return "higher is better" if case.aim is Aim.HIGH else "lower is better"
