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


def told(headline: Headline, mention: Mention) -> str:
    """Say in one line where a measure stands; of what is not known yet, why and until when."""
    if headline.heading == UNKNOWN:
        return mention.reason
    verdicts = (_within_a_sentence(each) for each in (mention.rating, mention.progress))
    return "; ".join(part for part in (figures_told(mention), *verdicts) if part)


def figures_told(mention: Mention) -> str:
    """Say the figure of a measure and what it is held against."""
    against = mention.compared
    if against.startswith(_COMMON):
        against = _within_a_sentence(against)
    compared = f"compared with {against}" if against else ""
    return "; ".join(part for part in (mention.now, compared) if part)


def more_told(headline: Headline, mention: Mention) -> tuple[str, ...]:
    """Return what was said about a measure beside where it stands, a line each."""
    reason = () if headline.heading == UNKNOWN else mention.reason.splitlines()
    lines = (*reason, *mention.commentary.splitlines())
    return tuple(line.strip() for line in lines if line.strip())


def _within_a_sentence(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"
