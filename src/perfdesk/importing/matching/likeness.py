"""How alike the words of a label and of a measure are."""

from __future__ import annotations

from functools import lru_cache

from perfdesk.core.framework.matching import parse_code
from perfdesk.core.measures import Measure
from perfdesk.importing.vocabulary.wordings import normal_words

_FILLER_WORDS = """
a an and any are as at be by for from had have has in is it its no not of on or out that the their
them they this to was were who whom whose which with all total number per percent percentage %
proportion rate aged age people person persons adult adults
"""
_FILLERS = frozenset(_FILLER_WORDS.split())
_THE_SAME = 1.0
_CERTAIN = 0.8
_CODE_AND = 0.3
"""How alike words must be where the code agrees."""

WORTH_ASKING = 0.5
"""How likely a measure must be to be asked about."""

_CLEARLY_AHEAD = 0.15


def alike(one: str, other: str) -> float:
    """Return how alike two descriptions are, from 0 to 1, by the words that carry meaning."""
    ours, theirs = telling_words(one), telling_words(other)
    if not ours or not theirs:
        return 1.0 if normal_words(one) == normal_words(other) else 0.0
    return len(ours & theirs) / len(ours | theirs)


@lru_cache(maxsize=4096)
def telling_words(text: str) -> frozenset[str]:
    """Return the words of a description that carry meaning, in the singular."""
    words = normal_words(text).replace("+", " ").split()
    return frozenset(word.removesuffix("s") for word in words if word not in _FILLERS)


def is_ahead(best: float, second: float) -> bool:
    """Tell whether the likeliest of some measures is meant for certain, given the one after it.

    The very words of a measure mean it, however near another one is.
    """
    if best >= _THE_SAME > second:
        return True
    return best >= _CERTAIN and best - second >= _CLEARLY_AHEAD


def how_sure(measure: Measure, label: str, code: str) -> float:
    """Return how sure it is that a row is about a measure, from 0 to 1."""
    words = alike(measure.description, label)
    if normal_words(measure.description) == normal_words(label):
        return 1.0
    if not code:
        return words
    ours, theirs = parse_code(measure.code), parse_code(code)
    if ours is None or theirs is None or ours[0] != theirs[0]:
        return min(words, WORTH_ASKING)
    parts_agree = ours[1] == theirs[1] or not ours[1] or not theirs[1]
    if not parts_agree:
        return min(words, WORTH_ASKING)
    return max(words, 0.9 + words / 10) if words >= _CODE_AND else max(words, WORTH_ASKING)
