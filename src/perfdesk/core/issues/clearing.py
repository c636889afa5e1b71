"""Where a paper stands on its way to the meeting: which stages hold, and by when each is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from perfdesk.core.issues.clearance import (
    NEEDED,
    STAGES,
    Clearance,
    ClearanceKey,
    ClearanceStage,
    Meeting,
    MeetingKey,
)
from perfdesk.core.issues.working_days import (
    bank_holidays,
    clear_days_before,
    working_days_before,
)
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period


@dataclass(frozen=True, slots=True)
class Due:
    """By when something is to be done.

    Attributes:
        what: In words.
        day: The last day.
    """

    what: str
    day: date


@dataclass(frozen=True, slots=True)
class PassedStage:
    """A stage of a paper.

    Attributes:
        stage: Which.
        clearance: Who passed it and when; None where nobody did.
        holds: Whether it says now what it said then.
    """

    stage: ClearanceStage
    clearance: Clearance | None
    holds: bool


@dataclass(frozen=True, slots=True)
class PaperState:
    """Where a paper stands.

    Attributes:
        edition: Which edition of it; empty for the whole.
        stages: All of them in order.
        meeting: Where it goes to; None where nobody said so.
        dues: By when what is due, the earliest first; empty without a meeting.
        unsure: Why the days may be wrong; empty where they are not.
    """

    edition: str
    stages: tuple[PassedStage, ...]
    meeting: Meeting | None
    dues: tuple[Due, ...]
    unsure: str

    @property
    def is_begun(self) -> bool:
        """Whether the paper is in clearance at all."""
        return self.meeting is not None or any(each.clearance for each in self.stages)

    @property
    def is_cleared(self) -> bool:
        """Whether every stage that is needed holds."""
        return all(each.holds for each in self.stages if each.stage in NEEDED)

    @property
    def reopened(self) -> tuple[PassedStage, ...]:
        """The stages that were passed with other words or figures than there are now."""
        return tuple(each for each in self.stages if each.clearance and not each.holds)

    @property
    def next(self) -> ClearanceStage | None:
        """The first stage that does not hold; None where all do."""
        return next((each.stage for each in self.stages if not each.holds), None)

    @property
    def text(self) -> str:
        """How it stands, in a sentence."""
        if not self.is_begun:
            return "Clearance has not begun."
        following = self.next
        if self.reopened:
            names = ", ".join(each.stage.value for each in self.reopened)
            return f"Changed since it was passed, so it is to be passed again: {names}."
        if self.is_cleared:
            rest = f" Next: {following.value}." if following is not None else ""
            return f"Cleared.{rest}"
        return f"Not cleared. Next: {following.value if following else ''}."


def is_in_clearance(pack: Pack, position: Period, edition: str) -> bool:
    """Tell whether a paper has a meeting, or has passed any stage."""
    if MeetingKey(position, edition) in pack.table(Meeting):
        return True
    passed = pack.table(Clearance)
    return bool(passed) and any(
        ClearanceKey(position, edition, stage) in passed for stage in STAGES
    )


def paper_state(pack: Pack, position: Period, edition: str, shown: str) -> PaperState:
    """Say where a paper stands.

    Args:
        pack: The pack.
        position: What the paper reports.
        edition: Which edition of it; empty for the whole.
        shown: Digest of what it says now.
    """
    held = pack.table(Clearance)
    stages = []
    for stage in STAGES:
        found = held.get(ClearanceKey(position, edition, stage))
        stages.append(PassedStage(stage, found, found is not None and found.shown == shown))
    meeting = pack.table(Meeting).get(MeetingKey(position, edition))
    return PaperState(
        edition,
        tuple(stages),
        meeting,
        due_days(meeting) if meeting else (),
        _unsure(meeting) if meeting else "",
    )


def due_days(meeting: Meeting) -> tuple[Due, ...]:
    """Return by when a paper is called over, cleared and dispatched, counted back."""
    dispatch = clear_days_before(meeting.day, meeting.dispatch)
    dues = (
        Due("call-over", working_days_before(dispatch, meeting.call_over)),
        Due("clearance", working_days_before(dispatch, meeting.clearance)),
        Due("dispatch", dispatch),
        Due("meeting", meeting.day),
    )
    return tuple(sorted(dues, key=lambda each: each.day))


def _unsure(meeting: Meeting) -> str:
    known = bank_holidays()
    if all(known.are_known(each.day) for each in due_days(meeting)):
        return ""
    return (
        f"The bank holidays are known for {known.first_year} to {known.last_year} only, so the "
        "days are counted by weekdays. Check them."
    )
