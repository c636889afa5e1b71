"""Actions on measures that do badly, and recommendations of scrutiny: who does what by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from perfdesk.core.periods import Period
from perfdesk.core.sources import TYPED, CellReference


class ActionKind(StrEnum):
    """Who asked for it."""

    ACTION = "action"
    RECOMMENDATION = "recommendation"
    """Of a scrutiny committee; it may be about no single measure."""


class ActionStatus(StrEnum):
    """How far it is."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Action:
    """What somebody is to do.

    An open one belongs to every later position until it is done or dropped.

    Attributes:
        id: Never given again, also not in another copy of the pack.
        kind: An action, or a recommendation of scrutiny.
        measure: Id of the measure; empty for a recommendation about none of them.
        what: What is to be done; never empty.
        who: Who does it; a role, a team or a name; empty if nobody does yet.
        by_when: The day by which it is to be done; None if none was set.
        status: How far it is.
        outcome: What came of it, or how it stands.
        raised: The position at which it was raised.
        by: Who entered it; an account or the file it came in.
        at: When it was entered or last changed, with time zone.
        source: The cell it was read from; `TYPED` where somebody typed it here.
    """

    id: str
    kind: ActionKind
    measure: str
    what: str
    who: str
    by_when: date | None
    status: ActionStatus
    outcome: str
    raised: Period
    by: str
    at: datetime
    source: CellReference = TYPED

    @property
    def key(self) -> str:
        """The id, by which a pack holds its actions."""
        return self.id

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.status is ActionStatus.OPEN

    def overdue_on(self, day: date) -> bool:
        """Tell whether it should have been done before *day*."""
        return self.is_open and self.by_when is not None and self.by_when < day


def in_order(actions: tuple[Action, ...]) -> tuple[Action, ...]:
    """Return actions, the open ones first and of those the earliest due first."""
    return tuple(
        sorted(
            actions,
            key=lambda each: (not each.is_open, each.by_when or date.max, each.at, each.id),
        )
    )
