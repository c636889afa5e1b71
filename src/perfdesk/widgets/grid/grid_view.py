"""The grid of one layer, worked with like a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QWidget,
)

from perfdesk.app.grid.model import GridModel
from perfdesk.app.grid.roles import cell_at, judged_in
from perfdesk.core.dashboard import Column, OutcomeTable
from perfdesk.widgets.grid.block_actions import BlockActions
from perfdesk.widgets.grid.cell_look import CellLook
from perfdesk.widgets.grid.column_widths import ColumnWidths
from perfdesk.widgets.grid.delegate import FINISHED, GridDelegate
from perfdesk.widgets.grid.editors import LineEditor, TextEditor
from perfdesk.widgets.grid.frozen_table import FrozenTable
from perfdesk.widgets.grid.keys import EntryKeys, GridKeys, KeptPlace, ListOpener
from perfdesk.widgets.grid.reason_callout import ReasonCallout
from perfdesk.widgets.grid.row_heights import RowHeights

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_DECIDE = _ENTER | {Qt.Key.Key_F2}

Index = QModelIndex | QPersistentModelIndex


class GridView(FrozenTable):
    """A table to type into: F2 or typing edits, Enter and Tab move, blocks are copied and pasted.

    The columns of code and words stay while the others are scrolled.

    Signals:
        measure_chosen: Id of the measure that the keyboard is on.
        told: A sentence for the status bar.
        noticed: What a person should read in peace, line by line.
        selection_told: What the selected cells come to; empty for nothing.
        verdict_wanted: A person would decide a verdict: measure, `Judged`, its cell on the screen.
        place_wanted: A measure was dragged: its id, that of the one beside, whether below it.
        outcome_place_wanted: An outcome was dragged: the same of outcomes.
        layer_wanted: The next layer (1) or the one before (-1) is asked for.
    """

    measure_chosen = Signal(str)
    told = Signal(str)
    noticed = Signal(tuple)
    selection_told = Signal(str)
    verdict_wanted = Signal(str, object, QRect)
    place_wanted = Signal(str, str, bool)
    outcome_place_wanted = Signal(str, str, bool)
    layer_wanted = Signal(int)

    def __init__(self, model: GridModel, look: CellLook, parent: QWidget | None = None) -> None:
        super().__init__(model, look, parent)
        self._chosen = ""
        self._is_committing = False
        self._place = KeptPlace(self)
        self.callout = ReasonCallout(self)
        self._delegate = GridDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self._set_up()
        self.keys = GridKeys(self, model)
        self.blocks = BlockActions(self, model)
        self._heights = RowHeights(self, model, look)
        self._widths = ColumnWidths(self, model)
        self._wire()
        self._lay_out()

    def _set_up(self) -> None:
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(True)
        self.setCornerButtonEnabled(False)
        self.handles.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.head.fit_height()

    def _wire(self) -> None:
        model = self._model
        self.doubleClicked.connect(self._decide)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self.callout.hide)
        self._delegate.fill_wanted.connect(self.blocks.fill_with)
        self._delegate.went_up.connect(lambda: self._go_on(self.keys.enter, -1))
        self._delegate.went_by.connect(
            lambda rows, columns: self._go_on(self.keys.step, rows, columns)
        )
        ListOpener(self)
        EntryKeys(self, model, self.told.emit)
        self.handles.row_clicked.connect(self._select_row)
        self.handles.row_dropped.connect(self._drop_row)
        self.head.column_clicked.connect(self._select_column)
        model.modelAboutToBeReset.connect(self._place.keep)
        model.modelReset.connect(self._lay_out)
        model.rowsInserted.connect(self._lay_out)
        model.rowsRemoved.connect(self._lay_out)
        model.dataChanged.connect(self.blocks.tell_selection)

    # --- where the keyboard is ---------------------------------------------------------------
    @property
    def grid_model(self) -> GridModel:
        """What is shown."""
        return self._model

    @property
    def measure(self) -> str:
        """Id of the measure that the keyboard is on; empty if on none."""
        return self._model.measure_in(self.currentIndex().row())

    @property
    def outcome(self) -> str:
        """Id of the outcome that the keyboard is below; empty if below none."""
        found = self._model.outcome_above(self.currentIndex().row())
        return found.outcome if found else ""

    def choose(self, measure: str, column: Column | None = None) -> bool:
        """Put the keyboard on a measure; tell whether it is in this grid."""
        row = self._model.row_of(measure)
        if row < 0:
            return False
        at = max(self.currentIndex().column(), 0)
        if column in self._model.columns:
            at = self._model.columns.index(column)
        self.keys.go(row, at)
        return True

    def choose_first(self) -> None:
        """Put the keyboard on the current figure of the first measure, if it is nowhere."""
        rows = self._model.measure_rows
        if not self.measure and rows:
            self.choose(self._model.measure_in(rows[0]), Column.CURRENT)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which measure the keyboard is on now."""
        super().currentChanged(current, previous)
        self.callout.hide()
        # The whole row is tinted, not only the cell.
        for row in {each.row() for each in (current, previous) if each.isValid()}:
            top, height = self.rowViewportPosition(row), self.rowHeight(row)
            self.viewport().update(0, top, self.viewport().width(), height)
            self.handles.viewport().update(0, top, self.handles.width(), height)
        chosen = self._model.measure_in(current.row()) if current.isValid() else ""
        if self._is_committing:
            QTimer.singleShot(0, self, self._announce_here)
        else:
            self._announce(chosen)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell what is selected now."""
        super().selectionChanged(selected, deselected)
        if hasattr(self, "blocks"):
            self.blocks.tell_selection()

    def _announce(self, measure: str) -> None:
        if measure and measure != self._chosen:
            self._chosen = measure
            self.measure_chosen.emit(measure)

    def _announce_here(self) -> None:
        """Tell of the measure that typing has gone on to."""
        self._announce(self.measure)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What is written elsewhere now is about the measure that the keyboard was on."""
        super().focusOutEvent(event)
        self._announce_here()

    def _select_row(self, row: int, extend: bool) -> None:
        first = self.currentIndex().row() if extend and self.currentIndex().isValid() else row
        self.keys.select_rows(first, row)
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def _select_column(self, column: int, extend: bool) -> None:
        here = self.currentIndex()
        self.keys.select_columns(here.column() if extend and here.isValid() else column, column)
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def _drop_row(self, row: int, beside: int, below: bool) -> None:
        measures = self._model.measure_in(row), self._model.measure_in(beside)
        moved, other = self._model.row_at(row), self._model.row_at(beside)
        if not self._model.arrangement.is_printed:
            self.told.emit("Rows can only be moved in their printed order. Press Show all first.")
        elif isinstance(moved, OutcomeTable) and isinstance(other, OutcomeTable):
            self.outcome_place_wanted.emit(moved.outcome, other.outcome, below)
        elif all(measures):
            self.place_wanted.emit(*measures, below)

    # --- keys --------------------------------------------------------------------------------
    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Never move to the row of an outcome, whoever asks."""
        index = super().moveCursor(action, modifiers)
        if not index.isValid() or self._model.measure_in(index.row()):
            return index
        way = -1 if index.row() < self.currentIndex().row() else 1
        return self._model.index(self._model.step(index.row(), way), index.column())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the keys that a table does not know but a spreadsheet does."""
        if self.state() is QAbstractItemView.State.EditingState:
            # What the editor lets through: its delegate is about to commit and close it.
            event.ignore()
            return
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }
        if event.key() in _DECIDE and not shift and self._decide(self.currentIndex()):
            pass
        elif event.key() == Qt.Key.Key_F2 and plain:
            self.edit_here()
        elif event.key() == Qt.Key.Key_Escape:
            self._put_away()
        elif event.key() == Qt.Key.Key_Space and plain and not self._can_type():
            self.explain()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and plain:
            self.blocks.clear()
        elif not self.keys.press(event):
            self._explain_if_fixed(event)
            super().keyPressEvent(event)
            for line in self.findChildren(LineEditor):
                line.is_typed_over = True
            return
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a selection begins."""
        super().mousePressEvent(event)
        if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.keys.note_place()

    def edit_here(self) -> None:
        """Open the editor of the current cell with the cursor behind what stands there."""
        index = self.currentIndex()
        if not self._can_type():
            self._tell_fixed(index)
            return
        self.edit(index)
        for line in self.findChildren(LineEditor):
            line.end(False)
        for text in self.findChildren(TextEditor):
            text.end_of_text()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Move on after typing: down on Enter, along on Tab, without opening the next editor."""
        hints = QAbstractItemDelegate.EndEditHint
        moves = {hints.EditNextItem, hints.EditPreviousItem}
        # Whoever closed it: a list that is still open over it must not hand its text over again.
        editor.setProperty(FINISHED, True)
        super().closeEditor(editor, hints.NoHint if hint in moves else hint)
        if hint is hints.SubmitModelCache:
            self._go_on(self.keys.enter, 1)
        elif hint in moves:
            self.keys.tab(back=hint is hints.EditPreviousItem)

    def _go_on(self, go: Callable[..., None], *by: int) -> None:
        """Typing goes on in another cell; the details follow once what was typed is painted."""
        self._is_committing = True
        go(*by)
        self._is_committing = False

    def _put_away(self) -> None:
        """Escape closes what lies over the grid; else it leaves the current cell selected alone."""
        if self.callout.isVisible():
            self.callout.hide()
        elif self.currentIndex().isValid():
            self.keys.go(self.currentIndex().row(), self.currentIndex().column())

    def _explain_if_fixed(self, event: QKeyEvent) -> None:
        if not event.text().isprintable() or not event.text().strip():
            return
        commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if not event.modifiers() & commands:
            self._tell_fixed(self.currentIndex())

    def _tell_fixed(self, index: Index) -> None:
        if not index.isValid() or self._can_type():
            return
        if self._model.session.read_only:
            self.told.emit("The pack is read-only.")
            return
        name = self._model.headerData(index.column(), Qt.Orientation.Horizontal)
        more = ""
        if judged_in(self._model.columns[index.column()]):
            more = " Press Enter to override it."
        self.told.emit(f"{name} cannot be typed because it follows from the figures.{more}")

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
        reason = str(index.data(Qt.ItemDataRole.ToolTipRole) or "It is kept as typed.")
        self.callout.explain(title, reason, place)

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

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the cell: where the pointer is, or below the cell for a key."""
        place = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            rect = self.visualRect(self.currentIndex())
            place = self.viewport().mapToGlobal(rect.bottomLeft() + QPoint(8, 0))
        menu = QMenu(self)
        menu.addActions(self.actions())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

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
            self.head.fit_height()
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
        self._place.restore()

    def stop(self) -> None:
        """Stop what would still tick; the window is going."""
        self._heights.stop()
        self.blocks.stop()
