"""The lists of a summary under their headings, for exports that show them as text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from perfdesk.core.narrative.summary import Mention, Moved, Summary


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
        yield Headline("What needs attention", summary.attention, rest=rest)
    if summary.improved:
        yield Headline("What improved most", summary.improved)
    if summary.unknown:
        yield Headline("What is not known yet", summary.unknown)
    if summary.moved:
        yield Headline("What changed since the last issue", changes=summary.moved)


def told(mention: Mention) -> str:
    """Say where a measure stands, in one line: figure, comparator and verdicts."""
    compared = f"compared with {mention.compared}" if mention.compared else ""
    parts = (mention.now, compared, mention.rating, mention.progress)
    return "; ".join(part for part in parts if part)
