"""Whether a label says more than a measure's own words, so that it may count something else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from perfdesk.core.framework.catalogue import measure_for
from perfdesk.core.measures import Measure
from perfdesk.importing.matching.likeness import telling_words
from perfdesk.importing.reading.labels import beside_name
from perfdesk.importing.vocabulary.codes import split_code
from perfdesk.importing.vocabulary.facets import UNSURE, Span
from perfdesk.importing.vocabulary.tokens import words_of

_SHORT = re.compile(r"\b[A-Z]{2,4}\b")


def says_more(words: str, measure: Measure) -> bool:
    """Tell whether a label says more than a measure does that may change what is counted.

    `Employment rate (males)` and `Cost of residential dementia care` are not quite the measure. A
    word of the framework's own wording of the measure adds nothing, nor do its first letters:
    `(LD)` where that says `learning disability`.

    Args:
        words: The label.
        measure: The measure that it is like.
    """
    words = split_code(words)[1] or words
    name = " ".join(_own_words(measure))
    own = words_of(name)
    if {_singular(each) for each in words_of(words)} <= {_singular(each) for each in own}:
        return False
    beside = beside_name(words, name)
    short = {each for each in _SHORT.findall(words) if _stands_for(each, own)}
    unread = (text for text in beside.unread if text not in short)
    more = {each for text in unread for each in telling_words(text)} - telling_words(name)
    is_part = bool(beside.breakdown) and not beside.is_whole
    is_other = not beside.is_figure or beside.standing in UNSURE or beside.span is Span.TO_DATE
    return bool(more) or is_part or is_other


def _own_words(measure: Measure) -> tuple[str, ...]:
    entry = measure_for(measure.framework) if measure.framework is not None else None
    return (measure.description, *((entry.words, entry.meaning) if entry else ()))


def _stands_for(short: str, words: Sequence[str]) -> bool:
    """Tell whether letters are the first ones of words that follow each other."""
    begins = "".join(each[0] for each in words)
    return short.casefold() in begins


def _singular(word: str) -> str:
    return word.removesuffix("s")
