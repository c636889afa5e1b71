"""The grid of one layer, worked with like a spreadsheet."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from perfdesk.app.clipboard import from_clipboard, to_clipboard
from perfdesk.app.grid_model import GridModel, cell_at, column_at, judged_in
from perfdesk.core.dashboard import Column
from perfdesk.widgets.grid.cell_look import CellLook
from perfdesk.widgets.grid.column_widths import ColumnWidths
from perfdesk.widgets.grid.delegate import GridDelegate
from perfdesk.widgets.grid.reason_callout import ReasonCallout
from perfdesk.widgets.grid.row_heights import RowHeights

_DECIDE = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2})

Index = QModelIndex | QPersistentModelIndex


class GridView(QTableView):
    """A table to type into: F2 or typing edits, Enter and Tab move, blocks are copied and pasted.

    Signals:
        measure_chosen: Id of the measure that the keyboard is on.
        told: A sentence for the status bar.
        verdict_wanted: A person would decide a verdict: measure, `Judged`, its cell on the screen.
    """

    measure_chosen = Signal(str)
    told = Signal(str)
    verdict_wanted = Signal(str, object, QRect)

    def __init__(self, model: GridModel, look: CellLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._look = look
        self._chosen = ""
        self._is_committing = False
        self._kept: tuple[str, Column | None] = ("", None)
        self.callout = ReasonCallout(self)
        self.setItemDelegate(GridDelegate(look, self))
        self.setModel(model)
        self._set_up()
        self._heights = RowHeights(self, model, look)
        self._widths = ColumnWidths(self, model)
        self.clicked.connect(self._announce_clicked)
        self.doubleClicked.connect(self._decide)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self.callout.hide)
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._lay_out)
        model.rowsInserted.connect(self._lay_out)
        model.rowsRemoved.connect(self._lay_out)
        self._lay_out()

    def _set_up(self) -> None:
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(True)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(48)
        header.setFixedHeight(2 * header.fontMetrics().lineSpacing() + 16)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    # --- where the keyboard is ---------------------------------------------------------------
    @property
    def measure(self) -> str:
        """Id of the measure that the keyboard is on; empty if on none."""
        return self._model.measure_in(self.currentIndex().row())

    def choose(self, measure: str, column: Column | None = None) -> bool:
        """Put the keyboard on a measure; tell whether it is in this grid."""
        row = self._model.row_of(measure)
        if row < 0:
            return False
        at = max(self.currentIndex().column(), 0)
        if column in self._model.columns:
            at = self._model.columns.index(column)
        self.setCurrentIndex(self._model.index(row, at))
        return True

    def choose_first(self) -> None:
        """Put the keyboard on the current figure of the first measure, if it is nowhere."""
        if self.measure:
            return
        for row in range(self._model.rowCount()):
            measure = self._model.measure_in(row)
            if measure:
                self.choose(measure, Column.CURRENT)
                return

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which measure the keyboard is on now."""
        super().currentChanged(current, previous)
        self.callout.hide()
        # The whole row is tinted, not only the cell.
        for row in {each.row() for each in (current, previous) if each.isValid()}:
            top, height = self.rowViewportPosition(row), self.rowHeight(row)
            self.viewport().update(0, top, self.viewport().width(), height)
        chosen = self._model.measure_in(current.row()) if current.isValid() else ""
        if not self._is_committing:
            self._announce(chosen)

    def _announce(self, measure: str) -> None:
        if measure and measure != self._chosen:
            self._chosen = measure
            self.measure_chosen.emit(measure)

    def _announce_clicked(self, index: Index) -> None:
        """A click also chooses a measure that the keyboard had only moved on to."""
        self._announce(self._model.measure_in(index.row()))

    # --- keys --------------------------------------------------------------------------------
    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Move past the rows of outcomes, which cannot be typed into."""
        index = super().moveCursor(action, modifiers)
        if not index.isValid() or self._model.measure_in(index.row()):
            return index
        step = -1 if index.row() < self.currentIndex().row() else 1
        row = self._next_measure(index.row(), step)
        if row < 0:
            return self.currentIndex()
        column = index.column()
        if action is QAbstractItemView.CursorAction.MoveNext:
            column = 0
        elif action is QAbstractItemView.CursorAction.MovePrevious:
            column = len(self._model.columns) - 1
        return self._model.index(row, column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the keys that a table does not know but a spreadsheet does."""
        if self.state() is QAbstractItemView.State.EditingState:
            # What the editor lets through: its delegate is about to commit and close it.
            event.ignore()
            return
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in _DECIDE and not shift and self._decide(self.currentIndex()):
            event.accept()
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._step(-1 if shift else 1)
        elif event.key() == Qt.Key.Key_Escape and self.callout.isVisible():
            self.callout.hide()
        elif event.key() == Qt.Key.Key_Space and not self._can_type():
            self.explain()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.clear_selected()
        else:
            self._explain_if_fixed(event)
            super().keyPressEvent(event)
            return
        event.accept()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Move on after typing: down on Enter, along on Tab, without opening the next editor."""
        hints = QAbstractItemDelegate.EndEditHint
        moves = {hints.EditNextItem, hints.EditPreviousItem}
        super().closeEditor(editor, hints.NoHint if hint in moves else hint)
        if hint is hints.SubmitModelCache:
            # Typing goes on in the next row, but what was typed is what one wants to look at:
            # the details stay with it until one goes to another measure on purpose.
            self._is_committing = True
            self._step(1)
            self._is_committing = False
        elif hint in moves:
            forward = hint is hints.EditNextItem
            action = QAbstractItemView.CursorAction
            step = action.MoveNext if forward else action.MovePrevious
            self.setCurrentIndex(self.moveCursor(step, Qt.KeyboardModifier.NoModifier))

    def _step(self, step: int) -> None:
        at = self.currentIndex()
        row = self._next_measure(at.row() + step, step)
        if row >= 0:
            self.setCurrentIndex(self._model.index(row, at.column()))

    def _next_measure(self, row: int, step: int) -> int:
        """The first row of a measure from *row* on; -1 where there is none."""
        while 0 <= row < self._model.rowCount():
            if self._model.measure_in(row):
                return row
            row += step
        return -1

    def _explain_if_fixed(self, event: QKeyEvent) -> None:
        if not event.text().isprintable() or not event.text().strip():
            return
        commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if event.modifiers() & commands:
            return
        index = self.currentIndex()
        if index.isValid() and not self._model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            name = self._model.headerData(index.column(), Qt.Orientation.Horizontal)
            more = ""
            if judged_in(self._model.columns[index.column()]):
                more = " Press Enter to decide otherwise."
            self.told.emit(f"{name} cannot be typed here: it follows from the figures.{more}")

    def _can_type(self) -> bool:
        flags = self._model.flags(self.currentIndex())
        return bool(flags & Qt.ItemFlag.ItemIsEditable)

    # --- verdicts ----------------------------------------------------------------------------
    def explain(self) -> None:
        """Show why the current cell says what it says, or put that away again."""
        index = self.currentIndex()
        cell = cell_at(index) if index.isValid() else None
        if self.callout.isVisible() or cell is None:
            self.callout.hide()
            return
        heading = str(self._model.headerData(index.column(), Qt.Orientation.Horizontal))
        title = f"{heading}: {cell.text}" if cell.text else heading
        self.scrollTo(index)
        place = self.visualRect(index).translated(self.viewport().pos())
        self.callout.explain(title, cell.reason or "It stands as it was typed.", place)

    def _decide(self, index: Index) -> bool:
        """Ask for another verdict where the cell shows one; tell whether it does."""
        of = judged_in(self._model.columns[index.column()]) if index.isValid() else None
        measure = self._model.measure_in(index.row())
        if of is None or not measure:
            return False
        place = self.visualRect(index)
        self.callout.hide()
        self.verdict_wanted.emit(
            measure, of, QRect(self.viewport().mapToGlobal(place.topLeft()), place.size())
        )
        return True

    # --- blocks ------------------------------------------------------------------------------
    def copy_selected(self) -> None:
        """Put the selected block on the clipboard."""
        rows, columns = self._selected()
        if rows:
            data = to_clipboard(self._model.block(rows, columns))
            QGuiApplication.clipboard().setMimeData(data)

    def cut_selected(self) -> None:
        """Put the selected block on the clipboard and empty it."""
        self.copy_selected()
        self._clear("Cut")

    def paste(self) -> None:
        """Put what is on the clipboard into the cells from the top left selected one on."""
        rows, columns = self._selected()
        if not rows:
            return
        block = from_clipboard(QGuiApplication.clipboard().mimeData())
        if not block:
            self.told.emit("There is no text on the clipboard to paste.")
            return
        corner = self._model.index(rows[0], columns[0])
        report = self._model.paste(block, corner, (len(rows), len(columns)))
        if report.told:
            self.told.emit(report.told)

    def clear_selected(self) -> None:
        """Empty the selected cells."""
        self._clear("Clear")

    def fill_down(self) -> None:
        """Put the text of the first selected row into those below it."""
        rows, columns = self._selected()
        if len(rows) < 2:
            self.told.emit("Select the cell to copy and those below it, then fill down.")
            return
        self._model.fill_down(rows, columns)

    def _clear(self, label: str) -> None:
        self._model.clear(self.selectedIndexes(), label)

    def _selected(self) -> tuple[list[int], list[int]]:
        """Rows of measures and columns of the selected block; the current cell if none is."""
        indexes = self.selectedIndexes() or [self.currentIndex()]
        rows = sorted({each.row() for each in indexes if self._model.measure_in(each.row())})
        columns = sorted({each.column() for each in indexes if each.isValid()})
        return rows, columns

    # --- layout ------------------------------------------------------------------------------
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the description what the other columns leave."""
        super().resizeEvent(event)
        self._widths.fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the widths that were dragged in another layer."""
        super().showEvent(event)
        self._widths.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure rows anew when the font changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_heights"):
            self._look.use_font(self.font())
            self._heights.measure_all()

    def _lay_out(self) -> None:
        """Size the columns and span the rows of outcomes."""
        self.clearSpans()
        columns = self._model.columns
        if len(columns) > 1:
            for row in self._model.outcome_rows():
                self.setSpan(row, 0, 1, len(columns))
        self._widths.fit()
        self._heights.measure_all()
        measure, kept = self._kept
        self._kept = ("", None)
        if measure and not self.choose(measure, kept):
            self.choose_first()

    def _keep_place(self) -> None:
        """Other columns, or another position, leave the keyboard where it is."""
        index = self.currentIndex()
        if index.isValid():
            self._kept = (self.measure, column_at(index))

    def stop(self) -> None:
        """Stop what would still tick; the window is going."""
        self._heights.stop()

    def select_block(self, top: int, left: int, bottom: int, right: int) -> None:
        """Select a block by rows and columns counted from 0."""
        block = QItemSelection(self._model.index(top, left), self._model.index(bottom, right))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self._model.index(top, left), flags.NoUpdate)
        self.selectionModel().select(block, flags.ClearAndSelect)
