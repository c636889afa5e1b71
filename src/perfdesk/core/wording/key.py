"""The key of a dashboard: what its ratings and arrows mean, in the words of the papers."""

from __future__ import annotations

from dataclasses import dataclass

from perfdesk.core.periods import Period
from perfdesk.core.settings import Scheme
from perfdesk.core.verdicts import ProgressWord, RatingWord, Tone


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One line of a key.

    Attributes:
        word: As it stands in a cell (`Better`).
        tone: What it means, for shape and colour.
        meaning: What it says of a figure, as a sentence without full stop.
    """

    word: str
    tone: Tone
    meaning: str


_RATING_MEANINGS = {
    Scheme.RAG: (
        (RatingWord.GREEN, Tone.GOOD, "Target met"),
        (RatingWord.AMBER, Tone.NEAR, "Target nearly met"),
        (RatingWord.RED, Tone.POOR, "Target missed"),
    ),
    Scheme.COMPARISON: (
        (
            RatingWord.BETTER,
            Tone.GOOD,
            "Performing better than the latest national average or local target",
        ),
        (
            RatingWord.SIMILAR,
            Tone.NEAR,
            "Performing similar to the latest national average or local target",
        ),
        (
            RatingWord.BELOW,
            Tone.POOR,
            "Performing below the latest national average or local target",
        ),
    ),
}

NOT_RATED = KeyEntry(
    RatingWord.NOT_RATED.capitalize(),
    Tone.NONE,
    "No figure yet, nothing to compare it with, or for information only",
)
NOT_COMPARED = KeyEntry(
    "Not compared",
    Tone.NONE,
    ("There is nothing earlier to compare with, or neither higher nor lower is better"),
)
"""What the lines say that count measures without a verdict."""


def rating_key(scheme: Scheme) -> tuple[KeyEntry, ...]:
    """Return what each rating of a scheme means, the best first."""
    return tuple(
        KeyEntry(word.capitalize(), tone, meaning)
        for word, tone, meaning in _RATING_MEANINGS[scheme]
    )


def progress_key(previous: Period) -> tuple[KeyEntry, ...]:
    """Return what each progress word means against the period of the previous column."""
    meanings = (
        (ProgressWord.IMPROVED, Tone.GOOD, "Performance has improved on"),
        (ProgressWord.SIMILAR, Tone.NEAR, "Performance is similar to"),
        (ProgressWord.NOT_AS_GOOD, Tone.POOR, "Performance is not as good as in"),
    )
    return tuple(
        KeyEntry(word.capitalize(), tone, f"{meaning} {previous.label}")
        for word, tone, meaning in meanings
    )
