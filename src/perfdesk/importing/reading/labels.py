"""Parting the label of a row, or a heading that names a measure, from what it says besides.

`Contacts received - target` is the measure `Contacts received` and the word that states a target;
`Variance against budget` may be a measure's own name, and then states nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from perfdesk.importing.reading.context import KnownMeasures
from perfdesk.importing.reading.found import UNSTATED
from perfdesk.importing.vocabulary.codes import split_code
from perfdesk.importing.vocabulary.facets import Facets
from perfdesk.importing.vocabulary.reading_words import facets_of
from perfdesk.importing.vocabulary.tokens import words_of


@dataclass(frozen=True, slots=True)
class ReadLabel:
    """A label parted.

    Attributes:
        words: What names the measure; empty where all words are facets (`Actual`).
        facets: What the other words say.
        is_named: Whether the words are a measure's own.
    """

    words: str
    facets: Facets = UNSTATED
    is_named: bool = False


def read_label(text: str, measures: KnownMeasures) -> ReadLabel:
    """Part a label from what it says besides.

    Words that the measure's own name has state nothing: they are told of the measure, not of the
    number. Of a label that means no known measure the words of facets are parted all the same.
    """
    text = " ".join(text.split())
    if not text:
        return ReadLabel("")
    if measures.is_named(text):
        return ReadLabel(text, beside_name(text, text), is_named=True)
    facets = facets_of(text)
    if not facets.unread:
        return ReadLabel("", facets)
    rest = " ".join(facets.unread)
    if rest != text and measures.is_named(rest):
        return ReadLabel(rest, replace(facets, unread=()), is_named=True)
    code, bare = split_code(text)
    near = measures.nearest(text)
    if not near:
        return ReadLabel(text, replace(facets, unread=()))
    beside = beside_name(bare, near)
    if not beside.unread and _is_said(near, bare, beside.unit):
        return ReadLabel(f"{code} {near}".strip(), beside, is_named=True)
    return ReadLabel(text, replace(beside, unread=()))


def beside_name(text: str, name: str) -> Facets:
    """Return what a text says beside what a measure's own name says.

    Args:
        text: A label, or a heading.
        name: The measure's description.
    """
    own = _words(name)
    beside = facets_of(text, known=lambda word: _singular(word) in own)
    # No word of the name is unknown, so that `18+` in it is an age for sure.
    parts = facets_of(name, known=bool).breakdown
    return replace(beside, breakdown=tuple(each for each in beside.breakdown if each not in parts))


def _is_said(name: str, text: str, unit: str) -> bool:
    """Tell whether a text has all the telling words of a name, so that none of them is missing.

    A rate may be per another number: `per 1,000` for `per 100,000`.
    """
    said = _words(text)
    wanted = (word for word in _words(name) if len(word) > 3)
    return all(word in said or (unit.startswith("per ") and word.isdigit()) for word in wanted)


def _words(text: str) -> frozenset[str]:
    return frozenset(map(_singular, words_of(text)))


def _singular(word: str) -> str:
    return word.removesuffix("s")
