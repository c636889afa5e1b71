"""Measures that are named one below another, each a link to its row."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QVBoxLayout, QWidget

from perfdesk.app.overview.mentions import MentionsModel
from perfdesk.app.tables import Index
from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.labels import heading_label, quiet_label
from perfdesk.widgets.overview.matrix_card import LinkTable
from perfdesk.widgets.overview.signs import SignDelegate
from perfdesk.widgets.theme import Theme

_LEAST_ROW = 24
_PADDING = 10
_WIDE = 3
"""How much wider than the others the first and last column are."""


class MentionTable(QWidget):
    """Heading, table, and what is said where there is nothing to name.

    Signals:
        measure_chosen: Id of the measure that was activated.
    """

    measure_chosen = Signal(str)

    def __init__(
        self,
        heading: str,
        nothing: str,
        model: MentionsModel,
        icons: IconDrawer,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = model
        self.table = LinkTable(heading, self)
        self.table.setModel(model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setMinimumSectionSize(_LEAST_ROW)
        self.table.setWordWrap(True)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._delegate = SignDelegate(model.sign, icons, theme, self.table)
        self.table.setItemDelegate(self._delegate)
        self._nothing = quiet_label(nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(heading_label(heading))
        layout.addWidget(self._nothing)
        layout.addWidget(self.table)
        # Rows are as tall as their words once the columns have their widths.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._fit)
        self.table.activated.connect(self._go)
        model.modelReset.connect(self._soon.start)
        self._fit()

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self._delegate.theme = theme
        self.table.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the rows to other widths."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._soon.start()

    def _fit(self) -> None:
        none = self.model.rowCount() == 0
        self._nothing.setVisible(none)
        self.table.setVisible(not none)
        columns = self.model.columnCount()
        parts = [_WIDE if at in {0, columns - 1} else 2 for at in range(columns)]
        for at, part in enumerate(parts):
            self.table.setColumnWidth(at, self.width() * part // sum(parts))
        self.table.resizeRowsToContents()
        for row in range(self.model.rowCount()):
            self.table.setRowHeight(row, self.table.rowHeight(row) + _PADDING)
        self.table.fit()

    def _go(self, index: Index) -> None:
        if index.isValid():
            self.measure_chosen.emit(self.model.measure_in(index.row()))
