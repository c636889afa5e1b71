"""The erratum to an issue: what was printed, what is correct, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from perfdesk.core.errors import PerfDeskError
from perfdesk.core.issues.comparing import Comparison
from perfdesk.core.issues.issue import Issue


class NothingToCorrectError(PerfDeskError):
    """An issue that reads as the pack does."""


@dataclass(frozen=True, slots=True)
class ErratumLine:
    """One cell that was printed wrongly.

    Attributes:
        measure: The measure's words.
        cell: The heading of the cell.
        printed: What was issued.
        correct: What it should say.
        why: The reason given; empty where nobody gave one.
    """

    measure: str
    cell: str
    printed: str
    correct: str
    why: str


@dataclass(frozen=True, slots=True)
class Erratum:
    """One page to be tabled after dispatch.

    Attributes:
        title: Of the dashboard.
        council: Whose it is.
        issue: Name of the issue that it corrects.
        issued: When that was issued.
        position: What that reports, in words.
        dated: The day of the erratum.
        lines: In printed order.
    """

    title: str
    council: str
    issue: str
    issued: date
    position: str
    dated: date
    lines: tuple[ErratumLine, ...]


def erratum_to(
    issue: Issue, found: Comparison, *, title: str, council: str, dated: date, reason: str = ""
) -> Erratum:
    """Return the erratum to an issue.

    Args:
        issue: What was printed.
        found: What differs between it and what is correct.
        title: Of the dashboard.
        council: Name of our council.
        dated: The day of the erratum.
        reason: Why, where a correction says so; else each line has the reason of its edit.

    Raises:
        NothingToCorrectError: Nothing differs.
    """
    lines = tuple(
        ErratumLine(
            each.description, each.heading, each.before or "(empty)", each.after or "(empty)",
            reason or each.why,
        )
        for each in found.differences
    )  # fmt: skip
    if not lines:
        raise NothingToCorrectError(
            f"\u201c{issue.name}\u201d reads as the pack does, so no erratum was written."
        )
    return Erratum(
        title, council, issue.name, issue.at.date(), issue.position.in_words, dated, lines
    )
