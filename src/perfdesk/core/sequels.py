"""What follows on a request for support, and which layer of the strategy that belongs to.

Sources: the sequels of the short and long term support return (tables STS001 and STS002a)
and the event outcomes of client level data, with the words that the dashboards of Leicestershire
use for its four layers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

from perfdesk.core.figures import ratio


class SequelLayer(StrEnum):
    """The layer of the strategy that an outcome of a contact counts towards."""

    PREVENT = "Prevent"
    REDUCE = "Reduce"
    DELAY = "Delay"
    MEET = "Meet"


_PATTERNS: tuple[tuple[SequelLayer, str], ...] = (
    # The order tells: "short term support to maximise independence" is support too.
    (SequelLayer.DELAY, r"st[- ]?max|short[- ]term support|reablement|short term \(other\)"),
    (SequelLayer.MEET, r"long[- ]term support|nursing care|residential care|prison|end of life"),
    (SequelLayer.REDUCE, r"equipment|adaptation|low[- ]level support|telecare|ongoing low"),
    (
        SequelLayer.PREVENT,
        r"universal services|signpost|information (?:and|&) advice|no services provided|\bnfa\b",
    ),
)


def layer_of_sequel(words: str) -> SequelLayer | None:
    """Return the layer that a sequel counts towards; None where its words say none."""
    for layer, pattern in _PATTERNS:
        if re.search(pattern, words, re.IGNORECASE):
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
