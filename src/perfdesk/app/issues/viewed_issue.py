"""An issued version that is looked at in the place of the pack."""

from __future__ import annotations

from dataclasses import dataclass

from perfdesk.core.building.lineage import day_text
from perfdesk.core.dashboard import Dashboard
from perfdesk.core.issues.issue import Issue
from perfdesk.core.pack import Pack


@dataclass(frozen=True, slots=True)
class ViewedIssue:
    """What was issued, as it was shown.

    Attributes:
        issue: Which issue.
        dashboard: As it was frozen; never worked out again.
        pack: The records of that day, for charts and details.
    """

    issue: Issue
    dashboard: Dashboard
    pack: Pack

    @property
    def words(self) -> str:
        """What is looked at, in a sentence."""
        issue = self.issue
        edition = f" ({issue.edition})" if issue.edition else ""
        by = f" by {issue.by}" if issue.by else ""
        told = (
            f"You are looking at \u201c{issue.name}\u201d{edition} as it was issued on "
            f"{day_text(issue.at.astimezone())}{by}. Nothing in it can be changed."
        )
        if issue.withdrawal is not None:
            told = f"{told} It was withdrawn: {issue.withdrawal.reason}"
        return told
