"""Long work that is waited for: what it is at, how far, and a Cancel that works."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from perfdesk.app.tasks import Task
from perfdesk.widgets.labels import heading_label, quiet_label

PATIENCE = 250
"""Milliseconds before it is shown: work that is done by then only flickers."""

_WIDTH = 440


class WaitingDialog(QDialog):
    """Shows one task until it has ended; what is done takes no notice of it otherwise."""

    def __init__(self, task: Task, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._task = task
        self.setObjectName("waiting")
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = heading_label(title)
        self._doing = quiet_label(f"{task.label}\u2026")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName("Progress of the work")
        cancel = QPushButton("Cancel", self)
        # Enter, pressed a moment too late for what was there before, must not stop the work: the
        # keyboard begins at the dialog itself.
        cancel.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 24, 24, 16)
        rows.setSpacing(12)
        for part in (heading, self._doing, self._bar):
            rows.addWidget(part)
        rows.addLayout(foot)
        task.progressed.connect(self._follow)
        task.ended.connect(self._end)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PATIENCE)
        self._soon.timeout.connect(self.open)
        self._soon.start()

    @property
    def doing(self) -> str:
        """What the work is at, in words."""
        return self._doing.text()

    def reject(self) -> None:
        """Ask the work to stop; the dialog goes once it has."""
        self._task.cancel()
        self._doing.setText("Stopping\u2026")
        self._bar.setRange(0, 0)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay until the work has stopped."""
        self._task.cancel()
        event.ignore()

    def _follow(self, done: int, total: int, doing: str) -> None:
        if self._task.is_cancelled:
            return
        if doing:  # while a reader starts it has no word for what it is at
            self._doing.setText(f"{doing}\u2026")
        # A bar without an end until the first step is done: it moves, where 0 of 2 stands still.
        self._bar.setRange(0, total if done else 0)
        self._bar.setValue(done)

    def _end(self) -> None:
        self._soon.stop()
        self.done(QDialog.DialogCode.Accepted)
        self.deleteLater()
