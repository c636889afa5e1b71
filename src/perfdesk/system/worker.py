"""A process of its own for work that a file from outside could freeze, exhaust or abort.

A pattern that goes over a cell again and again holds the interpreter, and a fault inside a native
library ends it: no guard within one process helps against either. Here such work runs in a worker.
It sends a heartbeat while it works; without one for too long, with too much memory or processor
time, or when it is no longer wanted, it is ended, and the next piece of work gets a new one.
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
from perfdesk.system.passing import packed, unpacked
from perfdesk.system.processes import (
    hold_to_limits,
    limit_self,
    memory_used,
    processor_time_used,
)

Result = TypeVar("Result")

BEAT = 0.5
"""Seconds between two signs of life."""

PATIENCE = 10.0
"""Seconds without a sign of life after which a worker is ended."""

MOST_MEMORY = 1_000_000_000
"""Bytes that a worker may hold."""

MOST_TIME = 10.0
"""Seconds of the processor's time that a piece of work may take, however lively it is."""

_MOST_ADDRESSES = 4_000_000_000
"""Bytes of address space: libraries reserve more than they hold."""

_LOOK = 0.1
"""Seconds between two looks at a worker: at its memory, and whether it is still wanted."""

_ASLEEP = 3.0
"""Seconds between two looks that only a computer asleep takes; its worker slept too."""

_LONGEST_LOG = 200_000
_PART = 1_000_000
"""Bytes of an answer that are sent at once: between two of them a Cancel is looked for."""

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
    works: threading.Event = field(default_factory=threading.Event)

    def send(self, kind: str, content: object) -> None:
        """Send what is small."""
        whole = pickle.dumps((kind, content), pickle.HIGHEST_PROTOCOL)
        with self.lock:
            self.pipe.send_bytes(whole)

    def answer(self, content: object) -> None:
        """Send what may be large, in parts."""
        part: list[bytes] = []
        for piece in packed(content):
            part.append(piece)
            if sum(map(len, part)) >= _PART:
                self.send("part", b"".join(part))
                part.clear()
        self.send("part", b"".join(part))
        self.send("done", None)


