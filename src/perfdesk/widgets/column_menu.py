"""The menu of the grid's columns: ticked are those shown."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from perfdesk.app.columns import ColumnChoice
from perfdesk.app.session import Session
from perfdesk.core.dashboard import Column


class ColumnMenu(QMenu):
    """Filled when it opens: the columns follow scheme and position."""

    def __init__(
        self, session: Session, choice: ColumnChoice, parent: QWidget | None = None
    ) -> None:
        super().__init__("&Columns", parent)
        self._session = session
        self._choice = choice
        self.aboutToShow.connect(self.fill)
        self.triggered.connect(self._choose)

    def fill(self) -> None:
        """List the columns of the dashboard shown."""
        self.clear()
        dashboard = self._session.dashboard
        shown = {head.column for head in self._choice.shown(dashboard)}
        for head in self._choice.offered(dashboard):
            action = self.addAction(head.heading.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(head.column in shown)
            action.setData(head.column.value)
        self.addSeparator()
        title = self._session.pack.settings.title
        for words, forget, can in (
            (
                "&Reset column widths",
                self._choice.forget_widths,
                bool(self._choice.widths(title)),
            ),
            ("Reset &all columns", self._choice.forget, self._choice.is_own(title)),
        ):
            action = self.addAction(words)
            action.setEnabled(can)
            action.triggered.connect(lambda _=False, forget=forget: forget(title))

    def _choose(self, action: QAction) -> None:
        if action.data() is not None:
            column = Column(action.data())
            self._choice.choose(self._session.dashboard, column, shown=action.isChecked())
