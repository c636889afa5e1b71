"""The words of a layer, and what becomes of its measures when it goes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QWidget

from perfdesk.core.editing.strategy.layers import LayerWords
from perfdesk.core.strategy import Layer
from perfdesk.forms.ui_layer import Ui_Layer
from perfdesk.forms.ui_remove_layer import Ui_RemoveLayer
from perfdesk.widgets.choice_box import give_arrow
from perfdesk.widgets.labels import set_as_title


class LayerDialog(QDialog):
    """Asks for the name and meaning of a layer; without a name there is none."""

    def __init__(self, words: LayerWords, *, is_new: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui = Ui_Layer()
        ui.setupUi(self)
        self.setObjectName("layer")
        title = "Add a layer" if is_new else "Change the layer"
        self.setWindowTitle(title)
        set_as_title(ui.title, 1.15)
        ui.title.setText(title)
        ui.done.setText("Add" if is_new else "Apply")
        ui.name.setText(words.name)
        ui.meaning.setPlainText(words.meaning)
        ui.name.textChanged.connect(self._show_what_is_possible)
        ui.done.clicked.connect(self.accept)
        ui.cancel.clicked.connect(self.reject)
        self._show_what_is_possible()
        ui.name.setFocus()
        ui.name.selectAll()

    @property
    def words(self) -> LayerWords:
        """What was typed."""
        return LayerWords(self._ui.name.text(), self._ui.meaning.toPlainText())

    def _show_what_is_possible(self) -> None:
        self._ui.done.setEnabled(bool(self._ui.name.text().strip()))


class RemoveLayerDialog(QDialog):
    """Asks which layer the measures of a removed one move to."""

    def __init__(
        self, layer: Layer, count: int, others: Sequence[Layer], parent: QWidget | None = None
    ) -> None:
        """Name the layer and offer the others.

        Args:
            layer: The layer that goes.
            count: How many measures it has now.
            others: The layers that stay.
            parent: The window.
        """
        super().__init__(parent)
        self._ui = ui = Ui_RemoveLayer()
        ui.setupUi(self)
        self.setObjectName("removeLayer")
        set_as_title(ui.title, 1.15)
        measures = "1 measure" if count == 1 else f"{count} measures"
        ui.title.setText(f"Remove \u201c{layer.name}\u201d")
        ui.what.setText(f"The layer has {measures}. Choose where they go.")
        for each in others:
            ui.to.addItem(f"Move to {each.name}", each.id)
        ui.to.addItem("Remove them too", "")
        give_arrow(ui.to)
        ui.done.clicked.connect(self.accept)
        ui.cancel.clicked.connect(self.reject)
        ui.to.setFocus()

    @property
    def to(self) -> str:
        """Id of the layer that the measures move to; empty where they go too."""
        return str(self._ui.to.currentData())
