"""The period of a total that stands right of its months or quarters and names no time itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

from perfdesk.core.periods import Period
from perfdesk.importing.formats.extract import CellKind, CellValue
from perfdesk.importing.reading.columns import ReadColumn, is_whole

_FEWEST = 2


def totalled_columns(column: ReadColumn, others: Sequence[ReadColumn]) -> tuple[ReadColumn, ...]:
    """Return the columns of months or quarters that a column headed `Total` adds up.

    They stand under the same upper headings, so that the total of the targets is none of the
    figures. Empty where the heading says anything but that it is a total.
    """
    if not column.levels or not is_whole(column.levels[-1]) or not column.levels[-1].strip():
        return ()
    above = column.levels[:-1]
    return tuple(
        each
        for each in others
        if each is not column and each.facets.tells_time and each.levels[:-1] == above
    )


def total_period(parts: Sequence[Period | None]) -> Period | None:
    """Return the span of parts of a year that follow each other; None where a part is missing.

    Whole years beside each other have no total that is a figure.
    """
    spans = sorted(each for each in parts if each is not None)
    if len(spans) < max(_FEWEST, len(parts)) or any(each.months > 6 for each in spans):
        return None
    pairs = pairwise(spans)
    if not all(after.start == before.end + timedelta(days=1) for before, after in pairs):
        return None
    return Period(spans[0].start, spans[-1].end)


def is_sum(total: CellValue, parts: Sequence[CellValue]) -> bool:
    """Tell whether a total is the sum of its parts; a rate is no sum and always passes.

    A part that is empty or no number leaves the sum unknown, and the total unproved.
    """
    if total.kind is CellKind.PERCENT or "%" in total.text:
        return True
    numbers = [each.number for each in parts]
    told = [each for each in numbers if each is not None]
    if total.number is None or len(told) < len(numbers):
        return False
    return abs(sum(told, Decimal(0)) - total.number) <= Decimal(1)
