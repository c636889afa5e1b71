"""What to write and where; progress, a Cancel that leaves no half file, and what was proved."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from perfdesk.app.exports.memory import ExportMemory
from perfdesk.app.exports.run import ExportOrder, ExportRun, changes_since_the_last
from perfdesk.app.preferences import EXPORT_SHOW_FOLDER, Preferences
from perfdesk.app.session import Session
from perfdesk.app.tasks import TaskRunner
from perfdesk.core.checks.standing import errors_in_words, open_errors
from perfdesk.core.editing.report import report_edit
from perfdesk.core.errors import CancelledError, PerfDeskError
from perfdesk.forms.ui_export import Ui_Export
from perfdesk.operations.exports import ExportKind, ExportResult
from perfdesk.system.files import free_name_beside
from perfdesk.widgets.exporting.choices import ExportChoices
from perfdesk.widgets.exporting.first_page import FirstPage
from perfdesk.widgets.labels import set_as_title
from perfdesk.widgets.questions import Questions

MOST_NAMED = 3
"""How many open errors the panel names; the others are counted, and named in its tip."""


class ExportDialog(QDialog):
    """Exports a snapshot: the grid can be typed into meanwhile.

    Signals:
        wrote: What was written, in a sentence.
    """

    wrote = Signal(str)

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        preferences: Preferences,
        questions: Questions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._preferences = preferences
        self._memory = ExportMemory(preferences)
        self._questions = questions
        self._written: tuple[Path, ...] = ()
        self._ui = ui = Ui_Export()
        ui.setupUi(self)
        set_as_title(ui.title)
        self.setObjectName("export")
        self.run = ExportRun(session, tasks, self)
        dashboard = session.dashboard
        self._choices = ExportChoices(ui, session.pack, dashboard, self)
        words = "provisional" if dashboard.provisional else "final"
        ui.what.setText(f"{dashboard.title}, {dashboard.period_in_words}, {words} figures.")
        path = session.path
        self._choices.fill(
            self._memory.of(dashboard.title), str(path.parent if path else Path.home())
        )
        self._page = FirstPage(session, tasks, ui.preview)
        beside = QVBoxLayout(ui.preview)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self._page)
        self._choices.changed.connect(self._show_what_is_possible)
        self._choices.changed.connect(self._show_errors)
        self.finished.connect(self._page.stop)
        self.run.progressed.connect(self._show_progress)
        self.run.held.connect(self._wait)
        self.run.done.connect(self._done)
        self.run.failed.connect(self._failed)
        ui.browse.clicked.connect(self._browse)
        ui.write.clicked.connect(self.start)
        ui.cancel.clicked.connect(self.reject)
        ui.saveBeside.clicked.connect(self._save_beside)
        ui.showFolder.clicked.connect(self._show_folder)
        ui.copyFiles.clicked.connect(self._copy_files)
        ui.openPdf.clicked.connect(lambda _=False: self._open_files(".pdf"))
        ui.openDraft.clicked.connect(lambda _=False: self._open_files(".eml"))
        self._show_busy(False)
        self._show_errors()
        tasks.start(
            "Looking up the last export",
            lambda _report: changes_since_the_last(session),
            self._say_what_changed,
            lambda _problem: None,
            owner=self,
        )

    # --- doing it ----------------------------------------------------------------------------
    def start(self) -> None:
        """Write what is wanted, in the background."""
        settings = self._choices.settings
        if not self._session.read_only:
            self._session.perform(report_edit(self._session.pack, settings))
        self._memory.keep(self._session.dashboard.title, self._choices.choice)
        self._written = ()
        self._show_busy(True)
        self.run.start(ExportOrder(self._choices.wanted, settings))

    def _save_beside(self) -> None:
        self._show_busy(True)
        self.run.save_beside()

    def _done(self, result: ExportResult) -> None:
        self._written = tuple(file.path for file in result.files)
        self._show_busy(False)
        names = _listed([path.name for path in self._written])
        files = "1 file" if len(result.files) == 1 else f"{len(result.files)} files"
        told = (
            f"Wrote {names}. {result.compared:,} cells checked in {files}, all match the dashboard."
        )
        told = " ".join((told, *errors_in_words(result.open_errors)[:1]))
        notes = " ".join(problem.message for problem in result.problems)
        self._ui.state.setText(f"{told} {notes}".rstrip())
        self._ui.cancel.setText("Close")
        self._ui.cancel.setFocus()
        if self._preferences[EXPORT_SHOW_FOLDER]:
            self._show_folder()
        self.wrote.emit(told)

    def _failed(self, problem: PerfDeskError) -> None:
        self._show_busy(False)
        self._ui.state.setText(problem.message)
        if problem.details and not isinstance(problem, CancelledError):
            self._questions.tell(problem)

    def _wait(self, path: Path) -> None:
        ui = self._ui
        ui.progress.setRange(0, 0)
        ui.state.setText(
            f"{path.name} is open in another program, so nothing has been written yet. Close it "
            "there and the export will continue, or save the new file beside it as "
            f"{free_name_beside(path).name}."
        )
        ui.saveBeside.show()
        ui.saveBeside.setFocus()

    def reject(self) -> None:
        """Stop the export if one runs or waits, else close."""
        if self.run.waiting_for is not None:
            self.run.cancel()
            self._failed(CancelledError())
        elif self.run.is_busy:
            self._ui.state.setText("Stopping\u2026")
            self.run.cancel()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let no export run on that nobody sees."""
        if self.run.is_busy:
            self.reject()
            event.ignore()
        else:
            super().closeEvent(event)

    # --- what is shown -----------------------------------------------------------------------
    def _show_progress(self, done: int, total: int, doing: str) -> None:
        if self.run.is_busy and self.run.waiting_for is None:
            self._ui.progress.setRange(0, total)
            self._ui.progress.setValue(done)
            self._ui.state.setText(doing)

    def _say_what_changed(self, words: str) -> None:
        self._ui.since.setText(words)

    def _show_errors(self) -> None:
        """Name the errors that would leave with the layers ticked, before anything is written."""
        session, ui = self._session, self._ui
        errors = open_errors(
            session.pack, session.dashboard.position, self._choices.settings.layers
        )
        ui.errors.setText("\n".join(errors_in_words(errors, MOST_NAMED)))
        ui.errors.setToolTip("\n".join(errors_in_words(errors)[1:]))
        ui.errors.setVisible(bool(errors))
        ui.write.setText("Export all the same" if errors else "Export")

    def _show_busy(self, busy: bool) -> None:
        ui = self._ui
        self._choices.enable(not busy)
        ui.progress.setRange(0, 0)
        ui.progress.setVisible(busy)
        ui.write.setEnabled(not busy)
        ui.cancel.setText("Cancel")
        ui.saveBeside.hide()
        drafts = [path for path in self._written if path.suffix == ".eml"]
        for button in (ui.showFolder, ui.copyFiles):
            button.setVisible(bool(self._written))
        ui.openDraft.setVisible(bool(drafts))
        ui.openPdf.setVisible(any(path.suffix.lower() == ".pdf" for path in self._written))
        if not busy:
            self._show_what_is_possible()

    def _show_what_is_possible(self) -> None:
        ui, choices = self._ui, self._choices
        wanted, folder = choices.wanted, Path(ui.folder.text().strip())
        is_there = bool(ui.folder.text().strip()) and folder.is_dir()
        there = [path.name for path in wanted.values() if path.exists()]
        ui.example.setText(
            f"Now: {choices.name}" if choices.name else ("Enter a name for the files.")
        )
        if not is_there:
            ui.replaces.setText("This folder does not exist.")
        elif not choices.has_layers:
            ui.replaces.setText("Tick at least one layer to export.")
        elif there:
            which = there[0] if len(there) == 1 else f"{len(there)} files of that name"
            ui.replaces.setText(f"Replaces {which} once complete.")
        else:
            ui.replaces.setText("")
        ui.replaces.setToolTip(_listed(there) if there else "")
        is_pdf = ExportKind.PDF in wanted
        for widget in (ui.layout, ui.lettering, ui.paper):
            widget.setEnabled(is_pdf)
        if not is_pdf:
            self._page.show_nothing("No PDF will be exported.")
        elif choices.has_layers:
            self._page.show_settings(choices.settings)
        ui.write.setEnabled(
            bool(wanted) and is_there and choices.has_layers and not self.run.is_busy
        )

    def _browse(self) -> None:
        folder = self._questions.folder(self._ui.folder.text())
        if folder is not None:
            self._ui.folder.setText(str(folder))

    # --- what was written --------------------------------------------------------------------
    def _show_folder(self) -> None:
        if self._written:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written[0].parent)))

    def _copy_files(self) -> None:
        """Put the files on the clipboard, for an email or a folder."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in self._written])
        QGuiApplication.clipboard().setMimeData(data)
        count = len(self._written)
        files = "The file is" if count == 1 else f"The {count} files are"
        self._ui.state.setText(f"{files} copied. Paste into an email or a folder.")

    def _open_files(self, ending: str) -> None:
        for path in self._written:
            if path.suffix.lower() == ending:
                QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _listed(names: Sequence[str]) -> str:
    """Return `a, b and c`."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)
