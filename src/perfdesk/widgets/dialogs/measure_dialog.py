"""All of a measure in one place: what it says, what it is held against, how it is reported."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

from PySide6.QtWidgets import QComboBox, QDialog, QDoubleSpinBox, QWidget

from perfdesk.core.building.judging import effective_aim
from perfdesk.core.editing.measures import (
    MOST_DECIMALS,
    measure_edit,
    possible_operands,
    possible_wholes,
)
from perfdesk.core.editing.targets import (
    texts_of_trajectory,
    trajectory_edit,
    trajectory_text,
)
from perfdesk.core.edits import Edit, apply_edit, joined
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.measures import (
    Aim,
    Combination,
    Derivation,
    ForecastMethod,
    Limit,
    LimitKind,
    Measure,
    Unit,
)
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.settings import Position, Scheme
from perfdesk.core.wording.target_text import read_target
from perfdesk.core.wording.understood import code_understood, target_understood
from perfdesk.forms.ui_measure import Ui_MeasureForm
from perfdesk.widgets.dialogs.choices import chosen_of, offer, offer_ticks, ticks_of
from perfdesk.widgets.labels import set_as_title

_AIMS = {
    Aim.HIGH: "Higher is better",
    Aim.LOW: "Lower is better",
    Aim.BAND: "Within a band",
    Aim.NONE: "Neither (N/A)",
    Aim.UNSTATED: "Not stated",
}
_UNITS = {
    Unit.PERCENT: "Per cent",
    Unit.RATE: "Per 100,000",
    Unit.COUNT: "A count",
    Unit.SCORE: "A score",
}
_SCHEMES: Mapping[Scheme | None, str] = {
    None: "",
    Scheme.RAG: "Red, amber or green",
    Scheme.COMPARISON: "Better, similar or worse",
}
_FORECASTS: Mapping[ForecastMethod | None, str] = {
    None: "None",
    ForecastMethod.PRO_RATA: "From the months so far",
    ForecastMethod.PROFILE: "Using last year's monthly pattern",
}
_LIMITS: Mapping[LimitKind | None, str] = {
    None: "",
    LimitKind.PERCENT: "Per cent",
    LimitKind.POINTS: "Points",
    LimitKind.COUNT: "Count",
}


_DERIVATIONS: Mapping[Combination | None, str] = {
    None: "Not calculated: it has its own figures",
    Combination.SUM: "The first plus those ticked",
    Combination.DIFFERENCE: "The first minus those ticked",
    Combination.SHARE: "The first as a percentage of the one ticked",
    Combination.RATE: "The first per 100,000 of the one ticked",
}


class MeasureDialog(QDialog):
    """Shows a measure and makes one edit of what was changed."""

    def __init__(
        self,
        pack: Pack,
        position: Period,
        measure: str,
        perform: Callable[[Edit], bool],
        parent: QWidget | None = None,
    ) -> None:
        """Show *measure*; *perform* is told the edit and tells whether it was done."""
        super().__init__(parent)
        self._pack = pack
        self._position = position
        self._measure = pack.measure(measure)
        self._perform = perform
        self._operands: dict[str, str] = {}
        self._wholes: dict[str | None, str] = {}
        self._ui = Ui_MeasureForm()
        self._ui.setupUi(self)
        set_as_title(self._ui.title)
        self.setObjectName("measure")
        self._fill()
        self._connect()
        self._show_understood()
        self._show_what_is_possible()
        self._ui.description.setFocus()

    def _fill(self) -> None:
        ui, subject = self._ui, self._measure
        position = self._pack.table(Position)[self._position]
        ui.description.setText(subject.description)
        ui.code.setText(subject.printed_code)
        offer(ui.aim, _AIMS, subject.aim)
        offer(ui.unit, _UNITS, subject.unit)
        ui.decimals.setMaximum(MOST_DECIMALS)
        ui.decimals.setValue(subject.decimals)
        ui.targetLabel.setText(f"&Target {self._position}")
        ui.target.setText(self._pack.target(subject.id, self._position).text)
        ui.steps.setText(trajectory_text(self._pack, subject.id))
        as_pack = f"Same as the pack: {_SCHEMES[position.scheme].lower()}"
        offer(ui.scheme, {**_SCHEMES, None: as_pack}, subject.scheme)
        tolerances = self._pack.settings.tolerances
        near = f"Same as the pack: {tolerances.amber_percent:f}%"
        similar = (
            f"Same as the pack: {tolerances.similar_points:f} points or "
            f"{tolerances.similar_percent:f}%"
        )
        for box, spin, limit, default in (
            (ui.amberKind, ui.amber, subject.amber_limit, near),
            (ui.similarKind, ui.similar, subject.similar_limit, similar),
        ):
            offer(box, {**_LIMITS, None: default}, limit.kind if limit else None)
            spin.setValue(float(limit.amount) if limit else 0)
        ui.addsUp.setChecked(subject.adds_up)
        ui.academic.setChecked(subject.academic)
        offer(ui.forecast, _FORECASTS, subject.forecast)
        ui.ratedOnForecast.setChecked(subject.rated_on_forecast)
        wholes = possible_wholes(self._pack, self._position, subject.id)
        self._wholes = {None: "No other measure", **{each.id: each.description for each in wholes}}
        offer(ui.partOf, self._wholes, subject.part_of)
        ui.owner.setText(subject.owner)
        self._fill_derivation(subject.derived)

    def _fill_derivation(self, derived: Derivation | None) -> None:
        ui = self._ui
        offer(ui.derived, _DERIVATIONS, derived.combination if derived else None)
        measures = possible_operands(self._pack, self._position, self._measure.id)
        self._operands = {each.id: each.description for each in measures}
        operands = derived.operands if derived else ()
        offer(ui.first, self._operands, next(iter(operands), ""))
        offer_ticks(
            ui.operands, self._operands.values(), (each in operands[1:] for each in self._operands)
        )

    def _connect(self) -> None:
        ui = self._ui
        for line in (ui.description, ui.code, ui.target):
            line.textChanged.connect(self._show_understood)
        ui.aim.currentIndexChanged.connect(self._show_understood)
        for box in (ui.amberKind, ui.similarKind, ui.forecast, ui.derived):
            box.currentIndexChanged.connect(self._show_what_is_possible)
        ui.addsUp.toggled.connect(self._show_what_is_possible)
        ui.change.clicked.connect(self._change)
        ui.cancel.clicked.connect(self.reject)

    @property
    def problem(self) -> str:
        """What is wrong with what was entered; empty if nothing is known to be."""
        return self._ui.problem.text()

    def changed(self) -> Measure:
        """Return the measure as it is entered."""
        ui = self._ui
        code, star, marker = ui.code.text().partition("*")
        return replace(
            self._measure,
            description=ui.description.text(),
            code=code.strip(),
            marker=f"{star}{marker}".strip(),
            aim=chosen_of(ui.aim, _AIMS),
            unit=chosen_of(ui.unit, _UNITS),
            decimals=ui.decimals.value(),
            scheme=chosen_of(ui.scheme, _SCHEMES),
            amber_limit=_limit(ui.amberKind, ui.amber),
            similar_limit=_limit(ui.similarKind, ui.similar),
            adds_up=ui.addsUp.isChecked(),
            academic=ui.academic.isChecked(),
            forecast=chosen_of(ui.forecast, _FORECASTS),
            rated_on_forecast=ui.ratedOnForecast.isEnabled() and ui.ratedOnForecast.isChecked(),
            part_of=chosen_of(ui.partOf, self._wholes),
            owner=ui.owner.text(),
            derived=self._derivation(),
        )

    def _derivation(self) -> Derivation | None:
        """How it is worked out as entered: the first measure, then those that are ticked."""
        ui = self._ui
        combination = chosen_of(ui.derived, _DERIVATIONS)
        if combination is None or not self._operands:
            return None
        first = chosen_of(ui.first, self._operands)
        ticked = zip(self._operands, ticks_of(ui.operands), strict=True)
        others = (each for each, is_on in ticked if is_on and each != first)
        return Derivation(combination, (first, *others))

    def _change(self) -> None:
        ui = self._ui
        try:
            changed = self.changed()
            edit = self._with_steps(
                measure_edit(self._pack, self._position, changed, ui.target.text())
            )
        except PerfDeskError as problem:
            ui.problem.setText(problem.message)
            return
        if self._perform(edit):
            self.accept()

    def _with_steps(self, edit: Edit) -> Edit:
        """Join the edit of the targets by quarter or month, which the changed measure reads."""
        measure = self._measure.id
        texts = texts_of_trajectory(self._pack, measure, self._ui.steps.text(), self._position.year)
        steps = trajectory_edit(apply_edit(self._pack, edit)[0], measure, texts)
        return joined(edit.label, edit, steps) if steps.replacements else edit

    # --- what is said of it ------------------------------------------------------------------
    def _show_understood(self) -> None:
        """Say how code and target are understood, as they are typed."""
        ui, changed = self._ui, self.changed()
        ui.problem.clear()
        ui.title.setText(changed.description.strip() or "Measure")
        target = read_target(ui.target.text(), effective_aim(changed), self._position)
        ui.targetUnderstood.setText(target_understood(target))
        ui.codeUnderstood.setText(
            code_understood(changed.code, changed.description, self._position, target)
        )
        ui.target.setAccessibleDescription(ui.targetUnderstood.text())
        ui.code.setAccessibleDescription(ui.codeUnderstood.text())
        ui.change.setEnabled(bool(changed.description.strip() and changed.code))

    def _show_what_is_possible(self) -> None:
        ui = self._ui
        for box, spin in ((ui.amberKind, ui.amber), (ui.similarKind, ui.similar)):
            kind = box.currentData()
            spin.setEnabled(kind is not None)
            spin.setSuffix(" %" if kind == LimitKind.PERCENT else "")
        is_derived = ui.derived.currentIndex() > 0
        for part in (ui.firstLabel, ui.first, ui.operands):
            part.setVisible(is_derived)
        # Only what adds up over the year can be carried on to its end.
        ui.forecast.setEnabled(ui.addsUp.isChecked())
        ui.ratedOnForecast.setEnabled(
            ui.addsUp.isChecked() and ui.forecast.currentData() is not None
        )


def _limit(box: QComboBox, spin: QDoubleSpinBox) -> Limit | None:
    kind = chosen_of(box, _LIMITS)
    return Limit(Decimal(spin.cleanText() or "0"), kind) if kind is not None else None
