"""Paints the cells of a grid and makes their editors."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from perfdesk.app.grid_model import column_at
from perfdesk.core.dashboard import Column
from perfdesk.core.measures import Aim
from perfdesk.widgets.choice_box import ChoiceBox
from perfdesk.widgets.grid.cell_look import CellLook

Index = QModelIndex | QPersistentModelIndex

_LEAST_EDITOR_WIDTH = 160
_WORDS_EDITOR_WIDTH = 420


class GridDelegate(QStyledItemDelegate):
    """Draws cells by a `CellLook`; edits words and figures in a line, aims by a list."""

    def __init__(self, look: CellLook, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, content and, on the current cell, its frame."""
        view = cast("QTableView", option.widget)
        current = view.currentIndex()
        in_row = current.isValid() and current.row() == index.row()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setClipRect(option.rect)
        self._look.draw_ground(
            painter,
            option.rect,
            index,
            selected=selected,
            in_row=in_row,
        )
        painter.save()
        self._look.draw(painter, option.rect, index, selected=selected)
        painter.restore()
        if (
            current.isValid()
            and current.row() == index.row()
            and current.column() == index.column()
        ):
            self._look.draw_focus(painter, option.rect, active=view.hasFocus())
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make a list of the aims, or a line for any text."""
        name = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        if column_at(index) is Column.AIM:
            choice = ChoiceBox(parent)
            choice.addItems([aim.value for aim in Aim])
            choice.setAccessibleName(str(name))
            choice.activated.connect(self._finish)
            return choice
        line = QLineEdit(parent)
        line.setAccessibleName(str(name))
        line.setFrame(True)
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with what was typed, which may be more than what is printed."""
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentText(text)
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand what was typed to the model, which makes an edit of it."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText(), Qt.ItemDataRole.EditRole)
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Lay the editor over the cell; wider than a narrow cell, and never beyond the view."""
        rect: Any = option.rect
        words = column_at(index) is Column.DESCRIPTION
        width = max(rect.width(), _WORDS_EDITOR_WIDTH if words else _LEAST_EDITOR_WIDTH)
        height = max(editor.sizeHint().height(), 28)
        room = cast("QWidget", editor.parent()).width()
        left = max(0, min(rect.left(), room - width))
        editor.setGeometry(left, rect.top(), width, min(height, max(rect.height(), 28)))

    def _finish(self) -> None:
        editor = self.sender()
        if isinstance(editor, QWidget):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.SubmitModelCache)
