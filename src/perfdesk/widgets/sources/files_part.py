"""The files that figures came from; below them all that the chosen one gave."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from perfdesk.app.session import Session, Update
from perfdesk.app.sources.given import Given, given_by
from perfdesk.app.sources.source_tables import GivenModel, SourceRole, SourcesModel
from perfdesk.app.tasks import TaskRunner
from perfdesk.core.building.lineage import CellKey
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.lineage.source_list import SourceLine
from perfdesk.core.progress_report import ProgressReport
from perfdesk.widgets.labels import heading_label, quiet_label
from perfdesk.widgets.sources.listing import Listing, SortedRows, sort_by_heading

_FILE_WIDTHS = (240, 176, 144, 72, 112, 72, 68, 84, 96)
_GIVEN_WIDTHS = (328, 224, 152, 168)
_EMPTY = "No files have been imported yet. Import an extract, or drop files onto the window."
_NONE_LIKE_IT = "No files match these words. Clear the filter to see them all."
_GAVE_NOTHING = "Nothing from this file is in the pack any more."


class FilesPart(QWidget):
    """Two tables, the upper of files, the lower of figures and targets.

    Signals:
        cell_wanted: The `CellKey` of the figure or target to go to.
        cell_chosen: The `CellKey` of the figure or target that the keyboard is on now.
    """

    cell_wanted = Signal(object)
    cell_chosen = Signal(object)

    def __init__(self, session: Session, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._asked = 0
        self._model = SourcesModel(session, self)
        self._rows = SortedRows(self._model)
        self.files = Listing("Source files", self)
        self.files.setModel(self._rows)
        self.files.set_widths(_FILE_WIDTHS)
        sort_by_heading(self.files, self._rows)
        self._given_model = GivenModel(self)
        self.files.setAccessibleDescription("Press Enter to see what came from the file")
        self._given_rows = SortedRows(self._given_model)
        self.given = Listing("Figures and targets from the file", self)
        self.given.setModel(self._given_rows)
        self.given.set_widths(_GIVEN_WIDTHS)
        self.given.setAccessibleDescription("Press Enter to go to the measure")
        sort_by_heading(self.given, self._given_rows)
        self._empty = quiet_label(_EMPTY)
        self._heading = heading_label()
        self._told = quiet_label()
        self._lay_out()
        self.files.selectionModel().currentRowChanged.connect(lambda *_: self._show_given())
        self.files.entered.connect(self._enter_given)
        self.given.entered.connect(self._go)
        self.given.selectionModel().currentRowChanged.connect(self._tell_chosen)
        self._model.sleep()
        self._rows.modelReset.connect(self._hide_empty)
        self._rows.modelReset.connect(self._choose_first)
        session.opened.connect(self._show_given)
        session.updated.connect(self._follow)
        self._hide_empty()
        self._choose_first()

    def _lay_out(self) -> None:
        lower = QWidget(self)
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 12, 0, 0)
        below.setSpacing(4)
        below.addWidget(self._heading)
        below.addWidget(self._told)
        below.addSpacing(4)
        below.addWidget(self.given, 1)
        below.addStretch(0)
        self._split = QSplitter(Qt.Orientation.Vertical, self)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.files)
        self._split.addWidget(lower)
        self._split.setSizes([232, 400])
        self._lower = lower
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._empty)
        layout.addWidget(self._split, 1)
        layout.addStretch(0)
        self.setFocusProxy(self.files)

    # --- what is shown -----------------------------------------------------------------------
    @property
    def chosen(self) -> SourceLine | None:
        """The file that the keyboard is on."""
        line = self.files.currentIndex().data(SourceRole.RECORD)
        return line if isinstance(line, SourceLine) else None

    @property
    def chosen_cell(self) -> CellKey | None:
        """The figure or target that the keyboard is on in the lower table, else the first."""
        index = self.given.currentIndex()
        shown = index if index.isValid() else self._given_rows.index(0, 0)
        given = shown.data(SourceRole.RECORD)
        return given.key if isinstance(given, Given) else None

    def look_for(self, words: str) -> None:
        """Show only the files that hold these words in any column."""
        self._rows.setFilterFixedString(words.strip())
        if self.chosen is None:
            self._choose_first()

    def show_file(self, fingerprint: str) -> bool:
        """Put the keyboard on a file; tell whether it is there."""
        self._model.wake()
        row = self._model.row_of(fingerprint)
        shown = self._rows.mapFromSource(self._model.index(row, 0)) if row >= 0 else None
        if shown is None or not shown.isValid():
            return False
        self.files.choose_row(shown.row())
        self.files.setFocus()
        return True

    def _hide_empty(self) -> None:
        self.files.hide_columns(self._model.empty_columns)

    def _choose_first(self) -> None:
        if self._rows.rowCount() and self.chosen is None:
            self.files.choose_row(0)
        self._show_given()

    def _follow(self, update: Update) -> None:
        if self.isVisible() and (update.change.sources or update.change.measures):
            self._show_given()

    def _show_given(self) -> None:
        """Show at once what stands; what was replaced since is looked up in the history."""
        line = self.chosen
        has_files = self._model.rowCount() > 0
        self._empty.setText(_NONE_LIKE_IT if has_files else _EMPTY)
        self._empty.setVisible(line is None)
        self._split.setVisible(line is not None or has_files)
        self._lower.setVisible(line is not None)
        if line is None or not self._session.is_open:
            self._given_model.show_given(())
            return
        self._say(line, given_by(self._session.pack, line.file.fingerprint))
        if self.isVisible():
            self._look_back(line)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was not looked up while nobody saw it."""
        super().showEvent(event)
        if self._session.is_open:
            self._model.wake()
            self._choose_first()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let edits go by."""
        super().hideEvent(event)
        self._model.sleep()

    def _look_back(self, line: SourceLine) -> None:
        session, pack = self._session, self._session.pack
        self._asked += 1
        asked = self._asked

        def work(_report: ProgressReport) -> tuple[Given, ...]:
            return given_by(pack, line.file.fingerprint, session.archive.entries())

        def done(given: tuple[Given, ...]) -> None:
            # Another file may have been chosen, or the pack edited, in the meantime.
            if asked == self._asked and session.is_open and session.pack is pack:
                self._say(line, given)

        def failed(problem: PerfDeskError) -> None:
            if asked == self._asked and session.is_open:
                self._told.setText(problem.message)

        self._tasks.start("Looking back", work, done, failed, owner=self)

    def _say(self, line: SourceLine, given: tuple[Given, ...]) -> None:
        self._given_model.show_given(given)
        self.given.setVisible(bool(given))
        gone = sum(not each.stands for each in given)
        self._heading.setText(line.file.name)
        since = f" {gone} more replaced or removed since." if gone else ""
        stands = line.gave_text
        said = (
            (f"In the pack now: {stands}.{since}") if stands != "nothing" else _GAVE_NOTHING + since
        )
        if line.file.data_to:
            said += f" The file says its data runs to {line.data_to_text}."
        self._told.setText(said)

    def _enter_given(self) -> None:
        if self._given_rows.rowCount():
            self.given.choose_row(max(self.given.currentIndex().row(), 0))
            self.given.setFocus()

    def _tell_chosen(self) -> None:
        if self.chosen_cell is not None:
            self.cell_chosen.emit(self.chosen_cell)

    def _go(self, row: int) -> None:
        given = self._given_rows.index(row, 0).data(SourceRole.RECORD)
        if isinstance(given, Given):
            self.cell_wanted.emit(given.key)
