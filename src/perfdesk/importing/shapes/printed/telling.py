"""What to know of an appendix that was read: what was left out, and what was told by size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from perfdesk.core.periods import Period
from perfdesk.core.problems import ImportKind, Problem, Severity
from perfdesk.importing.shapes.printed.rows import PrintedTable

_MOST_TOLD = 6


def left_out_columns(printed: PrintedTable) -> Iterator[Problem]:
    """Yield a problem for the columns that were left out, by why."""
    known = [each.name for each in printed.other_columns if each.facets.statement]
    unknown = [each.name for each in printed.other_columns if not each.facets.statement]
    if unknown:
        yield Problem(
            Severity.NOTE,
            ImportKind.COLUMN,
            f"Left out because the headings are not recognised: {_quoted(unknown)}.",
        )
    if known:
        yield Problem(
            Severity.NOTE,
            ImportKind.COLUMN,
            f"Left out because they are not figures of the measures themselves: {_quoted(known)}.",
        )
    if printed.undated:
        yield Problem(
            Severity.WARNING,
            ImportKind.COLUMN,
            f"Left out because the headings do not say which months: {_quoted(printed.undated)}. "
            "Give the position up to which they count, for example Q3 2023/24.",
        )


def targets_of_the_year(
    position: Period, yearly: Iterable[str], doubtful: Iterable[str]
) -> Iterator[Problem]:
    """Yield a problem for targets that their size alone tells to be those of the year.

    Args:
        position: What is reported.
        yearly: Targets that were taken as the year's, each with the figure beside it.
        doubtful: Targets that may be either.
    """
    if told := list(yearly):
        yield Problem(
            Severity.NOTE,
            ImportKind.TARGET,
            f"Taken as the target of {position.year}, not of {position}, by its size: "
            f"{_listed(told)}.",
        )
    if asked := list(doubtful):
        yield Problem(
            Severity.WARNING,
            ImportKind.TARGET,
            f"Nothing says whether the target is for {position} or for {position.year}, so it is "
            f"taken for {position}: {_listed(asked)}. Head it \u201cAnnual target\u201d if it is "
            "for the year.",
        )


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"\u201c{each}\u201d" for each in names)


def _listed(said: list[str]) -> str:
    more = f" and {len(said) - _MOST_TOLD} more" if len(said) > _MOST_TOLD else ""
    return f"{'; '.join(said[:_MOST_TOLD])}{more}"
