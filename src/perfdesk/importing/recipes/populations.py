"""Populations by single years of age, summed to the ages that rates are worked out per."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from perfdesk.core.benchmarks.populations import Population, PopulationKey
from perfdesk.core.places import Place
from perfdesk.core.problems import ImportKind, Problem, Severity
from perfdesk.core.recipes import Part, Recipe
from perfdesk.core.sources import CellReference
from perfdesk.importing.drafts.job import ImportJob
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.drafts.published import Wanted
from perfdesk.importing.formats.extract import CellValue, a1
from perfdesk.importing.matching.questions import Choice, NotUnderstood, Question
from perfdesk.importing.recipes.fitting import Fit, age_in, is_all_ages, text_above
from perfdesk.importing.vocabulary.places import place_of

_MID_YEAR = re.compile(r"mid[- ]?(?:year )?((?:19|20)\d{2})", re.IGNORECASE)
_SHORT_MID_YEAR = re.compile(r"mye[- _]?(\d{2})(?!\d)", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d{2}")
_BAND = re.compile(r"(\d+)(?:-(\d+)|\+)")
_OLDEST = 200


@dataclass
class _Ages:
    """The people of one place by single years of age.

    Attributes:
        place: The place.
        people: How many of each age, and from which cell.
        total: All of them, as the file says; None where it does not.
        oldest: The age that stands for it and over.
    """

    place: Place
    people: dict[int, tuple[int, CellReference]] = field(default_factory=dict)
    total: int | None = None
    oldest: int = 0


def plan_populations(job: ImportJob, recipe: Recipe, fits: Sequence[Fit]) -> ImportPlan:
    """Plan the populations of the pack's council, its region and England.

    Raises:
        UnreadableExtractError: The pack does not say which council it is for.
    """
    wanted = Wanted.of(job)
    records: list[Population] = []
    problems: list[Problem] = []
    left: list[NotUnderstood] = []
    questions: list[Question] = []
    for fit in fits[:1]:
        vintage, evidence = _vintage(job, fit)
        where = job.extract.reference(fit.table.sheet, fit.table.range)
        if not vintage:
            questions.append(_question(job, recipe, where))
            left.append(
                NotUnderstood(
                    where,
                    fit.table.range,
                    ("The populations are left out until you say which year they are for."),
                )
            )
            continue
        if evidence:
            problems.append(Problem(Severity.NOTE, ImportKind.POPULATION, evidence))
        for ages in _ages_of(job, fit, wanted).values():
            for band in recipe.bands:
                made = _summed(ages, band, vintage)
                if isinstance(made, Population):
                    records.append(made)
                else:
                    left.append(NotUnderstood(where, band, made))
            problems += _checked(ages, vintage, str(where))
    if not questions and not any(each.key.place == wanted.council.code for each in records):
        problems.append(
            Problem(
                Severity.WARNING,
                ImportKind.COUNCIL,
                f"\u201c{job.extract.name}\u201d has no population for {wanted.council.name}.",
            )
        )
    news = tuple(each for each in records if not _is_held(job, each))
    if len(news) < len(records):
        problems.append(
            Problem(
                Severity.NOTE,
                ImportKind.POPULATION,
                f"{len(records) - len(news)} populations are already in the pack.",
            )
        )
    return ImportPlan(job.source, news, (), tuple(left), tuple(questions), tuple(problems))


def _ages_of(job: ImportJob, fit: Fit, wanted: Wanted) -> Mapping[str, _Ages]:
    found: dict[str, _Ages] = {}
    for row in fit.table.row_numbers:
        if not fit.takes(row):
            continue
        place = place_of("", fit.text(row, Part.PLACE_CODE), fit.text(row, Part.PLACE))
        chosen = wanted.chosen(place) if place else None
        if chosen is None:
            continue
        ages = found.setdefault(chosen.code, _Ages(chosen))
        if fit.spread:
            _take_columns(job, fit, row, ages)
        else:
            _take_row(job, fit, row, ages)
    return found


def _take_columns(job: ImportJob, fit: Fit, row: int, ages: _Ages) -> None:
    sheet = fit.table.sheet
    if ages.people:
        # The same place again (a county among the regions): it was taken.
        return
    for each in fit.spread:
        cell = sheet.cell(row, each.column.index)
        _count(job, fit, ages, each.number, cell, a1(row, each.column.index))
    last = max(fit.spread, key=lambda each: each.number)
    ages.oldest = last.number
    for column in fit.table.columns:
        if is_all_ages(column.name):
            number = sheet.cell(row, column.index).number
            ages.total = int(number) if number is not None else None


def _take_row(job: ImportJob, fit: Fit, row: int, ages: _Ages) -> None:
    column = fit.columns.get(Part.VALUE)
    if column is None:
        return
    said, cell = fit.text(row, Part.AGE), fit.table.sheet.cell(row, column.index)
    age = age_in(said)
    if age is not None:
        _count(job, fit, ages, age[0], cell, a1(row, column.index))
        ages.oldest = max(ages.oldest, age[0])
    elif is_all_ages(said) and cell.number is not None:
        ages.total = int(cell.number)


def _count(job: ImportJob, fit: Fit, ages: _Ages, age: int, cell: CellValue, name: str) -> None:
    if cell.number is not None and age not in ages.people:
        reference = job.extract.reference(fit.table.sheet, name)
        ages.people[age] = (int(cell.number), reference)


def _summed(ages: _Ages, band: str, vintage: str) -> Population | str:
    """Return the population of a band; a sentence that says why there is none."""
    match = _BAND.fullmatch(band)
    low, high = (int(match[1]), int(match[2] or _OLDEST)) if match else (0, _OLDEST)
    last = min(high, ages.oldest)
    missing = [age for age in range(low, last + 1) if age not in ages.people]
    is_cut = high < _OLDEST and high >= ages.oldest
    if missing or is_cut or not ages.people:
        which = f"age {missing[0]}" if missing else "its last ages"
        return (
            f"The population of {ages.place.name} aged {band} was left out because {which} is "
            "missing or not a number."
        )
    cells = [ages.people[age] for age in range(low, last + 1)]
    first, until = cells[0][1], cells[-1][1]
    cell = first.cell if first == until else f"{first.cell}:{until.cell}"
    source = CellReference(first.fingerprint, first.file, first.sheet, cell)
    return Population(
        PopulationKey(ages.place.code, band, vintage), sum(people for people, _ in cells), source
    )


def _checked(ages: _Ages, vintage: str, where: str) -> list[Problem]:
    total = sum(people for people, _ in ages.people.values())
    if ages.total is None or ages.total == total:
        return []
    return [
        Problem(
            Severity.WARNING,
            ImportKind.SUM,
            f"The ages of {ages.place.name} in {vintage} add up to {total:,}, but the file says "
            f"there are {ages.total:,} people.",
            where=where,
            arithmetic=f"{total:,} - {ages.total:,} = {total - ages.total:,}",
        )
    ]


def _vintage(job: ImportJob, fit: Fit) -> tuple[str, str]:
    """Return the year of the populations, and on what evidence where the table does not say it."""
    answer = job.answers.get(_question_id(fit.recipe), "")
    if answer:
        return answer, ""
    above = f"{fit.table.sheet.name} {text_above(fit.table)}"
    match = _MID_YEAR.search(above)
    if match:
        return f"mid-{match[1]}", ""
    period = fit.columns.get(Part.PERIOD)
    if period is not None:
        row = next((row for row in fit.table.row_numbers if fit.text(row, Part.PERIOD)), 0)
        told = _YEAR.search(fit.text(row, Part.PERIOD)) if row else None
        if told:
            return f"mid-{told[0]}", ""
    match = _MID_YEAR.search(job.extract.name)
    short = _SHORT_MID_YEAR.search(job.extract.name)
    if match or short:
        year = match[1] if match else f"20{short[1]}" if short else ""
        return (
            f"mid-{year}",
            f"\u201c{job.extract.name}\u201d does not say which year its populations are for, so "
            f"mid-{year} was taken from its name.",
        )
    return "", ""


def _question_id(recipe: Recipe) -> str:
    return f"year {recipe.name}"


def _question(job: ImportJob, recipe: Recipe, where: CellReference) -> Question:
    year = job.source.imported_at.year
    return Question(
        _question_id(recipe),
        "Which year are these populations for? The file does not say.",
        where,
        tuple(Choice(f"mid-{each}", f"mid-{each}") for each in range(year, year - 12, -1)),
    )


def _is_held(job: ImportJob, population: Population) -> bool:
    held = job.pack.table(Population).get(population.key)
    return held is not None and held.people == population.people
