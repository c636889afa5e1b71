"""Benchmarks say what they are measured by."""

import time
from pathlib import Path

from tests.bench.__main__ import collected
from tests.bench.timing import Benchmark, take


def test_that_a_ratio_is_taken_of_turns_in_the_same_run() -> None:
    outcome = take(Benchmark("sleep", lambda: time.sleep(0.01), lambda: time.sleep(0.005)), 3)
    assert outcome["ratio"] > 1
    assert outcome["spread"][0] <= outcome["ratio"] <= outcome["spread"][1]


def test_that_every_benchmark_has_a_name_of_its_own(tmp_path: Path) -> None:
    names = [benchmark.name for benchmark in collected(tmp_path)]
    assert names
    assert len(set(names)) == len(names)
