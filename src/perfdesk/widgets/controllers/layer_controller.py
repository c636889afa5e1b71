"""What a person does with layers: add, rename, move and remove them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from perfdesk.app.session import Session
from perfdesk.core.editing.strategy.layers import (
    LayerWords,
    layer_added_edit,
    layer_changed_edit,
    layer_moved_edit,
    layer_placed_edit,
    layer_removed_edit,
)
from perfdesk.core.edits import Edit
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.measures import Measure
from perfdesk.core.strategy import Layer


class LayerController(QObject):
    """Asks for words where they are needed, and hands the edits to the session.

    Signals:
        told: A sentence for the status bar.
        shown: Id of the layer to go to.
    """

    told = Signal(str)
    shown = Signal(str)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._dialog: QDialog | None = None

    @property
    def dialog(self) -> QDialog | None:
        """The dialog that is open; None if none is."""
        return self._dialog

    def add(self, below: str) -> None:
        """Ask for the words of a new layer below another, the last if empty, and add it."""
        from perfdesk.widgets.dialogs.layer_dialog import LayerDialog

        if not self._may_edit():
            return
        dialog = LayerDialog(LayerWords(""), is_new=True, parent=self._window)

        def done() -> None:
            added: list[str] = []

            def make() -> Edit:
                edit, layer = layer_added_edit(self._session.pack, dialog.words, below)
                added.append(layer)
                return edit

            if self._perform(make):
                self.shown.emit(added[0])

        self._open(dialog, done)

    def change(self, layer: str) -> None:
        """Show the words of a layer, to be changed."""
        from perfdesk.widgets.dialogs.layer_dialog import LayerDialog

        found = self._found(layer)
        if found is None:
            return
        words = LayerWords(found.name, found.meaning)
        dialog = LayerDialog(words, is_new=False, parent=self._window)
        self._open(
            dialog,
            lambda: self._perform(
                lambda: layer_changed_edit(self._session.pack, layer, dialog.words)
            ),
        )

    def move(self, layer: str, step: int) -> None:
        """Move a layer up (-1) or down (+1)."""
        if self._found(layer) is None:
            return
        edit = layer_moved_edit(self._session.pack, layer, step)
        if not edit.replacements:
            self.told.emit("The layer is already at the end of the list.")
        elif self._session.perform(edit):
            self.shown.emit(layer)

    def place(self, layer: str, beside: str, below: bool) -> None:
        """Put a layer above or below another."""
        if self._found(layer) is None:
            return
        edit = layer_placed_edit(self._session.pack, layer, beside, below=below)
        if edit.replacements and self._session.perform(edit):
            self.shown.emit(layer)

    def remove(self, layer: str) -> None:
        """Remove a layer; where it has measures, ask where they go."""
        found = self._found(layer)
        if found is None:
            return
        pack, position = self._session.pack, self._session.dashboard.position
        others = [each for each in pack.layers if each.id != layer]
        outcomes = {each.id for each in pack.outcomes_of(layer)}
        if not others or all(each.outcome not in outcomes for each in pack.table(Measure).values()):
            self._remove(found, "")
            return
        from perfdesk.widgets.dialogs.layer_dialog import RemoveLayerDialog

        count = sum(len(pack.measures_of(each, position)) for each in outcomes)
        dialog = RemoveLayerDialog(found, count, others, self._window)
        self._open(dialog, lambda: self._remove(found, dialog.to))

    # -----------------------------------------------------------------------------------------
    def _remove(self, layer: Layer, to: str) -> None:
        session = self._session
        nearest = _nearest(session.pack.layers, layer, to)
        position = session.dashboard.position
        if self._perform(lambda: layer_removed_edit(session.pack, position, layer.id, to)):
            self.told.emit(f"Removed the layer \u201c{layer.name}\u201d. Undo brings it back.")
            self.shown.emit(nearest)

    def _found(self, layer: str) -> Layer | None:
        return self._session.pack.table(Layer).get(layer) if self._may_edit() else None

    def _may_edit(self) -> bool:
        if self._session.read_only:
            self.told.emit("The pack is read-only.")
            return False
        return self._session.is_open

    def _perform(self, make: Callable[[], Edit]) -> bool:
        try:
            edit = make()
        except PerfDeskError as problem:
            self._session.failed.emit(problem)
            return False
        return self._session.perform(edit)

    def _open(self, dialog: QDialog, done: Callable[[], object]) -> None:
        self._dialog = dialog
        dialog.accepted.connect(done)
        dialog.finished.connect(self._forget)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _forget(self) -> None:
        self._dialog = None


def _nearest(layers: tuple[Layer, ...], gone: Layer, to: str) -> str:
    """Return the layer to show once one is gone: where its measures went, else its neighbour."""
    if to:
        return to
    kept = [each for each in layers if each.id != gone.id]
    above = [each for each in kept if each.order < gone.order]
    return (above[-1] if above else kept[0]).id if kept else ""
