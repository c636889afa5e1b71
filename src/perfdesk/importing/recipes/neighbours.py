"""Groups of councils like ours, from the matrices and lists in which they are published."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from perfdesk.core.benchmarks.neighbours import NeighbourGroup
from perfdesk.core.councils import council_coded, current_code, followed_by
from perfdesk.core.pack import Record
from perfdesk.core.problems import ImportKind, Problem, Severity
from perfdesk.core.recipes import Part, Recipe
from perfdesk.importing.drafts.job import ImportJob
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.drafts.published import Wanted
from perfdesk.importing.formats.extract import Extract
from perfdesk.importing.matching.questions import NotUnderstood
from perfdesk.importing.recipes.fitting import Fit
from perfdesk.importing.vocabulary.naming_periods import period_in

_RELEASED = re.compile(r"(?:released|published|publication)[^.]{0,40}", re.IGNORECASE)
_ONS_CODE = re.compile(r"[EW]\d{8}")


def plan_neighbours(job: ImportJob, recipe: Recipe, fits: Sequence[Fit]) -> ImportPlan:
    """Plan the neighbours of the pack's council.

    Raises:
        UnreadableExtractError: The pack does not say which council it is for.
    """
    council = Wanted.of(job).council
    ours = current_code(council.code)
    codes: list[str] = []
    for fit in fits:
        for row in fit.table.row_numbers:
            if not codes and current_code(fit.text(row, Part.PLACE_CODE)) == ours:
                codes = _codes(fit, row)
    found = codes
    if not found:
        return ImportPlan(job.source, problems=(_no_row(job, council.name),))
    gap = next((gap for fit in fits if (gap := _gap(fit, recipe.most))), "")
    if gap:
        where = job.extract.reference(fits[0].table.sheet, fits[0].table.range)
        return ImportPlan(job.source, not_understood=(NotUnderstood(where, "", gap),))
    members, problems = _members(found, ours, recipe.most)
    released = _released(job.extract)
    if released is None:
        problems.append(
            Problem(
                Severity.NOTE,
                ImportKind.DATE,
                f"\u201c{job.extract.name}\u201d does not say when its neighbours were published, "
                "so they are dated the day of the import. You can change the date.",
            )
        )
    group = NeighbourGroup(
        _identity(job, recipe.name, council.code),
        recipe.name,
        council.code,
        members,
        f"{recipe.name}, from {job.extract.name}",
        released or job.source.imported_at.date(),
    )
    return ImportPlan(job.source, _news(job, group), problems=tuple(problems))


def _gap(fit: Fit, most: int) -> str:
    """Return a sentence where one of the neighbours that are wanted has no column."""
    numbers = {each.number for each in fit.spread}
    last = min(most or max(numbers, default=0), max(numbers, default=0))
    missing = [each for each in range(1, last + 1) if each not in numbers]
    if not missing:
        return ""
    return (
        f"No column is headed as neighbour {missing[0]}, so nothing was imported. Give it the "
        f"heading \u201cNeighbour {missing[0]}\u201d and import the file again."
    )


def _news(job: ImportJob, group: NeighbourGroup) -> tuple[Record, ...]:
    """Return the group, unless the pack holds its members already, with more after them or not."""
    for held in job.pack.table(NeighbourGroup).values():
        if held.council == group.council and held.members[: len(group.members)] == group.members:
            return ()
    return (group,)


def _codes(fit: Fit, row: int) -> list[str]:
    sheet = fit.table.sheet
    if fit.spread:
        return [sheet.text(row, each.column.index) for each in fit.spread]
    named = fit.columns[Part.PLACE_CODE]
    own = sheet.text(row, named.index)
    if Part.NEIGHBOUR in fit.columns:
        same = (each for each in fit.table.row_numbers if sheet.text(each, named.index) == own)
        return [fit.text(each, Part.NEIGHBOUR) for each in same]
    return [text for text in sheet.row_texts(row)[named.index :] if _ONS_CODE.fullmatch(text)]


def _members(codes: Sequence[str], ours: str, most: int) -> tuple[tuple[str, ...], list[Problem]]:
    """Return the codes in force, the nearest first, without our own."""
    members: list[str] = []
    problems: list[Problem] = []
    renamed: list[str] = []
    for code in codes:
        new = current_code(code)
        if not code or new == ours or new in members:
            continue
        if most and len(members) == most:
            break
        if new != code:
            renamed.append(f"{code} is now {new}")
        elif council_coded(code) is None:
            problems.append(_problem(f"{code} is not a council with adult social care."))
        elif followed_by(code):
            followers = " and ".join(each.name for each in followed_by(code))
            problems.append(_problem(f"{code} was replaced by {followers}. The old code is kept."))
        members.append(new)
    if renamed:
        problems.append(
            Problem(
                Severity.NOTE, ImportKind.OLD_CODE, f"Old codes were updated: {'; '.join(renamed)}."
            )
        )
    return tuple(members), problems


def _problem(message: str) -> Problem:
    return Problem(Severity.WARNING, ImportKind.OLD_CODE, message)


def _no_row(job: ImportJob, council: str) -> Problem:
    return Problem(
        Severity.WARNING,
        ImportKind.COUNCIL,
        f"\u201c{job.extract.name}\u201d has no neighbours for {council}, so nothing was imported.",
    )


def _released(extract: Extract) -> date | None:
    """Return the day on which a workbook says that it was released."""
    for sheet in extract.sheets:
        for row in range(1, min(sheet.height, 40) + 1):
            for text in sheet.row_texts(row)[:4]:
                for match in _RELEASED.finditer(text):
                    period = period_in(match[0])
                    if period is not None:
                        return period.start
    return None


def _identity(job: ImportJob, name: str, council: str) -> str:
    """Return the id of the group of that name that the pack has; else a new one."""
    for held in job.pack.table(NeighbourGroup).values():
        if held.name == name and held.council == council:
            return held.id
    return re.sub(r"[^0-9a-z]+", "-", name.casefold()).strip("-")
