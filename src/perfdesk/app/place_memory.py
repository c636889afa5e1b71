"""Where one was in each pack when it was left, to be there again when it is opened."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from perfdesk.app.preferences import PLACES, REMEMBER, Preferences

MOST = 24
"""How many packs are remembered."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one is in a pack.

    Attributes:
        kind: Of the page, as the navigator names it.
        layer: Id of the layer; empty on other pages.
        measure: Id of the measure that the keyboard is on; empty where it is on none.
    """

    kind: str
    layer: str = ""
    measure: str = ""


class PlaceMemory:
    """Kept with the preferences of the person, by the pack's file."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def place_in(self, pack: Path) -> Place | None:
        """Return where one was in a pack; None if it is not remembered."""
        for line in self._preferences[PLACES]:
            path, *told = line.split("\t")
            if path == str(pack) and len(told) == 3:
                return Place(*told)
        return None

    def note(self, pack: Path, place: Place) -> None:
        """Remember where one is in a pack, unless nothing shall be remembered."""
        if not self._preferences[REMEMBER]:
            return
        line = "\t".join((str(pack), place.kind, place.layer, place.measure))
        others = (
            each for each in self._preferences[PLACES] if each.partition("\t")[0] != str(pack)
        )
        self._preferences[PLACES] = (line, *others)[:MOST]
