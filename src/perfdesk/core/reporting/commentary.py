"""Commentary: what people say about a measure at a position, for everyone or for the office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from perfdesk.core.periods import Period
from perfdesk.core.sources import TYPED, CellReference


class Audience(StrEnum):
    """Who may read a comment."""

    PUBLIC = "public"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True, order=True)
class CommentaryKey:
    """What identifies a comment: measure, position and who may read it."""

    measure: str
    position: Period
    audience: Audience


@dataclass(frozen=True, slots=True)
class Commentary:
    """What is said about a measure at a position.

    Attributes:
        key: Measure, position and audience.
        text: One or several lines; never empty.
        by: Who wrote it; an account, a role or the file it came in.
        at: When, with time zone.
        draft: Whether it is not final yet; a draft is not printed.
        source: The cell it was read from; `TYPED` where somebody typed it here.
    """

    key: CommentaryKey
    text: str
    by: str
    at: datetime
    draft: bool = False
    source: CellReference = TYPED
