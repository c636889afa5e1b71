"""Makes the editors of a grid's cells and hands over what was typed."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from perfdesk.app.grid.roles import Index, column_at
from perfdesk.core.dashboard import Column
from perfdesk.core.measures import Aim
from perfdesk.core.reporting.stages import Stage
from perfdesk.widgets.grid.editors import LineEditor, TextEditor, choice_editor
from perfdesk.widgets.grid.keys import ARROWS

_LEAST_WIDTH = 160
_WORDS_WIDTH = 420
_LEAST_HEIGHT = 28
_TEXT_HEIGHT = 120
_DESCRIPTION_HEIGHT = 64
_LINES = frozenset({Column.COMMENTARY, Column.NOTE})
_WORDS = _LINES | {Column.DESCRIPTION}


FINISHED = "finished"
"""Set on an editor whose text has been handed over."""


class GridDelegate(QStyledItemDelegate):
    """Edits figures in a line, words in several, aims and stages by a list.

    Signals:
        fill_wanted: The text typed is for all selected cells.
        went_up: An editor was left by Shift+Enter.
        went_by: An editor that was typed over was left by an arrow: rows and columns to go.
    """

    fill_wanted = Signal(str)
    went_up = Signal()
    went_by = Signal(int, int)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make the editor that suits the column."""
        column = column_at(index)
        editor: LineEditor | TextEditor | QComboBox
        if column is Column.AIM:
            editor = choice_editor(parent, [aim.value for aim in Aim])
            editor.activated.connect(self._finish)
        elif column is Column.STAGE:
            editor = choice_editor(parent, [stage.capitalize() for stage in Stage])
            editor.activated.connect(self._finish)
        elif column in _WORDS:
            editor = TextEditor(parent, lines=column in _LINES)
            editor.committed.connect(self._finish)
            editor.fill_wanted.connect(self._fill)
        else:
            editor = LineEditor(parent)
            editor.fill_wanted.connect(self._fill)
            if column is Column.OWNER:
                editor.offer(_others_in(index))
        name = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        editor.setAccessibleName(str(name))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with what was typed, which may be more than what is printed."""
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentText(text)
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
        elif isinstance(editor, TextEditor):
            editor.begin_with(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand what was typed to the model, which makes an edit of it."""
        model.setData(index, text_of(editor), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Lay the editor over the cell; larger than a small cell, and never beyond the view."""
        rect: Any = option.rect
        column = column_at(index)
        room = cast("QWidget", editor.parent()).rect()
        width = max(rect.width(), _WORDS_WIDTH if column in _WORDS else _LEAST_WIDTH)
        height = max(editor.sizeHint().height(), _LEAST_HEIGHT)
        height = min(height, max(rect.height(), _LEAST_HEIGHT))
        if column in _WORDS:
            height = max(rect.height(), _TEXT_HEIGHT if column in _LINES else _DESCRIPTION_HEIGHT)
        left = max(0, min(rect.left(), room.width() - width))
        top = max(0, min(rect.top(), room.height() - height))
        editor.setGeometry(left, top, min(width, room.width()), height)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Let an editor of several lines have its Enter, and a line tell which way it was left."""
        if editor.property(FINISHED):
            # It is on its way out: losing the keyboard must not hand its text over again.
            return False
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if is_enter and isinstance(editor, TextEditor):
                return False
            modifiers = event.modifiers()
            if is_enter and isinstance(editor, LineEditor):
                if modifiers & Qt.KeyboardModifier.ControlModifier:
                    return False
                if modifiers & Qt.KeyboardModifier.ShiftModifier:
                    self._finish_upwards(editor)
                    return True
            if isinstance(editor, LineEditor) and self._leaves(editor, event):
                return True
        return super().eventFilter(editor, event)

    def _leaves(self, editor: LineEditor, event: QKeyEvent) -> bool:
        """Leave a line that was typed over by an arrow; after F2 arrows move within it."""
        if event.key() == Qt.Key.Key_F2:
            editor.is_typed_over = not editor.is_typed_over
            return True
        way = ARROWS.get(Qt.Key(event.key()))
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if way is None or not is_plain or not editor.is_typed_over:
            return False
        self._hand_over(editor)
        self.went_by.emit(*way)
        return True

    def _finish(self, way: int = 1) -> None:
        editor = self.sender()
        if isinstance(editor, TextEditor) and way < 0:
            self._finish_upwards(editor)
        elif isinstance(editor, QWidget) and not editor.property(FINISHED):
            editor.setProperty(FINISHED, True)
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.SubmitModelCache)

    def _finish_upwards(self, editor: QWidget) -> None:
        self._hand_over(editor)
        self.went_up.emit()

    def _hand_over(self, editor: QWidget) -> None:
        editor.setProperty(FINISHED, True)
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def _fill(self) -> None:
        editor = self.sender()
        if isinstance(editor, QWidget):
            text = text_of(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)
            self.fill_wanted.emit(text)


def _others_in(index: Index) -> list[str]:
    """What stands in the other rows of a column, each once."""
    model = index.model()
    texts = (str(model.index(row, index.column()).data() or "") for row in range(model.rowCount()))
    return sorted({text for text in texts if text}, key=str.casefold)


def text_of(editor: QWidget) -> str:
    """Return what stands in an editor."""
    if isinstance(editor, QComboBox):
        return editor.currentText()
    if isinstance(editor, QLineEdit):
        return editor.text()
    return editor.toPlainText() if isinstance(editor, TextEditor) else ""
