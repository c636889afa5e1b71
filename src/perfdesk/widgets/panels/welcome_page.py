"""What the window shows without a pack: the ways to get one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from perfdesk.store import Recovery
from perfdesk.widgets.icons import program_icon
from perfdesk.widgets.labels import heading_label, quiet_label, title_label
from perfdesk.widgets.window.actions import Actions
from perfdesk.widgets.window.commands import Command

_WIDTH = 440
_ICON = 56
_RECENT = 5


class WelcomePage(QWidget):
    """Sample, open, new from appendix; work left behind, and recent packs.

    Signals:
        recent_chosen: Path of the recent pack to open.
        recovery_chosen: The `Recovery` to go on with.
    """

    recent_chosen = Signal(object)
    recovery_chosen = Signal(object)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QWidget(self)
        self._column.setFixedWidth(_WIDTH)
        self._layout = QVBoxLayout(self._column)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._head()
        self.sample = self._button("Open the sample pack", actions, Command.SAMPLE)
        self.sample.setDefault(True)
        self.open = self._button("Open a pack\u2026", actions, Command.OPEN)
        self.appendix = self._button(
            "New pack from our existing appendix\u2026", actions, Command.NEW_FROM_APPENDIX
        )
        self._more = QVBoxLayout()
        self._more.setSpacing(4)
        self._layout.addSpacing(16)
        self._layout.addLayout(self._more)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self._column)
        across.addStretch(1)
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        whole.addLayout(across)
        whole.addStretch(3)
        self.setFocusProxy(self.sample)

    def _head(self) -> None:
        icon = QLabel(self._column)
        icon.setFixedSize(_ICON, _ICON)
        icon.setPixmap(program_icon().pixmap(QSize(_ICON, _ICON), self.devicePixelRatioF()))
        title = title_label("PerfDesk")
        told = quiet_label(
            "Performance dashboards for councils: from extracts to a checked pack for committee."
        )
        for widget in (icon, title, told):
            self._layout.addWidget(widget)
        self._layout.addSpacing(16)

    def _button(self, text: str, actions: Actions, command: Command) -> QPushButton:
        button = QPushButton(text, self._column)
        button.setProperty("part", "big")
        button.setToolTip(actions[command].toolTip())
        button.clicked.connect(actions[command].trigger)
        self._layout.addWidget(button)
        return button

    def offer(self, recent: Sequence[Path], left_behind: Sequence[Recovery]) -> None:
        """Offer packs opened before, and work that was not saved."""
        while (item := self._more.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        if left_behind:
            self._more.addWidget(self._section("Not saved when PerfDesk was last open"))
        for recovery in left_behind:
            edits = "1 edit" if recovery.edits == 1 else f"{recovery.edits} edits"
            when = recovery.when.astimezone()
            link = self._link(recovery.title, f"{edits}, {when.day} {when:%B, %H:%M}")
            link.setEnabled(not recovery.problem)
            link.setToolTip(recovery.problem)
            link.clicked.connect(lambda _=False, each=recovery: self.recovery_chosen.emit(each))
        if recent:
            self._more.addWidget(self._section("Recent packs"))
        for path in recent[:_RECENT]:
            link = self._link(path.stem, str(path.parent))
            link.clicked.connect(lambda _=False, each=path: self.recent_chosen.emit(each))

    def _section(self, text: str) -> QLabel:
        label = heading_label(text)
        label.setContentsMargins(0, 8, 0, 0)
        return label

    def _link(self, name: str, beside: str) -> QPushButton:
        link = QPushButton(self._column)
        link.setProperty("part", "link")
        link.setAccessibleName(f"{name}, {beside}")
        metrics = link.fontMetrics()
        room = _WIDTH - 48 - metrics.horizontalAdvance(name)
        shown = metrics.elidedText(beside, Qt.TextElideMode.ElideMiddle, max(room, 40))
        link.setText(f"{name}    {shown}".replace("&", "&&"))
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        self._more.addWidget(link)
        return link
