"""The strip that finds a text in the cells of a grid, or goes to a row."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from perfdesk.app.grid.arrangement import can_sort, holding
from perfdesk.core.dashboard import Column
from perfdesk.widgets.grid.bars.strip import Strip
from perfdesk.widgets.grid.grid_view import GridView
from perfdesk.widgets.labels import quiet_label

_WIDTH = 280
_ROWS = (Column.CODE, Column.DESCRIPTION)
_SUBJECT = "Text"


class FindBar(Strip):
    """Goes to the next cell that holds what is typed, from the current one on.

    Signals:
        measure_wanted: Id of a measure of another layer that holds the text.
    """

    measure_wanted = Signal(str)

    def __init__(self, grid: GridView, parent: QWidget | None = None) -> None:
        super().__init__("strip", parent)
        self._grid = grid
        self._model = grid.grid_model
        self._rows_only = False
        self._elsewhere: tuple[str, ...] = ()
        self.field = QLineEdit(self)
        self.field.setFixedWidth(_WIDTH)
        self.field.setMinimumHeight(28)
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._seek)
        self._count = quiet_label()
        self._count.setWordWrap(False)
        self.only = QCheckBox("Only matching &rows", self)
        self.only.setMinimumHeight(28)
        self.only.toggled.connect(self._narrow)
        self.line.addWidget(self.field)
        self.line.addWidget(self._count, 1)
        self.line.addWidget(self.only)
        self.add_button("Previous", lambda: self.step(-1))
        self.add_button("Next", lambda: self.step(1))
        self.add_button("Close", self.close_bar)

    @property
    def told(self) -> str:
        """How many cells were found, in words."""
        return self._count.text()

    def begin(self, *, rows_only: bool = False) -> None:
        """Open the strip: to find in all cells, or to go to a row by its code or words."""
        self._rows_only = rows_only
        words = "Go to a measure by code or words" if rows_only else "Find in this layer"
        self.field.setPlaceholderText(words)
        self.field.setAccessibleName(words)
        self.only.setVisible(not rows_only)
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._tell(self._found())

    def step(self, way: int) -> None:
        """Go to the next cell that holds the text (1), or the one before (-1)."""
        found = self._found()
        if not found:
            if self._elsewhere:
                self.measure_wanted.emit(self._elsewhere[0])
            return
        here = self._grid.currentIndex()
        at = (here.row(), here.column())
        place = bisect_left(found, at)
        if way > 0 and place < len(found) and found[place] == at:
            place += 1
        to = found[(place if way > 0 else place - 1) % len(found)]
        self._grid.keys.go(*to)
        self._tell(found)

    def close_bar(self) -> None:
        """Put the strip away; rows that it hid are shown again."""
        self.only.setChecked(False)
        self.hide()
        self._grid.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter, back with Shift+Enter, and close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter(back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def _enter(self, *, back: bool) -> None:
        if self._rows_only and self._found():
            self.close_bar()
        else:
            self.step(-1 if back else 1)

    def _seek(self) -> None:
        """Go to the first cell from here on that holds what was typed."""
        if self.only.isChecked():
            self._narrow(True)
        found = self._found()
        if found:
            here = self._grid.currentIndex()
            place = bisect_left(found, (here.row(), here.column()))
            self._grid.keys.go(*found[place % len(found)])
        self._tell(found)

    def _narrow(self, only: bool) -> None:
        """Hide the rows without the text, or show them again."""
        text, model = self.field.text().strip(), self._model
        arrangement = model.arrangement.widened(_SUBJECT)
        if only and text:
            columns = [column for column in model.columns if can_sort(column)]
            ids = holding(model.layer_rows(), text, columns)
            arrangement = arrangement.narrowed(f"{_SUBJECT}: \u201c{text}\u201d", ids)
        model.arrange(arrangement)

    def _found(self) -> list[tuple[int, int]]:
        """The cells that hold the text, row by row."""
        sought, model = self.field.text().strip().casefold(), self._model
        if not sought:
            return []
        columns = [
            at
            for at, column in enumerate(model.columns)
            if can_sort(column) and (not self._rows_only or column in _ROWS)
        ]
        return [
            (row, at)
            for row in model.measure_rows
            for at in columns
            if sought in str(model.index(row, at).data()).casefold()
        ]

    def _tell(self, found: list[tuple[int, int]]) -> None:
        text = self.field.text().strip()
        self._elsewhere = ()
        if not text:
            self._count.setText("")
            return
        if found:
            here = self._grid.currentIndex()
            at = (here.row(), here.column())
            place = f"{found.index(at) + 1} of " if at in found else ""
            self._count.setText(f"{place}{len(found)} found")
            return
        shown = {row.measure for row in self._model.layer_rows()}
        rows = [row for row in self._model.session.dashboard.rows if row.measure not in shown]
        ids = holding(rows, text, (*_ROWS, *(() if self._rows_only else self._model.columns)))
        self._elsewhere = tuple(row.measure for row in rows if row.measure in ids)
        self._count.setText(
            "In another layer: press Enter to go there" if self._elsewhere else "Not found"
        )
