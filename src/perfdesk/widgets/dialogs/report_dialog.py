"""What there is one of in a pack: title, position, page, parts of the report, rating rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QDoubleSpinBox, QWidget

from perfdesk.app.exports.names import file_name
from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.dashboard import Column, Dashboard
from perfdesk.core.editing.pack_settings import PLACEHOLDERS, settings_edit
from perfdesk.core.edits import Edit, apply_edit
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.pack import Pack
from perfdesk.core.reporting.report import (
    ActionsPrinted,
    Layout,
    Lettering,
    Paper,
    ReportSettings,
)
from perfdesk.core.settings import PackSettings, Position, Scheme, Tolerances
from perfdesk.forms.ui_report import Ui_ReportForm
from perfdesk.widgets.dialogs.choices import chosen_of, offer, offer_ticks, ticks_of
from perfdesk.widgets.labels import set_as_title

_STATES: Mapping[bool, str] = {True: "Provisional", False: "Final"}
_SCHEMES: Mapping[Scheme, str] = {
    Scheme.RAG: "Red, amber or green",
    Scheme.COMPARISON: "Better, similar or worse",
}
_LAYOUTS: Mapping[Layout, str] = {
    Layout.PRINTED: "Printed: the table councillors know",
    Layout.PLAIN: "Plain: now, before, compared with, rating, change",
}
_PAPERS: Mapping[Paper, str] = {Paper.A4: "A4", Paper.A3: "A3: the same page, larger"}
_LETTERING: Mapping[Lettering, str] = {
    Lettering.NORMAL: "Normal, 11 point",
    Lettering.SMALL: "Small, 9 point",
    Lettering.LARGE: "Large print, 16 point, portrait",
}

_ACTIONS: Mapping[ActionsPrinted, str] = {
    ActionsPrinted.NOWHERE: "Not printed",
    ActionsPrinted.ROWS: "Beneath the row of their measure",
    ActionsPrinted.APPENDIX: "In an appendix",
}

_SOON = 250
"""Milliseconds without another change before what it would do is worked out."""


class ReportDialog(QDialog):
    """Shows the settings and makes one edit of what was changed."""

    def __init__(
        self, pack: Pack, perform: Callable[[Edit], bool], parent: QWidget | None = None
    ) -> None:
        """Show the settings of *pack*; *perform* is told the edit and tells whether it was done."""
        super().__init__(parent)
        self._pack = pack
        self._perform = perform
        self._before = build_dashboard(pack)
        self._ui = Ui_ReportForm()
        self._ui.setupUi(self)
        self.setObjectName("report")
        set_as_title(self._ui.title)
        self._positions = {each: each.period.label for each in pack.positions}
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SOON)
        self._later.timeout.connect(self._show_effect)
        self._fill_pack()
        self._fill_report(pack.report)
        self._fill_rules(pack.settings.tolerances)
        self._connect()
        self._show_name()

    # --- filling -----------------------------------------------------------------------------
    def _fill_pack(self) -> None:
        ui, settings = self._ui, self._pack.settings
        ui.packTitle.setText(settings.title)
        position = self._pack.position
        offer(ui.position, self._positions, position)
        offer(ui.state, _STATES, position.provisional)
        offer(ui.scheme, _SCHEMES, position.scheme)

    def _fill_report(self, report: ReportSettings) -> None:
        ui = self._ui
        ui.marking.setText(report.marking)
        ui.appendix.setText(report.appendix)
        ui.otherFormats.setText(report.other_formats)
        offer(ui.layout, _LAYOUTS, report.layout)
        offer(ui.paper, _PAPERS, report.paper)
        offer(ui.lettering, _LETTERING, report.lettering)
        offer(ui.actions, _ACTIONS, report.actions)
        ui.pattern.setText(report.file_pattern)
        for box, is_on in (
            (ui.summary, report.summary),
            (ui.charts, report.charts),
            (ui.laterFigures, report.later_figures),
            (ui.layersExplained, report.layers_explained),
            (ui.ratingExplained, report.rating_explained),
            (ui.glossary, report.glossary),
        ):
            box.setChecked(is_on)
        layers = self._pack.layers
        printed = (not report.layers or layer.id in report.layers for layer in layers)
        offer_ticks(ui.layers, (layer.name for layer in layers), printed)

    def _fill_rules(self, tolerances: Tolerances) -> None:
        ui = self._ui
        for spin, amount in (
            (ui.amberPercent, tolerances.amber_percent),
            (ui.bandPoints, tolerances.amber_band_points),
            (ui.similarPoints, tolerances.similar_points),
            (ui.similarMost, tolerances.similar_percent_of_previous),
            (ui.similarPercent, tolerances.similar_percent),
        ):
            spin.setValue(float(amount))

    def _connect(self) -> None:
        ui = self._ui
        ui.position.currentIndexChanged.connect(self._follow_position)
        # Not to the timer itself, which would take what they tell for its interval.
        for box in (ui.state, ui.scheme):
            box.currentIndexChanged.connect(lambda _: self._later.start())
        for spin in self._spins():
            spin.valueChanged.connect(lambda _: self._later.start())
        ui.packTitle.textChanged.connect(self._show_name)
        ui.pattern.textChanged.connect(self._show_name)
        ui.defaults.clicked.connect(lambda: self._fill_rules(Tolerances()))
        ui.change.clicked.connect(self._change)
        ui.cancel.clicked.connect(self.reject)

    def _spins(self) -> tuple[QDoubleSpinBox, ...]:
        ui = self._ui
        return (
            ui.amberPercent,
            ui.bandPoints,
            ui.similarPoints,
            ui.similarMost,
            ui.similarPercent,
        )

    # --- what is entered ---------------------------------------------------------------------
    @property
    def problem(self) -> str:
        """What is wrong with what was entered; empty if nothing is known to be."""
        return self._ui.problem.text()

    @property
    def settings(self) -> PackSettings:
        """Title, position and tolerances as they are entered."""
        amounts = (_amount(spin) for spin in self._spins())
        return replace(
            self._pack.settings,
            title=self._ui.packTitle.text(),
            position=self.position.period,
            tolerances=Tolerances(*amounts),
        )

    @property
    def position(self) -> Position:
        """The position reported as it is entered."""
        return replace(
            chosen_of(self._ui.position, self._positions),
            scheme=chosen_of(self._ui.scheme, _SCHEMES),
            provisional=chosen_of(self._ui.state, _STATES),
        )

    @property
    def report(self) -> ReportSettings:
        """The report as it is entered; every layer ticked means all, those added later too."""
        ui, layers = self._ui, self._pack.layers
        ticked = ticks_of(ui.layers)
        printed = tuple(layer.id for layer, is_on in zip(layers, ticked, strict=True) if is_on)
        return replace(
            self._pack.report,
            layout=chosen_of(ui.layout, _LAYOUTS),
            paper=chosen_of(ui.paper, _PAPERS),
            lettering=chosen_of(ui.lettering, _LETTERING),
            marking=ui.marking.text(),
            appendix=ui.appendix.text(),
            summary=ui.summary.isChecked(),
            charts=ui.charts.isChecked(),
            later_figures=ui.laterFigures.isChecked(),
            layers_explained=ui.layersExplained.isChecked(),
            rating_explained=ui.ratingExplained.isChecked(),
            glossary=ui.glossary.isChecked(),
            actions=chosen_of(ui.actions, _ACTIONS),
            layers=() if all(ticked) else printed,
            other_formats=ui.otherFormats.text(),
            file_pattern=ui.pattern.text(),
        )

    def _edit(self) -> Edit:
        return settings_edit(self._pack, self.settings, self.position, self.report)

    def _change(self) -> None:
        ui = self._ui
        if ui.layers.count() and not any(ticks_of(ui.layers)):
            ui.problem.setText("Tick at least one layer to print.")
            ui.pages.setCurrentWidget(ui.partsPage)
            return
        try:
            edit = self._edit()
        except PerfDeskError as problem:
            ui.problem.setText(problem.message)
            return
        if self._perform(edit):
            self.accept()

    # --- what is said of it ------------------------------------------------------------------
    def _follow_position(self) -> None:
        """Show how the position that was chosen is rated, and whether it is final."""
        position = chosen_of(self._ui.position, self._positions)
        offer(self._ui.state, _STATES, position.provisional)
        offer(self._ui.scheme, _SCHEMES, position.scheme)
        self._show_name()

    def _show_name(self) -> None:
        ui = self._ui
        ui.problem.clear()
        shown = replace(
            self._before, title=ui.packTitle.text().strip(), position=self.position.period
        )
        name = file_name(ui.pattern.text(), shown, date.today())
        filled = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
        example = (
            f"\u201c{name}.pdf\u201d, for example." if name else ("This does not make a file name.")
        )
        ui.patternNote.setText(f"{example} {filled} are filled in for you.")
        ui.pattern.setAccessibleDescription(ui.patternNote.text())

    def _show_effect(self) -> None:
        """Tell how many verdicts the rules as entered would turn."""
        try:
            after = build_dashboard(apply_edit(self._pack, self._edit())[0])
        except PerfDeskError as problem:
            self._ui.problem.setText(problem.message)
            return
        self._ui.problem.clear()
        self._ui.effect.setText(_turned(self._before, after))


def _turned(before: Dashboard, after: Dashboard) -> str:
    if before.position != after.position:
        return ""
    old = {row.measure: row for row in before.rows}
    counts = {
        word: sum(
            row.cells[column].text != old[row.measure].cells[column].text
            for row in after.rows
            if row.measure in old and column in row.cells and column in old[row.measure].cells
        )
        for column, word in ((Column.RATING, "rating"), (Column.PROGRESS, "progress"))
    }
    ratings, arrows = counts["rating"], counts["progress"]
    if not ratings and not arrows:
        return "No ratings or progress words would change."
    said = "1 rating" if ratings == 1 else f"{ratings} ratings"
    words = "1 progress" if arrows == 1 else f"{arrows} progress words"
    return f"{said} and {words} would change at {after.position.label}."


def _amount(spin: QDoubleSpinBox) -> Decimal:
    """The exact number that is shown, without what binary fractions add to it."""
    return Decimal(f"{spin.value():.{spin.decimals()}f}").normalize()
