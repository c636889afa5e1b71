"""The lists of a summary under their headings, for exports that show them as text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from perfdesk.core.narrative.summary import (
    ATTENTION,
    IMPROVED,
    MOVED,
    UNKNOWN,
    Mention,
    Moved,
    Summary,
)

_COMMON = ("Target ", "At most ", "At least ")
"""How comparators begin that are no names, and are small letters within a sentence."""


@dataclass(frozen=True, slots=True)
class Headline:
    """One list of the summary.

    Attributes:
        heading: What the list is of (`What needs attention`).
        mentions: The measures that it names; empty for a list of changes.
        changes: What reads differently since the last issue; empty for a list of measures.
        rest: How many more there are, in a sentence; empty where the list is whole.
    """

    heading: str
    mentions: tuple[Mention, ...] = ()
    changes: tuple[Moved, ...] = ()
    rest: str = ""


def headlines_of(summary: Summary) -> Iterator[Headline]:
    """Yield the lists that have something to say, in the order of the printed page."""
    if summary.attention:
        left = summary.attention_left
        rest = f"{left} more need{'s' if left == 1 else ''} attention." if left else ""
        yield Headline(ATTENTION, summary.attention, rest=rest)
    if summary.improved:
        yield Headline(IMPROVED, summary.improved)
    if summary.unknown:
        yield Headline(UNKNOWN, summary.unknown)
    if summary.moved:
        yield Headline(MOVED, changes=summary.moved)


def told(mention: Mention) -> str:
    """Say where a measure stands, in one line: figure, comparator and verdicts."""
    against = mention.compared
    if against.startswith(_COMMON):
        against = f"{against[:1].lower()}{against[1:]}"
    compared = f"compared with {against}" if against else ""
    parts = (mention.now, compared, mention.rating, mention.progress)
    return "; ".join(part for part in parts if part)
