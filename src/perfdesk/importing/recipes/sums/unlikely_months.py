"""Months that may not be what they look like: 0 where they are to come, or running totals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise, takewhile

from perfdesk.core.measures import Measure
from perfdesk.core.periods import Period, months
from perfdesk.core.places import Place
from perfdesk.importing.drafts.job import ImportJob
from perfdesk.importing.matching.questions import Choice, NotUnderstood, Question
from perfdesk.importing.recipes.sums.spans import Piece, span_of

Parts = Mapping[tuple[str, str], Sequence[Piece]]
"""The months of each part of a measure, such as a branch."""

_REAL, _TO_COME = "0", "to come"
_ALONE, _RUNNING = "months", "running totals"
_FEWEST, _GROWN = 6, 3
"""Months that grow and never fall, to how many times the first: then they may be running totals.
The months of a year differ by seasons, up and down."""


def certain_months(job: ImportJob, measure: Measure, place: Place, parts: Parts) -> Parts:
    """Return the months that can be added up, and ask about the others.

    Args:
        job: The import.
        measure: Whose months they are.
        place: Of whom.
        parts: The months of each part.
    """
    of = f"\u201c{measure.description}\u201d of {place.name}"
    ahead = months_to_come(parts)
    if ahead is not None:
        parts = _without_zeros(job, of, parts, ahead)
    if look_like_running_totals(parts):
        return _told_apart(job, of, parts)
    return parts


def months_to_come(parts: Parts) -> Period | None:
    """Return the last months that are 0 in every part, where there is more than 0 before them."""
    found: dict[Period, list[Piece]] = {}
    for pieces in parts.values():
        for each in pieces:
            if each.period.months == 1:
                found.setdefault(each.period, []).append(each)
    empty = {month: all(each.value == 0 for each in its) for month, its in found.items()}
    last = list(takewhile(lambda month: empty[month], sorted(found, reverse=True)))
    if not last or len(last) == len(found):
        return None
    first, end = last[-1].start, last[0].start
    return months((first.year, first.month), (end.year, end.month))


def look_like_running_totals(parts: Parts) -> bool:
    """Tell whether every part grows from month to month of a year, and much, as sums to date do."""
    return bool(parts) and all(_grows(pieces) for pieces in parts.values())


def _grows(pieces: Sequence[Piece]) -> bool:
    single = sorted((each for each in pieces if each.period.months == 1), key=lambda e: e.period)
    values = [each.value for each in single]
    if len(single) < _FEWEST or single[0].period.year != single[-1].period.year:
        return False
    rises = all(one <= other for one, other in pairwise(values))
    return rises and 0 < values[0] * _GROWN <= values[-1]


def _without_zeros(job: ImportJob, of: str, parts: Parts, ahead: Period) -> Parts:
    where = span_of([each for pieces in parts.values() for each in pieces])
    question = Question(
        f"zeros {where.file} {of} {ahead.key}",
        f"Is {of} really 0 in {ahead}? Months to come are often filled with 0.",
        where,
        (Choice(_TO_COME, "No: these months are to come"), Choice(_REAL, "Yes: they are 0")),
        _TO_COME,
    )
    left = NotUnderstood(
        where,
        str(ahead),
        f"{of} is 0 in all of {ahead}, so these months are left out until you say whether they "
        "are to come.",
    )
    if job.asking.answer(question, of, left) == _REAL:
        return parts
    return {
        part: [each for each in pieces if not _is_within(each.period, ahead)]
        for part, pieces in parts.items()
    }


def _is_within(period: Period, span: Period) -> bool:
    return span.start <= period.start and period.end <= span.end


def _told_apart(job: ImportJob, of: str, parts: Parts) -> Parts:
    """Return months that were asked about; none until it is said what they are."""
    where = span_of([each for pieces in parts.values() for each in pieces])
    question = Question(
        f"running {where.file} {of}",
        f"The months of {of} grow and never fall. Are they running totals from April?",
        where,
        (
            Choice(_RUNNING, "Running totals: the last one is the figure"),
            Choice(_ALONE, "Single months: add them up"),
        ),
    )
    left = NotUnderstood(
        where,
        of,
        f"The months of {of} grow and never fall, so they are left out until you say whether they "
        "are running totals.",
    )
    match job.asking.answer(question, of, left):
        case "months":
            return parts
        case "running totals":
            return {part: [*map(_since_april, pieces)] for part, pieces in parts.items()}
    return {}


def _since_april(piece: Piece) -> Piece:
    last = piece.period.end
    span = months((piece.period.year.start.year, 4), (last.year, last.month))
    return Piece(span, piece.value, piece.source)
