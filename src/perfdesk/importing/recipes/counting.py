"""Counting the rows of a list into figures: in memory, and nothing of a row is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from perfdesk.core.imports.answers import AnswerKey, KeptAnswer
from perfdesk.core.measures import Measure, Unit
from perfdesk.core.periods import Period
from perfdesk.core.problems import ImportKind, Problem, Severity
from perfdesk.core.recipes import Grouping, Part, Recipe
from perfdesk.core.sequels import layer_of_sequel
from perfdesk.core.sources import CellReference
from perfdesk.importing.drafts.draft import Draft
from perfdesk.importing.drafts.job import ImportJob
from perfdesk.importing.drafts.local_figures import LocalCells, LocalFigures
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.formats.extract import column_letters
from perfdesk.importing.matching.matcher import Label
from perfdesk.importing.matching.questions import (
    SKIP,
    Choice,
    NotUnderstood,
    Question,
    kept_question,
)
from perfdesk.importing.recipes.fitting import Fit
from perfdesk.importing.vocabulary.naming_periods import period_named

_FEWEST_SHOWN = 5
"""A group's words are shown only where so many rows have them: rarer ones may be about someone."""

_GROUP = "group"

WHOLE = "whole"
"""The answer that rows are part of what a share is out of, and of no measure."""

_LONGEST_SHOWN = 60
_MOST_GROUPS = 40


@dataclass
class _Counts:
    """What was counted.

    Attributes:
        rows: Rows by column of the pack and label.
        people: Who they were about, while the counting lasts.
        unknown: Rows of groups that no label is known for, by their words.
        undated: Rows without a date that can be read.
        outside: Rows of days that no column of the pack holds.
        last: The last day met.
        without_period: Whether nothing tells what the rows are about, so that none was counted.
    """

    rows: Counter[tuple[Period, str]] = field(default_factory=Counter)
    people: dict[tuple[Period, str], set[str]] = field(default_factory=dict)
    unknown: Counter[str] = field(default_factory=Counter)
    undated: int = 0
    outside: int = 0
    last: date | None = None
    without_period: bool = False


def plan_counts(job: ImportJob, recipe: Recipe, fits: Sequence[Fit]) -> ImportPlan:
    """Plan the figures that the rows of a list add up to, without keeping any of its rows."""
    recipe = _with_answers(job, recipe)
    draft = Draft(job, recipe)
    questions: list[Question] = []
    for fit in fits:
        where = job.extract.reference(fit.table.sheet, _range(fit))
        counts = _counted(job, recipe, fit)
        if counts.without_period:
            questions.append(_question_of_period(job, recipe, where))
            draft.leave_out(
                where,
                fit.table.range,
                f"{fit.table.rows:,} rows are left out until you say which period they are for.",
            )
            continue
        _add(draft, recipe, counts, where)
        for question in _questions(job, recipe, counts, where):
            job.asking.answer(question, question.keeps.label if question.keeps else "")
        draft.not_understood += _left(counts, where)
        draft.problems.append(_said(fit, counts, recipe))
    return replace(draft.plan(), questions=tuple(questions))


def _counted(job: ImportJob, recipe: Recipe, fit: Fit) -> _Counts:
    counts = _Counts()
    labels = {value.casefold(): each.measure for each in recipe.groupings for value in each.values}
    columns = [
        column
        for position in job.pack.positions
        for column in (position.period, position.previous)
        if not column.is_snapshot
    ]
    is_dated = Part.DATE in fit.columns
    told = None if is_dated else _period_told(job, recipe)
    if not is_dated and told is None:
        counts.without_period = True
        return counts
    for done, row in enumerate(fit.table.row_numbers):
        if done % 2000 == 0:
            job.progress(done, fit.table.last_row, "Counting rows")
        if fit.table.sheet.is_blank(row) or not fit.takes(row):
            continue
        day = _day(fit, row) if is_dated else None
        if is_dated and day is None:
            counts.undated += 1
            continue
        counts.last = max(day, counts.last or day) if day else counts.last
        group = " ".join(fit.text(row, Part.GROUP).split())
        label = labels.get(group.casefold())
        if label is None:
            layer = layer_of_sequel(group)
            label = layer.value if layer else None
        if label is None:
            counts.unknown[group] += 1
            continue
        inside = [told] if told is not None else []
        if day is not None:
            inside = [each for each in dict.fromkeys(columns) if each.start <= day <= each.end]
        counts.outside += not inside
        for column in inside:
            counts.rows[column, label] += 1
            person = fit.text(row, Part.PERSON) if recipe.distinct else ""
            if person:
                counts.people.setdefault((column, label), set()).add(person)
    return counts


def _period_told(job: ImportJob, recipe: Recipe) -> Period | None:
    """Return what all rows of a list are about, where a person or the recipe says it."""
    return period_named(job.answers.get(f"period {recipe.name}", "") or recipe.period)


