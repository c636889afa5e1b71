"""Reading the text of a target: `55-60%`, `<4.1 (17 Adm's)`, `67.2% 22/23 Nat. Ave.`."""

from __future__ import annotations

import re
from decimal import Decimal

from perfdesk.core.measures import Aim
from perfdesk.core.periods import Period, PeriodError, find_period
from perfdesk.core.targets import NO_TARGET, TargetBasis, TargetKind, TargetReading
from perfdesk.core.wording.figure_text import read_figure
from perfdesk.core.wording.numbers import WrittenNumber, limit_at, number_at, range_at, tidy

_AVERAGES = re.compile(
    r"nat(?:ional|\.)?\s*(?:ave|average)|england|\bave(?:rage)?\b|\bmean\b", re.IGNORECASE
)
_COUNT = re.compile(r"\((\d[\d,]*)\s+[A-Za-z'\u2019]+\)")


def read_target(
    text: str, aim: Aim = Aim.UNSTATED, position: Period | None = None
) -> TargetReading:
    """Read the text of a target or comparator.

    Args:
        text: The cell's text.
        aim: Of the measure; a target of 0 with the aim Low is a zero target.
        position: That the target belongs to, which completes `(Apr-Nov)`.

    Returns:
        The reading. A period that cannot be (`Local target 2023/34`) is left out, the rest
        stands; the checks tell of it. What is not understood keeps its text.
    """
    tidied = tidy(text)
    if not tidied or tidied.lower() in {"n/a", "none", "tbc", "-"}:
        return NO_TARGET if not tidied else TargetReading(tidied, TargetKind.NONE_YET)
    if re.search(r"information only", tidied, re.IGNORECASE):
        return TargetReading(tidied, TargetKind.INFORMATION)
    limit, start = limit_at(tidied)
    body = tidied[start:]
    band = None if limit else range_at(body)
    if band is not None:
        return _reading(tidied, TargetKind.BAND, body, band[0], band[1], position)
    number = number_at(body)
    if number is None:
        known = tidied[0].isalpha()
        return TargetReading(tidied, TargetKind.NONE_YET if known else TargetKind.NOT_UNDERSTOOD)
    return _reading(tidied, _kind_of(limit, body, number, aim), body, number, None, position)


def _kind_of(limit: str, body: str, number: WrittenNumber, aim: Aim) -> TargetKind:
    if limit:
        return TargetKind.CEILING if limit == "<" else TargetKind.FLOOR
    if _AVERAGES.search(body[number.end :]):
        return TargetKind.AVERAGE
    if number.value == 0 and aim is Aim.LOW:
        return TargetKind.ZERO
    return TargetKind.VALUE


def _reading(
    text: str,
    kind: TargetKind,
    body: str,
    low: WrittenNumber,
    high: WrittenNumber | None,
    position: Period | None,
) -> TargetReading:
    qualifier = body[(high or low).end :].strip()
    count = _COUNT.search(qualifier)
    return TargetReading(
        text,
        kind,
        low.value,
        high.value if high else None,
        max(low.decimals, high.decimals if high else 0),
        high.form if high else low.form,
        Decimal(count[1].replace(",", "")) if count else None,
        _period_of(qualifier, position),
        _basis_of(kind, qualifier),
        qualifier,
    )


def _basis_of(kind: TargetKind, qualifier: str) -> TargetBasis:
    words = qualifier.lower()
    for word, basis in (
        ("shire", TargetBasis.SHIRE_AVERAGE),
        ("quartile", TargetBasis.TOP_QUARTILE),
        ("local target", TargetBasis.LOCAL),
        ("outturn", TargetBasis.LAST_OUTTURN),
        ("position as at", TargetBasis.BASELINE),
        ("baseline", TargetBasis.BASELINE),
        ("plan", TargetBasis.PLAN),
    ):
        if word in words:
            return basis
    return TargetBasis.NATIONAL_AVERAGE if kind is TargetKind.AVERAGE else TargetBasis.UNSTATED


def _period_of(qualifier: str, position: Period | None) -> Period | None:
    try:
        found = find_period(qualifier)
    except PeriodError:
        return None
    if found is None and qualifier:
        found = read_figure(f"1 {qualifier}", column=position).period
    return found
