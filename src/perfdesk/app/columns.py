"""Which columns of the dashboard the grids show; what is printed does not follow it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from perfdesk.app.preferences import COLUMNS_HIDDEN, COLUMNS_SHOWN, Option, Preferences
from perfdesk.core.dashboard import Column, ColumnHead, Dashboard

ALWAYS = frozenset({Column.DESCRIPTION})
"""A row without its words says nothing."""


class ColumnChoice(QObject):
    """Printed columns are shown until they are hidden, others once they are asked for.

    Signals:
        changed: Other columns are shown than before.
    """

    changed = Signal()

    def __init__(self, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        preferences.changed.connect(self._follow)

    def offered(self, dashboard: Dashboard) -> tuple[ColumnHead, ...]:
        """Return the columns that can be shown or hidden."""
        every = (*dashboard.columns, *dashboard.optional)
        return tuple(head for head in every if head.column not in ALWAYS)

    def shown(self, dashboard: Dashboard) -> tuple[ColumnHead, ...]:
        """Return the columns to show, in order."""
        hidden, wanted = self._preferences[COLUMNS_HIDDEN], self._preferences[COLUMNS_SHOWN]
        printed = (head for head in dashboard.columns if head.column.value not in hidden)
        others = (head for head in dashboard.optional if head.column.value in wanted)
        return (*printed, *others)

    def choose(self, dashboard: Dashboard, column: Column, *, shown: bool) -> None:
        """Show a column, or hide it; remembered from now on."""
        printed = any(head.column is column for head in dashboard.columns)
        option = COLUMNS_HIDDEN if printed else COLUMNS_SHOWN
        listed = [name for name in self._preferences[option] if name != column.value]
        if shown is not printed:
            listed.append(column.value)
        self._preferences[option] = tuple(listed)

    def _follow(self, option: Option[object]) -> None:
        if option is COLUMNS_HIDDEN or option is COLUMNS_SHOWN:
            self.changed.emit()
