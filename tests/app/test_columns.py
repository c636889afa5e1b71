"""Which columns a grid shows, in which order and how wide, is kept for each pack."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from perfdesk.app.columns import ALWAYS, ColumnChoice
from perfdesk.app.preferences import COLUMNS, Preferences
from perfdesk.app.session import Session
from perfdesk.core.dashboard import Column, Dashboard


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path)


@pytest.fixture
def choice(preferences: Preferences) -> ColumnChoice:
    return ColumnChoice(preferences)


def shown(choice: ColumnChoice, dashboard: Dashboard) -> list[Column]:
    return [head.column for head in choice.shown(dashboard)]


def test_that_printed_columns_and_the_trend_are_shown_at_first(
    choice: ColumnChoice, session: Session
) -> None:
    dashboard = session.dashboard
    printed = [head.column for head in dashboard.columns]
    assert shown(choice, dashboard) == [*printed, Column.TREND]
    assert not choice.is_own(dashboard.title)


def test_that_every_column_can_be_shown_and_hidden(choice: ColumnChoice, session: Session) -> None:
    dashboard = session.dashboard
    offered = {head.column for head in choice.offered(dashboard)}
    assert offered >= {Column.COMMENTARY, Column.NOTE, Column.OWNER, Column.STAGE, Column.TREND}
    assert not offered & ALWAYS
    for column in offered:
        choice.choose(dashboard, column, shown=True)
    assert set(shown(choice, dashboard)) == offered | ALWAYS
    for column in offered:
        choice.choose(dashboard, column, shown=False)
    assert shown(choice, dashboard) == list(ALWAYS)


def test_that_another_pack_is_as_it_was(choice: ColumnChoice, session: Session) -> None:
    dashboard = session.dashboard
    other = replace(dashboard, title="Another\tpack\n of ours")
    before = shown(choice, other)
    choice.choose(dashboard, Column.AIM, shown=False)
    choice.place(dashboard, Column.RATING, 0)
    assert shown(choice, other) == before
    choice.choose(other, Column.STAGE, shown=True)
    assert Column.STAGE in shown(choice, other)
    assert Column.STAGE not in shown(choice, dashboard)


def test_that_a_column_is_moved_and_stays_there_at_the_next_start(
    choice: ColumnChoice, session: Session, preferences: Preferences
) -> None:
    dashboard = session.dashboard
    before = shown(choice, dashboard)
    choice.place(dashboard, Column.CURRENT, 2)
    moved = list(before)
    moved.insert(2, moved.pop(moved.index(Column.CURRENT)))
    assert shown(choice, dashboard) == moved
    assert shown(ColumnChoice(preferences), dashboard) == moved
    choice.place(dashboard, Column.CURRENT, before.index(Column.CURRENT))
    assert shown(choice, dashboard) == before


def test_that_a_column_shown_later_stands_where_it_would(
    choice: ColumnChoice, session: Session
) -> None:
    dashboard = session.dashboard
    choice.place(dashboard, Column.TREND, 0)
    choice.choose(dashboard, Column.COMMENTARY, shown=True)
    assert shown(choice, dashboard)[0] is Column.TREND
    assert shown(choice, dashboard)[-1] is Column.COMMENTARY


@pytest.mark.parametrize("at", [-1, 99])
def test_that_no_column_is_moved_beyond_the_edge(
    choice: ColumnChoice, session: Session, at: int
) -> None:
    before = shown(choice, session.dashboard)
    choice.place(session.dashboard, Column.AIM, at)
    assert shown(choice, session.dashboard) == before


def test_that_all_is_forgotten_for_one_pack(
    choice: ColumnChoice, session: Session, qtbot: QtBot
) -> None:
    dashboard = session.dashboard
    before = shown(choice, dashboard)
    choice.place(dashboard, Column.AIM, 0)
    choice.choose(dashboard, Column.RANK, shown=True)
    choice.keep_width(dashboard.title, Column.AIM, 99)
    assert choice.is_own(dashboard.title)
    with qtbot.waitSignal(choice.changed):
        choice.forget(dashboard.title)
    assert shown(choice, dashboard) == before
    assert not choice.is_own(dashboard.title)


def test_that_a_file_that_somebody_wrote_in_is_not_believed(
    preferences: Preferences, session: Session
) -> None:
    title = session.dashboard.title
    preferences[COLUMNS] = (f"no such,aim\tlast\t,,\t{title}", "short", "")
    choice = ColumnChoice(preferences)
    assert Column.AIM not in shown(choice, session.dashboard)
    assert Column.RATING in shown(choice, session.dashboard)
