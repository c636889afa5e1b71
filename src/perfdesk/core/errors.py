"""What can go wrong, each told to the user in one sentence."""

from __future__ import annotations


class PerfDeskError(Exception):
    """Something the user must be told of.

    Attributes:
        message: One sentence: what happened, what was kept and what to do.
        details: More for whoever is asked for help; shown behind "copy details".
    """

    def __init__(self, message: str, details: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.details = details

    def __reduce__(self) -> tuple[object, ...]:
        """Pass whole from one process to another, whatever a subclass asks for to be made."""
        return _error_again, (type(self), self.args, self.__dict__)


def _error_again(
    kind: type[PerfDeskError], arguments: tuple[object, ...], fields: dict[str, object]
) -> PerfDeskError:
    """Return an error as it was in another process."""
    error = kind.__new__(kind, *arguments)
    error.args = arguments
    error.__dict__.update(fields)
    return error


class UnreadablePackError(PerfDeskError):
    """A file that cannot be opened as a pack: not one, damaged, or from a newer version."""


class UnreadableExtractError(PerfDeskError):
    """A file that cannot be read as an extract."""


class SpreadOutError(UnreadableExtractError):
    """A sheet whose cells lie so far apart that it would fill the memory."""


class UntoldPositionError(UnreadableExtractError):
    """An appendix in which nothing says what it reports, and nobody has."""


class ConflictingEditError(PerfDeskError):
    """An edit made for a state that the pack is no longer in."""


class UnwritableFileError(PerfDeskError):
    """A file that could not be written: locked, full disk, no permission.

    Attributes:
        why: The cause in words (`the disk is full`), for a sentence about what needed the file;
            empty where it is not known.
    """

    def __init__(self, message: str, details: str = "", *, why: str = "") -> None:
        super().__init__(message, details)
        self.why = why


class FileHeldError(UnwritableFileError):
    """A file that could not be replaced because another program has it open.

    Attributes:
        path: The file, as a text that core does not read.
    """

    def __init__(self, message: str, path: str, details: str = "") -> None:
        super().__init__(message, details)
        self.path = path


class CancelledError(PerfDeskError):
    """Long work that the user stopped; nothing was changed."""

    def __init__(self) -> None:
        super().__init__("Cancelled, so nothing was changed.")
