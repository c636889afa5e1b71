"""Parts of the window that most days are done without, made when they are first wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Part_co = TypeVar("Part_co", covariant=True)


class FirstUse(Generic[Part_co]):
    """A part that is made when it is first called for, and is the same from then on."""

    def __init__(self, make: Callable[[], Part_co]) -> None:
        self._make = make
        self._made: Part_co | None = None

    def __call__(self) -> Part_co:
        """Return the part."""
        if self._made is None:
            self._made = self._make()
        return self._made

    @property
    def made(self) -> Part_co | None:
        """The part; None as long as nobody called for it."""
        return self._made
