"""Sources that are expected: when, from where, and how they are read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExpectedSource:
    """An extract that comes every cycle.

    Attributes:
        name: As the calendar shows it: the family of files, such as `Reablement by month`.
        path: The file or folder that it is linked to; empty if it is not linked.
        recipe: The recipe that reads it; empty for the one that fits best.
        days: On which day after the end of the position it is expected; None for what the last
            cycles tell.
        seen: Fingerprints of linked files that were looked at, whatever came of it.
    """

    name: str
    path: str = ""
    recipe: str = ""
    days: int | None = None
    seen: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The name, by which a pack holds what it expects."""
        return self.name
