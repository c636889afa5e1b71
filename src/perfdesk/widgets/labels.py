"""The kinds of text that the window is set in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel

_TITLE = 1.5


def title_label(text: str = "", size: float = _TITLE) -> QLabel:
    """Return the title of a page, *size* times as large as plain text."""
    label = _label(text, "title")
    set_as_title(label, size)
    return label


def heading_label(text: str = "") -> QLabel:
    """Return the heading of a part, or the text that matters most in it."""
    return _label(text, "heading")


def quiet_label(text: str = "") -> QLabel:
    """Return text that explains or names what stands beside it."""
    return _label(text, "quiet")


def selectable(label: QLabel) -> QLabel:
    """Let the text be marked and copied with the mouse; returns the same label."""
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def set_as_title(label: QLabel, size: float = _TITLE) -> None:
    """Set a label in the size of titles: so many times the platform's own."""
    font = QFont(label.font())
    if font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * size)
    else:
        font.setPixelSize(round(font.pixelSize() * size))
    font.setWeight(QFont.Weight.DemiBold)
    label.setFont(font)


def _label(text: str, part: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("part", part)
    label.setWordWrap(True)
    # Texts come from files: nothing in them is markup.
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
