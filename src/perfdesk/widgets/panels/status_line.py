"""The line at the bottom: problems, what happened last, and whether all is kept and saved."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QToolButton, QWidget

from perfdesk.app.problem_list import ProblemList
from perfdesk.app.session import Session
from perfdesk.core.wording.problem_text import counted_problems

_TOLD_FOR = 8000
"""Milliseconds that a message stays."""


class StatusLine(QStatusBar):
    """Follows the session and its problems."""

    def __init__(
        self, session: Session, problems: ProblemList, show: QAction, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._problems = problems
        self._was_saved = True
        self.setSizeGripEnabled(False)
        self.problems = QToolButton(self)
        self.problems.setCheckable(True)
        self.problems.clicked.connect(show.trigger)
        show.toggled.connect(self.problems.setChecked)
        show.changed.connect(lambda: self.problems.setToolTip(show.toolTip()))
        self.problems.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.problems.setAutoRaise(True)
        self.message = QLabel(self)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.selection = QLabel(self)
        self.selection.setTextFormat(Qt.TextFormat.PlainText)
        self.kept = QLabel(self)
        self.state = QLabel(self)
        self.addWidget(self.problems)
        self.addWidget(self.message, 1)
        self.addPermanentWidget(self.selection)
        self.addPermanentWidget(self.kept)
        self.addPermanentWidget(self.state)
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.timeout.connect(self.message.clear)
        session.opened.connect(self._show_state)
        session.updated.connect(self._show_state)
        session.saved_state_changed.connect(self._show_kept)
        problems.counted.connect(self._show_problems)
        self._show_state()
        self._show_kept()
        self._show_problems()

    def tell(self, text: str) -> None:
        """Show a message for a while."""
        self.message.setText(text)
        self.message.setToolTip(text)
        self._forget.start(_TOLD_FOR)

    def stop(self) -> None:
        """Forget the message now; the window is going."""
        self._forget.stop()

    def _show_problems(self) -> None:
        self.problems.setVisible(self._session.is_open)
        said = counted_problems(self._problems.problems)
        self.problems.setText(said or "No problems")
        self.problems.setAccessibleName(f"Problems: {said or 'none'}")

    def _show_kept(self) -> None:
        session = self._session
        # "Saved Q4" is no longer so beside "not saved yet".
        if self._was_saved and not session.is_saved:
            self.message.clear()
        self._was_saved = session.is_saved
        if not session.is_open or (session.path is None and session.is_saved):
            self.kept.clear()
        elif session.viewed is not None:
            self.kept.setText(f"Read-only: issued as \u201c{session.viewed.issue.name}\u201d")
        elif session.read_only:
            self.kept.setText(f"Read-only: open elsewhere ({session.held_by})")
        else:
            when = f" {session.kept_at:%H:%M}" if session.kept_at else ""
            kept = f"All edits kept{when}" if session.kept_at else ""
            saved = "saved" if session.is_saved else "not saved to the pack file yet"
            self.kept.setText(f"{kept}, {saved}" if kept else saved.capitalize())

    def _show_state(self) -> None:
        if not self._session.is_open:
            self.state.clear()
            self._show_problems()
            return
        dashboard = self._session.dashboard
        words = "provisional" if dashboard.provisional else "final"
        self.state.setText(f"{dashboard.position.label}, {words}")
        self._show_problems()
