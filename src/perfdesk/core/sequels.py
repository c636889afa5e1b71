"""What follows on a request for support, and which layer of the strategy that belongs to.

The words are `resources/reference/sequels.json`, with their sources. Their order tells: "short term
support to maximise independence" is support too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from perfdesk.core.figures import ratio
from perfdesk.core.reference_data import Entry, parse_reference, reference_file


class SequelLayer(StrEnum):
    """The layer of the strategy that an outcome of a contact counts towards."""

    PREVENT = "Prevent"
    REDUCE = "Reduce"
    DELAY = "Delay"
    MEET = "Meet"


_LAYERS = {each.value: each for each in SequelLayer}
_LONGEST = 300
"""Characters of a sequel; longer texts are remarks."""

_Words = tuple[tuple[SequelLayer, tuple[str, ...]], ...]


def read_sequels(entry: Entry) -> _Words:
    """Return the words of a reference file of sequels, by layer, in the order in which they tell.

    Raises:
        ReferenceDataError: A field is missing, misspelt or holds what it cannot.
    """
    entry.only("source", "layers")
    found = []
    for each in entry.entries("layers", "layer"):
        each.only("layer", "words")
        each.text("layer")
        layer = each.choice("layer", _LAYERS, SequelLayer.PREVENT)
        words = tuple(_plain(word) for word in each.texts("words"))
        if not all(words) or not words:
            raise each.refuse("\u201cwords\u201d needs the words that tell the layer")
        found.append((layer, words))
    return tuple(found)


@lru_cache(maxsize=1)
def _words_of_layers() -> _Words:
    return read_sequels(parse_reference(reference_file("sequels.json")))


def _plain(words: str) -> str:
    """Return words without case and punctuation, an ampersand as \u201cand\u201d."""
    return " ".join(re.findall(r"[a-z0-9]+", words.casefold().replace("&", " and ")))


@lru_cache(maxsize=4096)
def layer_of_sequel(words: str) -> SequelLayer | None:
    """Return the layer that a sequel counts towards; None where its words say none.

    Words count from the beginning of a word on: `signpost` also tells `signposted`.
    """
    if len(words) > _LONGEST:
        return None
    said = f" {_plain(words)}"
    for layer, known in _words_of_layers():
        if any(f" {each}" in said for each in known):
            return layer
    return None


def shares_of_contacts(contacts: Iterable[tuple[str, int]]) -> dict[SequelLayer, Decimal]:
    """Return the share of each layer in per cent of all contacts whose sequel has a layer.

    The shares are exact to 28 digits and sum to 100; all are 0 where there are no contacts.
    """
    counts = dict.fromkeys(SequelLayer, 0)
    for words, number in contacts:
        layer = layer_of_sequel(words)
        if layer is not None:
            counts[layer] += number
    total = sum(counts.values())
    if not total:
        return dict.fromkeys(SequelLayer, Decimal(0))
    return {layer: ratio(Decimal(each), Decimal(total), 100) for layer, each in counts.items()}
