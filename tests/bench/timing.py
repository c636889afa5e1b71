"""How a benchmark is timed: against a yardstick, turn by turn."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import TypedDict

Work = Callable[[], object]

MOST_SECONDS = 20.0
"""How long the turns of one benchmark may take before no further one is begun."""


def pure_python() -> None:
    """The usual yardstick: a fixed amount of work for the interpreter alone, a few milliseconds."""
    total = Fraction(0)
    for number in range(1, 1500):
        total += Fraction(number % 97, 1024)
    sorted(str(number * 7919 % 10007) for number in range(10_000))


def nothing() -> None:
    """What is done before a turn where nothing has to be."""


@dataclass(frozen=True)
class Benchmark:
    """A piece of work and what it is measured by.

    Attributes:
        name: By which it is chosen.
        work: What is timed.
        yardstick: What it is timed against.
        yardstick_name: What that is called.
        before: Done before each turn of either, and not timed: waiting until all is at rest.
        clock: Tells the seconds; of the wall if nothing else is said.
        kept: What is kept of the seconds of all turns: their median, or the least of them where
            the clock is of the processor, which others only ever slow down.
    """

    name: str
    work: Work
    yardstick: Work = pure_python
    yardstick_name: str = "pure Python"
    before: Work = nothing
    clock: Callable[[], float] = time.perf_counter
    kept: Callable[[list[float]], float] = statistics.median


class Outcome(TypedDict):
    """Medians in seconds, and their ratio; `spread` is the range of the ratios of single turns."""

    name: str
    seconds: float
    yardstick: str
    yardstick_seconds: float
    ratio: float
    spread: tuple[float, float]
    rounds: int


def timed(work: Work, clock: Callable[[], float] = time.perf_counter) -> float:
    """The seconds that one turn takes."""
    start = clock()
    work()
    return clock() - start


def take(benchmark: Benchmark, rounds: int) -> Outcome:
    """Time a benchmark and its yardstick in turns, after one turn of each that does not count.

    Slow ones get fewer turns than *rounds*: none is begun after `MOST_SECONDS`, but one is taken.
    """
    benchmark.work()
    benchmark.yardstick()
    begun = time.perf_counter()
    turns: list[tuple[float, float]] = []
    while not turns or (len(turns) < rounds and time.perf_counter() - begun < MOST_SECONDS):
        benchmark.before()
        of_work = timed(benchmark.work, benchmark.clock)
        benchmark.before()
        turns.append((of_work, timed(benchmark.yardstick, benchmark.clock)))
    seconds = benchmark.kept([work for work, _ in turns])
    yardstick_seconds = benchmark.kept([yardstick for _, yardstick in turns])
    ratios = [work / yardstick for work, yardstick in turns]
    return {
        "name": benchmark.name,
        "seconds": round(seconds, 6),
        "yardstick": benchmark.yardstick_name,
        "yardstick_seconds": round(yardstick_seconds, 6),
        "ratio": round(seconds / yardstick_seconds, 3),
        "spread": (round(min(ratios), 3), round(max(ratios), 3)),
        "rounds": len(turns),
    }
