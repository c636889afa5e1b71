"""What an owner is asked: one sheet for each, with what is known of each of their measures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.building.trend import trend_of
from perfdesk.core.charting import ChartSpec
from perfdesk.core.collecting.asking import Contact
from perfdesk.core.dashboard import Cell, Column, Row
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.reporting.commentary import Audience


@dataclass(frozen=True, slots=True)
class AskedMeasure:
    """A measure as its owner is shown it.

    Attributes:
        measure: Its id.
        name: Code and words.
        row: As in the dashboard, for ratings and their colours.
        figure: The figure of the position.
        previous: The one before.
        target: The target or comparator.
        comment: The last public comment; empty where there is none.
        comment_of: The position of that comment; None where there is none.
        actions: What is still to be done about it, a line each.
        trend: Its chart; None where there is nothing to draw.
    """

    measure: str
    name: str
    row: Row
    figure: Cell
    previous: Cell
    target: Cell
    comment: str
    comment_of: Period | None
    actions: tuple[str, ...]
    trend: ChartSpec | None


@dataclass(frozen=True, slots=True)
class OwnerSheet:
    """What one owner is asked.

    Attributes:
        owner: The role or team.
        contact: How it is reached.
        title: Of the pack, with the position.
        council: Name of the council.
        position: What is reported.
        previous: The period that it is compared with.
        deadline: The day on which the answer is due.
        measures: In printed order; at least one.
    """

    owner: str
    contact: Contact
    title: str
    council: str
    position: Period
    previous: Period
    deadline: date
    measures: tuple[AskedMeasure, ...]

    @property
    def count_in_words(self) -> str:
        """How many measures are asked about: `4 measures`."""
        count = len(self.measures)
        return "1 measure" if count == 1 else f"{count} measures"


def day_in_words(day: date, *, with_weekday: bool = True) -> str:
    """Return `Friday 14 June 2024`."""
    weekday = f"{day:%A} " if with_weekday else ""
    return f"{weekday}{day.day} {day:%B %Y}"


def owners_of(pack: Pack, position: Period) -> tuple[str, ...]:
    """Return who owns the measures of a position, in the order of the alphabet."""
    owners = {each.owner for each in pack.measures_at(position) if each.owner}
    return tuple(sorted(owners, key=str.casefold))


def owner_sheet(
    pack: Pack, position: Period, owner: str, measures: frozenset[str], deadline: date
) -> OwnerSheet:
    """Return what an owner is asked about some measures.

    Args:
        pack: The pack.
        position: What is reported.
        owner: The role or team.
        measures: Ids of the measures.
        deadline: The day on which the answer is due.
    """
    dashboard = build_dashboard(pack, position)
    rows = [each for each in dashboard.rows if each.measure in measures]
    return OwnerSheet(
        owner,
        pack.table(Contact).get(owner, Contact(owner)),
        f"{dashboard.title} {dashboard.position.label}",
        dashboard.council,
        dashboard.position,
        dashboard.previous,
        deadline,
        tuple(_asked(pack, row, position) for row in rows),
    )


def _asked(pack: Pack, row: Row, position: Period) -> AskedMeasure:
    measure = pack.measure(row.measure)
    comment, comment_of = last_comment(pack, measure, position)
    trend = trend_of(pack, measure.id, position, row)
    actions = tuple(_action_line(each.what, each.who, each.by_when)
                    for each in pack.open_actions(measure.id))  # fmt: skip
    code = row.cells[Column.CODE].text
    return AskedMeasure(
        measure.id,
        f"{code}: {measure.description}" if code and code != "Local" else measure.description,
        row,
        row.cells[Column.CURRENT],
        row.cells[Column.PREVIOUS],
        row.cells[Column.TARGET],
        comment,
        comment_of,
        actions,
        None if trend.empty else trend,
    )


def _action_line(what: str, who: str, by_when: date | None) -> str:
    when = f"by {day_in_words(by_when, with_weekday=False)}" if by_when else ""
    told = ", ".join(part for part in (who, when) if part)
    return f"{what} ({told})" if told else what


def last_comment(pack: Pack, measure: Measure, position: Period) -> tuple[str, Period | None]:
    """Return the public comment of a position, or else the latest before it, and whose it is."""
    for each in pack.positions:
        if each.period.end > position.end:
            continue
        said = pack.commentary(measure.id, each.period, Audience.PUBLIC)
        if said is not None:
            return said.text, each.period
    return "", None
