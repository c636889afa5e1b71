"""Words that say which way something went, or which of two is more."""

from __future__ import annotations

import re

MOVED_UP = (
    r"increas(?:es?|ed|ing)|ris(?:es?|en|ing)|rose|gr(?:ows?|ew|own|owing|owth)|up(?:ward)?|uplift"
    r"|climb(?:ed|s)?"
)
MOVED_DOWN = (
    r"decreas(?:es?|ed|ing)|f(?:all|alls|allen|alling|ell)|reduc(?:es?|ed|ing|tions?)"
    r"|declin(?:es?|ed|ing)|drop(?:ped|s|ping)?|down(?:ward|turn)?"
)
UP = rf"{MOVED_UP}|more|higher|greater|above|larger"
DOWN = rf"{MOVED_DOWN}|fewer|less|lower|below|smaller"
MOVED = re.compile(rf"\b(?:{MOVED_UP}|{MOVED_DOWN})\b", re.IGNORECASE)
TURNED = re.compile(
    r"\b(?:not?|never|slow(?:s|ed|ing)?|rather than|instead of|rang(?:es?|ed|ing)|var(?:y|ied|ies)"
    r"|aged?|ages|between|halt(?:ed)?|reversed?|offset|prevent(?:ed|ing)?)\b",
    re.IGNORECASE,
)
"""Words near a word of direction that turn or void it."""
_UP = re.compile(rf"(?:{UP})", re.IGNORECASE)
_DOWN = re.compile(rf"(?:{DOWN})", re.IGNORECASE)


def rises(word: str) -> bool | None:
    """Tell whether a word says up or more; None where it says neither up nor down."""
    if _UP.fullmatch(word):
        return True
    return False if _DOWN.fullmatch(word) else None


def last_move(text: str) -> str:
    """Return the last word of direction in a text; empty where there is none, or it is turned."""
    found = list(MOVED.finditer(text))
    if not found or TURNED.search(text):
        return ""
    return found[-1][0]
