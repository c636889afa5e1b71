"""The list on the left: the overview, the layers of the strategy, and the sources below them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDropEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from perfdesk.app.navigator_model import Entry, NavigatorModel, NavigatorRole, PlaceKind
from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_HEIGHT = 32
_ICON = 20
_ACROSS = 12
_WIDTH = 176
_APART = 17


class Navigator(QListView):
    """Goes to a place when the keyboard or the pointer is on its entry.

    Layers are renamed with F2, dragged above or below each other, and have a context menu.

    Signals:
        went: The `Entry` that was gone to.
        rename_wanted: Id of a layer.
        place_wanted: Id of a layer, that of another, and whether it goes below it.
    """

    went = Signal(object)
    rename_wanted = Signal(str)
    place_wanted = Signal(str, str, bool)

    def __init__(
        self, model: NavigatorModel, icons: IconDrawer, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("navigator")
        self.setAccessibleName("Navigator")
        self._entries = model
        self._delegate = _EntryDelegate(icons, theme, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setMinimumWidth(_WIDTH)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self._on_layer: tuple[QAction, ...] = ()
        self._left: Entry | None = None
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._return)
        model.modelReset.connect(self.updateGeometry)

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self._delegate.theme = theme
        self.viewport().update()

    def offer(self, on_layer: Iterable[QAction]) -> None:
        """Take the actions of the context menu of a layer."""
        self._on_layer = tuple(on_layer)

    def _remember(self) -> None:
        self._left = self.entry

    def _return(self) -> None:
        """Go back to where one was before layers came, went or moved."""
        if self._left is not None:
            self.go_to(self._left.kind, self._left.id)
        self._left = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rename the layer with F2."""
        entry = self.entry
        if event.key() == Qt.Key.Key_F2 and entry is not None and entry.kind is PlaceKind.LAYER:
            self.rename_wanted.emit(entry.id)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the layer below the pointer, or with the keyboard."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        entry = index.data(NavigatorRole.ENTRY)
        if not isinstance(entry, Entry) or entry.kind is not PlaceKind.LAYER:
            return
        self.setCurrentIndex(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self._on_layer)
        at = self.visualRect(index).bottomLeft() if by_key else event.pos()
        menu.popup(self.viewport().mapToGlobal(at))

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the dragged layer where it was dropped; the model follows the pack."""
        dragged = self.entry
        index = self.indexAt(event.position().toPoint())
        target = index.data(NavigatorRole.ENTRY)
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if (
            event.source() is self
            and dragged is not None
            and isinstance(target, Entry)
            and target.kind is PlaceKind.LAYER
        ):
            middle = self.visualRect(index).center().y()
            self.place_wanted.emit(dragged.id, target.id, event.position().y() > middle)

    def go_to(self, kind: PlaceKind, layer: str = "") -> None:
        """Go to a place; nothing happens if there is none such."""
        row = self._entries.row_of(kind, layer)
        if row >= 0:
            self.setCurrentIndex(self._entries.index(row))

    def go_to_row(self, row: int) -> None:
        """Go to the n-th place, counted from 0."""
        if row < self._entries.rowCount():
            self.setCurrentIndex(self._entries.index(row))

    @property
    def entry(self) -> Entry | None:
        """The place that is shown now."""
        found = self.currentIndex().data(NavigatorRole.ENTRY)
        return found if isinstance(found, Entry) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the names anew for another width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell of the place that was gone to."""
        super().currentChanged(current, previous)
        entry = current.data(NavigatorRole.ENTRY) if current.isValid() else None
        if isinstance(entry, Entry):
            self.went.emit(entry)

    def minimumSizeHint(self) -> QSize:
        """Return the size that shows every entry: what stands below gives way."""
        return self.sizeHint()

    def sizeHint(self) -> QSize:
        """Return the width that holds the layers' names, and the height of all entries."""
        rows = range(self._entries.rowCount())
        tall = sum(self.sizeHintForRow(row) for row in rows)
        return QSize(_WIDTH, max(tall, _HEIGHT) + 18)


