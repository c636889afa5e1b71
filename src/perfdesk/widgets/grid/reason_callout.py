"""The reason of one cell, shown beside it on a key, and said aloud by a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from perfdesk.widgets.labels import heading_label, quiet_label

_WIDTH = 360
_MARGIN = 12


class ReasonCallout(QFrame):
    """Lies over the grid; it takes no keys, and goes when the keyboard moves on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("callout")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._title = heading_label()
        self._reason = quiet_label()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(4)
        layout.addWidget(self._title)
        layout.addWidget(self._reason)
        self.hide()

    @property
    def text(self) -> str:
        """The reason that is shown; empty while none is."""
        return self._reason.text() if self.isVisible() else ""

    def explain(self, title: str, reason: str, cell: QRect) -> None:
        """Show a reason below a cell of the parent, or above it where there is no room."""
        self._title.setText(title)
        self._reason.setText(reason)
        room = self._over.rect()
        inner = min(_WIDTH, room.width() - 2 * _MARGIN)
        height = sum(
            label.heightForWidth(inner - 2 * _MARGIN) for label in (self._title, self._reason)
        )
        size = QSize(inner, height + 2 * _MARGIN + 4)
        left = max(_MARGIN, min(cell.left(), room.right() - size.width() - _MARGIN))
        above = cell.top() - size.height() - 4
        top = cell.bottom() + 4
        if top + size.height() > room.bottom() and above >= 0:
            top = above
        self.setGeometry(QRect(QPoint(left, top), size))
        self.show()
        self.raise_()
        said = QAccessibleAnnouncementEvent(self, f"{title}. {reason}")
        QAccessible.updateAccessibility(said)
