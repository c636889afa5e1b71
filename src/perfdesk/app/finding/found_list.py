"""What was found, as a list to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from perfdesk.app.finding.things import Findable, ranked

FOUND = int(Qt.ItemDataRole.UserRole) + 1
"""The role of the `Findable` itself."""

Index = QModelIndex | QPersistentModelIndex


class FoundList(QAbstractListModel):
    """The things that fit what was typed, the best first."""

    def __init__(self) -> None:
        super().__init__()
        self._things: tuple[Findable, ...] = ()
        self._found: tuple[Findable, ...] = ()

    @property
    def found(self) -> tuple[Findable, ...]:
        """What is listed."""
        return self._found

    def search(self, things: Sequence[Findable]) -> None:
        """Search among other things from now on."""
        self._things = tuple(things)

    def look_for(self, typed: str) -> None:
        """List what fits."""
        self.beginResetModel()
        self._found = ranked(self._things, typed)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many things fit."""
        return 0 if parent is not None and parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title of a thing, what a screen reader says of it, or the thing."""
        if not index.isValid():
            return None
        thing = self._found[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return thing.title
            case Qt.ItemDataRole.AccessibleTextRole:
                beside = f", {thing.beside}" if thing.beside else ""
                return f"{thing.kind.value}: {thing.title}{beside}"
        return thing if role == FOUND else None
