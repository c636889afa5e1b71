"""Errors that nobody foresaw, told like all others: one sentence, and details behind it."""

from __future__ import annotations

import platform
import traceback

from perfdesk import __version__
from perfdesk.core.errors import PerfDeskError


class UnexpectedError(PerfDeskError):
    """A fault of the program itself. What was entered is kept, since every edit is on disk."""


def unexpected(error: BaseException) -> PerfDeskError:
    """Return *error* as something to tell the user; what is meant for users passes as it is."""
    if isinstance(error, PerfDeskError):
        return error
    told = "".join(traceback.format_exception(error))
    return UnexpectedError(
        "Something went wrong in PerfDesk. Every edit so far is kept and you can carry on, but "
        "send the details to whoever looks after the program.",
        details=f"PerfDesk {__version__}, Python {platform.python_version()}, "
        f"{platform.platform()}\n\n{told}",
    )
