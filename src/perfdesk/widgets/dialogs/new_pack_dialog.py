"""A new pack from the table that a council prints today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from perfdesk.app.preferences import COUNCIL, FOLDER, Preferences
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.places import Place
from perfdesk.core.progress_report import ProgressReport
from perfdesk.forms.ui_new_pack import Ui_NewPack
from perfdesk.operations.packs import DEFAULT_TITLE, find_council, new_from_appendix
from perfdesk.store import OpenPack, hold_unsaved
from perfdesk.widgets.dropping.council_field import offer_councils
from perfdesk.widgets.labels import set_as_title
from perfdesk.widgets.questions import Questions


class NewPackDialog(QDialog):
    """Asks for the appendix, the council and a title."""

    def __init__(
        self, questions: Questions, preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._questions = questions
        self._preferences = preferences
        self._council: Place | None = None
        self._ui = Ui_NewPack()
        self._ui.setupUi(self)
        set_as_title(self._ui.heading)
        self.setObjectName("new")
        self._ui.title.setText(DEFAULT_TITLE)
        self._ui.council.setText(preferences[COUNCIL])
        offer_councils(self._ui.council)
        for line in (self._ui.appendix, self._ui.council):
            line.textChanged.connect(self._show_what_is_possible)
        self._ui.browse.clicked.connect(self._browse)
        self._ui.make.clicked.connect(self._make)
        self._ui.cancel.clicked.connect(self.reject)
        self._show_what_is_possible()

    @property
    def appendix(self) -> Path:
        """The file that was chosen."""
        return Path(self._ui.appendix.text().strip())

    def maker(self) -> Callable[[ProgressReport], OpenPack]:
        """Return what makes the pack, to be run in the background.

        Raises:
            RuntimeError: The dialog was not accepted.
        """
        council, appendix, title = self._council, self.appendix, self._ui.title.text().strip()
        if council is None:
            raise RuntimeError("no council has been chosen")

        def make(_report: ProgressReport) -> OpenPack:
            now = datetime.now().astimezone()
            return hold_unsaved(new_from_appendix(appendix, council, at=now, title=title).pack)

        return make

    def _make(self) -> None:
        try:
            self._council = find_council(self._ui.council.text().strip())
        except PerfDeskError as problem:
            self._ui.problem.setText(problem.message)
            self._ui.council.setFocus()
            return
        self._preferences[COUNCIL] = self._council.name
        self.accept()

    def _browse(self) -> None:
        chosen = self._questions.extracts(self._preferences[FOLDER])
        if chosen:
            self._ui.appendix.setText(str(chosen[0]))

    def _show_what_is_possible(self) -> None:
        self._ui.problem.clear()
        has_both = bool(self._ui.appendix.text().strip() and self._ui.council.text().strip())
        self._ui.make.setEnabled(has_both)
