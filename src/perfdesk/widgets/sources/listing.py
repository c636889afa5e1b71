"""Tables to choose a row of, sorted by their headings or by the keyboard."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from perfdesk.app.sources.source_tables import SourceRole

_ROW = 32
_WIDE, _LAST = 150, 96
"""Above this a column can be narrower, down to it; and the least that the last one gets."""


class Listing(QTableView):
    """A list of rows in columns.

    Signals:
        entered: Row, as shown, that Enter was pressed on or that was double-clicked.
    """

    entered = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wishes: tuple[int, ...] = ()
        self._is_fitting = False
        self._is_held = False
        self._is_dragged = False
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSectionsClickable(False)
        header.sectionResized.connect(self._note_drag)
        header.viewport().installEventFilter(self)
        self.doubleClicked.connect(lambda index: self.entered.emit(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on with the row; a name that is being typed is left to its editor."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        is_editing = self.state() is QAbstractItemView.State.EditingState
        if is_enter and not is_editing and self.currentIndex().isValid():
            self.entered.emit(self.currentIndex().row())
            event.accept()
            return
        super().keyPressEvent(event)

    def choose_row(self, row: int) -> None:
        """Put the keyboard on a row, and bring it into view."""
        self.setCurrentIndex(self.model().index(row, 0))
        self.scrollTo(self.currentIndex())

    def set_widths(self, widths: tuple[int, ...]) -> None:
        """Say how wide columns would be; the last takes what is left."""
        self._wishes = widths
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give up width where there is less room, until somebody drags a column."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Let wide columns be narrower where not all fit; short texts keep their room."""
        if self._is_dragged:
            return
        heading = self.horizontalHeader().sectionSizeHint
        shown = {
            column: max(width, heading(column))
            for column, width in enumerate(self._wishes)
            if not self.isColumnHidden(column)
        }
        lacking = sum(shown.values()) + _LAST - self.viewport().width()
        wide = sum(width for width in shown.values() if width > _WIDE)
        part = max(0.0, 1 - lacking / wide) if lacking > 0 and wide else 1.0
        self._is_fitting = True
        for column, width in shown.items():
            narrower = max(_WIDE, int(width * part)) if width > _WIDE else width
            self.setColumnWidth(column, narrower)
        self._is_fitting = False

    def hide_columns(self, hidden: Collection[int]) -> None:
        """Leave out columns that would say nothing."""
        for column in range(self.model().columnCount()):
            self.setColumnHidden(column, column in hidden)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Know when the mouse holds the headings: a button pressed elsewhere drags no column."""
        if watched is self.horizontalHeader().viewport():
            if event.type() is QEvent.Type.MouseButtonPress:
                self._is_held = True
            elif event.type() is QEvent.Type.MouseButtonRelease:
                self._is_held = False
        return super().eventFilter(watched, event)

    def _note_drag(self) -> None:
        """A column that was dragged stays as it is; those that were fitted do not count."""
        if self._is_held and not self._is_fitting:
            self._is_dragged = True


class SortedRows(QSortFilterProxyModel):
    """Rows of a model in the order of a column, and those alone that hold the words looked for."""

    def __init__(self, source: QAbstractItemModel) -> None:
        super().__init__(source)
        self.setSourceModel(source)
        self.setSortRole(SourceRole.ORDER)
        self.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterKeyColumn(-1)


def sort_by_heading(listing: Listing, rows: SortedRows) -> None:
    """Sort where a heading is clicked, and by the menu of the table for those without a mouse."""
    header = listing.horizontalHeader()
    header.setSectionsClickable(True)
    header.setSortIndicatorShown(True)
    header.setSortIndicatorClearable(True)
    header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    header.sortIndicatorChanged.connect(rows.sort)
    for column in range(rows.columnCount()):
        words = str(rows.headerData(column, Qt.Orientation.Horizontal))
        action = QAction(f"Sort by {words.lower()}", listing)
        action.triggered.connect(lambda _=False, at=column: _sort(listing, at))
        listing.addAction(action)
    listing.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)


def _sort(listing: Listing, column: int) -> None:
    """Sort by a column; the same one again the other way round."""
    header = listing.horizontalHeader()
    is_again = header.sortIndicatorSection() == column
    is_up = header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
    orders = Qt.SortOrder
    turned = is_again and is_up
    header.setSortIndicator(column, orders.DescendingOrder if turned else orders.AscendingOrder)
