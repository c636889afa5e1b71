"""Sentences of a passage, with where each begins and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from perfdesk.core.claims.passages import Passage, PassageKind
from perfdesk.core.claims.reading.quantities import (
    SIGNS,
    Quantity,
    Sort,
    quantities_in,
    shape_of,
)

_END = re.compile(
    r"(?<=[.!?])[\"'\u201d\u2019)]?\s+(?=[\"'\u201c\u2018(]?[A-Z\u00a3\d\ue000-\ue008])"
)
_SHORT = re.compile(
    r"\b(?:i\.e|e\.g|etc|pt|no|ave|cf|vs|approx|para|dr|mr|mrs|ms|st)\.$", re.IGNORECASE
)
_CLAUSE = re.compile(
    r"[,;:()\u2013\u2014]|\s-\s|\b(?:and|but|whilst|while|although|whereas|however|with)\b"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage.

    Attributes:
        passage: Index of the passage in the report.
        start: Index of its first character in the passage's text.
        end: Index of the first character after it.
    """

    passage: int
    start: int
    end: int


@dataclass(frozen=True)
class ReadPassage:
    """A passage with its numbers and sentences.

    Attributes:
        index: Its place in the report.
        passage: As read.
        text: Its text without marks of emphasis; as long as before.
        shape: The text with each number replaced by the sign of its sort; as long.
        quantities: Its numbers in order.
        sentences: In order.
    """

    index: int
    passage: Passage
    text: str
    shape: str
    quantities: tuple[Quantity, ...]
    sentences: tuple[Sentence, ...]

    def quantity_at(self, start: int) -> Quantity:
        """Return the number that begins at *start*.

        Raises:
            KeyError: None does.
        """
        for each in self.quantities:
            if each.start == start:
                return each
        raise KeyError(start)

    def sentence_at(self, offset: int) -> Sentence:
        """Return the sentence that holds the character at *offset*."""
        for each in self.sentences:
            if offset < each.end:
                return each
        return self.sentences[-1]

    def figures(self) -> tuple[Quantity, ...]:
        """Return the numbers that say how much or how many."""
        return tuple(each for each in self.quantities if each.is_figure)


@lru_cache(maxsize=1024)
def read_passage(index: int, passage: Passage) -> ReadPassage:
    """Find the numbers and sentences of a passage."""
    text = _plain(passage.text)
    quantities = quantities_in(text)
    shape = shape_of(text, quantities)
    return ReadPassage(
        index, passage, text, shape, quantities, _sentences(index, shape, passage.kind)
    )


def clause_start(shape: str, offset: int, floor: int) -> int:
    """Return where the clause that holds *offset* begins, not before *floor*."""
    last = floor
    for match in _CLAUSE.finditer(shape, floor, offset):
        last = match.end()
    return last


def matched(read: ReadPassage, match: re.Match[str], group: str | int) -> Quantity:
    """Return the number that a group of a match in the passage's shape covers."""
    return read.quantity_at(match.start(group))


def placed(pattern: str) -> re.Pattern[str]:
    """Compile a pattern in which `{P}`, `{N}` and the like are numbers of a sort.

    P is per cent or a fraction, N a count, T points, M money, R a rank, W a number in words,
    D a period (date), O another number that is no figure, A any amount (per cent, count, money).
    """
    letters = {
        "P": SIGNS[Sort.PERCENT] + SIGNS[Sort.FRACTION],
        "N": SIGNS[Sort.COUNT],
        "T": SIGNS[Sort.POINTS],
        "M": SIGNS[Sort.MONEY],
        "R": SIGNS[Sort.RANK],
        "W": SIGNS[Sort.WORD],
        "D": SIGNS[Sort.PERIOD],
        "O": SIGNS[Sort.OTHER],
        "A": SIGNS[Sort.PERCENT] + SIGNS[Sort.COUNT] + SIGNS[Sort.MONEY],
        "F": "".join(SIGNS[s] for s in (Sort.PERCENT, Sort.FRACTION, Sort.POINTS, Sort.COUNT,
                                        Sort.MONEY, Sort.RANK)),
    }  # fmt: skip
    for letter, signs in letters.items():
        pattern = pattern.replace(f"{{{letter}}}", f"[{signs}]+").replace(f"{{^{letter}}}", signs)
    return re.compile(pattern, re.IGNORECASE)


def _plain(text: str) -> str:
    """Blank out the marks of emphasis, keeping every place in the text."""
    return re.sub(r"\*+", lambda match: " " * len(match[0]), text.replace("\u00a0", " "))


def _sentences(index: int, shape: str, kind: PassageKind) -> tuple[Sentence, ...]:
    if kind is PassageKind.TABLE_ROW:
        return (Sentence(index, 0, len(shape)),)
    found, start = [], 0
    for match in _END.finditer(shape):
        if _SHORT.search(shape[max(0, match.start() - 8) : match.start()]):
            continue
        found.append(Sentence(index, start, match.end()))
        start = match.end()
    if start < len(shape) or not found:
        found.append(Sentence(index, start, len(shape)))
    return tuple(found)
