"""Characters that the font of the PDF lacks are spelt out, and told of.

A tagged PDF may not hold a character without a glyph: readers and screen readers would
meet a gap. So what cannot be printed is written in letters of the font (`m²` stays,
`㎡` becomes `m2`, a face becomes `[grinning face]`) and noted as a problem.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set as AbstractSet

from perfdesk.core.problems import Problem, Severity

# Line ends, tabs and separators; not the no-break space, which someone typed on purpose.
_BLANKS = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029 ]+")
# Characters of no shape of their own: soft hyphen, zero width, direction, tags, selectors.
_SHAPELESS = re.compile("[\u034f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_WITHOUT_NAME = frozenset({"Cc", "Cs", "Co", "Cn"})


class Speller:
    """Writes texts in the characters of one font, and collects what it had to spell out.

    Attributes:
        problems: One for each character and measure, in the order met.
    """

    def __init__(self, printable: AbstractSet[int]) -> None:
        self._printable = printable
        self._noted: dict[tuple[str, str], Problem] = {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What had to be spelt out so far."""
        return tuple(self._noted.values())

    def spell(self, text: str, *, measure: str = "", where: str = "") -> str:
        """Return *text* with single blanks and with nothing that the font cannot print.

        Args:
            text: As it stands in the dashboard.
            measure: Id of the measure it belongs to, for the problem.
            where: The column or chart it stands in, for the problem.
        """
        if text.isascii() and text.isprintable() and "  " not in text:
            return text.strip(" ")  # most texts, and what every font has
        tidy = unicodedata.normalize("NFC", _BLANKS.sub(" ", text)).strip(" ")
        return "".join(self._spelt(character, measure, where) for character in tidy)

    def _spelt(self, character: str, measure: str, where: str) -> str:
        category = unicodedata.category(character)
        if category == "Cf" or _SHAPELESS.match(character):
            return ""
        if self._can_print(character):
            return character
        plain = unicodedata.normalize("NFKC", character)
        if not all(map(self._can_print, plain)):
            plain = f"[{_name(character)}]"
        told = f"U+{ord(character):04X}" if category in _WITHOUT_NAME else character
        self._noted.setdefault(
            (character, measure),
            Problem(
                Severity.WARNING,
                "character",
                f"The font of the PDF lacks \u201c{told}\u201d, "
                f"which is printed as \u201c{plain}\u201d.",
                measure=measure,
                where=where,
            ),
        )
        return plain

    def _can_print(self, character: str) -> bool:
        # PDF/A refuses private characters and those that mean nothing, glyph or not.
        return (
            ord(character) in self._printable
            and unicodedata.category(character) not in _WITHOUT_NAME
        )


def _name(character: str) -> str:
    """Return `grinning face`; the code of a character whose name is only a number."""
    name = unicodedata.name(character, "")
    if not name or any(map(str.isdigit, name)):
        return f"U+{ord(character):04X}"
    return name.lower()
