"""A new pack: from a table that a council has today, or from a template."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QWidget

from perfdesk.app.preferences import COUNCIL, FOLDER, Preferences
from perfdesk.app.tasks import Task, TaskRunner
from perfdesk.core.errors import PerfDeskError, UntoldPositionError
from perfdesk.core.periods import Period, PeriodError, financial_year_of, parse_period
from perfdesk.core.places import Place
from perfdesk.core.progress_report import ProgressReport
from perfdesk.core.templates.pack_template import PackTemplate, template_named, templates
from perfdesk.forms.ui_new_pack import Ui_NewPack
from perfdesk.operations.packs import (
    FoundAppendix,
    find_council,
    find_template,
    look_at_appendix,
    new_from_appendix,
    new_pack,
)
from perfdesk.store import OpenPack, hold_unsaved
from perfdesk.widgets.choice_box import give_arrow
from perfdesk.widgets.dropping.council_field import offer_councils
from perfdesk.widgets.labels import set_as_title
from perfdesk.widgets.questions import Questions

_PAUSE = 300
"""Milliseconds without a key, after which a name that is being typed is looked at."""

_TEMPLATE_ENDING = ".json"
_OF_A_TABLE = (
    "Choose a table that your council has today (csv, Excel or Word), or a template that you "
    "saved. Layers, outcomes, measures, aims, targets and figures are imported from a table."
)
_OF_A_TEMPLATE = "Layers and measures to begin with; all of them can be changed afterwards."


class NewPackDialog(QDialog):
    """Asks what a pack begins with, for which council, position and title it is.

    Of a table it shows what the pack would hold before it is made.
    """

    def __init__(
        self,
        tasks: TaskRunner,
        questions: Questions,
        preferences: Preferences,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._questions = questions
        self._preferences = preferences
        self._council: Place | None = None
        self._found: FoundAppendix | None = None
        self._template: PackTemplate | None = None
        self._position: Period | None = None
        self._looking: Task | None = None
        self._ui = Ui_NewPack()
        self._ui.setupUi(self)
        set_as_title(self._ui.heading)
        self.setObjectName("new")
        give_arrow(self._ui.begin)
        self._ui.begin.addItem("A table or template from a file")
        self._ui.begin.addItems([each.name for each in templates()])
        self._ui.council.setText(preferences[COUNCIL])
        offer_councils(self._ui.council)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._look)
        self._ui.begin.currentIndexChanged.connect(self._begin_with)
        self._ui.appendix.textChanged.connect(self._begin_anew)
        self._ui.position.textEdited.connect(self._wait)
        self._ui.council.textChanged.connect(self._show_what_is_possible)
        self._ui.browse.clicked.connect(self._browse)
        self._ui.make.clicked.connect(self._make)
        self._ui.cancel.clicked.connect(self.reject)
        self._begin_with()

    @property
    def appendix(self) -> Path:
        """The file that was chosen."""
        return Path(self._ui.appendix.text().strip())

    def maker(self) -> Callable[[ProgressReport], OpenPack]:
        """Return what makes the pack, to be run in the background.

        Raises:
            RuntimeError: The dialog was not accepted.
        """
        council, position, template = self._council, self._position, self._template
        appendix, title = self.appendix, self._ui.title.text().strip()
        if council is None or position is None:
            raise RuntimeError("no council or position has been chosen")

        def begin(report: ProgressReport) -> OpenPack:
            report(0, 1, "Creating the pack")
            return hold_unsaved(new_pack(council, position, title, template).pack)

        if template is not None:
            return begin

        def make(report: ProgressReport) -> OpenPack:
            now = datetime.now().astimezone()
            made = self._tasks.reader.call(
                new_from_appendix,
                appendix,
                council,
                files=[appendix],
                progress=report,
                at=now,
                title=title,
                position=position,
            )
            return hold_unsaved(made.pack)

        return make

    def _make(self) -> None:
        try:
            self._council = find_council(self._ui.council.text().strip())
        except PerfDeskError as problem:
            self._ui.problem.setText(problem.message)
            self._ui.council.setFocus()
            return
        try:
            self._position = parse_period(self._ui.position.text().strip())
        except PeriodError as problem:
            self._ui.problem.setText(str(problem))
            self._ui.position.setFocus()
            return
        self._preferences[COUNCIL] = self._council.name
        self.accept()

    def _browse(self) -> None:
        chosen = self._questions.extracts(self._preferences[FOLDER])
        if chosen:
            self._ui.appendix.setText(str(chosen[0]))
            self._look()

    # --- a template --------------------------------------------------------------------------
    def _begin_with(self) -> None:
        """Show what the chosen beginning needs: a file, or nothing but council and position."""
        ui = self._ui
        template = template_named(ui.begin.currentText()) if ui.begin.currentIndex() > 0 else None
        for part in (ui.appendixLabel, ui.appendix, ui.browse):
            part.setVisible(template is None)
        ui.what.setText(_OF_A_TABLE if template is None else _OF_A_TEMPLATE)
        self._template = None
        if template is None:
            self._begin_anew()
        else:
            self._pause.stop()
            self._stop_looking()
            self._show_found(None)
            self._show_template(template)

    def _show_template(self, template: PackTemplate) -> None:
        ui = self._ui
        self._template = template
        layers = ", ".join(each.name for each in template.layers)
        count = len(template.measures)
        measures = "" if not count else "1 measure in " if count == 1 else f"{count} measures in "
        ui.holds.setText(f"{template.about} Holds {measures}{layers}.".strip())
        ui.holds.setVisible(True)
        if not ui.position.text().strip():
            ui.position.setText(financial_year_of(date.today()).a_year_earlier().label)
        self._suggest_title(template.title)
        self._show_what_is_possible()

    def _suggest_title(self, title: str) -> None:
        """Put a title into its field, unless one was typed."""
        if not self._ui.title.isModified():
            self._ui.title.setText(title)

    # --- what the file holds -----------------------------------------------------------------
    def _begin_anew(self) -> None:
        """Another file says itself what it reports."""
        self._ui.position.clear()
        self._wait()

    def _stop_looking(self) -> None:
        if self._looking is not None:
            self._looking.forsake()
            self._looking = None

    def _wait(self) -> None:
        if self._ui.begin.currentIndex() > 0:
            self._show_what_is_possible()
            return
        self._show_found(None)
        self._pause.start()

    def _look(self) -> None:
        """Look at the file in the background; what comes late of an earlier one is dropped."""
        self._pause.stop()
        self._stop_looking()
        self._show_found(None)
        path, told = self.appendix, self._ui.position.text().strip()
        if not self._ui.appendix.text().strip() or not path.is_file():
            return
        if path.suffix.casefold() == _TEMPLATE_ENDING:
            self._look_at_template(path)
            return
        try:
            position = parse_period(told) if told else None
        except PeriodError as problem:
            self._ui.problem.setText(str(problem))
            return

        def work(report: ProgressReport) -> FoundAppendix:
            return self._tasks.reader.call(
                look_at_appendix,
                path,
                files=[path],
                progress=report,
                at=datetime.now().astimezone(),
                position=position,
            )

        self._ui.holds.setText(f"Looking at {path.name}\u2026")
        self._looking = self._tasks.start(
            "Looking at the appendix", work, self._show_found, self._refuse, owner=self
        )

    def _look_at_template(self, path: Path) -> None:
        try:
            template = find_template(str(path))
        except PerfDeskError as problem:
            self._ui.problem.setText(problem.message)
        else:
            self._show_template(template)

    def _refuse(self, problem: PerfDeskError) -> None:
        self._looking = None
        self._show_found(None)
        if isinstance(problem, UntoldPositionError):
            self._ui.holds.setText(
                "The file does not say which year it reports. Enter the year below."
            )
            self._ui.position.setFocus()
        else:
            self._ui.problem.setText(problem.message)

    def _show_found(self, found: FoundAppendix | None) -> None:
        self._found = found
        self._template = None
        ui = self._ui
        if found is not None:
            self._looking = None
            self._tell_position(found.position)
            self._suggest_title(found.title)
        ui.holds.setText(found.text if found else "")
        ui.holds.setVisible(bool(ui.appendix.text().strip()))
        ui.remarks.clear()
        ui.remarks.addItems(found.remarks if found else ())
        for part in (ui.remarks, ui.remarksLabel):
            part.setVisible(ui.remarks.count() > 0)
        ui.remarksLabel.setText(f"T&o check ({ui.remarks.count()})")
        self._show_what_is_possible()

    def _tell_position(self, position: Period) -> None:
        if not self._ui.position.text().strip():
            self._ui.position.setText(position.label)

    def _show_what_is_possible(self) -> None:
        self._ui.problem.clear()
        has_beginning = self._found is not None or self._template is not None
        self._ui.make.setEnabled(has_beginning and bool(self._ui.council.text().strip()))
