"""How long work tells how far it is, and learns that it should stop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from perfdesk.core.errors import CancelledError


class ProgressReport(Protocol):
    """Told of each step of long work.

    Calling it may raise `CancelledError`; the work then leaves nothing behind.
    """

    def __call__(self, done: int, total: int, doing: str) -> None:
        """Note that *done* of *total* steps are finished and *doing* comes next."""


def silent(done: int, total: int, doing: str) -> None:
    """Report to nobody; the default where no one waits."""


@dataclass
class NumberedReport:
    """Says of each step which of several files it is about: `3 of 6: Reading ...`.

    Every file is gone over in several rounds; steps within one file do not move the whole.

    Attributes:
        tell: Called with each step.
        files: How many files there are.
        rounds: How often each of them is gone over.
    """

    tell: ProgressReport
    files: int
    rounds: int = 2
    _done: int = field(default=0, init=False)

    def __call__(self, done: int, total: int, doing: str) -> None:
        """Pass a step on, with the number of its file."""
        if self.files < 2:
            self.tell(done, total, doing)
            return
        steps = self.rounds * self.files
        if total == steps:
            self._done = done
        self.tell(self._done, steps, f"{self._done % self.files + 1} of {self.files}: {doing}")


@dataclass
class CancellableReport:
    """Passes steps on and raises once someone has asked to stop.

    Attributes:
        tell: Called with each step.
        is_cancelled: Asked before each step.
    """

    tell: ProgressReport = silent
    is_cancelled: Callable[[], bool] = field(default=lambda: False)

    def __call__(self, done: int, total: int, doing: str) -> None:
        """Pass a step on; raise `CancelledError` if the work should stop."""
        if self.is_cancelled():
            raise CancelledError
        self.tell(done, total, doing)
