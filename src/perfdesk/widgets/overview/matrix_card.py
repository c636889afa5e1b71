"""The counts of one layer as a small table, every number a link to its rows."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from perfdesk.app.overview.matrix import Matrix, MatrixModel
from perfdesk.app.tables import Index
from perfdesk.widgets.details.link_text import LinkText
from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.overview.signs import LinkDelegate, SignHeader
from perfdesk.widgets.theme import Theme

_ROW = 28
_COLUMN = 36


class LinkTable(QTableView):
    """A table of which every cell leads somewhere: by click, Enter and Space.

    It is as large as its rows, and leaves scrolling to the page.
    """

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self.activated)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow the link of the cell that the keyboard is on."""
        keys = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
        if event.key() in keys and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)

    def fit(self) -> None:
        """Take the height of all rows."""
        header = self.horizontalHeader()
        rows = sum(self.rowHeight(row) for row in range(self.model().rowCount()))
        self.setFixedHeight(header.sizeHint().height() + rows + 2)


class MatrixCard(QWidget):
    """Name of the layer, and its counts.

    Signals:
        layer_chosen: Id of the layer whose name was activated.
        rows_wanted: Ids of the measures that were counted, and words that say which.
    """

    layer_chosen = Signal(str)
    rows_wanted = Signal(object, str)

    def __init__(self, icons: IconDrawer, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layer = ""
        self.model = MatrixModel(self)
        self.name = LinkText(self)
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        self.name.setFont(bold)
        self.name.setMinimumHeight(24)
        self.table = LinkTable("", self)
        self.table.setProperty("part", "matrix")
        self.table.setModel(self.model)
        self._across = SignHeader(
            Qt.Orientation.Horizontal, self.model.progress_in, icons, theme, self.table
        )
        self._down = SignHeader(
            Qt.Orientation.Vertical, self.model.rating_in, icons, theme, self.table
        )
        self.table.setHorizontalHeader(self._across)
        self.table.setVerticalHeader(self._down)
        self._across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._across.setDefaultSectionSize(_COLUMN)
        self._down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._down.setDefaultSectionSize(_ROW)
        self._across.show()
        self._down.show()
        self.table.setItemDelegate(LinkDelegate(self.table))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.name)
        layout.addWidget(self.table)
        self.name.clicked.connect(lambda: self.layer_chosen.emit(self._layer))
        self.table.activated.connect(self._want)

    def show_matrix(self, matrix: Matrix) -> None:
        """Show the counts of another layer."""
        self._layer = matrix.layer
        self.model.show(matrix)
        self.name.say(matrix.name, f"{matrix.name}: go to this layer" if matrix.layer else "")
        self.name.setEnabled(bool(matrix.layer))
        self.table.setAccessibleName(f"{matrix.name}: measures by rating and progress")
        self.table.fit()
        self.setMinimumSize(self.sizeHint())
        self.updateGeometry()

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        for header in (self._across, self._down):
            header.theme = theme
            header.viewport().update()

    def sizeHint(self) -> QSize:
        """Return the room for all columns."""
        width = self._down.sizeHint().width() + _COLUMN * self.model.columnCount() + 4
        return QSize(width, self.name.sizeHint().height() + 4 + self.table.height())

    def _want(self, index: Index) -> None:
        measures = self.model.measures_at(index)
        if measures:
            self.rows_wanted.emit(measures, self.model.words_at(index))
