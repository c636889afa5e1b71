"""What a writer says to XlsxWriter, written down once and said again without the writer.

So the yardstick of a workbook is the same sheets, formats and charts, and nothing else.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

import xlsxwriter
from xlsxwriter.chart import Chart
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

_SPOKEN_TO = (Workbook, Worksheet, Chart, Format)


@dataclass(frozen=True)
class _Named:
    """An object of XlsxWriter, by the number under which it was met."""

    number: int


@dataclass
class Script:
    """Every call from outside, in order."""

    options: dict[str, Any] = field(default_factory=dict)
    calls: list[tuple[int, str, tuple[Any, ...], dict[str, Any], int | None]] = field(
        default_factory=list
    )

    def say_again(self, path: Path) -> None:
        """Write the workbook once more, with bare XlsxWriter."""
        content = BytesIO()
        book = xlsxwriter.Workbook(content, self.options)
        objects: dict[int, Any] = {0: book}
        for target, name, words, named, result in self.calls:
            said = getattr(objects[target], name)(
                *(_meant(word, objects) for word in words),
                **{key: _meant(word, objects) for key, word in named.items()},
            )
            if result is not None:
                objects[result] = said
        book.close()
        path.write_bytes(content.getvalue())


@contextmanager
def written_down() -> Iterator[Script]:
    """Write down what is said to the one workbook that is made inside."""
    script = Script()
    numbers: dict[int, int] = {}
    kept: list[object] = []
    depth = 0

    def number_of(thing: object) -> int:
        if id(thing) not in numbers:
            numbers[id(thing)] = len(numbers)
            kept.append(thing)  # so that no other object gets its id
        return numbers[id(thing)]

    def heard(method: Callable[..., Any], name: str) -> Callable[..., Any]:
        @functools.wraps(method)
        def listening(self: Any, *words: Any, **named: Any) -> Any:
            nonlocal depth
            depth += 1
            try:
                said = method(self, *words, **named)
            finally:
                depth -= 1
            if depth == 0 and name != "close":
                result = number_of(said) if isinstance(said, _SPOKEN_TO) else None
                script.calls.append(
                    (
                        number_of(self),
                        name,
                        tuple(_noted(word, number_of) for word in words),
                        {key: _noted(word, number_of) for key, word in named.items()},
                        result,
                    )
                )
            return said

        return listening

    def begun(self: Workbook, *words: Any, **named: Any) -> None:
        nonlocal depth
        script.options = dict(words[1]) if len(words) > 1 else {}
        number_of(self)
        depth += 1
        try:
            really_begun(self, *words, **named)
        finally:
            depth -= 1

    really_begun = Workbook.__init__
    patches = [patch.object(Workbook, "__init__", begun)]
    for kind in _SPOKEN_TO:
        for name, method in inspect.getmembers(kind, inspect.isfunction):
            if not name.startswith("_"):
                patches.append(patch.object(kind, name, heard(method, name)))
    for each in patches:
        each.start()
    try:
        yield script
    finally:
        for each in reversed(patches):
            each.stop()


def _noted(word: Any, number_of: Callable[[object], int]) -> Any:
    """Return a word with the objects of XlsxWriter in it by their numbers."""
    if isinstance(word, _SPOKEN_TO):
        return _Named(number_of(word))
    if isinstance(word, dict):
        return {key: _noted(each, number_of) for key, each in word.items()}
    if isinstance(word, list):
        return [_noted(each, number_of) for each in word]
    return word


def _meant(word: Any, objects: dict[int, Any]) -> Any:
    if isinstance(word, _Named):
        return objects[word.number]
    if isinstance(word, dict):
        return {key: _meant(each, objects) for key, each in word.items()}
    if isinstance(word, list):
        return [_meant(each, objects) for each in word]
    return word
