"""A choice of many: opens like any other, and finds what holds the words that are typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSortFilterProxyModel,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QListView, QWidget

from perfdesk.widgets.choice_box import ChoiceBox

_MOST_SHOWN = 12
_WIDEST, _BESIDE = 560, 48


class SearchableChoice(ChoiceBox):
    """Offers only what holds every word typed, in any order; text that is no choice goes again.

    Signals:
        decided: The data of what was chosen.
    """

    decided = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = -1
        self._instead = ""
        self._line = QLineEdit(self)
        self.setLineEdit(self._line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self.setMaxVisibleItems(_MOST_SHOWN)
        self.setMinimumHeight(28)
        self._found = _HoldsWords(self)
        self._found.setSourceModel(self.model())
        completer = self._completer = QCompleter(self._found, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_MOST_SHOWN)
        self._list = QListView(self)
        self._list.setObjectName("choices")
        completer.setPopup(self._list)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        completer.activated.connect(self._take)
        self.setCompleter(completer)
        self._line.textEdited.connect(self._narrow)
        self._line.returnPressed.connect(self._take_first)
        self._line.editingFinished.connect(self._settle)
        self.activated.connect(self._tell)

    def offer(self, choices: Iterable[tuple[str, object]], chosen: object) -> None:
        """Offer other choices.

        Args:
            choices: Their words and what they stand for.
            chosen: What the one shown to begin with stands for.
        """
        self.clear()
        for words, data in choices:
            self.addItem(words, data)
        self.choose(chosen)

    def choose(self, data: object) -> None:
        """Show the choice that stands for *data*, without telling of it."""
        self._kept = next((at for at in range(self.count()) if self.itemData(at) == data), -1)
        self.setCurrentIndex(self._kept)
        self._show_kept()

    def tell_instead(self, words: str) -> None:
        """Show words in place of what is chosen, where something else decides; none for that."""
        self._instead = words
        self._show_kept()

    @property
    def decision(self) -> object:
        """What the choice shown stands for; None where nothing is chosen."""
        return self.itemData(self._kept) if self._kept >= 0 else None

    def _take(self, words: str) -> None:
        at = next((each for each in range(self.count()) if self.itemText(each) == words), -1)
        if at >= 0:
            self._tell(at)

    def _tell(self, at: int) -> None:
        is_other = at != self._kept
        self._kept = at
        self.setCurrentIndex(at)
        self._show_kept()
        if is_other:
            self.decided.emit(self.itemData(at))

    @property
    def _is_sought(self) -> bool:
        """Whether words were typed that some choice holds."""
        typed = self._line.text()
        is_other = typed != self.itemText(self._kept) and typed != self._instead
        return is_other and bool(typed.strip()) and self._found.rowCount() > 0

    def _narrow(self, text: str) -> None:
        self._found.look_for(text)
        # The line opens the list as narrow as itself once this is over.
        QTimer.singleShot(0, self, self._open)

    def _take_first(self) -> None:
        if self._is_sought:
            self._tell(self._found.mapToSource(self._found.index(0, 0)).row())

    def _settle(self) -> None:
        """Take what was typed if it leaves one choice; put back what was there if it does not."""
        if self._is_sought and self._found.rowCount() == 1:
            self._take_first()
        # Qt would put the best match of its own choosing there after this.
        QTimer.singleShot(0, self, self._show_kept)

    def _show_kept(self) -> None:
        self._found.look_for("")
        if self._instead:
            self._line.setText(self._instead)
            self._line.setCursorPosition(0)
        elif self._kept >= 0:
            self.setCurrentIndex(self._kept)
            self._line.setText(self.itemText(self._kept))
            self._line.setCursorPosition(0)
            self.setToolTip(self.itemText(self._kept))
        else:
            self._line.clear()

    # --- what Qt asks ------------------------------------------------------------------------
    def showPopup(self) -> None:
        """Show all choices; what is typed then narrows them."""
        self._found.look_for("")
        self._line.setFocus()
        self._line.selectAll()
        self._open()
        if self._kept >= 0:
            self._list.setCurrentIndex(self._completer.completionModel().index(self._kept, 0))

    def _open(self) -> None:
        if not self._line.hasFocus() or not self._found.rowCount():
            self._list.hide()
            return
        longest = max(
            (self.fontMetrics().horizontalAdvance(self.itemText(at)) for at in range(self.count())),
            default=0,
        )
        room = QRect(self.rect())
        room.setWidth(max(self.width(), min(longest + _BESIDE, _WIDEST)))
        self._completer.complete(room)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is typed replaces what stands there."""
        super().focusInEvent(event)
        QTimer.singleShot(0, self._line, self._line.selectAll)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the whole list with Alt and down; Escape puts back what stood there."""
        is_other = self._line.text() != self.itemText(self._kept)
        if event.key() == Qt.Key.Key_Escape and is_other:
            self._show_kept()
            self._line.selectAll()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave turning the wheel to the list around: it must not answer a question."""
        event.ignore()

    def setAccessibleName(self, name: str) -> None:
        """Name the line within too: it is what has the focus."""
        super().setAccessibleName(name)
        self._line.setAccessibleName(name)


class _HoldsWords(QSortFilterProxyModel):
    """The choices that hold every word looked for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words: list[str] = []

    def look_for(self, text: str) -> None:
        """Show what holds the words of *text*."""
        words = text.casefold().split()
        if words != self._words:
            self._words = words
            self.invalidate()
            self.sort(0)

    def lessThan(
        self,
        source_left: QModelIndex | QPersistentModelIndex,
        source_right: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Put what begins with the words before what only holds them."""
        return self._rank(source_left) < self._rank(source_right)

    def _rank(self, index: QModelIndex | QPersistentModelIndex) -> tuple[bool, int]:
        said = str(index.data(Qt.ItemDataRole.DisplayRole) or "").casefold()
        return bool(self._words) and not said.startswith(self._words[0]), index.row()

    def filterAcceptsRow(
        self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex
    ) -> bool:
        """Tell whether a choice is shown."""
        index = self.sourceModel().index(source_row, 0, source_parent)
        said = cast("str", index.data(Qt.ItemDataRole.DisplayRole) or "").casefold()
        return all(word in said for word in self._words)
