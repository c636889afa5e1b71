"""An issued version: what left the office, under which name, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from perfdesk.core.periods import Period


@dataclass(frozen=True, slots=True)
class IssuedFile:
    """A file as it was issued.

    Attributes:
        name: As it was called (`Dashboard.pdf`).
        kind: What it is, as the exports call it (`pdf`).
        size: In bytes.
        digest: SHA-256 of its bytes in hexadecimal, under which the pack keeps them.
    """

    name: str
    kind: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That an issued version no longer holds.

    Attributes:
        reason: Why; never empty.
        by: Who.
        at: When, with time zone.
        redacted: Whether what was issued was removed from the pack; this record stays.
    """

    reason: str
    by: str
    at: datetime
    redacted: bool = False


@dataclass(frozen=True, slots=True)
class ReportedFigure:
    """What an issue showed as a measure's figure of its position.

    Attributes:
        measure: Id of the measure.
        text: As shown.
        is_provisional: Whether it, or all of the issue, was marked provisional.
    """

    measure: str
    text: str
    is_provisional: bool = False


@dataclass(frozen=True, slots=True)
class Issue:
    """A dashboard as it was issued, with its files.

    Attributes:
        id: Never given again, also not in another copy of the pack.
        name: As people call it (`Committee, 3 June 2024`); no two of a pack share one.
        edition: For which readers (`Committee`); may be empty.
        position: What it reports.
        at: When, with time zone.
        by: Who issued it.
        files: As they left.
        dashboard: Digest of the dashboard and its settings as shown.
        snapshot: Digest of the list of the pack's records at that time.
        replaces: Id of the issue that this one corrects; empty for none.
        reason: Why it replaces that one; empty where it replaces none.
        open_errors: What spoke against it: what the checks had found and nobody had mended, that
            it was not cleared, that a source was not to be issued yet.
        despite: Why it was issued all the same; empty where there were none.
        withdrawal: Set once it no longer holds.
        reported: The figures of its position; none of an issue made before they were noted.
    """

    id: str
    name: str
    edition: str
    position: Period
    at: datetime
    by: str
    files: tuple[IssuedFile, ...]
    dashboard: str
    snapshot: str
    replaces: str = ""
    reason: str = ""
    open_errors: tuple[str, ...] = ()
    despite: str = ""
    withdrawal: Withdrawal | None = None
    reported: tuple[ReportedFigure, ...] = ()

    @property
    def key(self) -> str:
        """The id, by which a pack holds its issues."""
        return self.id

    @property
    def is_redacted(self) -> bool:
        """Whether nothing but this record is left of it."""
        return self.withdrawal is not None and self.withdrawal.redacted


def in_order(issues: tuple[Issue, ...]) -> tuple[Issue, ...]:
    """Return issues in the order in which they were issued, the latest first."""
    return tuple(sorted(issues, key=lambda each: (each.at, each.id), reverse=True))


def replacement_of(issue: Issue, issues: tuple[Issue, ...]) -> Issue | None:
    """Return the latest issue that replaces another and holds; None where none does."""
    found = (each for each in issues if each.replaces == issue.id and each.withdrawal is None)
    return max(found, key=lambda each: each.at, default=None)


def state_in_words(issue: Issue, issues: tuple[Issue, ...]) -> str:
    """Return what became of an issue: `in force`, `withdrawn`, `replaced by ...`, `redacted`."""
    if issue.withdrawal is not None:
        return "redacted" if issue.withdrawal.redacted else "withdrawn"
    replacement = replacement_of(issue, issues)
    return f"replaced by {replacement.name}" if replacement else "in force"


def last_in_force(
    issues: tuple[Issue, ...], position: Period, edition: str | None = None
) -> Issue | None:
    """Return the latest issue of a position that holds; None where there is none.

    Args:
        issues: Those of the pack.
        position: What it must report.
        edition: For which readers; None for any.
    """
    found = (
        each
        for each in issues
        if each.position == position and each.withdrawal is None and edition in {None, each.edition}
    )
    return max(found, key=lambda each: each.at, default=None)
