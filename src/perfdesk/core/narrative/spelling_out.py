"""Abbreviations: which ones a text uses, and their words at the first use."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form and its words.

    Attributes:
        short: As printed (`ASCOF`).
        words: What it stands for.
        pattern: Where it occurs; the short form as a word of its own.
    """

    short: str
    words: str
    pattern: re.Pattern[str]


def _known(short: str, words: str, pattern: str = "") -> Abbreviation:
    return Abbreviation(short, words, re.compile(pattern or rf"\b{re.escape(short)}\b"))


ABBREVIATIONS: tuple[Abbreviation, ...] = (
    _known("ASCOF", "Adult Social Care Outcomes Framework"),
    _known("BCF", "Better Care Fund"),
    _known("RAG", "red, amber, green"),
    _known("SUs", "service users"),
    _known("SU", "service user"),
    _known("LD", "learning disability"),
    _known("MH", "mental health"),
    _known("NHS", "National Health Service"),
    _known("CQC", "Care Quality Commission"),
    _known("ONS", "Office for National Statistics"),
    _known("CLD", "client level data"),
    _known("SALT", "short and long term support return"),
    _known("ASCS", "Adult Social Care Survey"),
    _known("SACE", "Survey of Adult Carers in England"),
    _known("DToC", "delayed transfers of care"),
    _known("Nat. Ave.", "national average", r"(?i:\bnat\.? ?ave?\b\.?)"),
    _known("Pop.", "population", r"(?i:\bpop\.)"),
    _known("Adm's", "admissions", r"(?i:\badm['\u2019]s\b)"),
    _known("inc.", "including", r"\binc\."),
    _known("pt", "part", r"\bpt(?= ?\d)"),
    _known("k", "thousand", r"(?<=\d)k\b"),
    _known("N/A", "not applicable"),
    _known("TBC", "to be confirmed"),
)
"""Those that English councils use in such reports, told as they are printed there."""


def abbreviations_in(texts: Iterable[str]) -> tuple[Abbreviation, ...]:
    """Return the abbreviations that any of *texts* uses, in the order of `ABBREVIATIONS`."""
    whole = "\n".join(texts)
    return tuple(each for each in ABBREVIATIONS if each.pattern.search(whole))


class SpeltOut:
    """Writes the words of an abbreviation behind it where a reader first meets it."""

    def __init__(self) -> None:
        self._met: set[str] = set()

    def __call__(self, text: str) -> str:
        """Return *text* with the words of each abbreviation not met before."""
        for each in ABBREVIATIONS:
            found = each.pattern.search(text)
            if found is None or each.short in self._met or each.words in text:
                continue
            self._met.add(each.short)
            if not found[0][-1].isalpha() or each.short == "k":
                continue  # `Nat. Ave. (national average)`, `17.3k (thousand)` help nobody
            text = f"{text[: found.end()]} ({each.words}){text[found.end() :]}"
        return text