class _EntryDelegate(QStyledItemDelegate):
    """Draws icon, name, and how many measures; a red square where some are worse."""

    def __init__(self, icons: IconDrawer, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons = icons
        self._view = parent
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry = index.data(NavigatorRole.ENTRY)
        if not isinstance(entry, Entry):
            return QSize(_WIDTH - 16, _HEIGHT)
        metrics = QFontMetrics(option.font)
        room = max(self._view.width(), _WIDTH) - 16 - _beside_name(entry, metrics)
        more = (len(_lines(entry.text, metrics, room)) - 1) * metrics.lineSpacing()
        apart = _APART if _stands_apart(entry) else 0
        return QSize(_WIDTH - 16, _HEIGHT + more + apart)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(NavigatorRole.ENTRY)
        if not isinstance(entry, Entry):
            return
        painter.save()
        if _stands_apart(entry):
            self._draw_line(painter, option)
            option.rect.setTop(option.rect.top() + _APART)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        self._draw_ground(painter, option, here=here)
        ink = self.theme["accent_soft_text" if here else "text"]
        rect: QRect = option.rect.adjusted(_ACROSS, 0, -_ACROSS, 0)
        icon = self._icons.pixmap(
            self._icon_of(entry), ink, _ICON, painter.device().devicePixelRatioF()
        )
        painter.drawPixmap(rect.left(), rect.center().y() - _ICON // 2 + 1, icon)
        count = "" if entry.count is None else str(entry.count)
        font = QFont(option.font)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(self.theme["accent_soft_text" if here else "text_secondary"])
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, middle | Qt.AlignmentFlag.AlignRight, count)
        painter.setPen(ink)
        name = rect.adjusted(_ICON + 10, 0, 0, 0)
        lines = _lines(entry.text, metrics, option.rect.width() - _beside_name(entry, metrics))
        painter.drawText(name, middle | Qt.AlignmentFlag.AlignLeft, "\n".join(lines))
        painter.restore()

    def _draw_line(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Part what belongs to the whole pack from the layers above."""
        at = option.rect.top() + _APART // 2
        painter.setPen(self.theme["border"])
        painter.drawLine(option.rect.left() + _ACROSS, at, option.rect.right() - _ACROSS, at)

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem, *, here: bool) -> None:
        ground = QRectF(option.rect).adjusted(0, 2, 0, -2)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if here or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme["accent_soft" if here else "hover"])
            painter.drawRoundedRect(ground, 6, 6)
        if here and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self.theme["focus"])
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _icon_of(self, entry: Entry) -> str:
        """The icon of a layer's first word; layers are data, so it may have none of its own."""
        if entry.kind is not PlaceKind.LAYER:
            return entry.kind.value
        name = entry.text.split()[0].lower() if entry.text else ""
        return name if name.isalpha() and self._icons.has(name) else "ring"


def _beside_name(entry: Entry, metrics: QFontMetrics) -> int:
    """Return the pixels of an entry's row that its icon, its count and the margins take."""
    count = "" if entry.count is None else str(entry.count)
    return 2 * _ACROSS + _ICON + 10 + metrics.horizontalAdvance(count) + 6


def _lines(name: str, metrics: QFontMetrics, wide: int) -> list[str]:
    """Return a name in one line, or in two where it is longer; the second ends with dots."""
    if metrics.horizontalAdvance(name) <= wide:
        return [name]
    words = name.split()
    first = words[0]
    used = 1
    while used < len(words) and metrics.horizontalAdvance(f"{first} {words[used]}") <= wide:
        first, used = f"{first} {words[used]}", used + 1
    right = Qt.TextElideMode.ElideRight
    rest = " ".join(words[used:])
    lines = (metrics.elidedText(each, right, wide) for each in (first, rest) if each)
    return list(lines)


def _stands_apart(entry: object) -> bool:
    """Tell whether an entry stands below a line: it is about the pack, and not a layer."""
    return isinstance(entry, Entry) and entry.kind is PlaceKind.REPORT
