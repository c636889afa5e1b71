"""The editors of cells: a line, several lines, a list of words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QWidget

from perfdesk.widgets.choice_box import ChoiceBox

_COMMIT = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class LineEditor(QLineEdit):
    """One line: a figure, a target, a code.

    Signals:
        fill_wanted: Ctrl+Enter: the text is for all selected cells.
    """

    fill_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.is_typed_over = False
        """Whether arrows commit and go on: it was opened by typing, and F2 not pressed since."""

    def offer(self, words: Sequence[str]) -> None:
        """Complete what is typed within the line, as a spreadsheet does from the same column."""
        completer = QCompleter(list(words), self)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fill the selection on Ctrl+Enter."""
        if event.key() in _COMMIT and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.fill_wanted.emit()
            event.accept()
            return
        super().keyPressEvent(event)


class TextEditor(QPlainTextEdit):
    """Several lines: Enter commits, Alt+Enter begins a line where there may be several.

    Signals:
        committed: The text is done: 1 goes down, -1 up.
        fill_wanted: Ctrl+Enter: the text is for all selected cells.
    """

    committed = Signal(int)
    fill_wanted = Signal()

    def __init__(self, parent: QWidget, *, lines: bool) -> None:
        """Take several lines if *lines*, else one that wraps."""
        super().__init__(parent)
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def event(self, event: QEvent) -> bool:
        """Keep Enter with its modifiers from the window, where it is a shortcut."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _COMMIT
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Commit on Enter, as the grid's other editors do."""
        if event.key() not in _COMMIT:
            super().keyPressEvent(event)
            return
        modifiers = event.modifiers()
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self.fill_wanted.emit()
        elif modifiers & Qt.KeyboardModifier.AltModifier:
            if self._lines:
                self.textCursor().insertText("\n")
        else:
            self.committed.emit(-1 if modifiers & Qt.KeyboardModifier.ShiftModifier else 1)
        event.accept()

    def begin_with(self, text: str) -> None:
        """Show a text with all of it selected, as a line does."""
        self.setPlainText(text)
        self.selectAll()

    def end_of_text(self) -> None:
        """Put the cursor behind the last word."""
        self.moveCursor(QTextCursor.MoveOperation.End)


def choice_editor(parent: QWidget, words: Sequence[str]) -> ChoiceBox:
    """Return a list of words to choose from."""
    choice = ChoiceBox(parent)
    choice.addItems(list(words))
    return choice
