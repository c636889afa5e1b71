"""The dashboard in its plain layout: six columns of words, remarks under the rows they explain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from perfdesk.core.building.judging import effective_aim, previous_figure, reported_figure
from perfdesk.core.building.rows import DECIDED
from perfdesk.core.dashboard import Column, Dashboard, Row
from perfdesk.core.measures import Aim, Measure
from perfdesk.core.narrative.plain_words import GOOD, plain_figure, plain_target
from perfdesk.core.pack import Pack
from perfdesk.core.settings import Position
from perfdesk.core.targets import TargetKind


@dataclass(frozen=True, slots=True)
class PlainRow:
    """One measure in plain words.

    Attributes:
        measure: Its id.
        name: The measure's words.
        code: Its code, behind the words; empty for a local measure.
        good: Which way is good; empty where nothing says so.
        now: The figure with its counts; a forecast, on a line of its own, says the word.
        before: The previous figure.
        compared: What it is held against, and its quartile where that is printed.
        rating: As in the dashboard.
        change: The progress, as in the dashboard.
    """

    measure: str
    name: str
    code: str
    good: str
    now: tuple[str, ...]
    before: str
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
    position = pack.table(Position)[dashboard.position]
    return PlainTable(
        headings=(
            "Measure and what is good",
            f"Now ({dashboard.position.label})",
            f"Before ({dashboard.previous.label})",
            "Compared with",
            "Rating",
            "Change",
        ),
        rows={row.measure: _plain(pack, dashboard, position, row) for row in dashboard.rows},
    )


def _plain(pack: Pack, dashboard: Dashboard, position: Position, row: Row) -> PlainRow:
    measure = pack.measure(row.measure)
    target = pack.target(measure.id, position.period)
    shown = {head.column for head in dashboard.columns}
    current = reported_figure(pack, measure, position.period)
    previous = previous_figure(pack, measure, position)
    now, compared = [plain_figure(current, measure)], [plain_target(target)]
    forecast = row.cells[Column.FORECAST].text if Column.FORECAST in shown else ""
    to_date = row.cells[Column.TARGET_TO_DATE].text if Column.TARGET_TO_DATE in shown else ""
    quartile = row.cells[Column.QUARTILE].text if Column.QUARTILE in shown else ""
    if forecast:
        now.append(f"{position.period.year}: {forecast}")
    if to_date:
        compared.append(f"To date: {to_date}")
    if quartile and quartile.upper() != "N/A":
        compared.append(f"{quartile} quartile")
    return PlainRow(
        measure=measure.id,
        name=row.description,
        code=_code(row.cells[Column.CODE].text),
        good=_good(measure, target.kind),
        now=tuple(now),
        before=plain_figure(previous, measure),
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


def _good(measure: Measure, kind: TargetKind) -> str:
    aim = Aim.BAND if kind is TargetKind.BAND else effective_aim(measure)
    return GOOD.get(aim, "")


def _code(printed: str) -> str:
    return "" if printed.casefold() in {"", "local"} else printed
