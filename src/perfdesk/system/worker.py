"""A process of its own for work that a file from outside could freeze, exhaust or abort.

A pattern that goes over a cell again and again holds the interpreter, and a fault inside a native
library ends it: no guard within one process helps against either. Here such work runs in a worker.
It sends a heartbeat; without one for too long, with too much memory, or when it is no longer
wanted, it is ended, and the next piece of work gets a new one.
"""

from __future__ import annotations

import contextlib
import importlib
import multiprocessing
import os
import pickle
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import Protocol, TypeVar, cast

from perfdesk.core.progress_report import ProgressReport, silent
from perfdesk.system.processes import hold_to_limits, limit_self, memory_used

Result = TypeVar("Result")

BEAT = 0.5
"""Seconds between two signs of life."""

PATIENCE = 10.0
"""Seconds without a sign of life after which a worker is ended."""

MOST_MEMORY = 1_000_000_000
"""Bytes that a worker may hold."""

_MOST_ADDRESSES = 4_000_000_000
"""Bytes of address space: libraries reserve more than they hold."""

_LOOK = 0.1
"""Seconds between two looks at a worker: at its memory, and whether it is still wanted."""

_ASLEEP = 3.0
"""Seconds between two looks that only a computer asleep takes; its worker slept too."""

_LONGEST_LOG = 200_000
_START = 30.0
"""Seconds that a worker may take to start, on a slow machine with a virus scanner."""


class _Pipe(Protocol):
    """One end of what two processes talk through; each system has a class of its own for it."""

    def poll(self, timeout: float = ...) -> bool: ...
    def recv_bytes(self) -> bytes: ...
    def send_bytes(self, buf: bytes) -> None: ...
    def close(self) -> None: ...


