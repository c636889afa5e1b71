"""How single values are written in the columns of a pack file, and read back.

Decimals are text, so that they stay exact; periods are their canonical text, enumerations
their value, moments ISO 8601, tuples JSON. What could not be read back is refused when it
is written, with a ValueError; what no value can be is refused when it is read, with a
ValueError, LookupError or ArithmeticError.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import TypeVar

from perfdesk.core.figures import Content, FigureKind, Form
from perfdesk.core.judgements import Judged
from perfdesk.core.measures import (
    Aim,
    Combination,
    ForecastMethod,
    FrameworkCode,
    LimitKind,
    Unit,
)
from perfdesk.core.periods import Period, parse_period
from perfdesk.core.places import PlaceLevel
from perfdesk.core.reporting.commentary import Audience
from perfdesk.core.reporting.stages import Stage
from perfdesk.core.settings import Scheme
from perfdesk.core.sources import TYPED, CellReference
from perfdesk.core.targets import TargetBasis, TargetKind

Value = str | int | None
"""What a column holds."""

Row = tuple[Value, ...]

_Word = TypeVar("_Word", bound=StrEnum)


def number_text(value: Decimal | None) -> str | None:
    """Write a decimal; None stays None."""
    if value is None:
        return None
    if not value.is_finite():
        raise ValueError(f"{value} is no number to keep")
    return str(value)


def number_of(text: str | None) -> Decimal | None:
    """Read a decimal; None stays None."""
    return None if text is None else exact_number(text)


def exact_number(text: str) -> Decimal:
    """Read a decimal that must be there."""
    value = Decimal(text)
    if not value.is_finite():
        raise ValueError(f"{text} is not a number")
    return value


@lru_cache(maxsize=4096)
def period_text(period: Period) -> str:
    """Write a period."""
    text = period.key
    if period_of(text) != period:
        raise ValueError(f"{period!r} cannot be read back")
    return text


@lru_cache(maxsize=4096)
def period_of(text: str) -> Period:
    """Read a period."""
    return parse_period(text)


def period_text_or_none(period: Period | None) -> str | None:
    """Write a period; None stays None."""
    return None if period is None else period_text(period)


def period_or_none(text: str | None) -> Period | None:
    """Read a period; None stays None."""
    return None if text is None else period_of(text)


def _words(kind: type[_Word]) -> Mapping[str, _Word]:
    # Looking up in a mapping takes a third of the time of calling the enumeration.
    return MappingProxyType({each.value: each for each in kind})


AIMS = _words(Aim)
AUDIENCES = _words(Audience)
BASES = _words(TargetBasis)
CONTENTS = _words(Content)
FIGURE_KINDS = _words(FigureKind)
FORMS = _words(Form)
JUDGED = _words(Judged)
LEVELS = _words(PlaceLevel)
LIMIT_KINDS = _words(LimitKind)
FORECAST_METHODS = _words(ForecastMethod)
COMBINATIONS = _words(Combination)
SCHEMES = _words(Scheme)
STAGES = _words(Stage)
TARGET_KINDS = _words(TargetKind)
UNITS = _words(Unit)


def texts_json(texts: tuple[str, ...]) -> str:
    """Write texts as a JSON list."""
    return json.dumps(texts, ensure_ascii=False) if texts else "[]"


def texts_of(text: str) -> tuple[str, ...]:
    """Read texts from a JSON list."""
    return () if text == "[]" else tuple(str(each) for each in json.loads(text))


def moment_text(moment: datetime) -> str:
    """Write a moment, with its time zone."""
    return moment.isoformat()


SOURCE_COLUMNS = ("source_fingerprint", "source_file", "source_sheet", "source_cell")


def source_row(source: CellReference) -> tuple[str, str, str, str]:
    """Write where a figure came from, in the order of `SOURCE_COLUMNS`."""
    return (source.fingerprint, source.file, source.sheet, source.cell)


def source_of(row: tuple[str, str, str, str]) -> CellReference:
    """Read where a figure came from."""
    return TYPED if row == _TYPED_ROW else CellReference(*row)


_TYPED_ROW = source_row(TYPED)


def flag_of(number: int) -> bool:
    """Read a yes or no, which is written as 1 or 0."""
    if number not in {0, 1}:
        raise ValueError(f"{number} is neither yes nor no")
    return number == 1


def framework_json(framework: FrameworkCode | None) -> str | None:
    """Write a code of the framework; None stays None."""
    if framework is None:
        return None
    return json.dumps([framework.edition, framework.code, framework.part], ensure_ascii=False)


def framework_of(text: str | None) -> FrameworkCode | None:
    """Read a code of the framework; None stays None."""
    if text is None:
        return None
    edition, code, part = json.loads(text)
    return FrameworkCode(edition, code, part)