def _serve(pipe: _Pipe, log: str, modules: tuple[str, ...]) -> None:
    """Do one piece of work after another; the worker's whole life."""
    _log_to(log)
    limit_self(_MOST_ADDRESSES)
    line = _Line(pipe)
    line.send("ready", None)
    line.works.set()
    threading.Thread(target=_beat, args=(line,), daemon=True).start()
    for name in modules:
        importlib.import_module(name)
    line.works.clear()
    while True:
        try:
            work, arguments, named = pickle.loads(pipe.recv_bytes())
        except (EOFError, OSError):
            return
        line.works.set()
        line.send("taken", None)
        try:
            line.answer(work(*arguments, progress=_Steps(line), **named))
        except MemoryError:
            os._exit(_NO_MEMORY)
        # Whatever it was goes back to who asked; some readers panic outside Exception.
        except BaseException as error:
            line.send("failed", _passable(error))
        line.works.clear()


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
        while line.works.wait():
            line.send("beat", None)
            time.sleep(BEAT)


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
    """Send what native libraries print to a file: on a screen it would stand in what is printed."""
    with contextlib.suppress(OSError):
        log = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o600)
        for stream in (1, 2):
            os.dup2(log, stream)
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
    _sending: threading.Thread | None = field(default=None, init=False)
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
        most_time: float = MOST_TIME,
        **named: object,
    ) -> Result:
        """Call a function of a module in the process, and return what it returns.

        Args:
            work: The function. It is also given a `progress`, whose steps reach the one below.
            arguments: What it is called with; everything has to be picklable.
            progress: Told of the steps, and asked ten times a second; where it raises, the process
                is ended and nothing of the work is left.
            patience: Seconds that the work may take without a sign of life.
            most_time: Seconds of the processor's time that it may take.
            named: Further arguments, by name.

        Raises:
            WorkerEndedError: The process was ended, or ended itself.
            WorkerUnavailableError: No process can be started.
            Exception: Whatever the function or *progress* raised.
        """
        content = b"".join(packed((work, arguments, named)))
        watch = _Watch(progress, patience, most_time)
        while not self._busy.acquire(timeout=_LOOK):
            watch.ask()
        try:
            try:
                answer = self._answer(content, watch)
            except _UnheardError:
                # It ended before it took the work: whatever ended it, that was not the work.
                answer = self._answer(content, watch)
            return cast("Result", answer)
        except _UnheardError as problem:
            raise WorkerEndedError(str(problem), "") from problem
        finally:
            self._rested = time.monotonic()
            self._cut_log()
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
    def _start(self, ask: Callable[[], None] = lambda: None) -> _Pipe:
        """Return the pipe to the process, which is started if it is not there.

        Args:
            ask: Called again and again until it has started; may raise to give up.
        """
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
        patient_until = time.monotonic() + _START
        try:
            while not ours.poll(_LOOK):
                ask()
                if time.monotonic() > patient_until:
                    raise EOFError
            ours.recv_bytes()
        except (EOFError, OSError) as problem:
            code = self._end()
            raise WorkerUnavailableError(f"the process ended with {code}") from problem
        except BaseException:
            self._end()  # cancelled
            raise
        return ours

    def _end(self) -> int | None:
        """End the process and return its exit code."""
        process, self._process = self._process, None
        pipe, self._pipe = self._pipe, None
        sending, self._sending = self._sending, None
        self._held = None
        code = None
        if process is not None:
            process.kill()
            process.join(_START)
            code = process.exitcode
            with contextlib.suppress(ValueError):  # it would not go even so
                process.close()
        if sending is not None:
            sending.join()  # nobody reads any more, so it fails at once
        if pipe is not None:
            pipe.close()
        return code

    # --- one piece of work ---------------------------------------------------------------------
    def _answer(self, content: bytes, watch: _Watch) -> object:
        """Hand work over and look at the process until it has answered."""
        pipe = self._start(watch.ask)
        try:
            self._hand_over(pipe, content)
            answer = self._awaited(pipe, watch)
        except _Failure as failure:
            self._sending = None
            raise failure.error from None
        except (EOFError, OSError) as problem:
            code = self._end()
            reason = "out of memory" if code == _NO_MEMORY else f"it ended with {code}"
            if not watch.was_taken:
                raise _UnheardError(reason) from problem
            raise WorkerEndedError(reason, watch.step[2]) from problem
        except _GivenUp as given_up:
            self._end()
            raise WorkerEndedError(given_up.reason, watch.step[2]) from None
        except BaseException:
            self._end()  # cancelled: what it still does is of no use
            raise
        self._sending = None
        return answer

    def _hand_over(self, pipe: _Pipe, content: bytes) -> None:
        # What was sent for earlier work and never fetched is not the answer to this.
        for _ in self._messages(pipe, wait=0.0):
            pass
        # A process that is still starting takes a large pack only then: Cancel does not wait.
        self._sending = threading.Thread(target=_send, args=(pipe, content), daemon=True)
        self._sending.start()

    def _awaited(self, pipe: _Pipe, watch: _Watch) -> object:
        """Return the answer, once it is there."""
        parts: list[bytes] = []
        while True:
            for kind, content in self._messages(pipe):
                watch.hear()
                if kind == "taken":
                    watch.begin(self.number or 0)
                elif kind == "part" and isinstance(content, bytes):
                    parts.append(content)
                elif kind == "done":
                    return unpacked(parts, watch.ask)
                elif kind == "failed" and isinstance(content, BaseException):
                    raise _Failure(content)
                elif kind == "step":
                    watch.step = cast("tuple[int, int, str]", content)
                watch.ask()
            watch.look(self.number or 0)
            self._cut_log()

    def _messages(self, pipe: _Pipe, wait: float = _LOOK) -> Iterable[tuple[str, object]]:
        while pipe.poll(wait):
            kind, content = pickle.loads(pipe.recv_bytes())
            yield kind, content
            wait = 0.0

    def _cut_log(self) -> None:
        with contextlib.suppress(OSError):
            if self.log.stat().st_size > _LONGEST_LOG:
                os.truncate(self.log, 0)


def _send(pipe: _Pipe, content: bytes) -> None:
    """Send work; where the process ends meanwhile, who waits for its answer sees that."""
    with contextlib.suppress(OSError):
        pipe.send_bytes(content)


@dataclass
class _Watch:
    """Looks at the process while it does one piece of work.

    Attributes:
        step: What it did when it was last heard of.
        was_taken: Whether the process has the work.
    """

    progress: ProgressReport
    patience: float
    most_time: float
    step: tuple[int, int, str] = (0, 1, "")
    was_taken: bool = False
    _heard: float = field(default_factory=time.monotonic)
    _looked: float = field(default_factory=time.monotonic)
    _asked: float = 0.0
    _used_before: float = 0.0

    def ask(self) -> None:
        """Tell the step, ten times a second at most; raises where the work is not wanted."""
        now = time.monotonic()
        if now - self._asked >= _LOOK / 2:
            self._asked = now
            self.progress(*self.step)

    def hear(self) -> None:
        """Note a sign of life."""
        self._heard = time.monotonic()

    def begin(self, number: int) -> None:
        """Note that the process has taken the work."""
        self.was_taken = True
        self._used_before = processor_time_used(number) or 0.0

    def look(self, number: int) -> None:
        """Look whether the work is still wanted and the process within its limits."""
        self.ask()
        now = time.monotonic()
        if now - self._looked > _ASLEEP:
            self._heard = now
        self._looked = now
        if now - self._heard > self.patience:
            raise _GivenUp(f"no sign of life for {now - self._heard:.0f} seconds")
        memory = memory_used(number)
        if memory is not None and memory > MOST_MEMORY:
            raise _GivenUp(f"{memory / 1e6:,.0f} MB of memory")
        used = processor_time_used(number) if self.was_taken else None
        if used is not None and used - self._used_before > self.most_time:
            raise _GivenUp(f"{used - self._used_before:.0f} seconds of the processor's time")


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
