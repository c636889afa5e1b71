"""Which group of neighbours the chart of all councils names; what is printed does not follow it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from perfdesk.app.preferences import NEIGHBOURS, Option, Preferences
from perfdesk.core.benchmarks.neighbours import NeighbourGroup
from perfdesk.core.benchmarks.standing import groups_of
from perfdesk.core.pack import Pack

_REMEMBERED = 20


class NeighbourChoice(QObject):
    """Remembers the groups that were chosen, the last first: each pack has groups of its own.

    Signals:
        changed: Another group was chosen.
    """

    changed = Signal()

    def __init__(self, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        preferences.changed.connect(self._follow)

    def offered(self, pack: Pack) -> tuple[NeighbourGroup, ...]:
        """Return the groups that a pack's council can be shown with, the latest first."""
        return groups_of(pack, pack.council.code)

    def chosen(self, pack: Pack) -> str:
        """Return the id of the group to name; empty for the latest, until one is chosen."""
        held = {each.id for each in self.offered(pack)}
        return next((each for each in self._preferences[NEIGHBOURS] if each in held), "")

    def choose(self, group: str) -> None:
        """Name a group from now on, by its id."""
        others = (each for each in self._preferences[NEIGHBOURS] if each != group)
        self._preferences[NEIGHBOURS] = (group, *others)[:_REMEMBERED]

    def _follow(self, option: Option[object]) -> None:
        if option is NEIGHBOURS:
            self.changed.emit()
