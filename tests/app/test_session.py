"""The session: every edit is on disk before a view moves."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from perfdesk.app.session import NO_CONTENTS, Session, Update
from perfdesk.core.changes import Change
from perfdesk.core.dashboard import Column
from perfdesk.core.editing.cells import TypedCell, cells_edit
from perfdesk.core.edits import Edit
from perfdesk.core.errors import PerfDeskError, UnwritableFileError
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.verdicts import RatingWord
from perfdesk.store import HistoryEntry, PackArchive, hold_unsaved, read_pack
from tests.app.sample_measures import HERITAGE, REABLEMENT, id_of


def typed(session: Session, description: str, text: str) -> Edit:
    cell = TypedCell(id_of(session, description), Column.CURRENT, text)
    return cells_edit(session.pack, session.dashboard.position, [cell])


def rating(session: Session, description: str) -> RatingWord:
    row = session.row(id_of(session, description))
    assert row is not None
    return row.rating.word


def test_that_an_edit_moves_rating_and_chart_at_once(session: Session) -> None:
    measure = id_of(session, REABLEMENT)
    before = session.trend(measure)
    assert rating(session, REABLEMENT) is RatingWord.BETTER
    assert session.perform(typed(session, REABLEMENT, "70%"))
    assert rating(session, REABLEMENT) is RatingWord.BELOW
    assert session.trend(measure) != before
    assert session.trend(measure).title.startswith("70% in 2023/24")


def test_that_an_update_names_the_changed_row_and_no_other(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.updated) as heard:
        session.perform(typed(session, REABLEMENT, "70%"))
    update = heard.args[0]
    assert isinstance(update, Update)
    assert update.rows == {id_of(session, REABLEMENT)}
    assert not update.layers
    assert not update.headings
    assert update.shows(id_of(session, REABLEMENT))
    assert not update.shows(id_of(session, HERITAGE))


def test_that_undo_and_redo_go_back_and_forth(session: Session) -> None:
    start = session.pack
    session.perform(typed(session, REABLEMENT, "70%"))
    session.perform(typed(session, HERITAGE, "140.2k"))
    end = session.pack
    assert HERITAGE in session.to_undo
    assert session.undo()
    assert session.undo()
    assert session.pack == start
    assert not session.undo()
    assert session.redo()
    assert REABLEMENT in session.to_undo
    assert session.redo()
    assert session.pack == end
    assert not session.redo()


def test_that_a_new_edit_forgets_what_could_be_redone(session: Session) -> None:
    session.perform(typed(session, REABLEMENT, "70%"))
    session.undo()
    session.perform(typed(session, HERITAGE, "1k"))
    assert not session.to_redo
    assert HERITAGE in session.to_undo


def test_that_an_edit_that_changes_nothing_is_not_noted(session: Session, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(session.updated):
        assert session.perform(Edit("Nothing", ()))
    assert not session.to_undo


class FullDisk:
    """A working pack whose disk is full from some moment on."""

    def __init__(self, pack: Pack) -> None:
        self._inner = hold_unsaved(pack)
        self.is_full = False
        self.path = None
        self.is_saved = False
        self.read_only = False
        self.held_by = ""

    @property
    def pack(self) -> Pack:
        return self._inner.pack

    def apply(
        self, edit: Edit, *, keep: Mapping[str, bytes] = NO_CONTENTS, forget: Collection[str] = ()
    ) -> Change:
        return self._write(lambda edit: self._inner.apply(edit, keep=keep, forget=forget), edit)

    def note_merged(self, fingerprint: str) -> None:
        self._inner.note_merged(fingerprint)

    def give_reason(self, edit: Edit, reason: str) -> None:
        raise UnwritableFileError("The disk is full; nothing was noted.")

    def revert(self, edit: Edit) -> Change:
        return self._write(self._inner.revert, edit)

    def _write(self, write: Callable[[Edit], Change], edit: Edit) -> Change:
        if self.is_full:
            raise UnwritableFileError("The disk is full; nothing was altered.")
        return write(edit)

    def publish(self, path: Path | None = None, *, even_if_changed: bool = False) -> None:
        raise UnwritableFileError("The disk is full; the file is as it was.")

    def history(self) -> tuple[HistoryEntry, ...]:
        return self._inner.history()

    def history_of(self, measure: str, latest: int | None = None) -> tuple[HistoryEntry, ...]:
        return self._inner.history_of(measure, latest)

    def note_export(
        self, position: Period, names: Sequence[str], still_open: Sequence[str] = ()
    ) -> None:
        raise UnwritableFileError("The disk is full; nothing was noted.")

    @property
    def archive(self) -> PackArchive:
        return self._inner.archive

    def close(self, *, discard: bool = False) -> None:
        self._inner.close(discard=True)


def test_that_nothing_moves_when_an_edit_cannot_be_written(qtbot: QtBot, pack: Pack) -> None:
    session = Session()
    working = FullDisk(pack)
    session.open(working)
    session.perform(typed(session, REABLEMENT, "70%"))
    working.is_full = True
    before, dashboard = session.pack, session.dashboard
    attempts: list[Callable[[], bool]] = [
        partial(session.perform, typed(session, HERITAGE, "1k")),
        session.undo,
    ]
    for attempt in attempts:
        with qtbot.waitSignal(session.failed) as heard, qtbot.assertNotEmitted(session.updated):
            assert not attempt()
        assert isinstance(heard.args[0], PerfDeskError)
        assert session.pack is before
        assert session.dashboard is dashboard
        assert REABLEMENT in session.to_undo
        assert not session.to_redo
    working.is_full = False
    assert session.undo()
    session.close()


def test_that_another_position_is_shown_without_changing_the_pack(
    session: Session, qtbot: QtBot
) -> None:
    before = session.pack
    earlier = before.positions[-1].period
    with qtbot.waitSignal(session.opened):
        session.show_position(earlier)
    assert session.pack is before
    assert session.dashboard.position == earlier != before.position.period
    with qtbot.assertNotEmitted(session.opened):
        session.show_position(earlier)


def test_that_saving_writes_every_edit(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    session.perform(typed(session, REABLEMENT, "70%"))
    path = tmp_path / "saved.perfdesk"
    session.publish(path)
    with qtbot.waitSignal(session.saved_state_changed):
        session.saved_state_changed.emit()
    assert session.is_saved
    assert session.path == path
    assert read_pack(path) == session.pack


def test_that_nothing_is_shown_of_a_closed_pack(session: Session) -> None:
    session.close()
    assert not session.is_open
    assert not session.to_undo
    with pytest.raises(RuntimeError, match="no pack is open"):
        session.layer("any")


def test_that_a_row_of_an_unknown_measure_is_none(session: Session) -> None:
    assert session.row("no such") is None
    assert session.layer("no such") is None
    assert session.layer_of("no such") == ""
