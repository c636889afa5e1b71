"""The history of one cell: who changed what when, undone steps told."""

from __future__ import annotations

from perfdesk.app.session import Session
from perfdesk.app.sources.cell_history import past_of, steps_of
from perfdesk.core.building.lineage import key_at
from perfdesk.core.dashboard import Column
from perfdesk.core.editing.cells import TypedCell, cells_edit
from perfdesk.core.figures import FigureKey
from perfdesk.core.targets import TargetKey
from perfdesk.store import Deed, HistoryEntry
from tests.app.sample_measures import id_of


def _type(session: Session, measure: str, column: Column, text: str) -> None:
    position = session.dashboard.position
    edit = cells_edit(session.pack, position, [TypedCell(measure, column, text)], "Type")
    assert session.perform(edit)


def test_that_each_step_tells_who_when_and_what_became_what(session: Session) -> None:
    measure = id_of(session, "Library visits")
    _type(session, measure, Column.CURRENT, "1,234")
    _type(session, measure, Column.CURRENT, "1,235")
    key = key_at(session.pack, session.dashboard.position, measure, Column.CURRENT)
    assert isinstance(key, FigureKey)
    latest, first = steps_of(session.archive.entries(measure), key)
    assert latest.change_text == "1,234 \u2192 1,235"
    assert first.change_text.endswith("\u2192 1,234")
    assert latest.who and latest.who in latest.spoken
    assert str(latest.when.year) in latest.when_text


def test_that_an_undone_step_says_so(session: Session) -> None:
    measure = id_of(session, "Library visits")
    _type(session, measure, Column.TARGET, "700k")
    session.undo()
    key = TargetKey(measure, session.dashboard.position)
    undone, done = steps_of(session.archive.entries(measure), key)
    assert undone.deed is Deed.UNDONE and undone.label_text.startswith("undone: ")
    assert done.undone
    assert undone.old == done.new


def test_that_other_cells_of_the_measure_are_left_out(session: Session) -> None:
    measure = id_of(session, "Library visits")
    _type(session, measure, Column.PREVIOUS, "600k")
    key = key_at(session.pack, session.dashboard.position, measure, Column.CURRENT)
    assert key is not None
    assert steps_of(session.archive.entries(measure), key) == ()


def test_that_a_long_history_is_read_from_its_end(session: Session) -> None:
    measure = id_of(session, "Library visits")
    for number in range(1000, 1012):
        _type(session, measure, Column.CURRENT, str(number))
    key = key_at(session.pack, session.dashboard.position, measure, Column.CURRENT)
    assert key is not None
    asked: list[int | None] = []

    def read(wanted: str, latest: int | None) -> tuple[HistoryEntry, ...]:
        asked.append(latest)
        return session.archive.entries(wanted, latest)

    past = past_of(read, key, 8)
    assert asked == [8]
    assert past.has_more
    assert past.steps == steps_of(session.archive.entries(measure), key)[:8]
    assert not past_of(read, key, 13).has_more


def test_that_steps_long_ago_are_found_where_the_latest_are_of_other_cells(
    session: Session,
) -> None:
    measure = id_of(session, "Library visits")
    _type(session, measure, Column.CURRENT, "1,234")
    for number in range(600, 612):
        _type(session, measure, Column.PREVIOUS, f"{number}k")
    key = key_at(session.pack, session.dashboard.position, measure, Column.CURRENT)
    assert key is not None
    past = past_of(session.archive.entries, key, 8)
    assert [each.new and each.new.reading.text for each in past.steps] == ["1,234"]
    assert not past.has_more
