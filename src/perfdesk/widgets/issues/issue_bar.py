"""The strip above the pages while an issued version is looked at."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from perfdesk.app.session import Session
from perfdesk.widgets.grid.bars.strip import Strip
from perfdesk.widgets.labels import heading_label


class IssueBar(Strip):
    """Says what is looked at, and leads back to the pack.

    Signals:
        files_wanted: The `Issue` whose files are to be handed back.
        compare_wanted: The `Issue` to be compared with the pack now.
    """

    files_wanted = Signal(object)
    compare_wanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("strip", parent)
        self._session = session
        self.words = heading_label()
        self.line.addWidget(self.words, 1)
        self.files = self.add_button("Save its files\u2026", self._want_files)
        self.compare = self.add_button("Compare with now", self._want_comparison)
        self.back = self.add_button("Back to the pack", lambda: session.look_at(None))
        session.opened.connect(self._follow)

    def _follow(self) -> None:
        viewed = self._session.viewed
        self.setVisible(viewed is not None)
        self.words.setText(viewed.words if viewed is not None else "")

    def _want_files(self) -> None:
        if self._session.viewed is not None:
            self.files_wanted.emit(self._session.viewed.issue)

    def _want_comparison(self) -> None:
        viewed = self._session.viewed
        if viewed is not None:
            self._session.look_at(None)
            self.compare_wanted.emit(viewed.issue)


def stacked(bar: QWidget, pages: QWidget) -> QWidget:
    """Return a widget that has a bar above its pages."""
    whole = QWidget()
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(bar)
    layout.addWidget(pages, 1)
    return whole
