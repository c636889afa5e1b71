"""What the tests of the worker have it do; in a module of its own, which the worker can load."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

from perfdesk.core.errors import FileHeldError
from perfdesk.core.progress_report import ProgressReport


def doubled(number: int, *, progress: ProgressReport) -> int:
    """Twice a number, told in two steps."""
    progress(0, 2, "Doubling")
    progress(1, 2, "Doubled")
    return 2 * number


def number_of_process(*, progress: ProgressReport) -> int:
    """Which process does this."""
    del progress
    return os.getpid()


def hold_the_interpreter(*, progress: ProgressReport) -> None:
    """Go over a text again and again inside one call, which no thread can end."""
    progress(0, 1, "Reading endless.csv")
    re.match(r"(a+)+$", "a" * 64 + "b")


def abort(*, progress: ProgressReport) -> None:
    """End as a fault in a native library ends a process."""
    progress(0, 1, "Reading broken.xlsx")
    os.abort()


def go_on_for_ever(*, progress: ProgressReport) -> None:
    """Work that is never done but could be cancelled."""
    while True:
        progress(0, 1, "Reading")
        time.sleep(0.01)


def step_by_step(steps: int, *, progress: ProgressReport) -> int:
    """Take some steps of two milliseconds."""
    for done in range(steps):
        progress(done, steps, f"Step {done}")
        time.sleep(0.002)
    return steps


def take_memory(size: int, *, progress: ProgressReport) -> None:
    """Hold some bytes of memory until ended."""
    held = bytearray(size)
    held[::4096] = b"x" * len(held[::4096])
    go_on_for_ever(progress=progress)


def take_all_memory(*, progress: ProgressReport) -> None:
    """Ask for more memory than a worker may have."""
    del progress
    bytearray(1 << 40)


def refuse(path: str, *, progress: ProgressReport) -> None:
    """Raise an error that has to be made with more than a message."""
    del progress
    raise FileHeldError("It is held.", path, details="by Excel")


def panic(*, progress: ProgressReport) -> None:
    """Raise what stands outside Exception, as some native libraries do."""
    del progress
    raise BaseException("index out of range")


def chatter(size: int, *, progress: ProgressReport) -> None:
    """Print to where native libraries print, then work on."""
    os.write(2, b"panicked at somewhere\n" * (size // 22))
    go_on_for_ever(progress=progress)


def touch(path: Path, *, progress: ProgressReport) -> None:
    """Leave a sign."""
    del progress
    path.write_text("done", "utf-8")


def never_done_and_lively(*, progress: ProgressReport) -> None:
    """Take processor time for ever, with signs of life."""
    progress(0, 1, "Reading quadratic.csv")
    while True:
        sum(range(1000))


def busy_for(seconds: float, *, progress: ProgressReport) -> float:
    """Take some seconds of processor time; return how many it were."""
    del progress
    began = time.process_time()
    while time.process_time() - began < seconds:
        sum(range(1000))
    return time.process_time() - began


def length_of(content: bytes, *, progress: ProgressReport) -> int:
    """How long what was handed over is."""
    del progress
    return len(content)


def long_answer(rows: int, *, progress: ProgressReport) -> list[list[str]]:
    """Return as many rows of texts as a long sheet has."""
    del progress
    return [[f"{row} {column}" for column in range(10)] for row in range(rows)]


def long_answer_told(rows: int, *, progress: ProgressReport) -> list[list[str]]:
    """Return a long answer, and say before that it is ready."""
    found = long_answer(rows, progress=progress)
    progress(1, 1, "Answering")
    return found


def print_aloud(*, progress: ProgressReport) -> None:
    """Write to both streams as native libraries do, past Python."""
    del progress
    os.write(1, b"said on standard output\n")
    os.write(2, b"said on standard error\n")
