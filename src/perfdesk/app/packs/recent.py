"""The packs that were opened before: pinned ones first, missing ones told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from perfdesk.app.preferences import PINNED, RECENT, Preferences
from perfdesk.core.building.lineage import day_text


@dataclass(frozen=True, slots=True)
class RecentPack:
    """A pack that was opened before.

    Attributes:
        path: Its file.
        is_pinned: Whether it stays in the list.
        is_missing: Whether its file is not there; False as long as nobody has looked.
        saved_at: When the file was written; None where it is missing or nobody has looked.
    """

    path: Path
    is_pinned: bool
    is_missing: bool = False
    saved_at: datetime | None = None

    @property
    def beside(self) -> str:
        """What stands below the name: folder and day, or that the file is not there."""
        folder = str(self.path.parent)
        if self.is_missing:
            return f"File not found: {folder}"
        return f"{day_text(self.saved_at)}, {folder}" if self.saved_at else folder

    @property
    def spoken(self) -> str:
        """Name and what stands below it, and whether it is pinned."""
        return f"{self.path.stem}, {self.beside}{', pinned' if self.is_pinned else ''}"


class RecentPacks:
    """Reads and changes the list, which is kept with the preferences."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def listed(self) -> tuple[RecentPack, ...]:
        """Return the list without looking at the disk: the pinned first, then the latest."""
        pinned = self._preferences[PINNED]
        others = (path for path in self._preferences[RECENT] if path not in pinned)
        return (
            *(RecentPack(path, True) for path in pinned),
            *(RecentPack(path, False) for path in others),
        )

    def looked_up(self) -> tuple[RecentPack, ...]:
        """Return the list with what the disk says; may take seconds on a lost network drive."""
        return tuple(_looked_up(each) for each in self.listed())

    def pin(self, path: Path, pinned: bool) -> None:
        """Let a pack stay in the list however many others are opened, or no longer."""
        others = tuple(each for each in self._preferences[PINNED] if each != path)
        self._preferences[PINNED] = (*others, path) if pinned else others
        if not pinned and path not in self._preferences[RECENT]:
            self._preferences[RECENT] = (path, *self._preferences[RECENT])

    def remove(self, path: Path) -> None:
        """Take a pack out of the list; its file stays where it is."""
        for option in (PINNED, RECENT):
            kept = tuple(each for each in self._preferences[option] if each != path)
            self._preferences[option] = kept


def _looked_up(pack: RecentPack) -> RecentPack:
    try:
        written = pack.path.stat().st_mtime
    except OSError:
        return RecentPack(pack.path, pack.is_pinned, is_missing=True)
    when = datetime.fromtimestamp(written).astimezone()
    return RecentPack(pack.path, pack.is_pinned, saved_at=when)