class WorkerEndedError(Exception):
    """A worker was ended, or ended itself, before it had answered.

    Attributes:
        reason: Why, for whoever is asked for help.
        last_step: What it was doing, by the last step it told.
    """

    def __init__(self, reason: str, last_step: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.last_step = last_step


class WorkerUnavailableError(Exception):
    """No process can be started here."""


@dataclass
class _Line:
    """The worker's end: answers and heartbeats go through one pipe, one at a time."""

    pipe: _Pipe
    lock: threading.Lock = field(default_factory=threading.Lock)

    def send(self, kind: str, content: object) -> None:
        packed = pickle.dumps((kind, content), pickle.HIGHEST_PROTOCOL)
        with self.lock:
            self.pipe.send_bytes(packed)


def _serve(pipe: _Pipe, log: str, modules: tuple[str, ...]) -> None:
    """Do one piece of work after another; the worker's whole life."""
    _log_to(log)
    limit_self(_MOST_ADDRESSES)
    line = _Line(pipe)
    line.send("ready", None)
    for name in modules:
        importlib.import_module(name)
    threading.Thread(target=_beat, args=(line,), daemon=True).start()
    while True:
        try:
            work, arguments, named = pickle.loads(pipe.recv_bytes())
        except (EOFError, OSError):
            return
        report = _Steps(line)
        try:
            line.send("done", work(*arguments, progress=report, **named))
        except MemoryError:
            os._exit(_NO_MEMORY)
        # Whatever it was goes back to who asked; some readers panic outside Exception.
        except BaseException as error:
            line.send("failed", _passable(error))


_NO_MEMORY = 77


def _passable(error: BaseException) -> BaseException:
    """Return an error that can be sent; one that cannot is told in words."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error if isinstance(error, Exception) else RuntimeError(str(error))


def _beat(line: _Line) -> None:
    with contextlib.suppress(OSError):
        while True:
            time.sleep(BEAT)
            line.send("beat", None)


@dataclass
class _Steps:
    """Passes steps on, not more of them than anyone can read."""

    line: _Line
    _last: float = 0.0
    _about: tuple[int, str] = (0, "")

    def __call__(self, done: int, total: int, doing: str) -> None:
        now, about = time.monotonic(), (total, doing)
        if about != self._about or now - self._last > _LOOK / 3:
            self._last, self._about = now, about
            self.line.send("step", (done, total, doing))


def _log_to(path: str) -> None:
    """Send what native libraries print to a file: nobody sees it on a screen."""
    with contextlib.suppress(OSError):
        log = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o600)
        os.dup2(log, 2)
        os.close(log)


@dataclass
class Worker:
    """Runs functions in a process of its own, one at a time.

    Attributes:
        log: Where what the process prints is kept; never longer than some 200 kB.
        modules: What the process loads as soon as it has started.
    """

    log: Path
    modules: tuple[str, ...] = ()
    _process: BaseProcess | None = field(default=None, init=False)
    _pipe: _Pipe | None = field(default=None, init=False)
    _held: object | None = field(default=None, init=False)
    _busy: threading.Lock = field(default_factory=threading.Lock, init=False)
    _rested: float = field(default=0.0, init=False)

    def __enter__(self) -> Worker:
        """Return itself; the process is ended with the block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the process."""
        self.close()

    @property
    def number(self) -> int | None:
        """The number of the process; None while there is none."""
        return self._process.pid if self._process is not None else None

    def warm(self) -> None:
        """Start the process, if it is not there and nothing runs.

        Raises:
            WorkerUnavailableError: No process can be started.
        """
        if self._busy.acquire(blocking=False):
            try:
                self._start()
                self._rested = time.monotonic()
            finally:
                self._busy.release()

    def run(
        self,
        work: Callable[..., Result],
        *arguments: object,
        progress: ProgressReport = silent,
        patience: float = PATIENCE,
        **named: object,
    ) -> Result:
        """Call a function of a module in the process, and return what it returns.

        Args:
            work: The function. It is also given a `progress`, whose steps reach the one below.
            arguments: What it is called with; everything has to be picklable.
            progress: Told of the steps, and asked ten times a second; where it raises, the process
                is ended and nothing of the work is left.
            patience: Seconds that the work may take without a sign of life.
            named: Further arguments, by name.

        Raises:
            WorkerEndedError: The process was ended, or ended itself.
            WorkerUnavailableError: No process can be started.
            Exception: Whatever the function or *progress* raised.
        """
        packed = pickle.dumps((work, arguments, named), pickle.HIGHEST_PROTOCOL)
        step = (0, 1, "")
        while not self._busy.acquire(timeout=_LOOK):
            progress(*step)
        try:
            try:
                answer = self._answer(self._start(), packed, progress, patience)
            except _UnheardError:
                # It ended before it took the work: whatever ended it, that was not the work.
                answer = self._answer(self._start(), packed, progress, patience)
            return cast("Result", answer)
        except _UnheardError as problem:
            raise WorkerEndedError(str(problem), "") from problem
        finally:
            self._rested = time.monotonic()
            self._busy.release()

    def close(self) -> None:
        """End the process, whatever it does."""
        self._end()

    def end_if_idle(self, seconds: float) -> None:
        """End the process if it has had nothing to do for so long."""
        if self._busy.acquire(blocking=False):
            try:
                if time.monotonic() - self._rested >= seconds:
                    self._end()
            finally:
                self._busy.release()

    # --- the process ---------------------------------------------------------------------------
    def _start(self) -> _Pipe:
        """Return the pipe to the process, which is started if it is not there."""
        if self._pipe is not None and self._process is not None and self._process.is_alive():
            return self._pipe
        self._end()
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(
            target=_serve, args=(theirs, str(self.log), self.modules), daemon=True
        )
        try:
            process.start()
        except OSError as problem:
            ours.close()
            raise WorkerUnavailableError(str(problem)) from problem
        finally:
            theirs.close()
        self._process, self._pipe = process, ours
        self._held = hold_to_limits(process.pid or 0, _MOST_ADDRESSES)
        try:
            if not ours.poll(_START):
                raise EOFError
            ours.recv_bytes()
        except (EOFError, OSError) as problem:
            code = self._end()
            raise WorkerUnavailableError(f"the process ended with {code}") from problem
        return ours

    def _end(self) -> int | None:
        """End the process and return its exit code."""
        process, self._process = self._process, None
        pipe, self._pipe = self._pipe, None
        self._held = None
        if pipe is not None:
            pipe.close()
        if process is None:
            return None
        process.kill()
        process.join(_START)
        code = process.exitcode
        with contextlib.suppress(ValueError):  # it would not go even so
            process.close()
        return code

    # --- one piece of work ---------------------------------------------------------------------
    def _answer(
        self, pipe: _Pipe, packed: bytes, progress: ProgressReport, patience: float
    ) -> object:
        """Hand work over and look at the process until it has answered."""
        step = (0, 1, "")
        was_heard = False
        looked = heard = time.monotonic()
        try:
            self._hand_over(pipe, packed)
            while True:
                for kind, content in self._messages(pipe):
                    heard, was_heard = time.monotonic(), True
                    if kind == "done":
                        return content
                    if kind == "failed" and isinstance(content, BaseException):
                        raise _Failure(content)
                    if kind == "step":
                        step = cast("tuple[int, int, str]", content)
                progress(*step)
                now = time.monotonic()
                if now - looked > _ASLEEP:
                    heard = now
                looked = now
                self._look(now - heard, patience)
        except _Failure as failure:
            raise failure.error from None
        except (EOFError, OSError) as problem:
            code = self._end()
            reason = "out of memory" if code == _NO_MEMORY else f"it ended with {code}"
            if not was_heard:
                raise _UnheardError(reason) from problem
            raise WorkerEndedError(reason, step[2]) from problem
        except _GivenUp as given_up:
            self._end()
            raise WorkerEndedError(given_up.reason, step[2]) from None
        except BaseException:
            self._end()  # cancelled: what it still does is of no use
            raise

    def _hand_over(self, pipe: _Pipe, packed: bytes) -> None:
        # What was sent for earlier work and never fetched is not the answer to this.
        for _ in self._messages(pipe, wait=0.0):
            pass
        pipe.send_bytes(packed)

    def _messages(self, pipe: _Pipe, wait: float = _LOOK) -> Iterable[tuple[str, object]]:
        while pipe.poll(wait):
            kind, content = pickle.loads(pipe.recv_bytes())
            yield kind, content
            wait = 0.0

    def _look(self, silence: float, patience: float) -> None:
        if silence > patience:
            raise _GivenUp(f"no sign of life for {silence:.0f} seconds")
        used = memory_used(self.number or 0)
        if used is not None and used > MOST_MEMORY:
            raise _GivenUp(f"{used / 1e6:,.0f} MB of memory")
        with contextlib.suppress(OSError):
            if self.log.stat().st_size > _LONGEST_LOG:
                os.truncate(self.log, 0)


class _Failure(Exception):
    """The work raised something."""

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self.error = error


class _UnheardError(Exception):
    """The process ended without a word on the work that it was handed."""


class _GivenUp(Exception):
    """The process went over a limit."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
