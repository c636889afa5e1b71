"""The quartile and rank beside a measure: of published figures, never of the council's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from perfdesk.core.benchmarks.finding import NO_QUARTILE, QuartileFinding
from perfdesk.core.benchmarks.published import PublishedYear
from perfdesk.core.benchmarks.standing import published_at, standing_in
from perfdesk.core.councils import current_code
from perfdesk.core.dashboard import Cell, Column, ColumnHead
from perfdesk.core.figures import Figure, Form, agree
from perfdesk.core.framework.catalogue import measure_for
from perfdesk.core.measures import Measure, Unit
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period, financial_year
from perfdesk.core.settings import Position, Scheme
from perfdesk.core.wording.figure_text import figure_reading

_YEARS_BACK, _YEAR = 4, 12
_NO_RANK_CELL = Cell("", spoken="Rank: none")
_NO_QUARTILE_CELL = Cell("", spoken="Quartile: none.")


def quartile_at(
    pack: Pack, measure: Measure, position: Position, beside: Figure | None
) -> QuartileFinding:
    """Find the quartile that belongs beside a measure at a position.

    Under the RAG scheme it is that of the previous column's year and of no other, as the papers
    print it; under the other, that of the position's year, else of the latest year before, which
    is then said.

    Args:
        pack: The pack.
        measure: Whose quartile.
        position: At which position.
        beside: The figure that it stands beside: the previous one under RAG, else the current.
    """
    printed = pack.printed_quartile(measure.id, position.period)
    if printed is None and (measure.framework is None or not pack.table(PublishedYear)):
        return NO_QUARTILE
    of = _quartile_year(position)
    years = (of,) if position.scheme is Scheme.RAG else _back_from(of)
    year = _first_published(pack, measure, years)
    if year is None:
        return NO_QUARTILE if printed is None else replace(NO_QUARTILE, printed=printed)
    standing, reason = standing_in(year, pack.settings.council)
    published = _apart(pack, year, of, beside) if standing is not None else ""
    return QuartileFinding(year, standing, reason, printed, published)


def latest_published(pack: Pack, measure: Measure, position: Position) -> PublishedYear | None:
    """Return what was published of a measure last, up to a position; None for nothing."""
    return _first_published(pack, measure, _back_from(position.period.year))


def quartile_heads(position: Position) -> tuple[ColumnHead, ColumnHead]:
    """Return the columns of the quartile and the rank, with the year they are of."""
    year = _quartile_year(position).label
    return ColumnHead(Column.QUARTILE, f"{year} quartile"), ColumnHead(Column.RANK, f"{year} rank")


def _quartile_year(position: Position) -> Period:
    is_before = position.scheme is Scheme.RAG
    return (position.previous if is_before else position.period).year


def _first_published(pack: Pack, measure: Measure, years: Iterable[Period]) -> PublishedYear | None:
    if measure.framework is None or not pack.table(PublishedYear):
        return None
    found = (published_at(pack, measure.framework, period) for period in years)
    return next((each for each in found if each is not None), None)


def _back_from(year: Period) -> Iterator[Period]:
    """Yield a year and those before it whose quartile is still worth showing."""
    for back in range(_YEARS_BACK + 1):
        yield financial_year(year.start.year - back)


def _apart(pack: Pack, year: PublishedYear, of: Period, beside: Figure | None) -> str:
    """Say which figure a quartile is of, where that is not the figure it stands beside."""
    outcome = year.outcomes.get(current_code(pack.settings.council))
    entry = measure_for(year.key.framework)
    if outcome is None or outcome.value is None or entry is None:
        return ""
    form = Form.PERCENT if entry.unit is Unit.PERCENT else Form.PLAIN
    published = figure_reading(outcome.value, form=form, decimals=entry.decimals)
    if year.key.period != of:
        return f"{published.text} in {year.key.period}"
    is_it = (
        beside is not None
        and beside.stands_for.year == of
        and (beside.stands_for.months >= _YEAR or beside.stands_for.is_snapshot)
        and agree(beside.reading, published)
    )
    return "" if is_it else f"published {published.text}"


def quartile_cell(found: QuartileFinding) -> Cell:
    """Return the cell of the quartile column."""
    if found is NO_QUARTILE:
        return _NO_QUARTILE_CELL
    said = [found.reason] if found.reason else []
    if found.printed is not None:
        said.append(f"{_printed_words(found)} in {found.printed.source}.")
    return Cell(
        found.text,
        reason=" ".join(said),
        spoken=f"Quartile: {found.text or 'none'}. {found.reason}".strip(),
    )


def rank_cell(found: QuartileFinding) -> Cell:
    """Return the cell of the rank column: `49 of 150`."""
    if found is NO_QUARTILE:
        return _NO_RANK_CELL
    if found.standing is None:
        return Cell("", reason=found.reason, spoken="Rank: none")
    text = f"{found.standing.rank} of {found.standing.n}"
    if found.published:
        text = f"{text} ({found.published})"
    return Cell(text, reason=found.reason, spoken=f"Rank: {text}")


def _printed_words(found: QuartileFinding) -> str:
    if found.printed_differs and found.printed is not None:
        return f"Printed as {found.printed.text}"
    return "So printed" if found.standing is not None else "As printed"
