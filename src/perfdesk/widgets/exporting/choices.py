"""What the export panel's form says: kinds, layout, layers, name and folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLayout, QWidget

from perfdesk.app.exports.memory import ExportChoice
from perfdesk.app.exports.names import file_name
from perfdesk.core.dashboard import Dashboard
from perfdesk.core.pack import Pack
from perfdesk.core.reporting.report import Layout, Lettering, Paper, ReportSettings
from perfdesk.forms.ui_export import Ui_Export
from perfdesk.operations.exports import ExportKind
from perfdesk.widgets.choice_box import give_arrow

_LAYOUTS = MappingProxyType(
    {
        Layout.PRINTED: "Printed: the table councillors know",
        Layout.PLAIN: "Plain: words first, comments below",
    }
)
_LETTERING = MappingProxyType(
    {
        Lettering.NORMAL: "Normal, 11 point",
        Lettering.SMALL: "Small, 9 point",
        Lettering.LARGE: "Large print, 16 point, portrait",
    }
)
_PAPERS = MappingProxyType({Paper.A4: "A4", Paper.A3: "A3"})


_Word = TypeVar("_Word", Layout, Lettering, Paper)


class ExportChoices(QObject):
    """Reads and fills the form.

    Signals:
        changed: Something else is chosen.
    """

    changed = Signal()

    def __init__(self, ui: Ui_Export, pack: Pack, dashboard: Dashboard, parent: QObject) -> None:
        super().__init__(parent)
        self._ui = ui
        self._dashboard = dashboard
        self._report = pack.report
        self._boxes: Mapping[ExportKind, QCheckBox] = MappingProxyType(
            {
                ExportKind.PDF: ui.pdf,
                ExportKind.WORKBOOK: ui.workbook,
                ExportKind.ACCESSIBLE: ui.accessible,
                ExportKind.WEB_PAGE: ui.webPage,
                ExportKind.WORD: ui.word,
                ExportKind.EMAIL: ui.email,
            }
        )
        self._layers = _layer_boxes(ui.layers, dashboard, self._report.layers)
        _offer(ui.layout, _LAYOUTS, self._report.layout)
        _offer(ui.lettering, _LETTERING, self._report.lettering)
        _offer(ui.paper, _PAPERS, self._report.paper)
        ui.name.setText(self._report.file_pattern)
        for box in (*self._boxes.values(), *self._layers.values()):
            box.toggled.connect(self.changed)
        for combo in (ui.layout, ui.lettering, ui.paper):
            combo.currentIndexChanged.connect(self.changed)
        for field in (ui.name, ui.folder):
            field.textChanged.connect(self.changed)

    def fill(self, choice: ExportChoice, folder: str) -> None:
        """Tick what was chosen before; *folder* where none was."""
        for kind, box in self._boxes.items():
            box.setChecked(kind in choice.kinds)
        self._ui.folder.setText(choice.folder or folder)

    @property
    def choice(self) -> ExportChoice:
        """What is ticked, and the folder."""
        kinds = frozenset(kind for kind, box in self._boxes.items() if box.isChecked())
        return ExportChoice(kinds, self._ui.folder.text().strip())

    @property
    def settings(self) -> ReportSettings:
        """The report's settings with what the form says of them; no layer ticked means none."""
        ticked = tuple(layer for layer, box in self._layers.items() if box.isChecked())
        return replace(
            self._report,
            # Qt keeps the word of an enumeration, not the enumeration.
            layout=Layout(self._ui.layout.currentData()),
            lettering=Lettering(self._ui.lettering.currentData()),
            paper=Paper(self._ui.paper.currentData()),
            layers=() if len(ticked) == len(self._layers) else ticked,
            file_pattern=self._ui.name.text().strip() or self._report.file_pattern,
        )

    @property
    def has_layers(self) -> bool:
        """Whether any layer is ticked; a pack without layers needs none."""
        return not self._layers or any(box.isChecked() for box in self._layers.values())

    @property
    def name(self) -> str:
        """What the files are called, without ending; empty where the pattern makes no name."""
        return file_name(self._ui.name.text(), self._dashboard, date.today())

    @property
    def wanted(self) -> Mapping[ExportKind, Path]:
        """Where each kind of file goes."""
        folder, name = Path(self._ui.folder.text().strip()), self.name
        return {
            kind: folder / f"{name}{kind.ending}"
            for kind, box in self._boxes.items()
            if box.isChecked() and name
        }

    def enable(self, enabled: bool) -> None:
        """Let the form be changed, or not."""
        ui = self._ui
        boxes = (*self._boxes.values(), *self._layers.values())
        for widget in (*boxes, ui.layout, ui.lettering, ui.paper, ui.name, ui.folder, ui.browse):
            widget.setEnabled(enabled)


def _offer(combo: QComboBox, words: Mapping[_Word, str], chosen: _Word) -> None:
    give_arrow(combo)
    for value, text in words.items():
        combo.addItem(text, value)
    combo.setCurrentIndex(list(words).index(chosen))


def _layer_boxes(
    parent: QWidget, dashboard: Dashboard, chosen: tuple[str, ...]
) -> Mapping[str, QCheckBox]:
    grid = QGridLayout(parent)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)  # no row is cut on a small screen
    boxes: dict[str, QCheckBox] = {}
    for at, layer in enumerate(dashboard.layers):
        box = QCheckBox(layer.name, parent)
        box.setMinimumHeight(24)
        box.setChecked(not chosen or layer.layer in chosen)
        box.setAccessibleName(f"Export the layer {layer.name}")
        grid.addWidget(box, at // 2, at % 2)
        boxes[layer.layer] = box
    return boxes
