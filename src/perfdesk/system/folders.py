"""Where the program keeps what belongs to the person and not to a pack."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

from perfdesk.core.errors import UnwritableFileError

_OVERRIDE = "PERFDESK_DATA_DIR"


def data_folder() -> Path:
    """Return the per-user folder for working copies, settings and logs, making it if need be.

    It is local to the machine (SQLite must not work on a network drive) and never beside
    the program, which may lie in a folder that nobody may write to. The variable
    `PERFDESK_DATA_DIR` names another one.

    Raises:
        UnwritableFileError: The folder cannot be made.
    """
    named = os.environ.get(_OVERRIDE)
    folder = (
        Path(named).absolute()
        if named
        else platformdirs.user_data_path("PerfDesk", appauthor=False, roaming=False)
    )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise UnwritableFileError(
            f"The folder for working copies, {folder}, could not be created, so nothing was "
            f"opened. Set {_OVERRIDE} to a folder you can write to.",
            details=str(problem),
        ) from problem
    return folder
