"""The tables of what was issued, and of what differs between two states."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt

from perfdesk.app.tables import Index, TableModel
from perfdesk.core.building.lineage import day_text
from perfdesk.core.issues.comparing import Comparison, Difference
from perfdesk.core.issues.issue import Issue, state_in_words

_ISSUE_HEADINGS = ("Name", "Edition", "Position", "Issued", "By", "State", "Files")
_DIFFERENCE_HEADINGS = ("Measure", "Cell", "Was", "Now", "Change", "Who", "When", "Why")
_FINAL_HEADINGS = ("Measure", "Period", "Provisional", "Final", "Turned with it")


class _TextTable(TableModel):
    """A table of texts."""

    def __init__(self, headings: tuple[str, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = headings
        self._cells: tuple[tuple[str, ...], ...] = ()

    def headings(self) -> tuple[str, ...]:
        """Return the headings of the columns."""
        return self._headings

    def count_rows(self) -> int:
        """Return the number of rows."""
        return len(self._cells)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says, where it stands, and all of it in its tip."""
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._cells[index.row()][index.column()]
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.spoken(index)
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(self.alignment(index.column()))
        return None

    def _show(self, cells: tuple[tuple[str, ...], ...]) -> None:
        self.beginResetModel()
        self._cells = cells
        self.endResetModel()


class IssueTable(_TextTable):
    """What was issued, the latest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_ISSUE_HEADINGS, parent)
        self.issues: tuple[Issue, ...] = ()

    def show_issues(self, issues: tuple[Issue, ...]) -> None:
        """List issues."""
        self.issues = issues
        self._show(tuple(_issue_cells(each, issues) for each in issues))


class DifferenceTable(_TextTable):
    """The cells that read otherwise."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_DIFFERENCE_HEADINGS, parent)
        self.measures: tuple[str, ...] = ()

    def show_comparison(self, found: Comparison) -> None:
        """List the differences, then the measures that came and went."""
        came = [(name, "", "", "Added", "", "", "", "") for name in found.added]
        went = [(name, "", "Reported", "", "", "", "", "") for name in found.removed]
        self.measures = tuple(each.measure for each in found.differences)
        self._show((*(_difference_cells(each) for each in found.differences), *came, *went))

    def measure_of(self, row: int) -> str:
        """Return the id of the measure of a row; empty for one that came or went."""
        return self.measures[row] if 0 <= row < len(self.measures) else ""


class FinalTable(_TextTable):
    """The figures that turned provisional to final."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_FINAL_HEADINGS, parent)
        self.measures: tuple[str, ...] = ()

    def show_comparison(self, found: Comparison) -> None:
        """List the figures."""
        self.measures = tuple(each.measure for each in found.finals)
        self._show(
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
