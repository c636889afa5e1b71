"""Stages: how far a measure has come on its way into a report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from perfdesk.core.periods import Period


class Stage(StrEnum):
    """How far a measure has come, in the order in which it gets there."""

    AWAITED = "awaited"
    FIGURE_IN = "figure in"
    CHECKED = "checked"
    COMMENTED = "commented"
    SIGNED_OFF = "signed off"


@dataclass(frozen=True, slots=True, order=True)
class StageKey:
    """What identifies a mark: measure and position."""

    measure: str
    position: Period


@dataclass(frozen=True, slots=True)
class StageMark:
    """A stage that a person set.

    Attributes:
        key: Measure and position.
        stage: Checked, commented or signed off; the two before follow from the figures.
        by: Who set it; an account or a role.
        at: When, with time zone.
        decided_on: The texts of figure, previous figure and target it was set on; when one of
            them changes, the mark lapses.
    """

    key: StageKey
    stage: Stage
    by: str
    at: datetime
    decided_on: tuple[str, ...]
