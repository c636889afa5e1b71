"""Asking why an edit is made."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from perfdesk.widgets.labels import quiet_label, title_label

_WIDTH = 480


class ReasonDialog(QDialog):
    """Asks for one line; without it nothing is done."""

    def __init__(self, title: str, about: str, do: str, parent: QWidget | None = None) -> None:
        """Ask.

        Args:
            title: What the reason is for.
            about: Why it is asked.
            do: Words of the button that goes on.
            parent: The window.
        """
        super().__init__(parent)
        self.setObjectName("reason")
        self.setWindowTitle("Reason")
        self._line = QLineEdit(self)
        self._line.setPlaceholderText("Why")
        self._line.setAccessibleName("Reason")
        self.go_on = QPushButton(do, self)
        self.cancel = QPushButton("Cancel", self)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.go_on)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(12)
        whole.addWidget(title_label(title, 1.15))
        whole.addWidget(quiet_label(about))
        whole.addWidget(self._line)
        whole.addLayout(buttons)
        self.setMinimumWidth(_WIDTH)
        self.resize(_WIDTH, whole.totalHeightForWidth(_WIDTH))
        self.go_on.setDefault(True)
        self.go_on.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self._line.textChanged.connect(self._follow)
        self._follow()
        self._line.setFocus()

    @property
    def reason(self) -> str:
        """What was said."""
        return self._line.text().strip()

    def say(self, reason: str) -> None:
        """Put a reason into the line."""
        self._line.setText(reason)

    def _follow(self) -> None:
        self.go_on.setEnabled(bool(self.reason))
