"""From what is typed into cells to the edit of the session, and what became of each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from perfdesk.app.session import Session
from perfdesk.core.dashboard import Column
from perfdesk.core.editing.cells import RefusedCell, TypedCell, Writer, cells_edit, fitting_edit
from perfdesk.core.edits import Edit, joined
from perfdesk.core.errors import PerfDeskError
from perfdesk.system.account import account_name


@dataclass(frozen=True, slots=True)
class Written:
    """What became of several texts.

    Attributes:
        done: Whether the edit was done; False if it could not be.
        refused: Texts that their cell could not take.
        unclear: Those taken that nobody could read as a figure or target; they stay as typed.
    """

    done: bool
    refused: tuple[RefusedCell, ...] = ()
    unclear: tuple[TypedCell, ...] = ()


class CellWriter:
    """Types into the cells of the position shown."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._account = account_name()

    def write(self, typed: Sequence[TypedCell], label: str = "", more: Sequence[Edit] = ()) -> bool:
        """Type all of it, with other edits, as one edit; tell whether that was done."""
        session = self._session
        if session.read_only:
            return False
        position = session.dashboard.position
        try:
            edit = cells_edit(session.pack, position, typed, label, self._writer())
        except PerfDeskError as problem:
            session.failed.emit(problem)
            return False
        return session.perform(joined(edit.label, edit, *more) if more else edit)

    def write_fitting(self, typed: Sequence[TypedCell], label: str) -> Written:
        """Type what the cells can take, as one edit."""
        session = self._session
        if session.read_only:
            return Written(done=False)
        position = session.dashboard.position
        edit, refused = fitting_edit(session.pack, position, typed, label, self._writer())
        if not session.perform(edit):
            return Written(False, refused)
        kept = [each for each in typed if all(each is not other.cell for other in refused)]
        return Written(True, refused, tuple(each for each in kept if self._is_unclear(each)))

    def _writer(self) -> Writer:
        return Writer(self._account, datetime.now().astimezone())

    def _is_unclear(self, typed: TypedCell) -> bool:
        row = self._session.row(typed.measure) if typed.column in _READ else None
        return row is not None and row.cells[typed.column].flagged


_READ = frozenset({Column.CURRENT, Column.PREVIOUS, Column.TARGET})
