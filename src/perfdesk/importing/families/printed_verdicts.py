"""Ratings and arrows that an appendix prints otherwise than its rule gives them.

Officers judge. What they printed stands as an override with its cell as the reason, and
is a problem to look at, because a slip looks the same.
"""

from __future__ import annotations

from collections.abc import Mapping

from perfdesk.core.building.judging import decided_on, verdicts_on
from perfdesk.core.judgements import Judged, Override, OverrideKey
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.problems import Problem, Severity
from perfdesk.core.settings import Position
from perfdesk.core.verdicts import ProgressWord, RatingWord
from perfdesk.importing.columns import Role
from perfdesk.importing.families.job import ImportJob
from perfdesk.importing.families.printed_rows import PrintedRow, PrintedTable
from perfdesk.importing.families.wordings import ARROWS, RATINGS, rating_of_fill

PRINTED = "printed appendix"
"""Who decided an override that came with an appendix."""


def overrides_for(
    job: ImportJob, printed: PrintedTable, after: Pack, measures: Mapping[str, PrintedRow]
) -> tuple[tuple[Override, ...], tuple[Problem, ...]]:
    """Return the overrides that make a pack rate as printed, and a problem for each.

    Args:
        job: The import.
        printed: The appendix.
        after: The pack with everything else of the appendix taken over.
        measures: The row of each measure by its id.
    """
    position = after.table(Position)[printed.position]
    coloured = _ratings_by_colour(printed, measures)
    overrides: list[Override] = []
    problems: list[Problem] = []
    for identity, row in measures.items():
        measure = after.measure(identity)
        verdicts = verdicts_on(after, measure, position)
        rating = RATINGS.get(row.text(Role.RATING).casefold()) or coloured.get(identity)
        arrow = ARROWS.get("".join(row.text(Role.PROGRESS).casefold().split()))
        arrow = arrow or ARROWS.get(row.text(Role.PROGRESS).casefold())
        if rating is not None and rating is not verdicts.rating.by_rule:
            override = _override(job, printed, after, measure, row, Judged.RATING, rating)
            overrides.append(override)
            problems.append(_problem(printed, measure, row, override, verdicts.rating.reason))
        if arrow is not None and arrow is not verdicts.progress.by_rule:
            override = _override(job, printed, after, measure, row, Judged.PROGRESS, arrow)
            overrides.append(override)
            problems.append(_problem(printed, measure, row, override, verdicts.progress.reason))
    held = job.pack.table(Override)
    return tuple(each for each in overrides if not _is_held(held.get(each.key), each)), tuple(
        problems
    )


def _ratings_by_colour(
    printed: PrintedTable, measures: Mapping[str, PrintedRow]
) -> Mapping[str, RatingWord]:
    """Return the ratings that are told by colour alone, by measure.

    One colour throughout is decoration; two or more are ratings.
    """
    found = {
        identity: word
        for identity, row in measures.items()
        if (word := rating_of_fill(row.fill, printed.scheme)) is not None
    }
    return found if len(set(found.values())) > 1 else {}


def _rating_cell(row: PrintedRow, of: Judged) -> Role:
    """Return the cell that a printed verdict stands in."""
    if of is Judged.PROGRESS:
        return Role.PROGRESS
    return Role.RATING if Role.RATING in row.cells else Role.CURRENT


def _is_held(held: Override | None, new: Override) -> bool:
    return held is not None and (held.value, held.decided_on) == (new.value, new.decided_on)


def _override(
    job: ImportJob,
    printed: PrintedTable,
    after: Pack,
    measure: Measure,
    row: PrintedRow,
    of: Judged,
    word: RatingWord | ProgressWord,
) -> Override:
    role = _rating_cell(row, of)
    reference = printed.reference(job, row, role)
    position = after.table(Position)[printed.position]
    return Override(
        OverrideKey(measure.id, printed.position, of),
        word.value,
        f"Printed so in {reference}",
        PRINTED,
        job.source.imported_at,
        decided_on(after, measure, position),
    )


def _problem(
    printed: PrintedTable, measure: Measure, row: PrintedRow, override: Override, by_rule: str
) -> Problem:
    role = _rating_cell(row, override.key.of)
    sheet = printed.table.sheet.name
    cell = f"sheet {sheet}, {row.cells[role]}" if sheet else row.cells[role]
    return Problem(
        Severity.WARNING,
        override.key.of.value,
        f"\u201c{measure.description}\u201d is printed as {override.value}, which its rule does "
        "not give; the printed one is kept as an override until its figures change.",
        measure.id,
        cell,
        by_rule,
    )
