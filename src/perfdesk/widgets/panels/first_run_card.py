"""The card of things to find in the sample: each leads to its place and is ticked off."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from perfdesk.app.sources.first_run import Finding, FirstRun, Task
from perfdesk.app.sources.first_run_list import FirstRunList, TaskRole
from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.labels import heading_label, quiet_label
from perfdesk.widgets.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_ICON = 16
_ACROSS = 8
_DOWN = 5
_LEAST = 28
_BAR = 12
_AROUND, _SIDES = 70, 26
"""Pixels of heading, count and margins, and of the margins at both sides."""

_SIGNS = {Finding.OPEN: "todo", Finding.FOUND: "done", Finding.MENDED: "done"}
_ALL_FOUND = "All found"


class FirstRunCard(QFrame):
    """Stands below the navigator while the sample is open, until it is closed.

    Signals:
        chosen: The `ThingToFind` to go to.
        closed: The card was closed by its button or by Escape.
    """

    chosen = Signal(object)
    closed = Signal()

    def __init__(
        self, run: FirstRun, icons: IconDrawer, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName("Things to find in the sample")
        self._run = run
        self._icons = icons
        self.list = QListView(self)
        self.list.setObjectName("things")
        self.list.setAccessibleName("Things to find")
        self._delegate = _TaskDelegate(icons, theme, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setModel(FirstRunList(run, self))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setCursor(Qt.CursorShape.PointingHandCursor)
        self.list.activated.connect(self._go)
        self.list.clicked.connect(self._go)
        self._close = QToolButton(self)
        self._close.setAccessibleName("Close things to find")
        self._close.setToolTip("Close (reopen from Help)")
        self._close.setFixedSize(24, 24)
        self._close.setProperty("part", "small")
        self._close.clicked.connect(self.closed)
        self._told = quiet_label()
        title = heading_label("Things to find")
        for label in (title, self._told):
            # Labels that wrap would have the layout ask them, not the card, how tall it is.
            label.setWordWrap(False)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 4, 0)
        head.addWidget(title, 1)
        head.addWidget(self._close)
        below = QHBoxLayout()
        below.setContentsMargins(8, 0, 8, 4)
        below.addWidget(self._told)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 6, 4, 8)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(below)
        layout.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        run.changed.connect(self._count)
        self.wear(theme)
        self._count()

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self._delegate.theme = theme
        self._close.setIcon(self._icons.icon("close", theme))
        self.list.viewport().update()

    def sizeHint(self) -> QSize:
        """Return the height that shows every thing."""
        return QSize(176, _AROUND + self._delegate.height_of_all(self.width() - _SIDES))

    def minimumSizeHint(self) -> QSize:
        """Return the least: the heading and two things."""
        return QSize(160, _AROUND + 2 * _LEAST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break elsewhere now, so that the card is taller or lower."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.list.doItemsLayout()
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def _count(self) -> None:
        done, of = self._run.done, len(self._run.tasks)
        self._told.setText(_ALL_FOUND if of and done == of else f"{done} of {of} found")
        self.updateGeometry()

    def _go(self, index: Index) -> None:
        task = index.data(TaskRole.TASK)
        if isinstance(task, Task):
            self.chosen.emit(task.thing)


class _TaskDelegate(QStyledItemDelegate):
    """Draws the sign of how far one is, and the few words beside it."""

    def __init__(self, icons: IconDrawer, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._icons = icons
        self._view = view
        self.theme = theme

    def height_of_all(self, width: int) -> int:
        """Return how tall all things are together in a list of some width."""
        model, metrics = self._view.model(), self._view.fontMetrics()
        rows = (model.index(row, 0) for row in range(model.rowCount()))
        return sum(_height(metrics, row, width) for row in rows)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.width()
        return QSize(width - _BAR, _height(QFontMetrics(option.font), index, width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        task = index.data(TaskRole.TASK)
        if not isinstance(task, Task):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = QStyle.StateFlag
        hovered = bool(option.state & state.State_MouseOver)
        focused = bool(option.state & state.State_HasFocus)
        if hovered or focused:
            painter.setPen(self.theme["focus"] if focused else Qt.PenStyle.NoPen)
            painter.setBrush(self.theme["hover"])
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), 4, 4)
        is_open = task.finding is Finding.OPEN
        ink = self.theme["text" if is_open else "text_secondary"]
        sign = self.theme["icon" if is_open else "accent"]
        rect: QRect = option.rect
        icon = self._icons.pixmap(
            _SIGNS[task.finding], sign, _ICON, painter.device().devicePixelRatioF()
        )
        painter.drawPixmap(rect.left() + _ACROSS, rect.top() + _DOWN + 1, icon)
        painter.setPen(ink)
        painter.setFont(option.font)
        flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(_beside(rect, self._view.width()), flags, _said(index))
        painter.restore()


def _beside(rect: QRect, width: int) -> QRect:
    """The place of the words in a row.

    It follows the width of the whole list: a scroll bar that comes or goes moves no line break.
    """
    left = _ACROSS + _ICON + 6
    room = max(width - _BAR - left, 40)
    return QRect(rect.left() + left, rect.top() + _DOWN, room, rect.height() - 2 * _DOWN)


def _height(metrics: QFontMetrics, index: Index, width: int) -> int:
    flags = int(Qt.TextFlag.TextWordWrap)
    text = metrics.boundingRect(_beside(QRect(0, 0, width, 10_000), width), flags, _said(index))
    return max(text.height() + 2 * _DOWN, _LEAST)


def _said(index: Index) -> str:
    """The few words, and whether the thing was mended."""
    task = index.data(TaskRole.TASK)
    mended = isinstance(task, Task) and task.finding is Finding.MENDED
    return f"{index.data() or ''}{' (fixed)' if mended else ''}"
