"""Arrows that a symbol font draws for a letter: `p` in Wingdings 3 is an arrow up."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_ORNAMENTS = frozenset({"wingdings 2"})
UP, DOWN, RIGHT, LEFT, SIDEWAYS = "\u25b2", "\u25bc", "\u25b6", "\u25c0", "\u25c0\u25b6"

_LETTERS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "wingdings": {
            "\u00e9": UP, "\u00ea": DOWN, "\u00e8": RIGHT, "\u00e7": LEFT, "\u00f3": SIDEWAYS,
            "\u00f1": UP, "\u00f2": DOWN, "\u00f0": RIGHT, "\u00ef": LEFT, "\u00f4": SIDEWAYS,
            "\u00e1": UP, "\u00e2": DOWN, "\u00e0": RIGHT, "\u00df": LEFT, "\u00f6": SIDEWAYS,
        },
        "wingdings 3": {
            "p": UP, "q": DOWN, "u": RIGHT, "t": LEFT, "h": UP, "i": DOWN, "g": RIGHT, "f": LEFT,
            "\u00a3": UP, "\u00a4": DOWN, "\u0022": RIGHT, "!": LEFT, "#": UP, "$": DOWN,
            "1": SIDEWAYS, "D": SIDEWAYS,
        },
        "webdings": {"5": UP, "6": DOWN, "4": RIGHT, "3": LEFT},
        "marlett": {"5": UP, "6": DOWN, "4": RIGHT, "3": LEFT},
    }
)  # fmt: skip


def is_symbol_font(font: str) -> bool:
    """Tell whether a font draws symbols in place of letters."""
    name = font.strip().casefold()
    return name in _LETTERS or name in _ORNAMENTS


def symbol_text(font: str, text: str) -> str:
    """Return what a text in a font shows: arrows for the letters of a symbol font.

    Letters of symbol fonts without a meaning here are left out: they are ornaments. Any other
    font shows the text itself.
    """
    letters = _LETTERS.get(font.strip().casefold())
    if letters is None:
        return "" if is_symbol_font(font) else text
    plain = (_plain(each) for each in text)
    return "".join(letters.get(each, each if each.isspace() else "") for each in plain)


def _plain(letter: str) -> str:
    """Return a letter that was kept in the private area of a symbol font as itself."""
    number = ord(letter)
    return chr(number - 0xF000) if 0xF000 <= number <= 0xF0FF else letter
