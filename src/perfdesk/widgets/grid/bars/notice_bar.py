"""The strip that tells, line by line, what a paste could not do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget

from perfdesk.widgets.grid.bars.strip import Strip
from perfdesk.widgets.labels import quiet_label, selectable


class NoticeBar(Strip):
    """Stays until it is closed, or until the next paste says something else."""

    def __init__(self, grid: QWidget, parent: QWidget | None = None) -> None:
        super().__init__("strip", parent)
        self._grid = grid
        self._words = selectable(quiet_label())
        self.line.addWidget(self._words, 1)
        self.add_button("Copy", self._copy)
        self.add_button("Close", self._close)

    @property
    def text(self) -> str:
        """What it says."""
        return "" if self.isHidden() else self._words.text()

    def tell(self, lines: Sequence[str]) -> None:
        """Show lines; hide if there are none."""
        self._words.setText("\n".join(lines))
        self.setVisible(bool(lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._words.text())

    def _close(self) -> None:
        self.hide()
        self._grid.setFocus()
