"""The text of a reply: read measure by measure while it is pasted, and taken over when right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHeaderView, QTableWidgetItem, QWidget

from perfdesk.core.collecting.board import BoardLine
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.merging.three_way import Side
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.forms.ui_reply import Ui_Reply
from perfdesk.operations.cycle.collecting import PreparedReply, prepare_reply
from perfdesk.widgets.choice_box import ChoiceBox, give_arrow
from perfdesk.widgets.labels import set_as_title

_SOON = 250
_HEADINGS = ("Measure", "Answer", "Comment")
_SIDES = {
    Side.THEIRS: "Use the reply",
    Side.MINE: "Keep the pack\u2019s",
    Side.BOTH: "Keep both",
}
_UNKNOWN = "Choose the measure\u2026"


class ReplyDialog(QDialog):
    """Shows what a reply says; nothing is changed before that is agreed to."""

    def __init__(
        self, pack: Pack, position: Period, lines: Sequence[BoardLine], chosen: str,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Ask for a reply; *chosen* is the owner whose it is likely to be."""
        super().__init__(parent)
        self._ui = Ui_Reply()
        self._ui.setupUi(self)
        self.setObjectName("reply")
        self._pack, self._position, self._lines = pack, position, tuple(lines)
        self.prepared: PreparedReply | None = None
        self.sides: dict[str, ChoiceBox] = {}
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SOON)
        self._later.timeout.connect(self.read)
        ui = self._ui
        set_as_title(ui.title, 1.15)
        give_arrow(ui.owner)
        for each in self._lines:
            ui.owner.addItem(each.owner)
        ui.owner.setCurrentText(chosen)
        ui.found.setColumnCount(len(_HEADINGS))
        ui.found.setHorizontalHeaderLabels(list(_HEADINGS))
        ui.found.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        ui.found.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        ui.found.setTabKeyNavigation(False)
        ui.found.verticalHeader().hide()
        ui.found.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        ui.found.setColumnWidth(0, 280)
        ui.found.setColumnWidth(1, 140)
        for signal in (ui.text.textChanged, ui.by.textChanged, ui.owner.currentIndexChanged):
            signal.connect(lambda *_: self._later.start())
        ui.take.clicked.connect(self.accept)
        ui.cancel.clicked.connect(self.reject)
        self._show()
        ui.text.setFocus()

    def paste(self, text: str) -> None:
        """Put a text in, as if it had been pasted."""
        self._ui.text.setPlainText(text)
        self.read()

    @property
    def chosen_sides(self) -> dict[str, Side]:
        """Whose comment stands, by id of the measure."""
        return {measure: Side(box.currentData()) for measure, box in self.sides.items()}

    def read(self) -> None:
        """Read the text as it is now."""
        self._later.stop()
        ui = self._ui
        self.prepared = None
        told = ""
        if ui.text.toPlainText().strip():
            try:
                self.prepared = prepare_reply(
                    self._pack, self._position, ui.owner.currentText(), ui.text.toPlainText(),
                    by=ui.by.text().strip(),
                )  # fmt: skip
            except PerfDeskError as problem:
                told = problem.message
        self._show(told)

    def assign(self, passage: int, measure: str) -> None:
        """Give a passage to a measure."""
        if self.prepared is not None and measure:
            self.prepared = self.prepared.assigned(self._pack, passage, measure)
            self._show()

    def _show(self, told: str = "") -> None:
        ui, found = self._ui, self.prepared
        self.sides.clear()
        ui.found.setRowCount(0)
        if found is not None:
            for said in found.said:
                conflict = found.conflicts.get(said.measure.id)
                words = said.comment or said.reason
                if conflict is not None:
                    words = f"{conflict.theirs}\n(the pack: {conflict.mine.text})"
                row = self._add_row(said.measure.description, words)
                kind = said.kind.value.capitalize() if said.kind else ""
                if conflict is None:
                    ui.found.setItem(row, 1, QTableWidgetItem(kind))
                    continue
                ui.found.setCellWidget(row, 1, self._side_box(said.measure.id))
            for passage, text in enumerate(found.left):
                row = self._add_row("", text)
                ui.found.setCellWidget(row, 0, self._measure_box(passage))
                ui.found.setItem(row, 1, QTableWidgetItem("Left out"))
            ui.found.resizeRowsToContents()
            told = _summary(found)
        ui.note.setText(told)
        ui.take.setEnabled(found is not None and bool(found.said))

    def _add_row(self, measure: str, text: str) -> int:
        table = self._ui.found
        row = table.rowCount()
        table.insertRow(row)
        for column, words in ((0, measure), (2, text)):
            item = QTableWidgetItem(words)
            item.setToolTip(words)
            item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            table.setItem(row, column, item)
        return row

    def _side_box(self, measure: str) -> ChoiceBox:
        box = ChoiceBox(self._ui.found)
        name = self._pack.measure(measure).description
        box.setAccessibleName(f"Both changed the comment on {name}. Which is right?")
        for side, words in _SIDES.items():
            box.addItem(words, side)
        self.sides[measure] = box
        return box

    def _measure_box(self, passage: int) -> ChoiceBox:
        box = ChoiceBox(self._ui.found)
        box.setAccessibleName("Measure that this passage is about")
        box.addItem(_UNKNOWN, "")
        owner = self._ui.owner.currentText()
        line = next(each for each in self._lines if each.owner == owner)
        for each in line.measures:
            box.addItem(each.description, each.measure)
        box.currentIndexChanged.connect(
            lambda _: QTimer.singleShot(0, self, lambda: self.assign(passage, box.currentData()))
        )
        return box


def _summary(found: PreparedReply) -> str:
    count = len(found.said)
    told = "1 answer." if count == 1 else f"{count} answers."
    if found.conflicts:
        told += " The pack has other comments since they were asked for: say which stand."
    if found.left:
        told += " What is about no measure is left out, unless you choose one."
    return told
