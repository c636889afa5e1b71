"""The dialogs of what is chosen once: for the pack, and by the person at the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from perfdesk.app.preferences import Preferences
from perfdesk.app.session import Session
from perfdesk.widgets.questions import Questions


class SettingsController(QObject):
    """Opens the dialogs.

    Signals:
        told: A sentence for the status bar.
    """

    told = Signal(str)

    def __init__(
        self, session: Session, preferences: Preferences, questions: Questions, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._preferences = preferences
        self._questions = questions
        self._window = window
        self._dialog: QDialog | None = None

    @property
    def dialog(self) -> QDialog | None:
        """The dialog shown last; None if it has gone."""
        return self._dialog

    def report(self) -> None:
        """Show title, position, page, parts and rating rules of the pack, to be changed."""
        session = self._session
        if session.read_only:
            self.told.emit("The pack is read-only.")
        elif session.is_open:
            from perfdesk.widgets.dialogs.report_dialog import ReportDialog

            self._open(ReportDialog(session.pack, session.perform, self._window))

    def roll_forward(self) -> None:
        """Ask for the next position of the pack, and what goes along."""
        session = self._session
        if session.read_only:
            self.told.emit("The pack is read-only.")
        elif session.is_open:
            from perfdesk.widgets.dialogs.roll_forward_dialog import RollForwardDialog

            session.settling.emit()
            self._open(RollForwardDialog(session.pack, session.perform, self._window))

    def preferences(self) -> None:
        """Show what the person has chosen for themselves, to be changed."""
        from perfdesk.widgets.dialogs.preferences_dialog import PreferencesDialog

        self._open(PreferencesDialog(self._preferences, self._questions, self._window))

    def _open(self, dialog: QDialog) -> None:
        self._dialog = dialog
        dialog.finished.connect(self._forget)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _forget(self) -> None:
        self._dialog = None
