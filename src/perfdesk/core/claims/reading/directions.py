"""Words that say which way something went, or which of two is more."""

from __future__ import annotations

import re

UP = (
    r"increas(?:es?|ed|ing)|ris(?:es?|en|ing)|rose|gr(?:ows?|ew|own|owing|owth)|up(?:ward)?"
    r"|more|higher|greater|above|over|uplift|gain(?:ed|s)?|climb(?:ed|s)?|exceed(?:s|ed|ing)?"
    r"|surpass(?:es|ed|ing)?|outperform(?:s|ed|ing)?|ahead of|larger|bigger"
)
DOWN = (
    r"decreas(?:es?|ed|ing)|f(?:all|alls|allen|alling|ell)|reduc(?:es?|ed|ing|tions?)"
    r"|declin(?:es?|ed|ing)|dropp?(?:ed|s|ing)?|down(?:ward|turn)?|fewer|less|lower|below|under"
    r"|short|smaller|behind"
)
GOOD = r"improv(?:es?|ed|ing|ements?)|better"
BAD = r"worsen(?:s|ed|ing)?|deteriorat(?:es?|ed|ing|ion)|worse"
SAME = (
    r"similar(?:ly)?|consistent|unchanged|the same|in line with|stable|maintained|comparable"
    r"|not (?:that|too) dissimilar"
)
_UP = re.compile(rf"(?:{UP})$", re.IGNORECASE)
_DOWN = re.compile(rf"(?:{DOWN})$", re.IGNORECASE)


def rises(word: str) -> bool | None:
    """Tell whether a word says up or more; None where it says neither up nor down."""
    if _UP.fullmatch(word):
        return True
    if _DOWN.fullmatch(word):
        return False
    return None
