"""Which measure a number is about, where an officer confirmed it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from perfdesk.core.claims.confirmed import ConfirmedMeaning, MeasureWording, NumberKey
from perfdesk.core.claims.reading.quantities import Quantity
from perfdesk.core.claims.reading.sentences import ReadPassage
from perfdesk.core.pack import Pack

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def number_key(read: ReadPassage, quantity: Quantity) -> NumberKey:
    """Return what a number of a passage is known by when the same sentence has other numbers."""
    sentence = read.sentence_at(quantity.start)
    words = " ".join(read.text[sentence.start : sentence.end].casefold().split())
    figures = [each.start for each in read.figures() if each.start >= sentence.start]
    return NumberKey(_NUMBER.sub("#", words), figures.index(quantity.start))


def number_at(read: ReadPassage, place: int) -> Quantity | None:
    """Return the number at a place of a passage, or the nearest of its sentence; None for none."""
    if not read.sentences:
        return None
    sentence = read.sentence_at(place)
    near = [each for each in read.figures() if sentence.start <= each.start < sentence.end]
    return min(
        near,
        key=lambda each: max(each.start - place, place - each.end, 0),
        default=None,
    )


def confirmed_within(
    meanings: Mapping[NumberKey, str], read: ReadPassage, start: int, end: int
) -> str | None:
    """Return the measure that was confirmed for the first number of a stretch for which one was.

    Returns:
        Its id, empty where it was said to be about none; None where nothing was confirmed.
    """
    if not meanings:
        return None
    for each in read.figures():
        if start <= each.start < end:
            found = meanings.get(number_key(read, each))
            if found is not None:
                return found
    return None


def meanings_of(pack: Pack) -> dict[NumberKey, str]:
    """Return the measures that numbers were confirmed to be about."""
    return {each.key: each.measure for each in pack.table(ConfirmedMeaning).values()}


def wordings_of(pack: Pack) -> dict[str, list[str]]:
    """Return the other words for each measure, by its id."""
    found: dict[str, list[str]] = {}
    for each in sorted(pack.table(MeasureWording).values(), key=lambda each: each.key):
        found.setdefault(each.measure, []).append(each.words)
    return found
