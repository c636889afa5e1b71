"""Clearance: who passed a paper on its way to the meeting, when, and what they had before them.

It is a record of who said so. No security is claimed: whoever has the pack can enter a stage.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from perfdesk.core.periods import Period


class ClearanceStage(StrEnum):
    """How far a paper has come, in the order of the stages."""

    DRAFT = "draft"
    MANAGEMENT = "management team"
    DIRECTOR = "director"
    FINANCE = "finance and legal"
    DISPATCHED = "dispatched"
    PUBLISHED = "published"


NEEDED = (
    ClearanceStage.DRAFT,
    ClearanceStage.MANAGEMENT,
    ClearanceStage.DIRECTOR,
    ClearanceStage.FINANCE,
)
"""The stages that a paper is cleared by; the others follow once it is."""

STAGES = tuple(ClearanceStage)
"""All stages in order."""


@dataclass(frozen=True, slots=True)
class ClearanceKey:
    """What identifies a stage that a paper passed.

    Attributes:
        position: What the paper reports.
        edition: Which edition of it; empty for the whole.
        stage: Which stage.
    """

    position: Period
    edition: str
    stage: ClearanceStage


@dataclass(frozen=True, slots=True)
class Clearance:
    """That a paper passed a stage.

    Attributes:
        key: Of which paper, and which stage.
        name: Who passed it, as entered: often not the one at the keyboard.
        by: The account that entered it.
        at: When, with time zone.
        own: Whether that account had changed what it passed: approving one's own is shown.
        note: What was said with it; may be empty.
        shown: Digest of what the paper said then, under which the pack keeps it.
    """

    key: ClearanceKey
    name: str
    by: str
    at: datetime
    own: bool
    note: str
    shown: str


@dataclass(frozen=True, slots=True)
class MeetingKey:
    """What identifies the meeting of a paper.

    Attributes:
        position: What the paper reports.
        edition: Which edition of it; empty for the whole.
    """

    position: Period
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """The meeting that a paper goes to, and how long before it the paper is wanted.

    Attributes:
        key: Of which paper.
        day: Of the meeting.
        call_over: Working days before dispatch on which reports are called over.
        clearance: Working days before dispatch by which it is cleared.
        dispatch: Clear working days between dispatch and meeting. Five by section 100B of the
            Local Government Act 1972: neither the day of dispatch nor that of the meeting counts.
    """

    key: MeetingKey
    day: date
    call_over: int = 10
    clearance: int = 3
    dispatch: int = 5


@dataclass(frozen=True, slots=True)
class Embargo:
    """A source whose figures may not be issued before a day.

    Attributes:
        fingerprint: Of the file.
        not_before: The first day on which they may be.
        note: Who said so, and why.
        by: The account that entered it.
        at: When, with time zone.
    """

    fingerprint: str
    not_before: date
    note: str
    by: str
    at: datetime

    @property
    def key(self) -> str:
        """A file has one embargo."""
        return self.fingerprint


@dataclass(frozen=True, slots=True)
class Retention:
    """How long issued versions are kept.

    Attributes:
        years: After how many years the files and figures of an issue are to be removed; 0 for
            never. Nothing goes by itself: issues that are due are listed, and redacted by a person.
    """

    years: int = 0

    @property
    def key(self) -> str:
        """A pack has one."""
        return "retention"
