"""The history of one cell: who changed what when, undone steps told."""

from __future__ import annotations

from perfdesk.app.session import Session
from perfdesk.app.sources.cell_history import steps_of
from perfdesk.core.building.lineage import key_at
from perfdesk.core.dashboard import Column
from perfdesk.core.editing.cells import TypedCell, cells_edit
from perfdesk.core.figures import FigureKey
from perfdesk.core.targets import TargetKey
from perfdesk.store import Deed
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
    latest, first = steps_of(session.history_of(measure), key)
    assert latest.change_text == "1,234 \u2192 1,235"
    assert first.change_text.endswith("\u2192 1,234")
    assert latest.who and latest.who in latest.spoken
    assert str(latest.when.year) in latest.when_text


def test_that_an_undone_step_says_so(session: Session) -> None:
    measure = id_of(session, "Library visits")
    _type(session, measure, Column.TARGET, "700k")
    session.undo()
    key = TargetKey(measure, session.dashboard.position)
    undone, done = steps_of(session.history_of(measure), key)
    assert undone.deed is Deed.UNDONE and undone.label_text.startswith("undone: ")
    assert done.undone
    assert undone.old == done.new


def test_that_other_cells_of_the_measure_are_left_out(session: Session) -> None:
    measure = id_of(session, "Library visits")
    _type(session, measure, Column.PREVIOUS, "600k")
    key = key_at(session.pack, session.dashboard.position, measure, Column.CURRENT)
    assert key is not None
    assert steps_of(session.history_of(measure), key) == ()
