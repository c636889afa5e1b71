"""What a window and all dialogs over it, and over one another, have in common at the keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QPushButton, QToolButton, QWidget

from perfdesk.widgets.dialogs.dressing import dress_dialog

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Manners(QObject):
    """Dresses every dialog that opens, and lets Enter press the button that the keyboard is on.

    Qt's dialogs press their default button for that, and its windows nothing: whoever had gone to
    Cancel would have agreed.
    """

    def __init__(self, window: QWidget, attend: Callable[[QDialog], None]) -> None:
        """Watch a window; *attend* is told once of each dialog over it."""
        super().__init__(window)
        self._attend = attend
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what nobody below has taken: a key, and a dialog that has come."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            return event.key() in _ENTER and is_plain and _press_focused(watched)
        # Only one that is whole is asked for: Python would take hold of half of another.
        if event.type() is QEvent.Type.ChildPolished and isinstance(event, QChildEvent):
            child = event.child()
            if isinstance(child, QDialog):
                self._attend(child)
                dress_dialog(child)
                child.installEventFilter(self)
        return False


def _press_focused(window: QObject) -> bool:
    """Press the button that the keyboard is on; tell whether it is on one."""
    focused = window.focusWidget() if isinstance(window, QWidget) else None
    if isinstance(focused, QToolButton) and focused.menu() is not None:
        focused.showMenu()
    elif isinstance(focused, QPushButton | QToolButton):
        focused.click()
    else:
        return False
    return True
