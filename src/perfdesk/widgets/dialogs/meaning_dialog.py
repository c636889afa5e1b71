"""Saying which measure a number of the report is about."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidgetItem, QWidget

from perfdesk.app.report_text.asked_number import AskedNumber
from perfdesk.forms.ui_meaning import Ui_Meaning
from perfdesk.widgets.labels import set_as_title

REMOVED = 2
"""What the dialog ends with when it is left to the words again."""
_NONE = "None of the measures"


class MeaningDialog(QDialog):
    """Asks which measure a number is about, the likeliest first."""

    def __init__(self, asked: AskedNumber, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_Meaning()
        self._ui.setupUi(self)
        ui = self._ui
        set_as_title(ui.title, 1.15)
        self.setObjectName("meaning")
        ui.title.setText(f"What is {asked.printed} about?")
        ui.sentence.setText(f"\u201c{asked.sentence}\u201d")
        self.setAccessibleDescription(ui.sentence.text())
        for measure in asked.measures:
            self._add(measure.description, measure.id)
        self._add(_NONE, "")
        wanted = [
            row
            for row in range(ui.measure.count())
            if ui.measure.item(row).data(Qt.ItemDataRole.UserRole) == asked.chosen
        ]
        ui.measure.setCurrentRow(wanted[0] if wanted else 0)
        ui.remove.setVisible(asked.is_confirmed)
        ui.measure.currentRowChanged.connect(self._show_what_is_possible)
        ui.measure.itemDoubleClicked.connect(self.accept)
        ui.decide.clicked.connect(self.accept)
        ui.cancel.clicked.connect(self.reject)
        ui.remove.clicked.connect(lambda: self.done(REMOVED))
        self._show_what_is_possible()
        ui.measure.setFocus()

    @property
    def measure(self) -> str:
        """Id of the measure chosen; empty for none of them."""
        item = self._ui.measure.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole))

    @property
    def words(self) -> str:
        """Other words for the measure; empty where none were entered."""
        return self._ui.words.text().strip() if self.measure else ""

    def _add(self, text: str, measure: str) -> None:
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, measure)
        self._ui.measure.addItem(item)

    def _show_what_is_possible(self) -> None:
        self._ui.words.setEnabled(bool(self.measure))
