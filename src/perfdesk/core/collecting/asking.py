"""Asking: who was sent a measure to comment on, when, and what it showed then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from perfdesk.core.periods import Period


@dataclass(frozen=True, slots=True, order=True)
class AskedKey:
    """What identifies a request: measure and position."""

    measure: str
    position: Period


@dataclass(frozen=True, slots=True)
class Asked:
    """That somebody was asked about a measure.

    Attributes:
        key: Measure and position.
        owner: Who was asked: the measure's owner of that day.
        by: Who asked; an account.
        at: When, with time zone.
        deadline: The day on which the answer is due.
        figure: What the figure's cell showed; a return that shows another proposes it.
        comment: The comment that was shown; another one since then is a conflict.
    """

    key: AskedKey
    owner: str
    by: str
    at: datetime
    deadline: date
    figure: str
    comment: str


@dataclass(frozen=True, slots=True)
class Contact:
    """How an owner is reached.

    Attributes:
        owner: The role or team, as the measures name it.
        address: Where its mail goes; empty if it is not known.
        deputy: Who answers in its place; empty for nobody.
    """

    owner: str
    address: str = ""
    deputy: str = ""

    @property
    def key(self) -> str:
        """The owner, by which a pack holds its contacts."""
        return self.owner
