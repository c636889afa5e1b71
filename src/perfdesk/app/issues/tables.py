"""The tables of what was issued, and of what differs between two states."""

from __future__ import annotations

from PySide6.QtCore import QObject

from perfdesk.app.tables import TextTable
from perfdesk.core.building.lineage import day_text
from perfdesk.core.issues.comparing import Comparison, Difference
from perfdesk.core.issues.issue import Issue, state_in_words

_ISSUE_HEADINGS = ("Name", "Edition", "Position", "Issued", "By", "State", "Files")
_DIFFERENCE_HEADINGS = ("Measure", "Cell", "Was", "Now", "Change", "Who", "When", "Why")
_FINAL_HEADINGS = ("Measure", "Period", "Provisional", "Final", "Turned with it")


class IssueTable(TextTable):
    """What was issued, the latest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_ISSUE_HEADINGS, parent)
        self.issues: tuple[Issue, ...] = ()

    def show_issues(self, issues: tuple[Issue, ...]) -> None:
        """List issues."""
        self.issues = issues
        self.show_cells(tuple(_issue_cells(each, issues) for each in issues))


class DifferenceTable(TextTable):
    """The cells that read otherwise."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_DIFFERENCE_HEADINGS, parent)
        self.measures: tuple[str, ...] = ()

    def show_comparison(self, found: Comparison) -> None:
        """List the differences, then the measures that came and went."""
        came = [(name, "", "", "Added", "", "", "", "") for name in found.added]
        went = [(name, "", "Reported", "", "", "", "", "") for name in found.removed]
        self.measures = tuple(each.measure for each in found.differences)
        self.show_cells((*(_difference_cells(each) for each in found.differences), *came, *went))

    def measure_of(self, row: int) -> str:
        """Return the id of the measure of a row; empty for one that came or went."""
        return self.measures[row] if 0 <= row < len(self.measures) else ""


class FinalTable(TextTable):
    """The figures that turned provisional to final."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_FINAL_HEADINGS, parent)
        self.measures: tuple[str, ...] = ()

    def show_comparison(self, found: Comparison) -> None:
        """List the figures."""
        self.measures = tuple(each.measure for each in found.finals)
        self.show_cells(
            tuple(
                (
                    each.description,
                    each.period,
                    each.before,
                    each.after,
                    "; ".join(each.turned) or ("" if each.before != each.after else "Unchanged"),
                )
                for each in found.finals
            )
        )

    def measure_of(self, row: int) -> str:
        """Return the id of the measure of a row."""
        return self.measures[row] if 0 <= row < len(self.measures) else ""


def _issue_cells(issue: Issue, issues: tuple[Issue, ...]) -> tuple[str, ...]:
    at = issue.at.astimezone()
    state = state_in_words(issue, issues)
    return (
        issue.name,
        issue.edition,
        issue.position.label,
        f"{day_text(at)} {at:%H:%M}",
        issue.by,
        state[:1].upper() + state[1:],
        ", ".join(each.name for each in issue.files),
    )


def _difference_cells(each: Difference) -> tuple[str, ...]:
    when = day_text(each.when.astimezone()) if each.when else ""
    return (
        each.description, each.heading, each.before or "(empty)", each.after or "(empty)",
        each.size, each.who, when, each.why,
    )  # fmt: skip
