"""Time the program: `python dev.py bench [NAME...]`.

Seconds differ from machine to machine and from hour to hour, so every benchmark names a yardstick
that is timed in turn with it, and what is kept is the ratio of the two medians. A benchmark is a
module `bench_<subject>.py` in this folder with a function `benchmarks(folder)` that returns
`Benchmark`s; the folder is empty, shared and lasts for the run. Names given on the command line
choose those whose name holds one of them.
"""

import argparse
import importlib
import json
import sys
import tempfile
from pathlib import Path

from tests.bench.timing import Benchmark, Outcome, take


def collected(folder: Path) -> list[Benchmark]:
    """The benchmarks of every `bench_*` module here, which may keep files in `folder`."""
    found: list[Benchmark] = []
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        found.extend(importlib.import_module(f"tests.bench.{path.stem}").benchmarks(folder))
    return found


def main(arguments: list[str]) -> int:
    """Time what was asked for, tell it on stderr as it comes, and print all as JSON."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__.split("\n")[0])
    parser.add_argument("names", nargs="*", help="only benchmarks whose name holds one of these")
    parser.add_argument("--rounds", type=int, default=9, help="how often each is timed (9)")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="perfdesk-bench-") as folder:
        wanted = [
            benchmark
            for benchmark in collected(Path(folder))
            if not chosen.names or any(name in benchmark.name for name in chosen.names)
        ]
        outcomes = [told(take(benchmark, chosen.rounds)) for benchmark in wanted]
    print(json.dumps(outcomes, indent=2))
    return 0


def told(outcome: Outcome) -> Outcome:
    """Say on stderr how it went, since the whole takes a while."""
    print(
        f"{outcome['name']}: {outcome['seconds'] * 1000:.1f} ms, "
        f"{outcome['ratio']:.2f} x {outcome['yardstick']}",
        file=sys.stderr,
    )
    return outcome


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
