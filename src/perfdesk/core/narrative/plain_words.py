"""A figure and what it is held against, in words that need no key.

A cell keeps every word that somebody typed beside its number, unless the plain form says the same.
"""

from __future__ import annotations

import re

from perfdesk.core.building.figure_cells import figure_cell
from perfdesk.core.dashboard import Cell
from perfdesk.core.figures import Figure, Form, Reading
from perfdesk.core.measures import Aim, Measure, Unit
from perfdesk.core.periods import Period
from perfdesk.core.targets import TargetBasis, TargetKind, TargetReading
from perfdesk.core.wording.comparator_text import comparator_of
from perfdesk.core.wording.shorthand import meaning_of

_COUNT_WORDS = r"(?:actual:?\s*)?{count}\s+(?P<noun>[^\W\d_]+(?:['\u2019]s)?)"
_PER_PEOPLE = re.compile(
    r"\bper 100(?:k|,?000)(?: (?:pop(?:ulation)?\b\.?|people))?", re.IGNORECASE
)
_PERIODS = re.compile(
    r"(?:\b(?:in|at|for|as|position|the|end|of|to)\b\s*)*"
    r"(?:\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b\.?|\b\d{2,4}/\d{2}\b"
    r"|\b(?:19|20)\d\d\b)",
    re.IGNORECASE,
)
_ADMISSIONS = re.compile(r"adm['\u2019]?s?$", re.IGNORECASE)

GOOD = {
    Aim.HIGH: "Higher is better",
    Aim.LOW: "Lower is better",
    Aim.BAND: "Best within its band",
}
"""What is good, by aim; nothing is said where there is none."""


def plain_figure(figure: Figure | None, measure: Measure) -> Cell:
    """Return a figure with its counts and its own period: `511 (798 admissions)`."""
    if figure is None:
        return Cell("No figure")
    reading = figure.reading
    return figure_cell(
        _figure_text(figure, measure),
        reading.number_text if reading.value is not None else "",
        value=reading.value,
        decimals=reading.decimals,
        form=reading.form,
    )


def _figure_text(figure: Figure, measure: Measure) -> str:
    reading = figure.reading
    if reading.value is None or not _is_all_understood(reading):
        return _with_shorthand(reading, reading.text)
    said = _counts(reading, measure)
    period = reading.period
    if period is not None and period != figure.key.period:
        said.append(_when(period))
    text = f"{reading.number_text} ({', '.join(said)})" if said else reading.number_text
    if figure.stands_for != figure.key.period and period is None:
        text = f"{text} ({figure.stands_for.label})"
    return _with_shorthand(reading, text)


def plain_target(target: TargetReading, council: str = "") -> str:
    """Return what a figure is held against: `England 77.5% (2022/23)`, `Target at most 71`.

    Args:
        target: The target.
        council: Code of our council, for `Regional Ave.`; empty where it is not known.
    """
    match target.kind:
        case TargetKind.INFORMATION:
            return "For information only"
        case TargetKind.NOT_UNDERSTOOD:
            return target.text
        case TargetKind.NONE_YET:
            return target.text or "Nothing yet"
    if target.low is None:
        return target.text
    if target.form is Form.ORDINAL and target.kind is TargetKind.CEILING:
        return f"Target {target.number_text} or better"
    limit = {TargetKind.CEILING: "at most ", TargetKind.FLOOR: "at least "}.get(target.kind, "")
    amount = f"{limit}{target.number_text}"
    if target.basis is TargetBasis.BASELINE:
        since = f" (position {_when(target.period)})" if target.period else " (baseline)"
        return f"{amount[:1].upper()}{amount[1:]}{since}"
    comparator = comparator_of(target, council)
    name = {
        TargetBasis.TOP_QUARTILE: "Top quartile",
        TargetBasis.LAST_OUTTURN: "Last year's outturn",
        TargetBasis.PLAN: "Plan",
    }.get(target.basis, "Target")
    if comparator is not None:
        name = f"{comparator.name[:1].upper()}{comparator.name[1:]}"
    beside = []
    if target.count is not None:
        noun = _noun(target.qualifier, f"{target.count:,f}") or "counted"
        beside.append(f"{target.count:,f} {noun}")
    if target.period is not None:
        beside.append(_when(target.period) if target.period.is_snapshot else target.period.label)
    return f"{name} {amount} ({', '.join(beside)})" if beside else f"{name} {amount}"


def _counts(reading: Reading, measure: Measure) -> list[str]:
    if reading.counts_text:
        return [reading.counts_text]
    if reading.numerator is None or reading.form is Form.THOUSANDS:
        return []
    count = f"{reading.numerator:,f}"
    noun = _noun(reading.qualifier, count)
    if not noun and measure.unit is Unit.COUNT:
        return []
    return [f"{count} {noun}" if noun else f"{count} counted"]


def _noun(qualifier: str, count: str) -> str:
    """Return what is counted, in the words beside the number: `admissions`."""
    found = re.search(_COUNT_WORDS.format(count=re.escape(count)), qualifier, re.IGNORECASE)
    if found is None:
        return ""
    noun = found["noun"].lower()
    return "admissions" if _ADMISSIONS.match(noun) else noun


def _when(period: Period) -> str:
    return f"at {period.label}" if period.is_snapshot else period.label


def _is_all_understood(reading: Reading) -> bool:
    """Tell whether the words beside a number say nothing but its counts and its period."""
    rest = _PER_PEOPLE.sub(" ", reading.qualifier)
    if reading.numerator is not None:
        count = re.escape(f"{reading.numerator:,f}")
        rest = re.sub(_COUNT_WORDS.format(count=count), " ", rest, flags=re.IGNORECASE)
        if reading.counts_text:
            rest = rest.replace(f"{reading.numerator:,f}", " ", 1)
            rest = rest.replace(f"{reading.denominator:,f}", " ", 1)
            rest = re.sub(r"\b(?:of|out)\b", " ", rest)
    for status in reading.status:
        rest = rest.replace(status, " ")
    if reading.period is None:
        # `in 23/24` beside a count of the column's own year.
        rest = _PERIODS.sub(" ", rest)
    else:
        rest = _PERIODS.sub(" ", rest).replace("-", " ")
        rest = re.sub(r"(?<!\d)\d{1,4}(?:st|nd|rd|th)?(?!\d)", " ", rest)
    return not re.search(r"\w", rest)


def _with_shorthand(reading: Reading, text: str) -> str:
    """Say the shorthand of official statistics in words: `89.6%, provisional`."""
    for token in reading.status:
        text = re.sub(rf"\s*{re.escape(token)}", "", text, flags=re.IGNORECASE)
    said = [text.strip(), *(meaning_of(token) for token in reading.status)]
    return ", ".join(part for part in said if part)
