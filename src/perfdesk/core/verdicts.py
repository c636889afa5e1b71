"""Verdicts on figures, each with its reason in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from perfdesk.core.judgements import Override


class RatingWord(StrEnum):
    """How a figure stands against its target or comparator, in either scheme."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    BETTER = "better"
    SIMILAR = "similar"
    BELOW = "below"
    NOT_RATED = "not rated"


class ProgressWord(StrEnum):
    """How a figure stands against the previous one."""

    IMPROVED = "improved"
    SIMILAR = "similar"
    NOT_AS_GOOD = "not as good"
    NONE = "none"


class Tone(StrEnum):
    """What a verdict means, whichever its word: decides shape, tint and ink."""

    GOOD = "good"
    NEAR = "near"
    POOR = "poor"
    NONE = "none"


_RATING_TONES = {
    RatingWord.GREEN: Tone.GOOD,
    RatingWord.BETTER: Tone.GOOD,
    RatingWord.AMBER: Tone.NEAR,
    RatingWord.SIMILAR: Tone.NEAR,
    RatingWord.RED: Tone.POOR,
    RatingWord.BELOW: Tone.POOR,
    RatingWord.NOT_RATED: Tone.NONE,
}

_PROGRESS_TONES = {
    ProgressWord.IMPROVED: Tone.GOOD,
    ProgressWord.SIMILAR: Tone.NEAR,
    ProgressWord.NOT_AS_GOOD: Tone.POOR,
    ProgressWord.NONE: Tone.NONE,
}


@dataclass(frozen=True, slots=True)
class Rating:
    """How a figure is rated, and why.

    Attributes:
        word: The verdict that stands: the override's where there is one, else the rule's.
        text: In few words for a cell (`Better than England 2022/23`, `Green`).
        reason: In a sentence (`41.6% rounds to 42%, which meets the target of 42%.`).
        by_rule: What the rule proposes.
        override: The override that stands; None where the rule decided.
    """

    word: RatingWord
    text: str
    reason: str
    by_rule: RatingWord
    override: Override | None = None

    @property
    def tone(self) -> Tone:
        """What the verdict means, for shape and colour."""
        return _RATING_TONES[self.word]


@dataclass(frozen=True, slots=True)
class Progress:
    """How a figure moved since the previous one, and why that is good or not.

    Attributes:
        word: The verdict that stands.
        text: In few words for a cell (`Improved: 26 fewer`).
        reason: In a sentence.
        by_rule: What the rule proposes.
        override: The override that stands; None where the rule decided.
    """

    word: ProgressWord
    text: str
    reason: str
    by_rule: ProgressWord
    override: Override | None = None

    @property
    def tone(self) -> Tone:
        """What the verdict means, for shape and colour."""
        return _PROGRESS_TONES[self.word]
