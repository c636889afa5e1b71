"""Groups of councils like ours: dated, sourced and editable, never fixed in the program."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class NeighbourGroup:
    """Councils that ours is compared with.

    Attributes:
        id: Never changes.
        name: As shown (`ONS statistical neighbours`).
        council: ONS code of the council whose neighbours they are.
        members: ONS codes, the nearest first where the source ranks them; never *council*.
        source: Who made the group, and where it was taken from.
        dated: When it was published; where the source does not say, the last day of the data
            that it was published with.
    """

    id: str
    name: str
    council: str
    members: tuple[str, ...]
    source: str
    dated: date

    @property
    def key(self) -> str:
        """The id, by which a pack holds its neighbour groups."""
        return self.id
