"""What a person does with outcomes: add, change, move and remove them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from perfdesk.app.session import Session
from perfdesk.core.editing.strategy.outcomes import (
    OutcomeWords,
    outcome_added_edit,
    outcome_changed_edit,
    outcome_moved_edit,
    outcome_placed_edit,
    outcome_removed_edit,
)
from perfdesk.core.edits import Edit
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.strategy import Outcome

if TYPE_CHECKING:
    from perfdesk.widgets.dialogs.outcome_dialog import OutcomeDialog


class OutcomeController(QObject):
    """Asks for words where they are needed, and hands the edits to the session.

    Signals:
        told: A sentence for the status bar.
        made: Id of the measure to go to.
    """

    told = Signal(str)
    made = Signal(str)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._dialog: OutcomeDialog | None = None

    @property
    def dialog(self) -> OutcomeDialog | None:
        """The dialog that is open; None if none is."""
        return self._dialog

    def add(self, layer: str, below: str) -> None:
        """Ask for the words of a new outcome below another of a layer, and add it."""
        if not layer or not self._may_edit():
            return
        found = self._session.pack.table(Outcome).get(below)
        dialog = self._ask(OutcomeWords("", "", found.plan if found else ""), is_new=True)

        def add(pack: Pack, position: Period) -> Edit:
            edit, measure = outcome_added_edit(pack, position, layer, dialog.words, below)
            made.append(measure)
            return edit

        def done() -> None:
            if self._perform(add):
                self.made.emit(made[0])

        made: list[str] = []
        dialog.accepted.connect(done)

    def change(self, outcome: str) -> None:
        """Show the words of an outcome, to be changed."""
        if not outcome or not self._may_edit():
            return
        before = self._session.pack.table(Outcome)[outcome]
        words = OutcomeWords(before.name, before.statement, before.plan)
        dialog = self._ask(words, is_new=False)
        dialog.accepted.connect(
            lambda: self._perform(lambda pack, _: outcome_changed_edit(pack, outcome, dialog.words))
        )

    def move(self, outcome: str, step: int, measure: str) -> None:
        """Move an outcome up (-1) or down (+1) in its layer; *measure* is gone to afterwards."""
        if not outcome or not self._may_edit():
            return
        session = self._session
        edit = outcome_moved_edit(session.pack, session.dashboard.position, outcome, step)
        if edit.replacements:
            session.perform(edit)
            self.made.emit(measure)
        else:
            self.told.emit("The outcome is already at the end of its layer.")

    def place(self, outcome: str, beside: str, below: bool) -> None:
        """Put an outcome with its measures above or below another of its layer."""
        if not self._may_edit():
            return
        session = self._session
        edit = outcome_placed_edit(session.pack, outcome, beside, below=below)
        if session.perform(edit):
            measures = session.pack.measures_of(outcome, session.dashboard.position)
            self.made.emit(measures[0].id)

    def remove(self, outcome: str) -> None:
        """Take an outcome and its measures out of the dashboard; undo brings it back."""
        if not outcome or not self._may_edit():
            return
        name = self._session.pack.table(Outcome)[outcome].name
        count = len(self._session.pack.measures_of(outcome, self._session.dashboard.position))
        measures = "1 measure" if count == 1 else f"{count} measures"
        if self._perform(lambda pack, at: outcome_removed_edit(pack, at, outcome)):
            self.told.emit(f"Removed \u201c{name}\u201d with {measures}. Undo brings it back.")

    # -----------------------------------------------------------------------------------------
    def _may_edit(self) -> bool:
        if self._session.read_only:
            self.told.emit("The pack is read-only.")
            return False
        return self._session.is_open

    def _perform(self, make: Callable[[Pack, Period], Edit]) -> bool:
        session = self._session
        try:
            edit = make(session.pack, session.dashboard.position)
        except PerfDeskError as problem:
            session.failed.emit(problem)
            return False
        return session.perform(edit)

    def _ask(self, words: OutcomeWords, *, is_new: bool) -> OutcomeDialog:
        from perfdesk.widgets.dialogs.outcome_dialog import OutcomeDialog

        dialog = OutcomeDialog(words, is_new=is_new, parent=self._window)
        self._dialog = dialog
        dialog.finished.connect(self._forget)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _forget(self) -> None:
        self._dialog = None
