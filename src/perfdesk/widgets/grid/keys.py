"""The keys of a spreadsheet: where they move the cell, and what they select."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    Qt,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView, QWidget

from perfdesk.app.grid.model import GridModel
from perfdesk.app.grid.roles import column_at
from perfdesk.core.dashboard import Column, Row
from perfdesk.widgets.choice_box import ChoiceBox
from perfdesk.widgets.grid.editors import LineEditor, TextEditor

Key = Qt.Key
ARROWS = {
    Key.Key_Left: (0, -1),
    Key.Key_Right: (0, 1),
    Key.Key_Up: (-1, 0),
    Key.Key_Down: (1, 0),
}
"""Rows and columns that an arrow goes."""
_ENTER = frozenset({Key.Key_Return, Key.Key_Enter})
_WITH_LIST = frozenset({Column.AIM, Column.STAGE, Column.RATING, Column.PROGRESS})
_TAKES_DATES = frozenset({Column.COMMENTARY, Column.NOTE})
_TABS = frozenset({Key.Key_Tab, Key.Key_Backtab})


class Goes(Protocol):
    """A key that moves; tells whether it did."""

    def __call__(self, event: QKeyEvent, *, shift: bool, control: bool) -> bool:
        """Move for a key."""


class HasPlace(Protocol):
    """A grid whose keyboard is on a measure's cell."""

    @property
    def measure(self) -> str:
        """Id of the measure that the keyboard is on; empty if on none."""

    def currentIndex(self) -> QModelIndex:
        """Return the cell that the keyboard is on."""

    def choose(self, measure: str, column: Column | None = None) -> bool:
        """Put the keyboard on a measure; tell whether it is in this grid."""

    def choose_first(self) -> None:
        """Put the keyboard on the first measure."""


class KeptPlace:
    """Where the keyboard stays when the grid lists other columns, another order or position.

    Where its measure is not listed it waits on the first one, and goes back once it is.
    """

    def __init__(self, grid: HasPlace) -> None:
        self._grid = grid
        self._kept: tuple[str, Column | None] = ("", None)
        self._instead = ""

    def keep(self) -> None:
        """Note where the keyboard is, unless it only waits there."""
        index = self._grid.currentIndex()
        if index.isValid() and self._grid.measure != self._instead:
            self._kept = (self._grid.measure, column_at(index))

    def restore(self) -> None:
        """Put the keyboard where it was noted to be."""
        measure, column = self._kept
        if not measure:
            return
        if self._grid.choose(measure, column):
            self._kept, self._instead = ("", None), ""
        else:
            self._grid.choose_first()
            self._instead = self._grid.measure


