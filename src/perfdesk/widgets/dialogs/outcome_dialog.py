"""The words of an outcome: its name, what it promises, and the plan it is taken from."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from perfdesk.core.editing.strategy.outcomes import OutcomeWords
from perfdesk.forms.ui_outcome import Ui_Outcome
from perfdesk.widgets.labels import set_as_title

_NEW = "It starts with one empty measure, because an outcome without measures is not shown."


class OutcomeDialog(QDialog):
    """Asks for the words of an outcome; without a name there is none."""

    def __init__(self, words: OutcomeWords, *, is_new: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui = Ui_Outcome()
        ui.setupUi(self)
        self.setObjectName("outcome")
        title = "Add an outcome" if is_new else "Change the outcome"
        self.setWindowTitle(title)
        set_as_title(ui.title, 1.15)
        ui.title.setText(title)
        ui.note.setText(_NEW if is_new else "")
        ui.note.setVisible(is_new)
        ui.done.setText("Add" if is_new else "Apply")
        ui.name.setText(words.name)
        ui.statement.setText(words.statement)
        ui.plan.setText(words.plan)
        ui.name.textChanged.connect(self._show_what_is_possible)
        ui.done.clicked.connect(self.accept)
        ui.cancel.clicked.connect(self.reject)
        self._show_what_is_possible()
        ui.name.setFocus()
        ui.name.selectAll()

    @property
    def words(self) -> OutcomeWords:
        """What was typed."""
        ui = self._ui
        return OutcomeWords(ui.name.text(), ui.statement.text(), ui.plan.text())

    def _show_what_is_possible(self) -> None:
        self._ui.done.setEnabled(bool(self._ui.name.text().strip()))
