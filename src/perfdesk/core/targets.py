"""What a figure is held against at a position: a target, a band, an average."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from perfdesk.core.figures import Form, format_number, number_as_written
from perfdesk.core.periods import Period
from perfdesk.core.sources import TYPED, CellReference


class TargetKind(StrEnum):
    """What meeting a target means."""

    VALUE = "value"
    CEILING = "ceiling"
    FLOOR = "floor"
    BAND = "band"
    AVERAGE = "average"
    ZERO = "zero"
    INFORMATION = "for information only"
    NONE_YET = "none yet"
    NOT_UNDERSTOOD = "not understood"


class TargetBasis(StrEnum):
    """Where a target comes from."""

    LOCAL = "local target"
    NATIONAL_AVERAGE = "national average"
    LAST_OUTTURN = "last year's outturn"
    TOP_QUARTILE = "top-quartile threshold"
    SHIRE_AVERAGE = "shire average"
    REGION_AVERAGE = "regional average"
    TYPE_AVERAGE = "average of a type of council"
    COUNCIL_FIGURE = "another council"
    NEIGHBOUR_AVERAGE = "neighbours' average"
    OWN_AVERAGE = "our own average of earlier periods"
    MEDIAN = "median of councils"
    OTHER_AVERAGE = "average"
    PLAN = "plan"
    BASELINE = "baseline"
    UNSTATED = ""


_ORIGINS = frozenset(
    {
        TargetBasis.NATIONAL_AVERAGE,
        TargetBasis.SHIRE_AVERAGE,
        TargetBasis.REGION_AVERAGE,
        TargetBasis.TYPE_AVERAGE,
        TargetBasis.COUNCIL_FIGURE,
        TargetBasis.NEIGHBOUR_AVERAGE,
        TargetBasis.OWN_AVERAGE,
        TargetBasis.MEDIAN,
        TargetBasis.OTHER_AVERAGE,
        TargetBasis.LAST_OUTTURN,
        TargetBasis.TOP_QUARTILE,
        TargetBasis.BASELINE,
    }
)
"""The bases whose date says where a number comes from, not what it is set for."""


@dataclass(frozen=True, slots=True)
class TargetReading:
    """What the text of a target says.

    Attributes:
        text: As typed or read; what is printed.
        kind: What meeting it means.
        low: The value, or the lower edge of a band; None where there is no number.
        high: The upper edge of a band; None otherwise.
        decimals: Digits after the point, in the written form; a figure is rounded to it first.
        form: How the number is written.
        count: The count stated beside it (17 of `<4.1 (17 Adm's)`), which then decides.
        period: The period an average or baseline is about, or a target is set for.
        basis: Where it comes from.
        qualifier: The words beside the number.
    """

    text: str
    kind: TargetKind
    low: Decimal | None = None
    high: Decimal | None = None
    decimals: int = 0
    form: Form = Form.PLAIN
    count: Decimal | None = None
    period: Period | None = None
    basis: TargetBasis = TargetBasis.UNSTATED
    qualifier: str = ""

    @property
    def set_for(self) -> Period | None:
        """The period whose figures it rates, where it names one; None for its position's year.

        The date of a comparator or a baseline tells where it comes from and excludes nothing.
        """
        is_origin = self.kind is TargetKind.AVERAGE or self.basis in _ORIGINS
        return None if is_origin else self.period

    @property
    def number_text(self) -> str:
        """The number or band alone as printed: `42%`, `55% to 60%`; empty where there is none."""
        if self.low is None:
            return ""
        low = format_number(self.low, self.decimals, self.form)
        if self.high is None:
            return number_as_written(self.text) or low
        return f"{low} to {format_number(self.high, self.decimals, self.form)}"


@dataclass(frozen=True, slots=True, order=True)
class TargetKey:
    """What identifies a target: the id of its measure, and the position it belongs to."""

    measure: str
    position: Period


@dataclass(frozen=True, slots=True)
class Target:
    """What a measure is held against at one position.

    Attributes:
        key: Measure and position; next year's target does not touch this year's rating.
        reading: What its text says.
        source: The cell it came from.
    """

    key: TargetKey
    reading: TargetReading
    source: CellReference = field(default=TYPED)


NO_TARGET = TargetReading("", TargetKind.NONE_YET)
"""The reading of an empty target."""


@dataclass(frozen=True, slots=True, order=True)
class PeriodTargetKey:
    """What identifies a target of a trajectory: the id of its measure, and the period."""

    measure: str
    period: Period


@dataclass(frozen=True, slots=True)
class PeriodTarget:
    """What is to be reached in one period: a month, a quarter, the months since April.

    Those of a measure are its trajectory. They rate figures of their own period, and never change
    the target of the year; one of a later year is held beside this year's and rates nothing of it.

    Attributes:
        key: Measure and period.
        reading: What its text says.
        source: The cell it came from.
    """

    key: PeriodTargetKey
    reading: TargetReading
    source: CellReference = field(default=TYPED)
