"""How verdicts are shown: which shape stands for what, so that colour never tells alone."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from perfdesk.core.problems import Severity
from perfdesk.core.verdicts import Progress, ProgressWord, Rating, Tone


class Shape(StrEnum):
    """The drawn sign of a verdict; never typed as a character."""

    RING = "ring"
    DIAMOND = "diamond"
    SQUARE = "square"
    DASH = "dash"
    UP = "triangle-up"
    SIDES = "triangles-side"
    DOWN = "triangle-down"
    NONE = ""


SIGNS_OF_PROBLEMS: Mapping[Severity, str] = {
    Severity.ERROR: "problem-error",
    Severity.WARNING: "problem",
    Severity.NOTE: "problem-note",
}
"""The drawn sign of each severity; its word stands beside it, or is told with the cell."""

SHAPES_OF_TONES: Mapping[Tone, Shape] = {
    Tone.GOOD: Shape.RING,
    Tone.NEAR: Shape.DIAMOND,
    Tone.POOR: Shape.SQUARE,
    Tone.NONE: Shape.DASH,
}
"""The signs of ratings, by what they mean."""

SHAPES_OF_PROGRESS: Mapping[ProgressWord, Shape] = {
    ProgressWord.IMPROVED: Shape.UP,
    ProgressWord.SIMILAR: Shape.SIDES,
    ProgressWord.NOT_AS_GOOD: Shape.DOWN,
    ProgressWord.NONE: Shape.NONE,
}
"""The signs of progress."""


def rating_shape(rating: Rating) -> Shape:
    """Return the sign of a rating: ring, diamond, square or dash, by what it means."""
    return SHAPES_OF_TONES[rating.tone]


def progress_shape(progress: Progress) -> Shape:
    """Return the sign of progress; none where there is nothing to compare."""
    return SHAPES_OF_PROGRESS[progress.word]