def _question_of_period(job: ImportJob, recipe: Recipe, where: CellReference) -> Question:
    columns = dict.fromkeys(
        column for each in job.pack.positions for column in (each.period, each.previous)
    )
    return Question(
        f"period {recipe.name}",
        f"Which period are the rows in \u201c{job.extract.name}\u201d for? None of its columns "
        "says.",
        where,
        tuple(Choice(each.key, each.label) for each in columns),
    )


def _day(fit: Fit, row: int) -> date | None:
    column = fit.columns[Part.DATE]
    raw = fit.table.sheet.raw(row, column.index)
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    return _day_in(str(raw).strip())


@lru_cache(maxsize=4096)
def _day_in(text: str) -> date | None:
    """Return the day that a text names, or the first of a month; the same days come many times."""
    period = period_named(text) or period_named(text.partition(" ")[0].partition("T")[0])
    return period.start if period is not None and period.months <= 1 else None


def _add(draft: Draft, recipe: Recipe, counts: _Counts, where: CellReference) -> None:
    found = {
        key: len(counts.people[key]) if recipe.distinct and key in counts.people else number
        for key, number in counts.rows.items()
    }
    unit = Unit.PERCENT if recipe.shares else Unit.COUNT
    local = LocalFigures(draft)
    for (column, label), number in sorted(found.items()):
        if not label:  # of the whole, and of no measure
            continue
        held = draft.job.pack.table(Measure).get(label)
        label_of = Label(label, where, unit, 1 if recipe.shares else 0)
        measure = held or draft.matcher.measure_of(label_of)
        if measure is None:
            continue
        total = sum(each for (period, _), each in found.items() if period == column)
        of = Decimal(total) if recipe.shares else None
        local.add(measure, column, LocalCells("", where, Decimal(number), of, period=column))


def _said(fit: Fit, counts: _Counts, recipe: Recipe) -> Problem:
    what = "people" if recipe.distinct else "rows"
    total = sum(counts.rows.values())
    until = f", the last of {counts.last.isoformat()}" if counts.last else ""
    return Problem(
        Severity.NOTE,
        ImportKind.COUNTED,
        f"{total:,} rows in the list were counted as {what}{until}. The rows themselves are not "
        "kept.",
        where=fit.table.range,
    )


def _questions(
    job: ImportJob, recipe: Recipe, counts: _Counts, where: CellReference
) -> list[Question]:
    """Ask where groups belong whose words are said often enough to be no one's own."""
    labels = dict.fromkeys(
        [*(each.words for each in recipe.measures), *(each.measure for each in recipe.groupings)]
    )
    told = [Choice(each, each) for each in labels if each]
    if not told:
        pack = job.pack
        reported = pack.measures_at(pack.settings.position)
        unit = Unit.PERCENT if recipe.shares else Unit.COUNT
        told = [Choice(each.id, each.description) for each in reported if each.unit is unit]
    whole = [Choice(WHOLE, "None, but count them in the total")] if recipe.shares else []
    choices = (*told, *whole, Choice(SKIP, "Do not count them"))
    return [
        kept_question(
            AnswerKey(_GROUP, recipe.name, words.casefold()),
            f"Where do the {number:,} rows with \u201c{words}\u201d belong?",
            where,
            choices,
        )
        for words, number in counts.unknown.most_common(_MOST_GROUPS)
        if may_be_shown(words, number)
    ]


def may_be_shown(words: str, number: int) -> bool:
    """Tell whether so many rows have the words of a group that they are no one's own."""
    return number >= _FEWEST_SHOWN and 0 < len(words) <= _LONGEST_SHOWN and "@" not in words


def _left(counts: _Counts, where: CellReference) -> list[NotUnderstood]:
    rows = {
        "have no date that can be read": counts.undated,
        "are for days outside every column in the pack": counts.outside,
        "belong to no known group": sum(counts.unknown.values()),
    }
    return [
        NotUnderstood(where, f"{number:,} rows", f"{number:,} rows {why} and were not counted.")
        for why, number in rows.items()
        if number
    ]


def _with_answers(job: ImportJob, recipe: Recipe) -> Recipe:
    """Return a recipe that knows the groups that were answered for, now or before."""
    known = {value.casefold() for each in recipe.groupings for value in each.values}
    told = {
        key.label: kept.answer
        for kept in job.pack.table(KeptAnswer).values()
        if (key := kept.key).asked == _GROUP and key.family == recipe.name
    }
    start = f"{_GROUP} {recipe.name}: "
    for question, answer in job.answers.items():
        words = question.removeprefix(start)
        if question.startswith(start) and words not in known:
            job.asking.keep(AnswerKey(_GROUP, recipe.name, words), answer, words)
            told[words] = answer
    new = [
        Grouping((words,), "" if answer == WHOLE else answer)
        for words, answer in told.items()
        if answer != SKIP and words not in known
    ]
    return replace(recipe, groupings=(*recipe.groupings, *new)) if new else recipe


def _range(fit: Fit) -> str:
    """Return the columns that were counted, and no row's own cell."""
    used = [each.index for each in fit.columns.values()]
    first, last = column_letters(min(used)), column_letters(max(used))
    return f"{first}{fit.table.first_row}:{last}{fit.table.last_row}"
