"""Edits that keep what an officer confirms about the words of reports."""

from __future__ import annotations

from datetime import datetime

from perfdesk.core.claims.binding.meanings import number_key
from perfdesk.core.claims.binding.vocabulary import terms_of
from perfdesk.core.claims.confirmed import ConfirmedMeaning, MeasureWording, OwnWord, WordingKey
from perfdesk.core.claims.reading.quantities import Quantity
from perfdesk.core.claims.reading.sentences import ReadPassage
from perfdesk.core.edits import Edit, edit_between, removal
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.wording.numbers import tidy

_LONGEST = 200


class UnusableWordingError(PerfDeskError):
    """Words that cannot be kept for a measure; nothing was changed."""


def wording_edit(pack: Pack, measure: str, words: str, *, by: str, at: datetime) -> Edit:
    """Return the edit that keeps other words for a measure.

    Raises:
        UnusableWordingError: The words say nothing, are too long, or are another measure's.
    """
    kept = tidy(words)
    held = pack.table(Measure).get(measure)
    if held is None:
        raise UnusableWordingError(
            "The pack has no such measure, so the words were not kept. Choose one of its measures."
        )
    if not kept or not terms_of(kept):
        raise UnusableWordingError(
            "There are no words to know the measure by, so nothing was kept. Enter what the report "
            "calls it, such as \u201chome care\u201d."
        )
    if len(kept) > _LONGEST:
        raise UnusableWordingError(
            f"The words are longer than {_LONGEST} letters, so they were not kept. Keep the few "
            "that name the measure."
        )
    for other in pack.table(MeasureWording).values():
        if other.measure != measure and other.words.casefold() == kept.casefold():
            name = pack.table(Measure).get(other.measure)
            if name is not None:
                raise UnusableWordingError(
                    f"\u201c{kept}\u201d is kept for \u201c{name.description}\u201d already, so "
                    "nothing was changed. Take it away there first."
                )
    label = f"Know {held.description} as \u201c{kept}\u201d"
    known = pack.table(MeasureWording).get(WordingKey(measure, kept.casefold()))
    if known is not None:
        return Edit(label, ())
    return edit_between(pack, label, [MeasureWording(measure, kept, by or "unknown", at)])


def wording_removal(pack: Pack, measure: str, words: str) -> Edit:
    """Return the edit that forgets other words for a measure; it is empty where none are kept."""
    held = pack.table(MeasureWording).get(WordingKey(measure, tidy(words).casefold()))
    label = f"Forget \u201c{tidy(words)}\u201d as the name of a measure"
    return removal(label, [held] if held else [])


def meaning_edit(
    pack: Pack, read: ReadPassage, quantity: Quantity, measure: str, *, by: str, at: datetime
) -> Edit:
    """Return the edit that keeps which measure a number is about; an empty id says none.

    Raises:
        UnusableWordingError: The pack has no such measure.
    """
    held = pack.table(Measure).get(measure)
    if measure and held is None:
        raise UnusableWordingError(
            "The pack has no such measure, so nothing was kept. Choose one of its measures."
        )
    printed = " ".join(read.text[quantity.start : quantity.end].split())
    label = f"Take {printed} to be about {held.description if held else 'none of the measures'}"
    key = number_key(read, quantity)
    known = pack.table(ConfirmedMeaning).get(key)
    if known is not None and known.measure == measure:
        return Edit(label, ())
    return edit_between(pack, label, [ConfirmedMeaning(key, measure, by or "unknown", at)])


def meaning_removal(pack: Pack, read: ReadPassage, quantity: Quantity) -> Edit:
    """Return the edit that leaves it to the words again which measure a number is about."""
    held = pack.table(ConfirmedMeaning).get(number_key(read, quantity))
    printed = " ".join(read.text[quantity.start : quantity.end].split())
    return removal(f"Leave it to the words what {printed} is about", [held] if held else [])


def own_word_edit(pack: Pack, word: str, *, by: str, at: datetime) -> Edit:
    """Return the edit that keeps a word as rightly spelt.

    Raises:
        UnusableWordingError: It is no word.
    """
    kept = tidy(word)
    if not kept or len(kept.split()) != 1 or not any(each.isalpha() for each in kept):
        raise UnusableWordingError(
            f"\u201c{kept}\u201d is not one word, so nothing was kept. Choose a single word."
        )
    label = f"Keep \u201c{kept}\u201d as rightly spelt"
    if kept.casefold() in pack.table(OwnWord):
        return Edit(label, ())
    return edit_between(pack, label, [OwnWord(kept, by or "unknown", at)])
