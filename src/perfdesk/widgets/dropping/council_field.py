"""A line for the name of a council, which offers those that begin with what is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit

from perfdesk.core.councils import councils


def offer_councils(line: QLineEdit) -> None:
    """Let the names of all councils be chosen from while one is typed."""
    completer = QCompleter(sorted({each.name for each in councils()}), line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    line.setCompleter(completer)
