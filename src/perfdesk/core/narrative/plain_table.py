"""The dashboard in its plain layout: six columns of words, remarks under the rows they explain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from perfdesk.core.building.figure_cells import DECIDED
from perfdesk.core.dashboard import Cell, Column, Dashboard, Facts, Row
from perfdesk.core.measures import Aim
from perfdesk.core.narrative.plain_words import GOOD, plain_figure, plain_target
from perfdesk.core.pack import Pack
from perfdesk.core.targets import TargetKind


@dataclass(frozen=True, slots=True)
class PlainRow:
    """One measure in plain words.

    Attributes:
        measure: Its id.
        name: The measure's words.
        code: Its code, behind the words; empty for a local measure.
        good: Which way is good; empty where nothing says so.
        now: The figure with its counts.
        forecast: The year-end forecast, with the word; empty for none.
        before: The previous figure.
        quartile: That of the previous figure's year, where it is printed; empty for none.
        compared: What it is held against, and what of that is due by now.
        rating: As in the dashboard.
        change: The progress, as in the dashboard.
    """

    measure: str
    name: str
    code: str
    good: str
    now: Cell
    forecast: str
    before: Cell
    quartile: str
    compared: tuple[str, ...]
    rating: str
    change: str


@dataclass(frozen=True, slots=True)
class PlainTable:
    """All rows of a dashboard in plain words.

    Attributes:
        headings: Of the six columns, in order.
        rows: By id of their measure.
    """

    headings: tuple[str, ...]
    rows: Mapping[str, PlainRow]


def plain_table(pack: Pack, dashboard: Dashboard) -> PlainTable:
    """Say a dashboard in plain words; *dashboard* is of *pack* as it is now."""
    return PlainTable(
        headings=(
            "Measure and what is good",
            f"Now ({dashboard.position.label})",
            f"Before ({dashboard.previous.label})",
            "Compared with",
            "Rating",
            "Change",
        ),
        rows={row.measure: _plain(pack, dashboard, row) for row in dashboard.rows},
    )


def _plain(pack: Pack, dashboard: Dashboard, row: Row) -> PlainRow:
    measure, facts = pack.measure(row.measure), row.facts
    shown = {head.column: head.heading for head in dashboard.columns}
    forecast, to_date, quartile = (
        row.cells[column].text if column in shown else ""
        for column in (Column.FORECAST, Column.TARGET_TO_DATE, Column.QUARTILE)
    )
    compared = [plain_target(facts.target, pack.settings.council)]
    if to_date:
        compared.append(f"To date: {to_date}")
    has_quartile = bool(quartile) and quartile.upper() != "N/A"
    return PlainRow(
        measure=measure.id,
        name=row.description,
        code=_code(row.cells[Column.CODE].text),
        good=_good(facts),
        now=plain_figure(facts.current, measure),
        forecast=f"{dashboard.position.year}: {forecast}" if forecast else "",
        before=plain_figure(facts.previous, measure),
        # In print the quartile is that of the previous year, and stands under its figure.
        quartile=f"{shown[Column.QUARTILE]}: {quartile}" if has_quartile else "",
        compared=tuple(compared),
        rating=row.cells[Column.RATING].text,
        change=progress_text(row),
    )


def progress_text(row: Row) -> str:
    """Return the progress of a row as the dashboard prints it, also where it has no such column."""
    cell = row.cells.get(Column.PROGRESS)
    if cell is not None:
        return cell.text
    words = row.progress.text or ("No arrow" if row.progress.override else "")
    return f"{words} {DECIDED}" if row.progress.override else words


def _good(facts: Facts) -> str:
    aim = Aim.BAND if facts.target.kind is TargetKind.BAND else facts.aim
    return GOOD.get(aim, "")


def _code(printed: str) -> str:
    return "" if printed.casefold() in {"", "local"} else printed
