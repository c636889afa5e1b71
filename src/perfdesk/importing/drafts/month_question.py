"""Asking what the years and months of a table mean, where they can be read in several ways."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from perfdesk.core.recipes import MonthReading
from perfdesk.core.sources import CellReference
from perfdesk.importing.drafts.job import ImportJob
from perfdesk.importing.drafts.plan import Choice, NotUnderstood, Question
from perfdesk.importing.vocabulary.year_and_month import MonthsRead

_WORDS: Mapping[MonthReading, str] = MappingProxyType(
    {
        MonthReading.CALENDAR: "calendar years, counted from January",
        MonthReading.FROM_APRIL: "years starting in April",
        MonthReading.TO_MARCH: "years ending in March",
    }
)


def month_answer(job: ImportJob, recipe: str) -> MonthReading:
    """Return what was answered of a file's years and months; unsaid where nothing was.

    Args:
        job: The import.
        recipe: Name of the recipe or family that reads the file.
    """
    answer = job.answers.get(_question_id(recipe), "")
    return next((each for each in _WORDS if each.value == answer), MonthReading.UNSAID)


def month_question(
    job: ImportJob, recipe: str, read: MonthsRead, where: CellReference
) -> tuple[Question, NotUnderstood]:
    """Return the question, and what to say of the rows until it is answered.

    Args:
        job: The import.
        recipe: Name of the recipe or family that reads the file.
        read: The ways in which its years and months can be read.
        where: The rows.
    """
    pairs = [f"\u201c{year}\u201d with \u201c{month}\u201d" for year, month in read.examples]
    question = Question(
        _question_id(recipe),
        f"Which months are {' and '.join(pairs)} in \u201c{job.extract.name}\u201d?",
        where,
        tuple(
            Choice(reading.value, f"{' and '.join(map(str, periods))}: {_WORDS[reading]}")
            for reading, periods in read.choices.items()
        ),
    )
    left = NotUnderstood(
        where,
        where.cell,
        f"The rows are left out until you say which months {pairs[0]} is.",
    )
    return question, left


def _question_id(recipe: str) -> str:
    return f"months {recipe}"
