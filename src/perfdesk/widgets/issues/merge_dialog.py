"""What both copies changed, side by side, to be decided."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from perfdesk.core.merging.three_way import RecordKey, Side
from perfdesk.core.pack import Pack
from perfdesk.operations.cycle.merging import PreparedMerge, conflict_in_words
from perfdesk.widgets.choice_box import ChoiceBox
from perfdesk.widgets.labels import heading_label, quiet_label, title_label

_WORDS: Mapping[Side, str] = {
    Side.MINE: "Keep mine",
    Side.THEIRS: "Take theirs",
    Side.BOTH: "Keep both",
}


class MergeDialog(QDialog):
    """Says what another copy brings, and asks about each conflict: mine stands unless told."""

    def __init__(self, prepared: PreparedMerge, pack: Pack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("merge")
        self.setWindowTitle("Merge")
        self.prepared = prepared
        self.boxes: dict[RecordKey, ChoiceBox] = {}
        self.merge = QPushButton("Merge", self)
        self.cancel = QPushButton("Cancel", self)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.merge)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(12)
        whole.addWidget(title_label(f"Merge \u201c{prepared.name}\u201d", 1.15))
        whole.addWidget(quiet_label(prepared.text))
        if prepared.merge.conflicts:
            whole.addWidget(quiet_label("Both copies changed the following. Say which stands."))
            whole.addWidget(self._conflicts(pack), 1)
        whole.addLayout(buttons)
        self.resize(760, 480 if prepared.merge.conflicts else 180)
        self.merge.setEnabled(not prepared.merge.is_nothing)
        self.merge.setDefault(True)
        self.merge.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)

    def _conflicts(self, pack: Pack) -> QScrollArea:
        rows = QWidget(self)
        grid = QGridLayout(rows)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for column, words in enumerate(("", "Mine", "Theirs", "Stands")):
            grid.addWidget(heading_label(words), 0, column)
        for row, conflict in enumerate(self.prepared.merge.conflicts, start=1):
            told = conflict_in_words(pack, conflict)
            for column, text in enumerate((told.what, told.mine, told.theirs)):
                grid.addWidget(quiet_label(text), row, column)
            box = ChoiceBox(rows)
            box.setAccessibleName(f"{told.what}: {told.mine} or {told.theirs}")
            for side in conflict.choices:
                box.addItem(_WORDS[side], side)
            self.boxes[conflict.key] = box
            grid.addWidget(box, row, 3)
        grid.setRowStretch(len(self.boxes) + 1, 1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(rows)
        return area

    @property
    def decided(self) -> dict[RecordKey, Side]:
        """Whose value stands for each conflict."""
        return {key: Side(box.currentData()) for key, box in self.boxes.items()}
