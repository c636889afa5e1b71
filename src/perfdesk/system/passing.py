"""Packing what passes between two processes, in slices that leave other threads time.

`pickle.dumps` and `pickle.loads` hold the interpreter until they are done: a large pack or a long
sheet would keep the window still for half a second. Here a slice of 64 kB is written or read at a
time, by methods that Python runs, so that whoever waits for the interpreter gets it in between.
"""

from __future__ import annotations

import copyreg
import gc
import pickle
from collections.abc import Callable, Sequence
from types import MappingProxyType


def packed(content: object) -> list[bytes]:
    """Return something as slices of some 64 kB; it has to be picklable, views of mappings apart."""
    outlet = _Outlet()
    pickler = pickle.Pickler(outlet, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = {**copyreg.dispatch_table, MappingProxyType: _view_of}
    pickler.dump(content)
    return outlet.slices


def _view_of(
    view: MappingProxyType[object, object],
) -> tuple[Callable[..., object], tuple[dict[object, object]]]:
    return MappingProxyType, (dict(view),)


def unpacked(slices: Sequence[bytes], look: Callable[[], None]) -> object:
    """Return what was packed.

    Args:
        slices: As they were packed, cut anywhere.
        look: Called every 64 kB; may raise to give up.
    """
    # The collector would go over all that is made again and again, with nothing to collect.
    collects = gc.isenabled()
    gc.disable()
    try:
        return pickle.Unpickler(_Inlet(slices, look)).load()
    finally:
        if collects:
            gc.enable()


class _Outlet:
    """What a pickler writes to."""

    def __init__(self) -> None:
        self.slices: list[bytes] = []

    def write(self, content: bytes) -> int:
        """Keep a slice."""
        self.slices.append(bytes(content))
        return len(content)


class _Inlet:
    """What an unpickler reads from."""

    def __init__(self, slices: Sequence[bytes], look: Callable[[], None]) -> None:
        self._slices = iter(slices)
        self._slice = memoryview(b"")
        self._look = look

    def read(self, size: int, /) -> bytes:
        """Return the next bytes; fewer at the end."""
        self._look()
        found = bytes(self._next(size))
        if len(found) == size:
            return found
        parts = [found]
        missing = size - len(found)
        while missing and (more := self._next(missing)):
            parts.append(bytes(more))
            missing -= len(more)
        return b"".join(parts)

    def readline(self) -> bytes:
        """Refuse: pickles made here have no lines, but an unpickler wants to know how."""
        raise pickle.UnpicklingError("a pickle of lines")

    def _next(self, size: int) -> memoryview:
        while not self._slice:
            following = next(self._slices, None)
            if following is None:
                break
            self._slice = memoryview(following)
        found, self._slice = self._slice[:size], self._slice[size:]
        return found
