"""What people decided, kept beside what the rules propose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from perfdesk.core.periods import Period
from perfdesk.core.sources import TYPED, CellReference


class Judged(StrEnum):
    """Which verdict an override replaces."""

    RATING = "rating"
    PROGRESS = "progress"


@dataclass(frozen=True, slots=True, order=True)
class OverrideKey:
    """What identifies an override: measure, position and the verdict it replaces."""

    measure: str
    position: Period
    of: Judged


@dataclass(frozen=True, slots=True)
class Override:
    """A verdict that a person gave instead of the rule's.

    Attributes:
        key: Measure, position and verdict.
        value: The word of the verdict (`amber`, `improved`).
        reason: Why; never empty.
        by: Who; an account, a role or `printed appendix`.
        at: When, with time zone.
        decided_on: The texts of figure, previous figure and target it was decided on; when
            one of them changes, the override lapses.
        public: Whether the reason may be printed.
    """

    key: OverrideKey
    value: str
    reason: str
    by: str
    at: datetime
    decided_on: tuple[str, ...]
    public: bool = False


@dataclass(frozen=True, slots=True, order=True)
class QuartileKey:
    """What identifies a printed quartile: measure and position."""

    measure: str
    position: Period


@dataclass(frozen=True, slots=True)
class PrintedQuartile:
    """A quartile as an appendix printed it, kept until it can be worked out from published figures.

    Attributes:
        key: Measure and position.
        text: `Top`, `Second`, `Third`, `Bottom` or `N/A`.
        source: The cell it came from.
    """

    key: QuartileKey
    text: str
    source: CellReference = TYPED
