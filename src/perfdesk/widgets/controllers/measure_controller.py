"""What a person does with measures: decide, change, add, move, remove, and compare them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QDialog, QWidget

from perfdesk.app.session import Session
from perfdesk.core.editing.measures import (
    added_edit,
    duplicated_edit,
    moved_edit,
    placed_edit,
    removed_edit,
)
from perfdesk.core.editing.overrides import decision_on, override_edit, override_removal
from perfdesk.core.editing.targets import latest_averages
from perfdesk.core.edits import Edit
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.judgements import Judged, OverrideKey
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.system.account import account_name
from perfdesk.widgets.controllers.layer_controller import LayerController
from perfdesk.widgets.controllers.outcome_controller import OutcomeController


class MeasureController(QObject):
    """Shows the dialogs and hands the edits they make to the session.

    Signals:
        told: A sentence for the status bar.
        made: Id of a measure that was added, to go to.
    """

    told = Signal(str)
    made = Signal(str)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._dialog: QDialog | None = None
        self.outcomes = OutcomeController(session, window)
        self.layers = LayerController(session, window)
        self.layers.told.connect(self.told)
        self.outcomes.told.connect(self.told)
        self.outcomes.made.connect(self.made)

    @property
    def dialog(self) -> QDialog | None:
        """The dialog shown last; None if it has gone."""
        return self._dialog

    # --- verdicts ----------------------------------------------------------------------------
    def decide(self, measure: str, of: Judged, cell: QRect) -> None:
        """Ask for another verdict than the rule's, beside its cell."""
        if not self._may_edit():
            return
        # Each dialog is loaded when it is wanted: all of them would delay every launch.
        from perfdesk.widgets.dialogs.override_dialog import REMOVED, OverrideDialog

        session, position = self._session, self._session.dashboard.position
        dialog = OverrideDialog(decision_on(session.pack, position, measure, of), of, self._window)

        def done(result: int) -> None:
            if result == QDialog.DialogCode.Accepted:
                self._perform(
                    lambda pack, at: override_edit(
                        pack,
                        OverrideKey(measure, at, of),
                        dialog.word,
                        dialog.reason,
                        public=dialog.is_public,
                        by=account_name(),
                        at=datetime.now().astimezone(),
                    )
                )
            elif result == REMOVED:
                self._perform(lambda pack, at: override_removal(pack, at, measure, of))

        dialog.finished.connect(done)
        self._open(dialog)
        dialog.stand_by(cell)

    # --- measures ----------------------------------------------------------------------------
    def edit(self, measure: str) -> None:
        """Show all of a measure, to be changed."""
        if not measure or not self._may_edit():
            return
        from perfdesk.widgets.dialogs.measure_dialog import MeasureDialog

        session = self._session
        position = session.dashboard.position
        self._open(MeasureDialog(session.pack, position, measure, session.perform, self._window))

    def add(self, below: str) -> None:
        """Add an empty measure below another, and ask what it is."""
        self._make(below, added_edit)

    def duplicate(self, measure: str) -> None:
        """Add a measure like another below it."""
        self._make(measure, duplicated_edit)

    def move(self, measure: str, step: int) -> None:
        """Move a measure up (-1) or down (+1) within its outcome."""
        if not measure or not self._may_edit():
            return
        edit = moved_edit(self._session.pack, self._session.dashboard.position, measure, step)
        if edit.replacements:
            self._session.perform(edit)
            self.made.emit(measure)
        else:
            self.told.emit("The measure is already at the end of its outcome.")

    def place(self, measure: str, beside: str, below: bool) -> None:
        """Put a measure above or below another, in whose outcome it then stands."""
        if self._may_edit() and self._perform(
            lambda pack, at: placed_edit(pack, at, measure, beside, below=below)
        ):
            self.made.emit(measure)

    def remove(self, measure: str) -> None:
        """Take a measure out of the dashboard; undo brings it back."""
        if not measure or not self._may_edit():
            return
        words = self._session.pack.measure(measure).description
        if self._perform(lambda pack, at: removed_edit(pack, at, measure)):
            self.told.emit(f"Removed \u201c{words}\u201d. Undo brings it back.")

    def compare(self) -> None:
        """Show the groups of councils that ours is compared with, to be changed."""
        if self._may_edit():
            from perfdesk.widgets.dialogs.neighbours_dialog import NeighboursDialog

            self._open(NeighboursDialog(self._session, self._window))

    def use_latest_averages(self) -> None:
        """Compare measures with the latest averages that the pack holds; one undo takes it back."""
        if not self._may_edit():
            return
        edit = latest_averages(self._session.pack, self._session.dashboard.position)
        count = len(edit.replacements)
        if not count:
            self.told.emit("Every average compared with is the latest in the pack.")
        elif self._session.perform(edit):
            which = "1 average" if count == 1 else f"{count} averages"
            self.told.emit(f"Updated {which} to the latest published; one undo takes it back.")

    def _make(self, beside: str, make: Callable[[Pack, Period, str], tuple[Edit, str]]) -> None:
        if not beside or not self._may_edit():
            return
        edit, made = make(self._session.pack, self._session.dashboard.position, beside)
        if self._session.perform(edit):
            self.made.emit(made)
            self.edit(made)

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

    def _open(self, dialog: QDialog) -> None:
        self._dialog = dialog
        dialog.finished.connect(self._forget)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _forget(self) -> None:
        self._dialog = None
