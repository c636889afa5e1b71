"""What reading may know of the pack that a file is read for, and of what was answered before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from perfdesk.core.periods import Period
from perfdesk.core.places import Place
from perfdesk.core.recipes import MonthReading


class KnownMeasures(Protocol):
    """The measures whose names account for words of a file."""

    def is_named(self, words: str) -> bool:
        """Tell whether words are a measure's name, an alias of it or answered to be one."""

    def nearest(self, words: str) -> str:
        """Return the name of the measure that words are likely to mean; empty where none is."""

    def unit_of(self, words: str) -> str:
        """Return in what the measure with that name is (`%`); empty where that is not known."""


FIGURE = "figure"
"""The answer that numbers are the figures themselves, whatever the words beside them say."""


def no_answer(_words: str) -> str:
    """Know of no answer."""
    return ""


def no_period(_words: str) -> None:
    """Know of no period."""


@dataclass(frozen=True)
class Context:
    """What is known before a file is read.

    Attributes:
        council: Whose figures they are where no place is named.
        measures: Whose names account for words.
        year: In which a quarter without a year lies, where somebody has said so.
        period_of: The period of the figures under some words, where somebody has said so; the
            empty words stand for all figures that no words give a period.
        months: What a year and a month mean in columns of their own.
        meaning: What was answered of words that say nothing known: `FIGURE`, one of several words
            that is meant, or anything else for words that are not read; empty where nothing was.
    """

    council: Place
    measures: KnownMeasures
    year: Period | None = None
    period_of: Callable[[str], Period | None] = no_period
    months: MonthReading = MonthReading.UNSAID
    meaning: Callable[[str], str] = no_answer
