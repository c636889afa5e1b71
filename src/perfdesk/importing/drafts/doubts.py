"""What reading a table leaves open, or leaves out: asked once, named, and remembered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from perfdesk.core.imports.answers import AnswerKey
from perfdesk.core.periods import Period, quarters_of
from perfdesk.core.problems import ImportKind, Problem, Severity
from perfdesk.importing.drafts.job import ImportJob
from perfdesk.importing.drafts.month_question import month_answer
from perfdesk.importing.matching.questions import (
    ALWAYS,
    SKIP,
    Choice,
    NotUnderstood,
    Question,
    kept_question,
)
from perfdesk.importing.reading.context import FIGURE, Context, KnownMeasures
from perfdesk.importing.reading.found import Asked, Doubt, LeftOut
from perfdesk.importing.vocabulary.wordings import normal_words

_MEANING = "meaning"
_YEAR, _PERIOD = "year of the quarters", "period of the figures"
_MOST_TOLD = 12

_OTHER = "Something else: leave it out"
_NONE = "None: leave them out"


@dataclass
class Doubts:
    """The doubts of one import.

    Attributes:
        job: The import.
        family: The recipe, or the kind of file: an answer holds for the next file of it.
        measures: Whose names account for words.
    """

    job: ImportJob
    family: str
    measures: KnownMeasures
    _left: list[LeftOut] = field(default_factory=list)

    @cached_property
    def context(self) -> Context:
        """What reading may know of the pack, and what was answered before."""
        told = self.job.answers
        years = {each.key: each for each in self._years()}
        periods = {each.key: each for each in self._periods()}
        return Context(
            self.job.pack.council,
            self.measures,
            years.get(told.get(_YEAR, "")),
            lambda about: periods.get(told.get(_period_id(about), "")),
            month_answer(self.job, self.family),
            self._meaning,
        )

    def _meaning(self, words: str) -> str:
        """Return what was answered of some words, now or in an earlier import."""
        key = self._key(words)
        given = self.job.answers.get(str(key), "")
        if given:
            kept = key.of_any_family if given.startswith(ALWAYS) else key
            self.job.asking.keep(kept, given.removeprefix(ALWAYS), words)
            return given.removeprefix(ALWAYS)
        known = self.job.asking.known(key)
        return known.answer if known else ""

    def _key(self, words: str) -> AnswerKey:
        return AnswerKey(_MEANING, self.family, normal_words(words))

    def leave_out(self, left: LeftOut) -> None:
        """Note numbers that are no figures of ours."""
        self._left.append(left)

    def problems(self) -> Iterator[Problem]:
        """Name what is left out because of what the words around it say."""
        by_reason: dict[str, list[LeftOut]] = {}
        for each in self._left:
            by_reason.setdefault(each.reason, []).append(each)
        for reason, left in by_reason.items():
            words = list(dict.fromkeys(each.words for each in left if each.words))
            what = f" ({reason})" if reason else ""
            yield Problem(
                Severity.NOTE,
                ImportKind.COLUMN,
                f"Left out, because it is not the figure of a measure{what}: {listed(words)}.",
                where=str(left[0].where),
            )

    def ask(self, asked: Asked) -> None:
        """Ask what numbers are, or of when; once, and unless it was answered before."""
        words, where = asked.words, asked.where
        choices: tuple[Choice, ...]
        match asked.doubt:
            case Doubt.YEAR:
                choices = tuple(Choice(each.key, each.label) for each in self._years())
                text = f"Which year is \u201c{words}\u201d in? The file does not say."
                likely = self.job.pack.settings.position.year.key
                question = Question(_YEAR, text, where, choices, likely)
                waits = "which year they are in"
            case Doubt.PERIOD:
                choices = (
                    *(Choice(each.key, each.label) for each in self._periods()),
                    Choice(SKIP, "Another: leave them out"),
                )
                text = (
                    f"Which period are the figures under \u201c{words}\u201d for? The file does "
                    "not say."
                )
                question = Question(_period_id(asked.about), text, where, choices)
                waits = "which period they are for"
            case Doubt.WHOLE:
                choices = (*(Choice(each, each) for each in asked.choices), Choice(SKIP, _NONE))
                text = f"Which is the figure of the measure: \u201c{words}\u201d?"
                question = kept_question(self._key(words), text, where, choices)
                waits = "which of them is the figure"
            case Doubt.MEANING:
                choices = Choice(FIGURE, "The figures of the measures"), Choice(SKIP, _OTHER)
                text = f"\u201c{words}\u201d: what is it?"
                question = kept_question(self._key(words), text, where, choices)
                waits = "what it is"
        numbers = "1 figure is" if asked.numbers == 1 else f"{asked.numbers:,} figures are"
        left = f"{numbers} left out until you say {waits}: \u201c{words}\u201d."
        self.job.asking.answer(question, words, NotUnderstood(where, words, left))

    def _years(self) -> tuple[Period, ...]:
        years = (
            year
            for each in self.job.pack.positions
            for year in (each.period.year, each.previous.year)
        )
        return tuple(dict.fromkeys(years))

    def _periods(self) -> tuple[Period, ...]:
        """Return the periods that figures without one may be for."""
        periods = (
            period
            for each in self.job.pack.positions
            for period in (*quarters_of(each.period), each.period, each.previous)
        )
        return tuple(dict.fromkeys(periods))


def _period_id(about: str) -> str:
    """Return what the question after the period of the figures under some words is called."""
    return f"{_PERIOD} {normal_words(about)}".strip()


def listed(words: Sequence[str]) -> str:
    """Return words in quotation marks, the first of many."""
    more = f" and {len(words) - _MOST_TOLD:,} more" if len(words) > _MOST_TOLD else ""
    return ", ".join(f"\u201c{each}\u201d" for each in words[:_MOST_TOLD]) + more
