"""What to write and where; progress, a Cancel that leaves no half file, and what was proved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from perfdesk.app.preferences import (
    EXPORT_ACCESSIBLE,
    EXPORT_EMAIL,
    EXPORT_FOLDER,
    EXPORT_NAME,
    EXPORT_PDF,
    EXPORT_WEB_PAGE,
    EXPORT_WORD,
    EXPORT_WORKBOOK,
    Option,
    Preferences,
)
from perfdesk.app.session import Session
from perfdesk.app.tasks import Task, TaskRunner
from perfdesk.core.errors import CancelledError, PerfDeskError
from perfdesk.core.progress_report import ProgressReport
from perfdesk.forms.ui_export import Ui_Export
from perfdesk.operations.exports import ExportKind, ExportResult
from perfdesk.widgets.labels import set_as_title
from perfdesk.widgets.questions import Questions

_POSITION = "{position}"
"""What stands for the position in the name that is remembered."""


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
        self._kinds: dict[ExportKind, tuple[QCheckBox, Option[bool]]] = {
            ExportKind.PDF: (self._ui.pdf, EXPORT_PDF),
            ExportKind.WORKBOOK: (self._ui.workbook, EXPORT_WORKBOOK),
            ExportKind.ACCESSIBLE: (self._ui.accessible, EXPORT_ACCESSIBLE),
            ExportKind.WEB_PAGE: (self._ui.webPage, EXPORT_WEB_PAGE),
            ExportKind.WORD: (self._ui.word, EXPORT_WORD),
            ExportKind.EMAIL: (self._ui.email, EXPORT_EMAIL),
        }
        self._fill()
        ui = self._ui
        for changed in (ui.name.textChanged, ui.folder.textChanged):
            changed.connect(self._show_what_is_possible)
        for box, _ in self._kinds.values():
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
        for box, option in self._kinds.values():
            box.setChecked(preferences[option])
        ui.name.setText(preferences[EXPORT_NAME].replace(_POSITION, self._position))
        path = self._session.path
        ui.folder.setText(preferences[EXPORT_FOLDER] or str(path.parent if path else Path.home()))
        ui.progress.hide()
        ui.showFolder.hide()

    @property
    def _position(self) -> str:
        """The position as a file name can hold it."""
        return self._session.dashboard.position.key.replace("/", "-")

    @property
    def wanted(self) -> dict[ExportKind, Path]:
        """Where each kind of file goes."""
        base = Path(self._ui.folder.text().strip()) / self._ui.name.text().strip()
        return {
            kind: base.with_name(f"{base.name}{kind.ending}")
            for kind, (box, _) in self._kinds.items()
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
        for box, option in self._kinds.values():
            self._preferences[option] = box.isChecked()
        # At the next position the same name says that position.
        name = self._ui.name.text().strip()
        self._preferences[EXPORT_NAME] = name.replace(self._position, _POSITION)
        self._preferences[EXPORT_FOLDER] = self._ui.folder.text().strip()

    def _done(self, result: ExportResult) -> None:
        self._task = None
        self._show_busy(False)
        names = _listed([file.path.name for file in result.files])
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
        boxes = (box for box, _ in self._kinds.values())
        for widget in (*boxes, ui.name, ui.folder, ui.browse, ui.write):
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
            ui.replaces.setText(f"Replaces {_listed(there)}, once the new files are complete.")
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


def _listed(names: Sequence[str]) -> str:
    """Return `a, b and c`."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)