class GridKeys(QObject):
    """Moves in one view; rows of outcomes are passed over, since nothing is typed there."""

    def __init__(self, view: QTableView, model: GridModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._anchor: tuple[int, int] | None = None
        self._tabbed_from: int | None = None

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key does; tell whether it does anything here."""
        modifiers = event.modifiers()
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if modifiers & Qt.KeyboardModifier.AltModifier:
            return self._press_with_alt(event, shift=shift)
        goes: tuple[Goes, ...] = (self._arrow, self._far, self._page, self._mark, self._along)
        return any(go(event, shift=shift, control=control) for go in goes)

    # --- kinds of keys -----------------------------------------------------------------------
    def _arrow(self, event: QKeyEvent, *, shift: bool, control: bool) -> bool:
        way = ARROWS.get(Key(event.key()))
        if way is None:
            return False
        if control:
            self.go(*self._edge(*self._here(), way), extend=shift)
        else:
            self.step(*way, extend=shift)
        return True

    def _far(self, event: QKeyEvent, *, shift: bool, control: bool) -> bool:
        row = self._here()[0]
        last = len(self._model.columns) - 1
        rows = self._model.measure_rows
        match event.key():
            case Key.Key_Home:
                self.go(rows[0] if control and rows else row, 0, extend=shift)
            case Key.Key_End:
                self.go(rows[-1] if control and rows else row, last, extend=shift)
            case _:
                return False
        return True

    def _page(self, event: QKeyEvent, *, shift: bool, control: bool) -> bool:
        if control or event.key() not in {Key.Key_PageUp, Key.Key_PageDown}:
            return False
        row, column = self._here()
        room = self._view.viewport().height()
        way = 1 if event.key() == Key.Key_PageDown else -1
        top = self._view.verticalHeader().sectionPosition(row)
        to = self._view.verticalHeader().visualIndexAt(
            top + way * room - self._view.verticalOffset()
        )
        if to < 0:
            to = self._model.rowCount() - 1 if way > 0 else 0
        if not self._model.measure_in(to):
            to = self._model.step(to, way)
        self.go(to if to != row else self._model.step(row, way), column, extend=shift)
        return True

    def _mark(self, event: QKeyEvent, *, shift: bool, control: bool) -> bool:
        row, column = self._here()
        if event.key() == Key.Key_A and control and not shift:
            self._view.selectAll()
        elif event.key() == Key.Key_Space and control:
            self.select_columns(column, column)
        elif event.key() == Key.Key_Space and shift:
            self.select_rows(row, row)
        else:
            return False
        return True

    def _along(self, event: QKeyEvent, *, shift: bool, control: bool) -> bool:
        # Tab goes from cell to cell: another key has to lead out of the grid.
        if control and event.key() in _TABS:
            back = shift or event.key() == Key.Key_Backtab
            # A table's own way would go to the next cell.
            QWidget.focusNextPrevChild(self._view, not back)
            return True
        if control:
            return False
        if event.key() in _TABS:
            self.tab(back=shift or event.key() == Key.Key_Backtab)
        elif event.key() in _ENTER:
            self.enter(-1 if shift else 1)
        else:
            return False
        return True

    def _press_with_alt(self, event: QKeyEvent, *, shift: bool) -> bool:
        """Alt with the page keys goes a screen to the side."""
        if event.key() not in {Key.Key_PageUp, Key.Key_PageDown}:
            return False
        row, column = self._here()
        room = self._view.viewport().width() // 2
        way = 1 if event.key() == Key.Key_PageDown else -1
        gone = 0
        while 0 <= column + way < len(self._model.columns) and gone < room:
            column += way
            gone += self._view.columnWidth(column)
        self.go(row, column, extend=shift)
        return True

    # --- going -------------------------------------------------------------------------------
    def step(self, rows: int, columns: int, *, extend: bool = False) -> None:
        """Go so many rows of measures down, or columns to the right."""
        row, column = self._here()
        row = self._model.step(row, rows) if rows else row
        self.go(row, self._within(column + columns), extend=extend)

    def go(self, row: int, column: int, *, extend: bool = False) -> None:
        """Go to a cell; *extend* selects from where the selection began."""
        if row < 0 or not self._model.columns:
            return
        self._tabbed_from = None
        index = self._model.index(row, column)
        if not extend:
            # The view's own way looks at the keys that are held, and would add to the selection.
            only = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self._view.selectionModel().setCurrentIndex(index, only)
            self._anchor = (row, column)
            return
        anchor = self._anchor or self._here()
        self._anchor = anchor
        self._select(anchor, (row, column), current=(row, column))
        self._view.scrollTo(index)

    def tab(self, *, back: bool) -> None:
        """Go along, within the selection if several cells are selected; else on to the next row."""
        if self._go_within(-1 if back else 1, by_columns=True):
            return
        row, column = self._here()
        began = self._tabbed_from if self._tabbed_from is not None else column
        to = column + (-1 if back else 1)
        if not 0 <= to < len(self._model.columns):
            beyond = self._model.step(row, -1 if back else 1)
            if beyond == row:
                return
            row, to = beyond, len(self._model.columns) - 1 if back else 0
            began = to
        self.go(row, to)
        self._tabbed_from = began

    def enter(self, way: int) -> None:
        """Go down or up, to where one began to tab; within the selection if there is one."""
        if self._go_within(way, by_columns=False):
            return
        row, column = self._here()
        column = self._tabbed_from if self._tabbed_from is not None and way > 0 else column
        self.go(self._model.step(row, way), column)

    def note_place(self) -> None:
        """Begin selections where the current cell is: one has come here by the pointer."""
        self._anchor = self._here()
        self._tabbed_from = None

    def select_rows(self, first: int, last: int) -> None:
        """Select whole rows."""
        self._anchor = (first, 0)
        end = len(self._model.columns) - 1
        self._select((first, 0), (last, end), current=(first, self._here()[1]))

    def select_columns(self, first: int, last: int) -> None:
        """Select whole columns."""
        rows = self._model.measure_rows
        if rows:
            self._anchor = (rows[0], first)
            row = self._here()[0]
            self._select((rows[0], first), (rows[-1], last), current=(row, first))

    def select(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Select a block by rows and columns from 0; the keyboard is on its start."""
        self._anchor = start
        self._select(start, end, current=start)

    def _select(
        self, start: tuple[int, int], end: tuple[int, int], current: tuple[int, int]
    ) -> None:
        (top, low), (left, right) = sorted((start[0], end[0])), sorted((start[1], end[1]))
        block = QItemSelection(self._model.index(top, left), self._model.index(low, right))
        flags = QItemSelectionModel.SelectionFlag
        selection = self._view.selectionModel()
        selection.setCurrentIndex(self._model.index(*current), flags.NoUpdate)
        selection.select(block, flags.ClearAndSelect)

    def _go_within(self, way: int, *, by_columns: bool) -> bool:
        """Go from cell to cell of a selection of several; tell whether there is one."""
        blocks = self._view.selectionModel().selection().toList()
        if len(blocks) != 1:
            return False
        block = blocks[0]
        rows = [at for at in self._model.measure_rows if block.top() <= at <= block.bottom()]
        columns = list(range(block.left(), block.right() + 1))
        here = self._here()
        if len(rows) * len(columns) < 2 or here[0] not in rows or here[1] not in columns:
            return False
        if by_columns:
            cells = [(row, column) for row in rows for column in columns]
        else:
            cells = [(row, column) for column in columns for row in rows]
        row, column = cells[(cells.index(here) + way) % len(cells)]
        index = self._model.index(row, column)
        flags = QItemSelectionModel.SelectionFlag
        self._view.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        self._view.scrollTo(index)
        return True

    # --- where things are --------------------------------------------------------------------
    def _here(self) -> tuple[int, int]:
        index = self._view.currentIndex()
        if index.isValid():
            return index.row(), index.column()
        return self._model.step(-1, 1), 0

    def _within(self, column: int) -> int:
        return max(0, min(column, len(self._model.columns) - 1))

    def _edge(self, row: int, column: int, way: tuple[int, int]) -> tuple[int, int]:
        """The edge of the data, as Ctrl with an arrow finds it in a spreadsheet."""
        at, beyond = (row, column), self._beside((row, column), way)
        if beyond == at:
            return at
        filled = self._is_filled(at) and self._is_filled(beyond)
        at = beyond
        while True:
            beyond = self._beside(at, way)
            if beyond == at or (not filled and self._is_filled(at)):
                return at
            if filled and not self._is_filled(beyond):
                return at
            at = beyond

    def _beside(self, at: tuple[int, int], way: tuple[int, int]) -> tuple[int, int]:
        if way[0]:
            return self._model.step(at[0], way[0]), at[1]
        return at[0], self._within(at[1] + way[1])

    def _is_filled(self, at: tuple[int, int]) -> bool:
        return bool(self._model.index(*at).data())


class EntryKeys(QObject):
    """The keys that begin an entry for a person: what is above, the sum of it, today's date."""

    def __init__(self, view: QTableView, model: GridModel, tell: Callable[[str], object]) -> None:
        """Watch a view; *tell* says why nothing was entered."""
        super().__init__(view)
        self._view = view
        self._model = model
        self._tell = tell
        self._entries: dict[tuple[Qt.KeyboardModifier, Key], Callable[[int, int], str]] = {
            (Qt.KeyboardModifier.ControlModifier, Key.Key_Apostrophe): self._above,
            (Qt.KeyboardModifier.ControlModifier, Key.Key_Semicolon): self._today,
            (Qt.KeyboardModifier.AltModifier, Key.Key_Equal): self._sum,
        }
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys, and open the editor with the entry for a person to agree to."""
        if not isinstance(event, QKeyEvent) or not self._view.currentIndex().isValid():
            return False
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        entry = self._entries.get((modifiers, Key(event.key())))
        if entry is None:
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() is QEvent.Type.KeyPress:
            index = self._view.currentIndex()
            text = entry(index.row(), index.column())
            if text:
                self._enter(text)
        return True

    def _enter(self, text: str) -> None:
        begin = QKeyEvent(QEvent.Type.KeyPress, Key.Key_F2, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(self._view, begin)
        for line in self._view.findChildren(LineEditor):
            line.setText(text)
        for words in self._view.findChildren(TextEditor):
            words.begin_with(text)
            words.end_of_text()

    def _above(self, row: int, column: int) -> str:
        above = self._model.step(row, -1)
        text = ""
        if above != row:
            kind = self._model.columns[column]
            text = self._model.edit_text(self._model.measure_in(above), kind)
        if not text:
            self._tell("There is nothing in the cell above to copy.")
        return text

    def _today(self, row: int, column: int) -> str:
        kind = self._model.columns[column]
        if kind not in _TAKES_DATES:
            self._tell("A date is no figure: it can be entered in commentary and notes.")
            return ""
        before = self._model.edit_text(self._model.measure_in(row), kind)
        return f"{before} {datetime.now().astimezone():%d/%m/%Y}".strip()

    def _sum(self, row: int, column: int) -> str:
        """What the figures above come to, down from the heading of their outcome, as a sum."""
        numbers: list[str] = []
        for at in range(row - 1, -1, -1):
            found = self._model.row_at(at)
            if not isinstance(found, Row):
                break
            value = self._model.cell(found, self._model.columns[column]).value
            if value is None:
                break
            written = f"{value:f}"
            numbers.insert(0, written.rstrip("0").rstrip(".") if "." in written else written)
        if not numbers:
            self._tell("There are no figures right above to add up.")
            return ""
        return f"={'+'.join(numbers)}"


class ListOpener(QObject):
    """Alt+Down opens the list of a cell, where the window would move the measure."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the key where the current cell has a list."""
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Down:
            return False
        index = self._view.currentIndex()
        with_alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if with_alt != Qt.KeyboardModifier.AltModifier or not index.isValid():
            return False
        if column_at(index) not in _WITH_LIST:
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() is QEvent.Type.KeyPress:
            begin = QKeyEvent(QEvent.Type.KeyPress, Key.Key_F2, Qt.KeyboardModifier.NoModifier)
            QCoreApplication.sendEvent(self._view, begin)
            for choice in self._view.findChildren(ChoiceBox):
                choice.showPopup()
        return True
