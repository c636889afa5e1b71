"""Which period a report is about, and which one a number in it is about."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from perfdesk.core.claims.passages import PassageKind, ReportText
from perfdesk.core.claims.reading.quantities import Quantity, Sort
from perfdesk.core.claims.reading.sentences import ReadPassage, Sentence
from perfdesk.core.periods import Period, PeriodError, find_period, parse_period

_TITLE_PASSAGES = 14
_LONG = 12
"""Passages from which on a text is a report, and not a paragraph or two."""
_TITLE = re.compile(
    r"\b(?:report|position|performance|update|dashboard|quarter|benchmarking)\b", re.IGNORECASE
)
_RELATIVE = re.compile(
    r"\b(?:the )?(?:previous|last|prior|preceding) (?:financial |reporting |academic )?"
    r"(?:year(?!-)|survey|period|twelve months|12 months)|\b(?:a|the) year (?:before|earlier|ago)\b"
    r"|\bequivalent period last year|\bsame (?:point|time|period) (?:in "
    r")?(?:the )?(?:previous|last) year",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ReportPosition:
    """What a report says it is about.

    Attributes:
        periods: The periods that its title and opening name, in order; empty for pasted text.
        months: The ends of months that they name, as (year, month).
    """

    periods: tuple[Period, ...]

    def may_be_about(self, position: Period, ends: frozenset[tuple[int, int]]) -> bool:
        """Tell whether the report may be about a pack's position.

        Args:
            position: Of the pack.
            ends: The months at which the pack's figures end, as (year, month).
        """
        if not self.periods:
            return True
        years = [each for each in self.periods if each.months >= 12]
        months = {(each.end.year, each.end.month) for each in self.periods if each.months < 12}
        same_year = any(each.year == position.year for each in years)
        within = any(
            position.start <= each.end <= position.end for each in self.periods if each.months < 12
        )
        if months:
            return bool(months & ends) and (same_year or within or not years)
        return same_year


def report_position(report: ReportText, passages: tuple[ReadPassage, ...]) -> ReportPosition:
    """Return what a report's title and opening say it is about."""
    found: list[Period] = []
    limit = min(_TITLE_PASSAGES, len(report.passages))
    for read in passages[:limit]:
        if read.passage.kind is PassageKind.TABLE_ROW or not _TITLE.search(read.text):
            continue
        is_title = read.passage.kind is PassageKind.HEADING or (
            not read.passage.number and len(read.text) < 200
        )
        if not is_title and not re.search(r"\bpurpose of\b", read.text, re.IGNORECASE):
            continue
        for each in read.quantities:
            if each.sort is Sort.PERIOD and not _is_day_of_meeting(read, each):
                period = period_of(read.text[each.start : each.end])
                if period is not None and period not in found:
                    found.append(period)
    if not found and len(passages) >= _LONG:
        named = usual_year(passages)
        found += [named] if named else []
    return ReportPosition(tuple(found))


def usual_year(passages: tuple[ReadPassage, ...]) -> Period | None:
    """Return the financial year that a report names most often; None where it names none."""
    counted: Counter[Period] = Counter()
    for read in passages:
        for each in read.quantities:
            if each.sort is Sort.PERIOD:
                period = period_of(read.text[each.start : each.end])
                if period is not None and period.months == 12:
                    counted[period] += 1
    return counted.most_common(1)[0][0] if counted else None


def period_of(words: str) -> Period | None:
    """Read the period that *words* name; None where they name none in full."""
    tidy = re.sub(r"\b(?:mid-?|early |late |between |from |the end of )", "", words)
    tidy = re.sub(r"\band\b", "to", tidy.strip("() "))
    try:
        return parse_period(tidy)
    except PeriodError:
        pass
    try:
        return find_period(tidy)
    except PeriodError:
        return None


def impossible_year(words: str) -> Period | None:
    """Return the year that was likely meant where *words* are an impossible one (`2023/34`)."""
    if "/" not in words:
        return None
    try:
        parse_period(words.strip("() "))
    except PeriodError as problem:
        return problem.suggestion
    return None


def says_previous(words: str) -> bool:
    """Tell whether *words* say that something is about the period before."""
    return _RELATIVE.search(words) is not None


def periods_of_sentence(read: ReadPassage, sentence: Sentence) -> tuple[Quantity, ...]:
    """Return the periods that a sentence names, in order."""
    return tuple(
        each
        for each in read.quantities
        if each.sort is Sort.PERIOD and sentence.start <= each.start < sentence.end
    )


def _is_day_of_meeting(read: ReadPassage, quantity: Quantity) -> bool:
    """Tell whether a date is that of a meeting or report, and not of figures."""
    words = read.text[quantity.start : quantity.end]
    before = read.text[max(0, quantity.start - 12) : quantity.start]
    return re.match(r"\d{1,2}(?:st|nd|rd|th)? [A-Z]", words, re.IGNORECASE) is not None and (
        re.search(r"\b(?:at|of|to|ending)\s*(?:the )?(?:end )?$", before, re.IGNORECASE) is None
    )
