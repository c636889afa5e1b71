"""Asks where the figures of dropped files shall go while no pack is open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHeaderView, QTableWidgetItem, QWidget

from perfdesk.core.errors import PerfDeskError
from perfdesk.core.places import Place
from perfdesk.core.progress_report import ProgressReport
from perfdesk.forms.ui_begin import Ui_Begin
from perfdesk.operations.extracts.drops import Drop, pack_from_appendices
from perfdesk.operations.extracts.reading import Reader
from perfdesk.operations.packs import find_council
from perfdesk.store import OpenPack, hold_unsaved
from perfdesk.widgets.dropping.council_field import offer_councils
from perfdesk.widgets.labels import set_as_title

_NAMES = 304


class Goal(StrEnum):
    """Where the figures go."""

    NEW = "new pack"
    MINE = "existing pack"
    SAMPLE = "sample"


class BeginDialog(QDialog):
    """Lists what was dropped, and offers a new pack, one's own, or the sample."""

    def __init__(
        self, drop: Drop, council: str, reader: Reader, parent: QWidget | None = None
    ) -> None:
        """Show a drop.

        Args:
            drop: What was dropped.
            council: Stands in its field where the files name none themselves.
            reader: Reads the files.
            parent: The window.
        """
        super().__init__(parent)
        self._drop = drop
        self._reader = reader
        self._council: Place | None = None
        self._unsettled: tuple[Path, ...] = ()
        self._decided: Goal | None = None
        self._ui = Ui_Begin()
        self._ui.setupUi(self)
        self.setObjectName("begin")
        set_as_title(self._ui.heading)
        self._list_files()
        ui = self._ui
        ui.council.setText(drop.council.name if drop.council else council)
        ui.title.setPlaceholderText("As the table says")
        offer_councils(ui.council)
        has_appendix = bool(drop.appendices)
        ui.toNew.setEnabled(has_appendix)
        if not has_appendix:
            ui.toNew.setText("A new pack (none of these files is an appendix to make it from)")
        (ui.toNew if has_appendix else ui.toMine).setChecked(True)
        for button in (ui.toNew, ui.toMine, ui.toSample):
            button.toggled.connect(self._show_what_is_possible)
        ui.council.textChanged.connect(self._show_what_is_possible)
        ui.goOn.clicked.connect(self._go_on)
        ui.cancel.clicked.connect(self.reject)
        self._show_what_is_possible()
        ui.goOn.setFocus()

    def _list_files(self) -> None:
        table, files = self._ui.files, self._drop.files
        table.setColumnCount(2)
        table.setRowCount(len(files))
        table.setHorizontalHeaderLabels(["File", "What it is"])
        for row, each in enumerate(files):
            for column, text in enumerate((each.path.name, each.told)):
                item = QTableWidgetItem(text)
                item.setToolTip(str(each.path) if column == 0 else each.told)
                table.setItem(row, column, item)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.resizeSection(0, _NAMES)
        rows = table.verticalHeader()
        rows.hide()
        rows.setDefaultSectionSize(28)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    # --- what was decided --------------------------------------------------------------------
    @property
    def goal(self) -> Goal:
        """Where the figures go; stays as it was decided when the dialog has gone."""
        if self._decided is not None:
            return self._decided
        if self._ui.toNew.isChecked():
            return Goal.NEW
        return Goal.SAMPLE if self._ui.toSample.isChecked() else Goal.MINE

    @property
    def council(self) -> Place | None:
        """The council of a new pack."""
        return self._council

    @property
    def to_import(self) -> tuple[Path, ...]:
        """The files that are imported once the pack is open."""
        if self.goal is Goal.NEW:
            return (*self._unsettled, *self._drop.others)
        return self._drop.extracts

    def maker(self) -> Callable[[ProgressReport], OpenPack]:
        """Return what makes the new pack, to be run in the background.

        Afterwards `to_import` has the appendices too that are not settled.

        Raises:
            RuntimeError: No new pack was asked for.
        """
        council, appendices = self._council, self._drop.appendices
        title = self._ui.title.text().strip()
        if council is None:
            raise RuntimeError("no council has been chosen")

        def make(report: ProgressReport) -> OpenPack:
            now = datetime.now().astimezone()
            begun = self._reader.call(
                pack_from_appendices,
                appendices,
                council,
                files=appendices,
                at=now,
                title=title,
                progress=report,
            )
            self._unsettled = begun.unsettled
            return hold_unsaved(begun.pack)

        return make

    def _go_on(self) -> None:
        if self.goal is Goal.NEW:
            try:
                self._council = find_council(self._ui.council.text().strip())
            except PerfDeskError as problem:
                self._ui.problem.setText(problem.message)
                self._ui.council.setFocus()
                return
        self._decided = self.goal
        self.accept()

    def _show_what_is_possible(self) -> None:
        ui = self._ui
        ui.problem.clear()
        is_new = self.goal is Goal.NEW
        ui.newPack.setEnabled(is_new)
        ui.goOn.setEnabled(bool(ui.council.text().strip()) or not is_new)
        ui.goOn.setText("Create pack" if is_new else "Continue")
