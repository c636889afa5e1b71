"""What to write and where; progress, a Cancel that leaves no half file, and what was proved."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import QDialog, QWidget

from perfdesk.app.preferences import EXPORT_FOLDER, EXPORT_PDF, EXPORT_WORKBOOK, Preferences
from perfdesk.app.session import Session
from perfdesk.app.tasks import Task, TaskRunner
from perfdesk.core.errors import CancelledError, PerfDeskError
from perfdesk.core.progress_report import ProgressReport
from perfdesk.forms.ui_export import Ui_Export
from perfdesk.operations.exports import ExportKind, ExportResult
from perfdesk.widgets.labels import set_as_title
from perfdesk.widgets.questions import Questions


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
        self._tasks = tasks
        self._preferences = preferences
        self._questions = questions
        self._task: Task | None = None
        self._folder_written: Path | None = None
        self._ui = Ui_Export()
        self._ui.setupUi(self)
        set_as_title(self._ui.title)
        self.setObjectName("export")
        self._fill()
        ui = self._ui
        for changed in (ui.name.textChanged, ui.folder.textChanged):
            changed.connect(self._show_what_is_possible)
        for box in (ui.pdf, ui.workbook):
            box.toggled.connect(self._show_what_is_possible)
        ui.browse.clicked.connect(self._browse)
        ui.write.clicked.connect(self.start)
        ui.cancel.clicked.connect(self.reject)
        ui.showFolder.clicked.connect(self._show_folder)
        self._show_what_is_possible()

    def _fill(self) -> None:
        ui, preferences, dashboard = self._ui, self._preferences, self._session.dashboard
        words = "provisional" if dashboard.provisional else "final"
        ui.what.setText(f"{dashboard.title}, {dashboard.position.in_words}, {words} figures.")
        ui.pdf.setChecked(preferences[EXPORT_PDF])
        ui.workbook.setChecked(preferences[EXPORT_WORKBOOK])
        ui.name.setText(f"appendix-a-{dashboard.position.key}".replace("/", "-"))
        path = self._session.path
        ui.folder.setText(preferences[EXPORT_FOLDER] or str(path.parent if path else Path.home()))
        ui.progress.hide()
        ui.showFolder.hide()

    @property
    def wanted(self) -> dict[ExportKind, Path]:
        """Where each kind of file goes."""
        base = Path(self._ui.folder.text().strip()) / self._ui.name.text().strip()
        chosen = {ExportKind.PDF: self._ui.pdf, ExportKind.WORKBOOK: self._ui.workbook}
        return {
            kind: base.with_name(f"{base.name}.{kind.value}")
            for kind, box in chosen.items()
            if box.isChecked() and base.name
        }

    # --- doing it ----------------------------------------------------------------------------
    def start(self) -> None:
        """Write what is wanted, in the background."""
        session, wanted = self._session, self.wanted
        pack, position = session.pack, session.dashboard.position
        self._remember()

        def work(report: ProgressReport) -> ExportResult:
            from perfdesk.operations.exports import export

            now = datetime.now().astimezone()
            return export(pack, wanted, created=now, position=position, progress=report)

        self._task = self._tasks.start("Exporting", work, self._done, self._failed)
        self._task.progressed.connect(self._show_progress)
        self._show_busy(True)

    def _remember(self) -> None:
        self._preferences[EXPORT_PDF] = self._ui.pdf.isChecked()
        self._preferences[EXPORT_WORKBOOK] = self._ui.workbook.isChecked()
        self._preferences[EXPORT_FOLDER] = self._ui.folder.text().strip()

    def _done(self, result: ExportResult) -> None:
        self._task = None
        self._show_busy(False)
        names = " and ".join(file.path.name for file in result.files)
        told = f"Wrote {names}; {result.compared:,} cells were read back and all agree."
        notes = " ".join(problem.message for problem in result.problems)
        self._ui.state.setText(f"{told} {notes}".rstrip())
        self._folder_written = result.files[0].path.parent if result.files else None
        self._ui.showFolder.setVisible(self._folder_written is not None)
        self._ui.cancel.setText("Close")
        self._ui.cancel.setFocus()
        self.wrote.emit(told)

    def _failed(self, problem: PerfDeskError) -> None:
        self._task = None
        self._show_busy(False)
        self._ui.state.setText(problem.message)
        if problem.details and not isinstance(problem, CancelledError):
            self._questions.tell(problem)

    def reject(self) -> None:
        """Stop the export if one runs, else close."""
        if self._task is not None:
            self._ui.state.setText("Stopping\u2026")
            self._task.cancel()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let no export run on that nobody sees."""
        if self._task is not None:
            self.reject()
            event.ignore()
        else:
            super().closeEvent(event)

    # --- what is shown -----------------------------------------------------------------------
    def _show_progress(self, done: int, total: int, doing: str) -> None:
        if self._task is None or self._task.is_cancelled:
            return
        self._ui.progress.setRange(0, total)
        self._ui.progress.setValue(done)
        self._ui.state.setText(doing)

    def _show_busy(self, busy: bool) -> None:
        ui = self._ui
        for widget in (ui.pdf, ui.workbook, ui.name, ui.folder, ui.browse, ui.write):
            widget.setEnabled(not busy)
        ui.progress.setRange(0, 0)
        ui.progress.setVisible(busy)
        ui.cancel.setText("Cancel")
        if busy:
            ui.showFolder.hide()
        else:
            self._show_what_is_possible()

    def _show_what_is_possible(self) -> None:
        ui, wanted = self._ui, self.wanted
        folder = Path(ui.folder.text().strip())
        is_there = bool(ui.folder.text().strip()) and folder.is_dir()
        there = [path.name for path in wanted.values() if path.exists()]
        if not is_there:
            ui.replaces.setText("This folder does not exist.")
        elif there:
            ui.replaces.setText(f"Replaces {' and '.join(there)}, once the new file is complete.")
        else:
            ui.replaces.setText("")
        ui.write.setEnabled(bool(wanted) and is_there and self._task is None)

    def _browse(self) -> None:
        folder = self._questions.folder(self._ui.folder.text())
        if folder is not None:
            self._ui.folder.setText(str(folder))

    def _show_folder(self) -> None:
        if self._folder_written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder_written)))
