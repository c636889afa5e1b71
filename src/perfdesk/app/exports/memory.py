"""What was exported of a pack before, and where to: remembered for each pack by its title."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from perfdesk.app.preferences import EXPORTS, Preferences
from perfdesk.operations.exports import ExportKind

_PACKS = 40
"""How many packs are remembered."""


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What to write and where.

    Attributes:
        kinds: What to write.
        folder: Where to; empty where nothing was chosen yet.
    """

    kinds: frozenset[ExportKind] = frozenset({ExportKind.PDF, ExportKind.WORKBOOK})
    folder: str = ""


class ExportMemory:
    """Reads and keeps choices; what the file of preferences holds is never believed blindly."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def of(self, title: str) -> ExportChoice:
        """Return what was chosen for a pack last, or the usual."""
        return dict(self._kept()).get(title, ExportChoice())

    def keep(self, title: str, choice: ExportChoice) -> None:
        """Remember a choice; the packs exported longest ago are forgotten."""
        others = [each for each in self._kept() if each[0] != title]
        self._preferences[EXPORTS] = tuple(
            json.dumps([name, sorted(each.kinds), each.folder])
            for name, each in [*others, (title, choice)][-_PACKS:]
        )

    def _kept(self) -> Iterable[tuple[str, ExportChoice]]:
        known = {kind.value: kind for kind in ExportKind}
        for line in self._preferences[EXPORTS]:
            try:
                title, kinds, folder = json.loads(line)
                chosen = frozenset(known[kind] for kind in kinds)
            except (ValueError, TypeError, KeyError):
                continue
            yield str(title), ExportChoice(chosen, str(folder))
