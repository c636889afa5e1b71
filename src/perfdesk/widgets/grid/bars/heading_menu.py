"""The menu of a heading: sort, filter, move, size and hide its column."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from perfdesk.app.columns import ALWAYS
from perfdesk.app.grid.arrangement import (
    Sorting,
    can_sort,
    categories,
    category,
    direction_words,
)
from perfdesk.app.grid.model import GridModel

_LISTED = 24
"""Words that a column is filtered by at most; a column with more is searched instead."""


class HeadingMenu(QMenu):
    """Stays open while words are ticked, so that several can be chosen."""

    def __init__(self, model: GridModel, column: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._at = column
        self._column = model.columns[column]
        self._heading = model.headings()[column]
        self._ticks: dict[str, QAction] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if can_sort(self._column):
            self._add_sorting()
            self._add_filter()
        self._add_column()

    def _add_sorting(self) -> None:
        for descending, words in enumerate(direction_words(self._column)):
            action = self.addAction(f"Sort: {words}")
            action.triggered.connect(lambda _=False, d=bool(descending): self._sort(d))
        if self._model.arrangement.sorted_by:
            action = self.addAction("&Printed order")
            action.triggered.connect(self._unsort)
        self.addSeparator()

    def _add_filter(self) -> None:
        rows = self._model.layer_rows()
        words = categories(rows, self._column)
        if not 1 < len(words) <= _LISTED:
            return
        counts = dict.fromkeys(words, 0)
        for row in rows:
            counts[category(row, self._column)] += 1
        shown = self._shown_words()
        for word in words:
            action = self.addAction(f"{word.replace('&', '&&')}  ({counts[word]})")
            action.setCheckable(True)
            action.setChecked(word in shown)
            action.toggled.connect(self._filter)
            self._ticks[word] = action
        every = self.addAction("Select &all")
        every.triggered.connect(self._tick_all)
        self.addSeparator()

    def _add_column(self) -> None:
        choice, session = self._model.choice, self._model.session
        if choice is None:
            return
        dashboard = session.dashboard
        last = len(self._model.columns) - 1
        for words, to in (("Move &left", self._at - 1), ("Move &right", self._at + 1)):
            action = self.addAction(words)
            action.setEnabled(0 <= to <= last)
            action.triggered.connect(
                lambda _=False, to=to: choice.place(dashboard, self._column, to)
            )
        width = self.addAction("Reset &width")
        width.setEnabled(self._column in choice.widths(dashboard.title))
        width.triggered.connect(lambda: choice.forget_width(dashboard.title, self._column))
        hide = self.addAction("&Hide column")
        hide.setEnabled(self._column not in ALWAYS)
        hide.triggered.connect(lambda: choice.choose(dashboard, self._column, shown=False))

    # --- doing -------------------------------------------------------------------------------
    def _sort(self, descending: bool) -> None:
        model = self._model
        sorting = Sorting(self._column, descending)
        model.arrange(model.arrangement.ordered(model.layer_rows(), sorting, self._heading))

    def _unsort(self) -> None:
        self._model.arrange(self._model.arrangement.in_printed_order())

    def _shown_words(self) -> set[str]:
        """The words whose rows this column's own filter keeps."""
        filters = {words.partition(":")[0]: ids for words, ids in self._model.arrangement.kept}
        kept = filters.get(self._heading)
        return {
            category(row, self._column)
            for row in self._model.layer_rows()
            if kept is None or row.measure in kept
        }

    def _filter(self) -> None:
        chosen = [word for word, tick in self._ticks.items() if tick.isChecked()]
        arrangement = self._model.arrangement.widened(self._heading)
        if len(chosen) < len(self._ticks):
            ids = [
                row.measure
                for row in self._model.layer_rows()
                if category(row, self._column) in chosen
            ]
            words = ", ".join(chosen) if chosen else "none"
            arrangement = arrangement.narrowed(f"{self._heading}: {words}", ids)
        self._model.arrange(arrangement)

    def _tick_all(self) -> None:
        for tick in self._ticks.values():
            tick.blockSignals(True)
            tick.setChecked(True)
            tick.blockSignals(False)
        self._filter()

    # --- staying open ------------------------------------------------------------------------
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick without closing."""
        if self._tick_active():
            event.accept()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space or Enter without closing."""
        keys = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() in keys and self._tick_active():
            event.accept()
            return
        super().keyPressEvent(event)

    def _tick_active(self) -> bool:
        for tick in self._ticks.values():
            if tick is self.activeAction():
                tick.toggle()
                return True
        return False
