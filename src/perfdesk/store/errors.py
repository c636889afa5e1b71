"""What can go wrong with a pack file beyond not being readable or writable."""

from __future__ import annotations

from perfdesk.core.errors import PerfDeskError


class PackInUseError(PerfDeskError):
    """A pack that somebody else has open.

    Attributes:
        held_by: Who, where and since when, in words.
    """

    def __init__(self, name: str, held_by: str) -> None:
        super().__init__(
            f"{name} is open elsewhere ({held_by}), so it was not changed. Save under another "
            "name, or ask for it to be closed there."
        )
        self.held_by = held_by


class PackChangedError(PerfDeskError):
    """A pack file that is no longer the one that was opened."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} has been changed by someone else since you opened it, so it was not replaced "
            "and your work is kept. Merge the two, save under another name, or replace it."
        )


class PackExistsError(PerfDeskError):
    """A file in the place where a new pack was to be written."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"There is already a file called {name}, so it was not changed. Choose another name, "
            "or choose to replace it."
        )


class NotSavedYetError(PerfDeskError):
    """A pack that has no file yet and was given no name to save it under."""

    def __init__(self) -> None:
        super().__init__("This pack has no file yet, so nothing was saved. Give it a name.")


class UnstorableEditError(PerfDeskError):
    """An edit that holds something no pack file can hold."""

    def __init__(self, label: str, details: str) -> None:
        super().__init__(
            f"\u201c{label}\u201d could not be kept because it contains something a pack cannot "
            "store, so nothing was altered. Leave that part out.",
            details=details,
        )
