"""What officers confirmed about the words of reports, kept in the pack.

Other words for a measure, which measure a number of a sentence is about, and the council's own
words that a dictionary does not know.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, order=True)
class WordingKey:
    """What identifies other words for a measure: the measure, and the words in small letters."""

    measure: str
    words: str


@dataclass(frozen=True, slots=True)
class MeasureWording:
    """Other words by which reports speak of a measure.

    Attributes:
        measure: Id of the measure.
        words: As reports write them.
        by: Who confirmed them.
        at: When, with time zone.
    """

    measure: str
    words: str
    by: str
    at: datetime

    @property
    def key(self) -> WordingKey:
        """The measure and the words, in whatever letters."""
        return WordingKey(self.measure, self.words.casefold())


@dataclass(frozen=True, slots=True, order=True)
class NumberKey:
    """What identifies a number of a report's text, whatever it is this time.

    Attributes:
        sentence: The words of its sentence, every number replaced by `#`.
        place: Which of the sentence's figures it is, from 0.
    """

    sentence: str
    place: int


@dataclass(frozen=True, slots=True)
class ConfirmedMeaning:
    """Which measure a number of a sentence is about.

    It holds for the same sentence with other numbers, so that it need not be said again when next
    cycle's figures are typed into last cycle's report.

    Attributes:
        key: Sentence and place of the number in it.
        measure: Id of the measure; empty where it is about none of the pack.
        by: Who confirmed it.
        at: When, with time zone.
    """

    key: NumberKey
    measure: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OwnWord:
    """A word that the council writes and no dictionary knows.

    Attributes:
        word: As it is spelt.
        by: Who entered it.
        at: When, with time zone.
    """

    word: str
    by: str
    at: datetime

    @property
    def key(self) -> str:
        """The word in small letters."""
        return self.word.casefold()
