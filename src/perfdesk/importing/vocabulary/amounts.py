"""Amounts as officers write them in a scale: `(0.23)` below `\u00a3m` is -\u00a30.23m."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from perfdesk.importing.vocabulary.facets import Facets

_DIGITS = r"\d{1,3}(?:[ \u00a0\u2009\u202f,]\d{3})+|\d+"
_NUMBER = re.compile(rf"(?P<currency>\u00a3?) ?(?P<digits>{_DIGITS})(?P<fraction>\.\d+)?")
_BLANKS = re.compile(r"[ \u00a0\u2009\u202f](?=\d)")
_MINUSES = "-\u2212\u2013"
_LONGEST = 40
_SHORT = 4
"""Digits that stand without a comma as often as with one; they may be a year."""
_SUFFIXES: Mapping[str, str] = MappingProxyType(
    {"1": "", "1000": "k", "1000000": "m", "1000000000": "bn"}
)


def plain_amount(text: str) -> str:
    """Return a number in the notation of accounts or with blanks between its thousands as usual.

    `(260)` and `310-` are -260 and -310, `1 250 001` is 1,250,001. Any other text is returned
    as it is.
    """
    found = _parts(text)
    if found is None:
        return text
    is_negative, number = found
    return f"-{number}" if is_negative else number


def scaled_amount(text: str, facets: Facets) -> str:
    """Return a bare number with the scale and the unit that the words around it state.

    `148,310` below `\u00a3000s` is `\u00a3148,310k`, and 46.2 below `%` is `46.2%`. Any other text
    is returned as it is: it says its own unit.
    """
    found = _parts(text)
    suffix = _SUFFIXES.get(f"{facets.scale:f}")
    if found is None or suffix is None:
        return text
    is_negative, number = found
    if number == "0" and facets.unit != "%":
        return number
    if facets.unit == "%":
        suffix = "%"
    elif facets.unit == "\u00a3" and not number.startswith("\u00a3"):
        number = f"\u00a3{number}"
    return f"{'-' if is_negative else ''}{number}{suffix}"


def _parts(text: str) -> tuple[bool, str] | None:
    """Return whether a text that is a number alone is negative, and the number without a sign."""
    body = text.strip()
    if not body or len(body) > _LONGEST:
        return None
    if body.startswith("\u00a3("):
        body = f"(\u00a3{body[2:]}"
    is_negative = body.startswith("(") and body.endswith(")")
    if is_negative:
        body = body[1:-1].strip()
    elif body[0] in _MINUSES or body[-1] in _MINUSES:
        is_negative, body = True, body.strip(_MINUSES).strip()
    match = _NUMBER.fullmatch(body)
    if match is None:
        return None
    digits = _BLANKS.sub(",", match["digits"])
    if digits.isdigit() and len(digits) > _SHORT and not digits.startswith("0"):
        digits = f"{int(digits):,}"
    return is_negative, f"{match['currency']}{digits}{match['fraction'] or ''}"
