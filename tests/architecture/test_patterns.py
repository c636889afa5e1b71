"""No pattern that reads a file can be made to search without end."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

import perfdesk.core.wording
import perfdesk.importing
from tests.architecture.patterns import faults

ROOMS: tuple[ModuleType, ...] = (
    perfdesk.importing,
    perfdesk.core.wording,
)
"""What reads the content of extracts. The patterns of claims read reports, in the worker first."""


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)+b", r"(?:\w+ ?)*!", r"(?:<\?.*?\?>\s*|<!--.*?-->\s*)*<[A-Z]",
        r"\s*\s*x", r"a*b?a*c", r"(?:\d{1,3},?)+!", r"[^>]*\b[^>]*=", r"(?:\s*\w*\s*)x",
    ],
)  # fmt: skip
def test_that_a_pattern_without_end_is_known(pattern: str) -> None:
    assert faults(pattern, re.DOTALL)


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?: \w+)*!", r"\d{1,3}(?:,\d{3})+", r'(?:"[^"]*",?)*x', r"a*+a*b", r"(?>a*)a*b",
        r"\s*\w+\s*=", r"(?:\s*,\s*+\w+)*", r"[^<>]*>[^<>]*", r"(?:a|b)*c",
    ],
)  # fmt: skip
def test_that_a_pattern_with_one_way_is_safe(pattern: str) -> None:
    assert not faults(pattern)


def _modules() -> Iterator[ModuleType]:
    for room in ROOMS:
        yield room
        for each in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            yield importlib.import_module(each.name)


def _patterns_of(module: ModuleType) -> Iterator[re.Pattern[str] | re.Pattern[bytes]]:
    """Yield the patterns that a module holds, those in tuples and tables too."""
    waiting: list[object] = list(vars(module).values())
    while waiting:
        each = waiting.pop()
        if isinstance(each, re.Pattern):
            yield each
        elif isinstance(each, tuple | list | frozenset):
            waiting += each
        elif isinstance(each, dict) and each is not vars(module).get("__builtins__"):
            waiting += each.values()


def _written_in_place(source: str) -> Iterable[str | bytes]:
    """Return the patterns that functions write where they use them."""
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.args
            and isinstance(node.args[0], ast.Constant)
            and isinstance(node.args[0].value, str | bytes)
        ):
            yield node.args[0].value


def test_that_no_pattern_over_a_file_can_search_without_end() -> None:
    found = []
    for module in _modules():
        for pattern in _patterns_of(module):
            found += [
                f"{module.__name__}: {pattern.pattern!r}: {each}"
                for each in faults(pattern.pattern, pattern.flags)
            ]
        assert module.__file__
        for text in _written_in_place(Path(module.__file__).read_text("utf-8")):
            found += [f"{module.__name__}: {text!r}: {each}" for each in faults(text)]
    assert not found, "\n".join(dict.fromkeys(found))
