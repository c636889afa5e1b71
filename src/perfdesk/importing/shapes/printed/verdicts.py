"""Ratings and arrows that an appendix prints otherwise than its rule gives them.

Officers judge. What they printed stands as an override with its cell as the reason, and
is a problem to look at, because a slip looks the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from perfdesk.core.building.figure_cells import DECIDED
from perfdesk.core.building.judging import decided_on, verdicts_on
from perfdesk.core.judgements import Judged, Override, OverrideKey
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.problems import ImportKind, Problem, Severity
from perfdesk.core.settings import Position, Scheme
from perfdesk.core.verdicts import ProgressWord, RatingWord
from perfdesk.importing.drafts.job import ImportJob
from perfdesk.importing.drafts.plan import PrintedWord
from perfdesk.importing.shapes.printed.rows import PrintedRow, PrintedTable
from perfdesk.importing.vocabulary.columns import Role
from perfdesk.importing.vocabulary.wordings import (
    ICONS,
    LIGHTS,
    progress_in_words,
    rating_in_words,
    rating_of_fill,
)

PRINTED = "printed appendix"
"""Who decided an override that came with an appendix."""


def printed_words(
    printed: PrintedTable, measures: Mapping[str, PrintedRow]
) -> tuple[PrintedWord, ...]:
    """Return the ratings and arrows that an appendix prints, by the ids of its measures."""
    coloured = _ratings_by_colour(printed, measures)
    found = []
    for identity, row in measures.items():
        rated = _without_mark(row.text(Role.RATING))
        rating = rating_in_words(rated, printed.scheme) or coloured.get(identity)
        arrow = _arrow(row)
        if rating is not None:
            found.append(PrintedWord(identity, Judged.RATING, rating))
        if arrow is not None:
            found.append(PrintedWord(identity, Judged.PROGRESS, arrow))
    return tuple(found)


def _without_mark(text: str) -> str:
    """The words of a verdict in lower case, also where they were printed as decided."""
    return text.casefold().removesuffix(DECIDED).strip()


def overrides_for(
    job: ImportJob,
    printed: PrintedTable,
    after: Pack,
    measures: Mapping[str, PrintedRow],
    words: Iterable[PrintedWord],
) -> tuple[tuple[Override, ...], tuple[Problem, ...]]:
    """Return the overrides that make a pack rate as printed, and a problem for each.

    Args:
        job: The import.
        printed: The appendix.
        after: The pack with everything else of the appendix taken over.
        measures: The row of each measure by its id.
        words: What it prints.
    """
    position = after.table(Position)[printed.position]
    overrides: list[Override] = []
    problems: list[Problem] = []
    for each in words:
        measure, row = after.measure(each.measure), measures[each.measure]
        verdicts = verdicts_on(after, measure, position)
        judged = verdicts.rating if each.of is Judged.RATING else verdicts.progress
        if each.word is not judged.by_rule:
            override = _override(job, printed, after, measure, row, each)
            overrides.append(override)
            problems.append(_problem(measure, row, override, judged.reason))
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
        if (word := _rating_by_look(row, printed.scheme)) is not None
    }
    return found if len(set(found.values())) > 1 else {}


def _rating_by_look(row: PrintedRow, scheme: Scheme) -> RatingWord | None:
    """Return the rating that icon, colour or coloured letters of a cell stand for."""
    look = row.rating
    light = look.icon.meaning if look.icon else ""
    if light in LIGHTS:
        return rating_of_fill(LIGHTS[light], scheme)
    return rating_of_fill(look.fill, scheme) or rating_of_fill(look.lettering, scheme)


def _arrow(row: PrintedRow) -> ProgressWord | None:
    """Return what the arrow of a row says: in words, as a sign, or as an icon."""
    said = _without_mark(row.text(Role.PROGRESS))
    word = progress_in_words(said)
    if word is not None or row.progress.icon is None:
        return word
    return ICONS.get(row.progress.icon.meaning)


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
    printed_word: PrintedWord,
) -> Override:
    role = _rating_cell(row, printed_word.of)
    reference = printed.reference(job, row, role)
    position = after.table(Position)[printed.position]
    return Override(
        OverrideKey(measure.id, printed.position, printed_word.of),
        printed_word.word.value,
        f"As printed in {reference}",
        PRINTED,
        job.source.imported_at,
        decided_on(after, measure, position),
    )


def _problem(measure: Measure, row: PrintedRow, override: Override, by_rule: str) -> Problem:
    role = _rating_cell(row, override.key.of)
    return Problem(
        Severity.WARNING,
        ImportKind(override.key.of.value),
        f"\u201c{measure.description}\u201d is printed as {override.value}, which differs from "
        "the rule. The printed word is kept as an override until the figures change.",
        measure.id,
        row.where(row.cells[role]),
        by_rule,
    )
