"""Brings the page of the covering report into the workspace, and does what it asks for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from perfdesk.app.navigator_model import PlaceKind
from perfdesk.app.preferences import FOLDER, Preferences
from perfdesk.app.session import Session
from perfdesk.app.tasks import TaskRunner
from perfdesk.core.claims.confirming import meaning_edit, meaning_removal, wording_edit
from perfdesk.core.edits import Edit, joined
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.pack import Pack
from perfdesk.core.progress_report import ProgressReport
from perfdesk.system.account import account_name
from perfdesk.widgets.controllers.problem_controller import ProblemController
from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.panels.first_use import FirstUse
from perfdesk.widgets.questions import Questions
from perfdesk.widgets.theme import Theme
from perfdesk.widgets.workspace import Workspace

if TYPE_CHECKING:
    from perfdesk.app.report_text.asked_number import AskedNumber
    from perfdesk.app.report_text.report_check import ReportCheck
    from perfdesk.core.narrative.covering_report import DraftReport
    from perfdesk.widgets.report_text.page import ReportTextPage


class ReportController(QObject):
    """The covering report as a page of the workspace.

    Signals:
        told: A sentence for the status bar.
    """

    told = Signal(str)

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        preferences: Preferences,
        questions: Questions,
        workspace: Workspace,
        flows: ProblemController,
        icons: IconDrawer,
        theme: Theme,
    ) -> None:
        """Add the page to *workspace*; *flows* dismisses findings as it does problems."""
        super().__init__(workspace)
        self._session = session
        self._tasks = tasks
        self._preferences = preferences
        self._questions = questions
        self._workspace = workspace
        self._flows = flows
        self._icons = icons
        self._theme = theme
        self._check = FirstUse(self._make_check)
        self._page = FirstUse(self._make_page)
        self._dialog: QDialog | None = None
        workspace.add_page(PlaceKind.REPORT, self._page, with_details=True)

    @property
    def check(self) -> ReportCheck:
        """The report that is checked."""
        return self._check()

    @property
    def page(self) -> ReportTextPage:
        """The page that shows it."""
        return self._page()

    @property
    def is_shown(self) -> bool:
        """Whether the page is where one is."""
        made = self._page.made
        return made is not None and made.isVisible()

    def _make_check(self) -> ReportCheck:
        from perfdesk.app.report_text.report_check import ReportCheck

        check = ReportCheck(self._session, self._tasks, self)
        check.failed.connect(self._questions.tell)
        check.read_again.connect(
            lambda: self.told.emit("The report was saved and has been checked again.")
        )
        return check

    def _make_page(self) -> ReportTextPage:
        from perfdesk.widgets.report_text.page import ReportTextPage

        page = ReportTextPage(self.check, self._icons, self._theme, self._workspace)
        page.opening_wanted.connect(self.open)
        page.pasting_wanted.connect(self.paste)
        page.marking_wanted.connect(self.mark)
        page.ticking_wanted.connect(self.tick)
        page.drafting_wanted.connect(self.draft)
        page.meaning_wanted.connect(self.ask_meaning)
        page.measure_chosen.connect(self._workspace.details.show_measure)
        page.findings.dismissal_wanted.connect(self._flows.dismiss)
        page.findings.restoring_wanted.connect(self._flows.restore)
        return page

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self._theme = theme
        if self._page.made is not None:
            self._page.made.wear(theme)

    def stop(self) -> None:
        """Cease to follow the file; the window is going."""
        if self._check.made is not None:
            self._check.made.stop()

    # --- doing -------------------------------------------------------------------------------
    def show(self) -> None:
        """Go to the page."""
        self._workspace.navigator.go_to(PlaceKind.REPORT)
        self.page.setFocus()

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) finding."""
        if not self.page.findings.step(by):
            self.told.emit("Nothing in the report was found to be wrong.")

    def open(self) -> None:
        """Ask for a report and check it."""
        path = self._questions.report_to_open(str(self._folder()))
        if path is not None:
            self.check.open(path)

    def paste(self) -> None:
        """Check the text on the clipboard."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self.told.emit("There is no text on the clipboard.")
            return
        self.check.paste(text)

    @property
    def dialog(self) -> QDialog | None:
        """The dialog shown last; None where there is none."""
        return self._dialog

    def ask_meaning(self, passage: int, place: int) -> None:
        """Ask which measure the number at a place of the report is about, and keep the answer."""
        from perfdesk.app.report_text.asked_number import asked_number_at

        checked = self.check.checked
        if checked is None or not self._session.is_open:
            return
        asked = asked_number_at(checked.ground, passage, place)
        if asked is None:
            self.told.emit("There is no number in the sentence at the caret.")
            return
        from perfdesk.widgets.dialogs.meaning_dialog import REMOVED, MeaningDialog

        dialog = MeaningDialog(asked, self._workspace.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def done(result: int) -> None:
            if result == REMOVED:
                self._perform(lambda pack: meaning_removal(pack, asked.read, asked.quantity))
            elif result == QDialog.DialogCode.Accepted:
                self._keep_meaning(asked, dialog.measure, dialog.words)

        dialog.finished.connect(done)
        self._dialog = dialog
        dialog.open()

    def _keep_meaning(self, asked: AskedNumber, measure: str, words: str) -> None:
        now = datetime.now().astimezone()

        def edit(pack: Pack) -> Edit:
            meant = meaning_edit(
                pack, asked.read, asked.quantity, measure, by=account_name(), at=now
            )
            if not words:
                return meant
            known = wording_edit(pack, measure, words, by=account_name(), at=now)
            return joined(f"{meant.label}, known as \u201c{words}\u201d", meant, known)

        self._perform(edit)

    def _perform(self, edit: Callable[[Pack], Edit]) -> None:
        try:
            self._session.perform(edit(self._session.pack))
        except PerfDeskError as problem:
            self._questions.tell(problem)

    def mark(self) -> None:
        """Write a copy of the Word report with comments where the person chooses."""
        from perfdesk.operations.report_checking import write_marked

        checked, source = self.check.checked, self.check.path
        if checked is None or source is None:
            return
        path = self._asked(source, "with comments", ".docx")
        if path is None:
            return
        now = datetime.now().astimezone()
        reader = self._tasks.reader
        self._write(
            path,
            lambda report: write_marked(
                checked, source, path, at=now, progress=report, reader=reader
            ),
        )

    def draft(self) -> None:
        """Draft a covering report where the person chooses, beside the last one where it is open.

        The draft is opened and checked here once it is written, as any report is.
        """
        from perfdesk.operations.drafting import write_drafted_report

        last = self.check.path
        path = self._asked(last or Path("Covering report.docx"), "draft", ".docx")
        if path is None:
            return
        pack, period = self._session.pack, self._session.dashboard.position
        now, reader = datetime.now().astimezone(), self._tasks.reader

        def written(draft: DraftReport) -> None:
            self.told.emit(" ".join([f"Saved {path.name}.", *draft.to_check]))
            self.check.open(path)

        self._tasks.start(
            f"Writing {path.name}",
            lambda report: write_drafted_report(
                pack,
                path,
                created=now,
                position=period,
                last=last,
                progress=report,
                reader=reader,
            ),
            written,
            self._questions.tell,
            owner=self,
        )

    def tick(self) -> None:
        """Write the sheet of all numbers where the person chooses."""
        from perfdesk.operations.report_checking import write_ticks

        checked = self.check.checked
        if checked is None:
            return
        path = self._asked(self.check.path or Path("report"), "tick sheet", ".xlsx")
        if path is not None:
            self._write(path, lambda _: write_ticks(checked, path))

    def _write(self, path: Path, work: Callable[[ProgressReport], object]) -> None:
        self._tasks.start(
            f"Writing {path.name}",
            work,
            lambda _: self.told.emit(f"Saved {path.name}."),
            self._questions.tell,
            owner=self,
        )

    def _asked(self, source: Path, words: str, ending: str) -> Path | None:
        suggested = (source.parent if source.is_absolute() else self._folder()) / (
            f"{source.stem} {words}{ending}"
        )
        return self._questions.report_copy_to_save(suggested)

    def _folder(self) -> Path:
        return Path(self._preferences[FOLDER] or Path.home())
