"""Names that a report writes in two ways, and years that cannot be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from perfdesk.core.claims.claim import ClaimKind, ClaimVerdict, Finding
from perfdesk.core.claims.ground import Ground, claim_of, finding
from perfdesk.core.claims.reading.periods import impossible_year, period_of
from perfdesk.core.claims.reading.quantities import Sort
from perfdesk.core.claims.reading.sentences import ReadPassage

_NAME = re.compile(
    r"\b(?:the )?(?P<name>[A-Z][a-z]+(?:(?: and| &)? [A-Z][a-z]+){1,4})"
    r" (?P<kind>Department|Directorate|Service|Committee|Board)\b"
)
_FEWEST = 3
_PLAN = 6
"""Years that a plan may run for."""


def judge_periods(read: ReadPassage) -> Iterator[Finding]:
    """Check that each period that is named can be one."""
    for each in read.quantities:
        if each.sort is not Sort.PERIOD:
            continue
        words = read.text[each.start : each.end]
        claim = claim_of(ClaimKind.PERIOD, read, {"period": each})
        likely = impossible_year(words)
        if likely is not None and not _may_be_a_plan(words):
            yield finding(
                read, claim, ClaimVerdict.ERROR, f"{words} is not a year.",
                suggestion=f"Write {likely.label}.",
            )  # fmt: skip
            continue
        known = period_of(words)
        yield finding(
            read, claim, ClaimVerdict.CONSISTENT if known else ClaimVerdict.NO_SOURCE,
            f"{words.strip('() ')} is {known.in_words}." if known else f"{words} names no year.",
        )  # fmt: skip


def _may_be_a_plan(words: str) -> bool:
    """Tell whether `2018/22` may be the years of a plan, and not a financial year."""
    years = re.search(r"(\d{4})\s?/\s?(\d{2,4})", words)
    return years is not None and 1 < (int(years[2][-2:]) - int(years[1][-2:])) % 100 <= _PLAN


def judge_names(ground: Ground) -> Iterator[Finding]:
    """Find names of departments and the like that differ by one letter from how all others are."""
    places = [(read, match) for read in ground.passages for match in _NAME.finditer(read.text)]
    counted = Counter(_name(match) for _, match in places)
    for read, match in places:
        name = _name(match)
        likely = [
            other
            for other, count in counted.items()
            if count >= _FEWEST * counted[name] and _differ_by_a_plural(name, other)
        ]
        if likely:
            claim = claim_of(ClaimKind.NAME, read, {}, match.span("name"))
            yield finding(
                read, claim, ClaimVerdict.ERROR,
                f"\u201c{name}\u201d is written \u201c{likely[0]}\u201d {counted[likely[0]]}"
                    f" times.",
                suggestion=f"Write {likely[0]}.",
            )  # fmt: skip


def _name(match: re.Match[str]) -> str:
    words = match["name"].split()
    keep = [place for place, word in enumerate(words) if word in {"for", "The"}]
    return " ".join([*words[(keep[-1] + 1 if keep else 0) :], match["kind"]])


def _differ_by_a_plural(one: str, other: str) -> bool:
    """Tell whether two names have the same words but for the s of one."""
    first, second = one.split(), other.split()
    if len(first) != len(second):
        return False
    differing = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and (
        differing[0][0] + "s" == differing[0][1] or differing[0][1] + "s" == differing[0][0]
    )
