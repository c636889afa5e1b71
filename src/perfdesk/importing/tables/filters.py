"""The filters that a reporting tool writes beside the table it exports."""

from __future__ import annotations

import re
from collections.abc import Iterable

_BEGINS = re.compile(
    r"\s*(?:applied\s+filters?|filters?\s+applied|report\s+filters?|filters?|parameters?|"
    r"selections?)\s*(?:\(.*?\)\s*)?:\s*",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"(?P<name>[^:=]{1,80}?)(?:\bis one of\b|\bis\b|\bequals\b|:|=)(?P<value>.+)", re.DOTALL
)
_NOT_TAKEN = re.compile(
    r"\b(?:is not|is greater|is less|is on or|is after|is before|is between|contains|starts|"
    r"does not|is in the|is blank|excluded?)\b",
    re.IGNORECASE,
)
_BETWEEN_FILTERS = re.compile(r"[\n\r;|]+|,?\s+and\s+(?=[A-Z][^,]*\bis\b)")
_LONGEST = 300


def applied_filters(lines: Iterable[str]) -> dict[str, str]:
    """Return the filters told in some lines, by what they are about (`Year`: `2023/24`).

    `Applied filters:` begins them, in one cell or in the lines that follow up to one that is no
    filter. A filter that leaves out (`Age is not 0-17`) keeps its words: `not 0-17`.
    """
    found: dict[str, str] = {}
    within = False
    for line in lines:
        begins = _BEGINS.match(line)
        if not begins and not within:
            continue
        told = [
            _filter(part) for part in _BETWEEN_FILTERS.split(line[begins.end() if begins else 0 :])
        ]
        filters = [each for each in told if each]
        within = bool(begins) or bool(filters)
        for name, value in filters:
            found.setdefault(name, value)
    return found


def _filter(text: str) -> tuple[str, str] | None:
    """Read `Year is 2023/24`, `Year = 2023/24` or `Year: 2023/24`."""
    text = text.strip(" \t\u2022-*.")
    if not text or len(text) > _LONGEST:
        return None
    if found := _NOT_TAKEN.search(text):
        name, said = text[: found.start()].strip(), text[found.start() :].strip()
        return (name, said.removeprefix("is ")) if name else None
    match = _SAID.fullmatch(text)
    return (match["name"].strip(), " ".join(match["value"].split())) if match else None
