"""The box to find anything with: a few letters of a measure, a command, a problem and so on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from perfdesk.app.finding.found_list import FOUND, FoundList
from perfdesk.app.finding.things import Findable
from perfdesk.widgets.labels import quiet_label
from perfdesk.widgets.theme import Theme

_WIDTH = 216
_LIST = 560
_ROWS = 10
_PADDING = 8
_KIND = 80

Index = QModelIndex | QPersistentModelIndex

_HINT = (
    "Nothing matches. Type fewer letters, or start with > for commands, ! for problems or ? for "
    "help."
)


class FindBox(QLineEdit):
    """Lists what fits below itself; the keyboard stays in the line.

    Signals:
        chosen: The `Findable` to go to.
        left: Escape was pressed: the keyboard should go back to where it was.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask: Callable[[], Sequence[Findable]] = tuple
        self._model = FoundList()
        self.found = _FoundFrame(self._model, theme, self)
        self.found.list.clicked.connect(self._go)
        self.setPlaceholderText("Find anything (Ctrl+K)")
        self.setAccessibleName("Find a measure, command, problem or anything else")
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(_WIDTH)
        self.setMaximumWidth(_WIDTH + 80)
        self.setMinimumHeight(30)
        self.textEdited.connect(self._look)

    def search_in(self, things: Callable[[], Sequence[Findable]]) -> None:
        """Ask *things* for what there is to find, whenever the list opens."""
        self._ask = things

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self.found.wear(theme)

    def start(self) -> None:
        """Take the keyboard, and list what there is."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self._look()

    # --- listing -----------------------------------------------------------------------------
    def _look(self) -> None:
        if not self.found.isVisible():
            self._model.search(self._ask())
            self.found.stand_below(self)
        self._model.look_for(self.text())
        self.found.fit(bool(self._model.found))
        self._choose(0)

    def _choose(self, row: int) -> None:
        count = self._model.rowCount()
        if not count:
            self._say(_HINT)
            return
        index = self._model.index(max(0, min(row, count - 1)), 0)
        self.found.list.setCurrentIndex(index)
        self._say(index.data(Qt.ItemDataRole.AccessibleTextRole))

    def _say(self, text: str) -> None:
        """Let a screen reader hear which thing is chosen: the keyboard itself stays in the line."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _go(self, index: Index) -> None:
        thing = index.data(FOUND)
        if isinstance(thing, Findable):
            self._close()
            self.chosen.emit(thing)

    def _close(self) -> None:
        self.found.hide()
        self.clear()

    # --- the keyboard ------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move through the list, go to what is chosen, or leave."""
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _ROWS - 1,
            Qt.Key.Key_PageUp: 1 - _ROWS,
        }
        key = Qt.Key(event.key())
        if key in steps:
            if self.found.isVisible():
                self._choose(self.found.list.currentIndex().row() + steps[key])
            else:
                self._look()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.found.isVisible():
                self._go(self.found.list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self._close()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list when the keyboard goes elsewhere."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.found.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """List what there is."""
        super().mousePressEvent(event)
        self._look()


class _FoundFrame(QFrame):
    """The list below the line, over whatever stands there."""

    def __init__(self, model: FoundList, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("found")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list = QListView(self)
        self.list.setAccessibleName("Search results")
        self.list.setModel(model)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = _FoundDelegate(theme, self.list)
        self.list.setItemDelegate(self._delegate)
        self.nothing = quiet_label(_HINT)
        self.nothing.setContentsMargins(16, 8, 16, 8)
        self._body = QStackedWidget(self)
        self._body.addWidget(self.list)
        self._body.addWidget(self.nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 4, 1, 4)
        layout.addWidget(self._body)
        self.hide()

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self._delegate.theme = theme

    def stand_below(self, box: QWidget) -> None:
        """Show the list below a box, flush with its right side, over the rest of the window."""
        window = box.window()
        self.setParent(window)
        corner = box.mapTo(window, QPoint(box.width(), box.height() + 2))
        width = min(_LIST, window.width() - 16)
        self.setGeometry(max(8, corner.x() - width), corner.y(), width, self.height())
        self.show()
        self.raise_()

    def fit(self, has_found: bool) -> None:
        """Be as tall as what was found, up to some rows."""
        self._body.setCurrentWidget(self.list if has_found else self.nothing)
        rows = min(self.list.model().rowCount(), _ROWS) if has_found else 2
        row = self.list.sizeHintForRow(0) if has_found else self.fontMetrics().height() + 8
        self.resize(self.width(), rows * row + 10)


class _FoundDelegate(QStyledItemDelegate):
    """Draws kind, title and what stands beside it on one line."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a line that is large enough to hit."""
        return QSize(0, max(32, QFontMetrics(option.font).height() + 2 * _PADDING))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one thing."""
        thing = index.data(FOUND)
        if not isinstance(thing, Findable):
            return
        painter.save()
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = "accent_soft" if chosen else "hover" if hovered else "raised"
        painter.fillRect(rect, self.theme[ground])
        painter.setFont(option.font)
        metrics = painter.fontMetrics()
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        quiet = self.theme["accent_soft_text" if chosen else "text_secondary"]
        painter.setPen(quiet)
        kind = max(_KIND, metrics.horizontalAdvance("Command") + 2 * _PADDING)
        inner = rect.adjusted(16, 0, -16, 0)
        painter.drawText(inner, middle, thing.kind.value)
        title = inner.adjusted(kind, 0, 0, 0)
        beside = metrics.elidedText(
            thing.beside, Qt.TextElideMode.ElideRight, title.width() * 2 // 5
        )
        painter.drawText(title, middle | int(Qt.AlignmentFlag.AlignRight), beside)
        painter.setPen(self.theme["accent_soft_text" if chosen else "text"])
        room = title.width() - metrics.horizontalAdvance(beside) - 2 * _PADDING
        shown = metrics.elidedText(thing.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(title, middle, shown)
        painter.restore()
