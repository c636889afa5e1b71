"""Every kind of problem has its line in the guide, with an example."""

from __future__ import annotations

import re
from pathlib import Path

from perfdesk.core.problems import ProblemKind

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "guide.md"


def test_that_every_kind_of_problem_is_explained_with_an_example() -> None:
    section = GUIDE.read_text(encoding="utf-8").split("### What the checks look for\n", 1)[1]
    lines = re.findall(r"^\| `([^`]+)` \| ([^|]+) \| ([^|]+) \|$", section, re.MULTILINE)
    assert [kind for kind, _, _ in lines] == [each.value for each in ProblemKind]
    assert all(looks_for.strip() and example.strip() for _, looks_for, example in lines)
