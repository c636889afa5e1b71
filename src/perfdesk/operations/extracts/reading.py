"""Where files from outside are read: in a worker, so that none of them can hurt the program.

Whoever reads a file gets a `Reader`. The window keeps one worker, a command has one while it runs;
where no process can be started, the work is done in this one.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol, TypeVar

from perfdesk.core.errors import UnreadableExtractError
from perfdesk.core.progress_report import ProgressReport, silent
from perfdesk.system.folders import data_folder
from perfdesk.system.worker import (
    MOST_TIME,
    PATIENCE,
    Worker,
    WorkerEndedError,
    WorkerUnavailableError,
)

Result = TypeVar("Result")

_MODULES = ("perfdesk.importing.planning", "perfdesk.importing.several")
_BYTES_A_SECOND = 5_000_000
"""How fast a slow laptop reads what a file unpacks to, at least."""

_MOST_PATIENCE = 120.0
_IDLE = 300.0
_ENDED = 3


class HarmfulFileError(UnreadableExtractError):
    """A file whose reading had to be ended.

    Attributes:
        path: The file; None where it is not known which of several it was.
    """

    def __init__(self, message: str, path: Path | None, details: str = "") -> None:
        super().__init__(message, details)
        self.path = path


class Reader(Protocol):
    """Does what reads files from outside."""

    def close(self) -> None:
        """Let go of everything."""

    def warm(self) -> bool:
        """Get ready before there is work; False where that is done in this process."""

    def rest(self) -> None:
        """Let go of what has had nothing to do for long."""

    def call(
        self,
        work: Callable[..., Result],
        *arguments: object,
        files: Sequence[Path],
        progress: ProgressReport = silent,
        **named: object,
    ) -> Result:
        """Return what *work* returns.

        Args:
            work: A function of a module, which also takes `progress`.
            arguments: What it is called with.
            files: The files that it reads, for the sentence that names one.
            progress: Told of its steps; may cancel.
            named: Further arguments, by name.

        Raises:
            HarmfulFileError: The work had to be ended.
            Exception: Whatever *work* or *progress* raised.
        """


class ReaderHere:
    """Does the work in this process."""

    def __enter__(self) -> ReaderHere:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Nothing is held."""

    def close(self) -> None:
        """Nothing is held."""

    def warm(self) -> bool:
        """There is no other process."""
        return False

    def rest(self) -> None:
        """Nothing is held."""

    def call(
        self,
        work: Callable[..., Result],
        *arguments: object,
        files: Sequence[Path],
        progress: ProgressReport = silent,
        **named: object,
    ) -> Result:
        """Return what *work* returns."""
        del files
        return work(*arguments, progress=progress, **named)


@dataclass(frozen=True)
class ReaderApart:
    """Does the work in a worker, and in this process where there can be none.

    Attributes:
        worker: The worker.
    """

    worker: Worker

    def __enter__(self) -> ReaderApart:
        """Return itself; the worker is ended with the block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the worker."""
        self.close()

    def close(self) -> None:
        """End the worker."""
        self.worker.close()

    def warm(self) -> bool:
        """Start the worker before it is needed; False where none can be started."""
        try:
            self.worker.warm()
        except WorkerUnavailableError:
            return False
        return True

    def rest(self) -> None:
        """End the worker if it has had nothing to do for five minutes."""
        self.worker.end_if_idle(_IDLE)

    def call(
        self,
        work: Callable[..., Result],
        *arguments: object,
        files: Sequence[Path],
        progress: ProgressReport = silent,
        **named: object,
    ) -> Result:
        """Return what *work* returns.

        Raises:
            HarmfulFileError: The work had to be ended.
        """
        seconds = [_reading_seconds(each) for each in files]
        try:
            return self.worker.run(
                work,
                *arguments,
                progress=progress,
                patience=PATIENCE + max(seconds, default=0.0),
                most_time=sum((MOST_TIME + each for each in seconds), start=0.0) or MOST_TIME,
                **named,
            )
        except WorkerUnavailableError:
            return ReaderHere().call(work, *arguments, files=files, progress=progress, **named)
        except WorkerEndedError as problem:
            raise _harmful(files, problem) from problem


def reader_apart() -> ReaderApart:
    """Return a reader with a worker of its own; the caller closes it."""
    return ReaderApart(Worker(data_folder() / "reading.log", _MODULES))


def end_at_once(progress: ProgressReport) -> None:
    """End the process that does this, as a fault in a library would; for tests of a reader."""
    progress(0, 1, "Ending")
    os._exit(_ENDED)


def _harmful(files: Sequence[Path], problem: WorkerEndedError) -> HarmfulFileError:
    named = [each for each in files if each.name and each.name in problem.last_step]
    path = named[-1] if named else files[0] if len(files) == 1 else None
    subject = f"\u201c{path.name}\u201d" if path is not None else "One of the files"
    return HarmfulFileError(
        f"{subject} could not be read safely and reading was stopped, so nothing of it was "
        "imported. Open it in Excel, save a copy as .xlsx and try that.",
        path,
        details=f"{problem.reason}; last step: {problem.last_step or 'none'}",
    )


def _reading_seconds(path: Path) -> float:
    """Return how long a library may read a file without saying anything, at most."""
    return min(_unpacked_size(path) / _BYTES_A_SECOND, _MOST_PATIENCE)


def _unpacked_size(path: Path) -> int:
    """Return the bytes that a file unpacks to, by its own directory; 0 where that is not told."""
    try:
        size = path.stat().st_size
    except OSError:
        return 0
    try:
        with zipfile.ZipFile(path) as package:
            return sum(each.file_size for each in package.infolist())
    except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile):
        return size
