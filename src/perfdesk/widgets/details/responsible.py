"""Who answers for a measure, and how far it has come."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from perfdesk.app.details.edits import DetailEdits
from perfdesk.core.building.measure_details import MeasureDetails
from perfdesk.core.reporting.stages import Stage
from perfdesk.widgets.choice_box import ChoiceBox
from perfdesk.widgets.labels import quiet_label

_TARGET = 30


class ResponsiblePart(QWidget):
    """Owner and stage, each kept as soon as it is left or chosen."""

    def __init__(self, edits: DetailEdits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edits = edits
        self._measure = ""
        self._owner_shown = ""
        self.owner = QLineEdit(self)
        self.owner.setPlaceholderText("A role or team")
        self.owner.setMinimumHeight(_TARGET)
        self.owner.setAccessibleName("Owner")
        self.stage = ChoiceBox(self)
        self.stage.setMinimumHeight(_TARGET)
        self.stage.setAccessibleName("Stage")
        for stage in Stage:
            self.stage.addItem(stage.capitalize())
        self._by = quiet_label()
        layout = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(8)
        layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        layout.addRow("Owner", self.owner)
        layout.addRow("Stage", self.stage)
        layout.addRow(self._by)
        self.owner.editingFinished.connect(self.keep)
        self.stage.activated.connect(self._mark)

    def say(self, details: MeasureDetails) -> None:
        """Show those of a measure; an owner typed for another is kept first."""
        if details.measure != self._measure:
            self.keep()
            self._measure = details.measure
            self._owner_shown = self.owner.text()
        if self.owner.text() == self._owner_shown:
            self.owner.setText(details.owner)
        self._owner_shown = details.owner
        self.stage.setCurrentIndex(list(Stage).index(details.stage))
        self._by.setText(details.stage_by)
        self._by.setVisible(bool(details.stage_by))
        for field in (self.owner, self.stage):
            field.setEnabled(self._edits.is_allowed)

    def keep(self) -> None:
        """Name the owner that was typed."""
        typed = self.owner.text()
        if self._measure and typed != self._owner_shown and self._edits.is_allowed:
            self._owner_shown = typed
            self._edits.own(self._measure, typed)

    def _mark(self, at: int) -> None:
        if self._measure:
            self._edits.mark(self._measure, list(Stage)[at])
