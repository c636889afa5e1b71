"""The list of problems, like a compiler's: Enter goes to the measure."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from perfdesk.app.problem_list import ProblemList, ProblemRole
from perfdesk.core.problems import Problem
from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.labels import heading_label
from perfdesk.widgets.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_ICON = 16
_PADDING = 8


class ProblemsPanel(QWidget):
    """Everything that the checks found, the gravest first.

    Signals:
        chosen: A `Problem` of a measure was activated.
        closed: The panel was closed by its button or by Escape.
    """

    chosen = Signal(object)
    closed = Signal()

    def __init__(
        self, problems: ProblemList, icons: IconDrawer, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icons = icons
        self.list = QListView(self)
        self.list.setAccessibleName("Problems")
        self._delegate = _ProblemDelegate(icons, theme, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setModel(problems)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.activated.connect(self._go)
        self.list.clicked.connect(self._go)
        title = heading_label("Problems")
        self._close = QToolButton(self)
        self._close.setAccessibleName("Close problems")
        self._close.setToolTip("Close")
        self._close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(16, 4, 8, 4)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        self.wear(theme)

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self._delegate.theme = theme
        self._close.setIcon(self._icons.icon("close", theme))
        self.list.viewport().update()

    def sizeHint(self) -> QSize:
        """Return a height that shows a few problems and leaves most of the grid."""
        return QSize(600, 176)

    def _go(self, index: Index) -> None:
        problem = index.data(ProblemRole.PROBLEM)
        if isinstance(problem, Problem) and problem.measure:
            self.chosen.emit(problem)


class _ProblemDelegate(QStyledItemDelegate):
    """Draws sign, sentence and arithmetic."""

    def __init__(self, icons: IconDrawer, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._icons = icons
        self._view = view
        self.theme = theme

    def _beside(self, rect: QRect) -> QRect:
        return rect.adjusted(16 + _ICON + _PADDING, _PADDING, -16, -_PADDING)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        beside = self._beside(QRect(0, 0, width, 10_000))
        flags = int(Qt.TextFlag.TextWordWrap)
        text = QFontMetrics(option.font).boundingRect(beside, flags, _told(index))
        return QSize(width, max(text.height() + 2 * _PADDING, 32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        problem = index.data(ProblemRole.PROBLEM)
        if not isinstance(problem, Problem):
            return
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = "accent_soft" if chosen else "hover" if hovered else "panel"
        painter.fillRect(option.rect, self.theme[ground])
        colour = self.theme[f"problem_{problem.severity.value}"]
        icon = self._icons.pixmap("problem", colour, _ICON, painter.device().devicePixelRatioF())
        rect: QRect = option.rect
        painter.drawPixmap(rect.left() + 16, rect.top() + _PADDING, icon)
        painter.setPen(self.theme["text"])
        painter.setFont(option.font)
        flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignTop)
        painter.drawText(self._beside(rect), flags, _told(index))
        painter.restore()


def _told(index: Index) -> str:
    """The sentence with its arithmetic."""
    problem = index.data(ProblemRole.PROBLEM)
    if not isinstance(problem, Problem):
        return ""
    return f"{problem.message}  {problem.arithmetic}".rstrip()
