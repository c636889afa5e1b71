"""Answers: what came back on a measure that somebody was asked about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from perfdesk.core.collecting.asking import AskedKey
from perfdesk.core.sources import CellReference


class AnswerKind(StrEnum):
    """What an answer says; nothing to say is an answer too."""

    COMMENT = "comment"
    NO_CHANGE = "no change"
    NIL = "nil return"
    FIGURE = "another figure"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class Answered:
    """That somebody answered about a measure.

    Attributes:
        key: Measure and position.
        kind: What the answer says, the weightiest of what it does.
        owner: For whom: the one who was asked, or owns the measure.
        by: Who answered, as the return says; may be a deputy, or the owner.
        signed_off: Who approved it; empty where nobody did.
        at: When it was taken over, with time zone.
        source: The cell it was read from, or the reply that was pasted.
    """

    key: AskedKey
    kind: AnswerKind
    owner: str
    by: str
    signed_off: str
    at: datetime
    source: CellReference
