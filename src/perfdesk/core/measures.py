"""Measures: what is counted, which way is good, and how it is identified."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from perfdesk.core.periods import Period
from perfdesk.core.settings import Scheme


class Aim(StrEnum):
    """Which way is good."""

    HIGH = "High"
    LOW = "Low"
    BAND = "Target Band Width"
    NONE = "N/A"
    UNSTATED = ""


class Unit(StrEnum):
    """What a value counts."""

    PERCENT = "percent"
    RATE = "per 100,000"
    COUNT = "count"
    SCORE = "score"


class LimitKind(StrEnum):
    """In what a tolerance is told."""

    PERCENT = "percent"
    POINTS = "points"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Limit:
    """A tolerance of a measure's own.

    Attributes:
        amount: How much, never negative.
        kind: Per cent of the target, points of the value's unit, or a count of people or things.
    """

    amount: Decimal
    kind: LimitKind


class ForecastMethod(StrEnum):
    """How the months to come are taken to run."""

    PRO_RATA = "pro rata"
    PROFILE = "last year's profile"


class Combination(StrEnum):
    """How the figures of other measures make a derived one."""

    SUM = "sum"
    DIFFERENCE = "difference"
    SHARE = "share"
    RATE = "rate"


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a measure follows from others (total loans = physical loans + e-loans).

    Attributes:
        combination: How they are put together: the sum of all; the first less the others; the
            first in per cent of the second; the first per 100,000 of the second.
        operands: Ids of the measures, in order.
    """

    combination: Combination
    operands: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class FrameworkCode:
    """A measure of the Adult Social Care Outcomes Framework, told apart from its namesakes.

    Attributes:
        edition: `2022/23` for the framework until then, `2023/24` for the one since.
        code: `2D`, `3C`; never enough by itself.
        part: `1`, `2a`; empty where the measure has no parts.
    """

    edition: str
    code: str
    part: str = ""

    def __str__(self) -> str:
        """Return `3C(1)`."""
        return f"{self.code}({self.part})" if self.part else self.code


@dataclass(frozen=True, slots=True)
class Measure:
    """One row of a dashboard, over all positions in which it is reported.

    Attributes:
        id: Never changes and is never reused.
        outcome: Id of the outcome that it stands under.
        order: Place among the outcome's measures; smaller first.
        description: The measure's words, as printed.
        code: As printed (`ASCOF 2D`, `Local`).
        aim: Which way is good.
        unit: What a value counts.
        decimals: Digits after the point that a new figure gets.
        framework: What the printed code was matched to; None for local or not matched.
        marker: Printed beside the code (`*BCF*`).
        adds_up: Whether the months of a year add up to the year's figure.
        starts: First position in which the measure is reported; None for always.
        ends: Last position in which it is reported; None for still.
        continues: Id of the measure of an earlier edition or plan that it goes on from.
        amber_limit: How far a target may be missed before it is red; None for the pack's default.
        similar_limit: The change still called similar; None for the pack's default.
        owner: Who answers for the figure: a role or team, not printed.
        part_of: Id of the measure that this one is a part of (a branch, an age group); parts
            are shown indented and not printed.
        academic: Whether its year begins in September, so that a figure of March is in-year.
        scheme: How it is rated; None for the scheme of the position.
        forecast: How its year end is forecast; None where it is not.
        rated_on_forecast: Whether the rating uses the forecast, and says so.
        derived: How it follows from other measures; None where it is reported itself.
        meaning: One plain sentence that says what is measured; empty for the framework's own.
    """

    id: str
    outcome: str
    order: int
    description: str
    code: str = "Local"
    aim: Aim = Aim.HIGH
    unit: Unit = Unit.PERCENT
    decimals: int = 1
    framework: FrameworkCode | None = None
    marker: str = ""
    adds_up: bool = False
    starts: Period | None = None
    ends: Period | None = None
    continues: str | None = None
    amber_limit: Limit | None = None
    similar_limit: Limit | None = None
    owner: str = ""
    part_of: str | None = None
    academic: bool = False
    scheme: Scheme | None = None
    forecast: ForecastMethod | None = None
    rated_on_forecast: bool = False
    derived: Derivation | None = None
    meaning: str = ""

    @property
    def key(self) -> str:
        """The id, by which a pack holds its measures."""
        return self.id

    @property
    def printed_code(self) -> str:
        """The code with its marker, as in the papers: `ASCOF 2D *BCF*`."""
        return f"{self.code} {self.marker}".strip()

    def reported_at(self, position: Period) -> bool:
        """Tell whether the measure belongs to the dashboard of *position*."""
        if self.starts is not None and position.end < self.starts.start:
            return False
        return self.ends is None or position.start <= self.ends.end
