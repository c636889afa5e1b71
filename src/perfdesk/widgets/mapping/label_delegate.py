"""Chooses the measure of the pack that a label of the sheet means, within its list."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    QTimer,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from perfdesk.app.mapping.labels_model import OURS, LabelRole, LabelsModel
from perfdesk.widgets.mapping.searchable_choice import SearchableChoice
from perfdesk.widgets.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_ACROSS = 8
_STRIP = 8


class LabelDelegate(QStyledItemDelegate):
    """Draws what was chosen like a choice, and opens it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def wear(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell; a label that no measure is known for stands out by ground and words."""
        theme = self._theme
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        needs_a_look = bool(index.data(LabelRole.NEEDS_A_LOOK)) and index.column() == OURS
        is_left_out = bool(index.data(LabelRole.LEFT_OUT))
        ground, ink = ("selection", "selection_text") if is_chosen else ("panel", "text")
        if needs_a_look and not is_chosen:
            ground, ink = "status_near_tint", "status_near_ink"
        elif is_left_out and not is_chosen:
            ink = "text_secondary"
        rect = option.rect
        painter.save()
        painter.fillRect(rect, theme[ground])
        painter.setPen(theme["border"])
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(theme[ink])
        font = QFont(option.font)
        if needs_a_look:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        inside = rect.adjusted(_ACROSS, 0, -_ACROSS, 0)
        colour = index.data(LabelRole.COLOUR) if index.column() != OURS else ""
        if colour:
            strip = QRect(inside.left(), rect.top() + 8, _STRIP, rect.height() - 16)
            painter.fillRect(strip, QColor(f"#{colour}"))
            painter.setPen(theme["border_strong"])
            painter.drawRect(strip)
            painter.setPen(theme[ink])
            inside = inside.adjusted(_STRIP + _ACROSS, 0, 0, 0)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(inside, int(side), shown)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme["focus"], 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Offer all measures of the pack."""
        choice = SearchableChoice(parent)
        said = str(index.model().index(index.row(), 0).data(Qt.ItemDataRole.DisplayRole))
        choice.setAccessibleName(f"Measure in the pack for {said}")
        model = index.model()
        if isinstance(model, LabelsModel):
            choice.offer(model.choices, index.data(Qt.ItemDataRole.EditRole))
        choice.decided.connect(lambda _data: self._finish(choice))
        QTimer.singleShot(0, choice, choice.showPopup)
        return choice

    def _finish(self, choice: SearchableChoice) -> None:
        self.commitData.emit(choice)
        self.closeEditor.emit(choice)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What is chosen is shown when the editor is made."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Tell the model what was chosen."""
        if isinstance(editor, SearchableChoice):
            model.setData(index, editor.decision, Qt.ItemDataRole.EditRole)
