"""How the system itself looks: dark or light, and whether the person asked it for contrast."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessibilityHints, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication


class SystemLook(QObject):
    """Asks the platform; tests put their own in its place.

    Signals:
        changed: The person has set the system to another look.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Held for as long as what is found in it: without its parent Python loses hold of a child.
        self._style_hints = hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._tell)
        # styleHints().accessibility() would let Python delete what belongs to Qt.
        found = hints.findChild(QAccessibilityHints)
        self._hints = found if isinstance(found, QAccessibilityHints) else None
        if self._hints is not None:
            self._hints.contrastPreferenceChanged.connect(self._tell)

    @property
    def is_dark(self) -> bool:
        """Whether text is lighter than its ground."""
        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark

    @property
    def wants_contrast(self) -> bool:
        """Whether a high-contrast theme of the system is on."""
        if self._hints is None:
            return False
        return self._hints.contrastPreference() is Qt.ContrastPreference.HighContrast

    def palette(self) -> QPalette:
        """Return the system's own colours."""
        application = cast("QApplication", QApplication.instance())
        # Taking ours off brings back what the platform tells; there is no other way to ask.
        application.setPalette(QPalette())
        return application.palette()

    def _tell(self) -> None:
        self.changed.emit()
