"""Asking what the years and months of a table mean, where they can be read in several ways."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from perfdesk.core.imports.answers import AnswerKey
from perfdesk.core.recipes import MonthReading
from perfdesk.core.sources import CellReference
from perfdesk.importing.drafts.job import ImportJob
from perfdesk.importing.matching.questions import Choice, NotUnderstood, kept_question
from perfdesk.importing.vocabulary.year_and_month import MonthsRead

_MONTHS = "months"

_WORDS: Mapping[MonthReading, str] = MappingProxyType(
    {
        MonthReading.CALENDAR: "calendar years, counted from January",
        MonthReading.FROM_APRIL: "years starting in April",
        MonthReading.TO_MARCH: "years ending in March",
    }
)


def month_answer(job: ImportJob, family: str) -> MonthReading:
    """Return what was answered of a file's years and months; unsaid where nothing was.

    Args:
        job: The import.
        family: Name of the recipe, or of the kind of file.
    """
    key = AnswerKey(_MONTHS, family)
    kept = job.asking.known(key)
    answer = job.answers.get(str(key)) or (kept.answer if kept else "")
    found = next((each for each in _WORDS if each.value == answer), MonthReading.UNSAID)
    if found and str(key) in job.answers:
        job.asking.keep(key, found.value, "")
    return found


def ask_for_months(
    job: ImportJob, family: str, read: MonthsRead, where: CellReference
) -> MonthReading | None:
    """Ask which months a file is about, as was not answered before; None until it is.

    Args:
        job: The import.
        family: Name of the recipe, or of the kind of file.
        read: The ways in which its years and months can be read.
        where: The rows.
    """
    pairs = [f"\u201c{year}\u201d with \u201c{month}\u201d" for year, month in read.examples]
    question = kept_question(
        AnswerKey(_MONTHS, family),
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
    answer = job.asking.answer(question, pairs[0], left)
    return MonthReading(answer) if answer else None
