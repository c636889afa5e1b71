"""The find box: type a few words of a measure, and go to it."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from perfdesk.app.session import Session
from perfdesk.core.dashboard import Column

_WIDTH = 200


class FindBox(QLineEdit):
    """Offers the measures whose words, code or layer hold what was typed.

    Signals:
        chosen: Id of the measure to go to.
    """

    chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._measures: dict[str, str] = {}
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(12)
        completer.activated.connect(self._go)
        self.setCompleter(completer)
        self.setPlaceholderText("Find a measure (Ctrl+K)")
        self.setAccessibleName("Find a measure")
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(_WIDTH)
        self.setMaximumWidth(_WIDTH + 80)
        self.setMinimumHeight(30)
        self.returnPressed.connect(self._go_to_first)
        session.opened.connect(self._list)
        session.updated.connect(self._list)
        self._list()

    def _list(self) -> None:
        self._measures = {}
        if self._session.is_open:
            for layer in self._session.dashboard.layers:
                for row in layer.rows:
                    code = row.cells[Column.CODE].text
                    self._measures[f"{row.description} ({code}, {layer.name})"] = row.measure
        names = list(self._measures)
        if names != self._names.stringList():
            self._names.setStringList(names)
        self.setEnabled(bool(names))

    def _go_to_first(self) -> None:
        sought = self.text().strip().lower()
        for name in self._measures:
            if sought and sought in name.lower():
                self._go(name)
                return

    def _go(self, name: str) -> None:
        measure = self._measures.get(name)
        if measure is not None:
            self.clear()
            self.chosen.emit(measure)
