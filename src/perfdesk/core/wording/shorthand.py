"""What the shorthand of government statistics means, in words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PROVISIONAL_MARK = "[p]"

_MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        "[b]": "break in the series",
        "[c]": "confidential",
        "[e]": "estimated",
        "[er]": "earliest revision",
        "[f]": "forecast",
        "[low]": "rounds to 0 but is not 0",
        "[n]": "not significant",
        PROVISIONAL_MARK: "provisional",
        "[r]": "revised",
        "[s]": "significant at 5%",
        "[ss]": "significant at 1%",
        "[sss]": "significant at 0.1%",
        "[u]": "of low reliability",
        "[w]": "no one in this group",
        "[x]": "not available",
        "[z]": "not applicable",
    }
)


NO_VALUE = frozenset({"[x]", "[z]", "[c]", "[w]"})
"""Marks that say that there is no value; a 0 beside one may be no figure."""


def meaning_of(token: str) -> str:
    """Return what a token in square brackets means; the token itself where it is not known.

    Bare tokens (`x`, `:`, `-`) mean different things in different sources and stay as they are.
    """
    return _MEANINGS.get(token, token)
