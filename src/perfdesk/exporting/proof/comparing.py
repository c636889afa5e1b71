"""What every proof is made of: texts compared without white space, and what was found."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Proof:
    """What a comparison found.

    Attributes:
        compared: How many cells were compared.
        differences: One sentence each: where, what is written, what it should be.
    """

    compared: int
    differences: tuple[str, ...]


def joined(text: str) -> str:
    """Return *text* without white space and shapeless characters, ligatures taken apart."""
    whole = unicodedata.normalize("NFKC", text)
    return "".join(each for each in whole if not each.isspace() and not _is_shapeless(each))


def _is_shapeless(character: str) -> bool:
    """Soft hyphens, joiners and marks of direction print nothing."""
    return unicodedata.category(character) == "Cf"


def quoted(text: str) -> str:
    """Return *text* in quotation marks."""
    return f"\N{LEFT DOUBLE QUOTATION MARK}{text}\N{RIGHT DOUBLE QUOTATION MARK}"
