"""The words of a heading, one by one, with where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"[^\W\d_]+|\d{1,3}(?:,\d{3})+(?!\d)|\d+|[%\u00a3&+]")
"""A word, a run of digits or a sign that says something; what is between them does not."""

_SEGMENT_ENDS = re.compile(r"[()\[\]>|;:\n]|,(?!\d{3})|\s[-\u2013\u2014]\s")
_DIGITS_BESIDE = re.compile(r"\d\s[-\u2013\u2014]\s\d")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text.

    Attributes:
        word: In lower case.
        start: Where it begins in the text.
        end: Where it ends.
        segment: In which of the parts that brackets, commas and dashes make, from 0.
        is_glued: Whether it follows the one before without a blank (the 1 of `Target1`).
    """

    word: str
    start: int
    end: int
    segment: int
    is_glued: bool


def tokens_of(text: str) -> list[Token]:
    """Return the words of a text in their order."""
    ends = [
        each.start()
        for each in _SEGMENT_ENDS.finditer(text)
        if not _DIGITS_BESIDE.match(text, each.start() - 1)
    ]
    tokens: list[Token] = []
    segment = 0
    for found in _TOKEN.finditer(text):
        while segment < len(ends) and ends[segment] < found.start():
            segment += 1
        glued = bool(tokens) and tokens[-1].end == found.start()
        tokens.append(
            Token(found[0].casefold().replace(",", ""), found.start(), found.end(), segment, glued)
        )
    return tokens


def words_of(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase of the vocabulary."""
    return tuple(each.word for each in tokens_of(phrase))
