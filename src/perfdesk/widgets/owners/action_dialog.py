"""One action or recommendation: what, who, by when, and how it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from PySide6.QtWidgets import QDialog, QWidget

from perfdesk.core.collecting.action_edits import action_edit
from perfdesk.core.collecting.actions import Action, ActionKind, ActionStatus
from perfdesk.core.collecting.days import day_of
from perfdesk.core.collecting.sheets import day_in_words
from perfdesk.core.edits import Edit
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.forms.ui_action import Ui_ActionForm
from perfdesk.widgets.dialogs.choices import chosen_of, offer
from perfdesk.widgets.labels import set_as_title

_KINDS: Mapping[ActionKind, str] = {
    ActionKind.ACTION: "Action",
    ActionKind.RECOMMENDATION: "Recommendation of scrutiny",
}
_STATES: Mapping[ActionStatus, str] = {
    ActionStatus.OPEN: "Open",
    ActionStatus.DONE: "Done",
    ActionStatus.DROPPED: "Dropped",
}


class ActionDialog(QDialog):
    """Shows an action and makes one edit of what was changed."""

    def __init__(
        self, pack: Pack, position: Period, action: Action, perform: Callable[[Edit], bool],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Show *action*; *perform* is told the edit and tells whether it was done."""
        super().__init__(parent)
        self._ui = Ui_ActionForm()
        self._ui.setupUi(self)
        self.setObjectName("action")
        self._pack, self._action, self._perform = pack, action, perform
        measures = {each.id: each.description for each in pack.measures_at(position)}
        if action.measure and action.measure not in measures:
            measures[action.measure] = pack.measure(action.measure).description
        self._measures = {"": "The report as a whole", **measures}
        ui = self._ui
        set_as_title(ui.title, 1.15)
        ui.title.setText("Change it" if action.what else "What is to be done?")
        offer(ui.kind, _KINDS, action.kind)
        offer(ui.measure, self._measures, action.measure)
        offer(ui.status, _STATES, action.status)
        ui.what.setText(action.what)
        ui.who.setText(action.who)
        ui.outcome.setText(action.outcome)
        if action.by_when is not None:
            ui.byWhen.setText(day_in_words(action.by_when, with_weekday=False))
        ui.keep.clicked.connect(self._keep)
        ui.cancel.clicked.connect(self.reject)
        ui.what.textChanged.connect(lambda _: self._follow())
        self._follow()
        ui.what.setFocus()

    def _follow(self) -> None:
        self._ui.problem.clear()
        self._ui.keep.setEnabled(bool(self._ui.what.text().strip()))

    def _keep(self) -> None:
        ui = self._ui
        now = datetime.now().astimezone().replace(microsecond=0)
        words = ui.byWhen.text().strip()
        due = day_of(words, now.date()) if words else None
        if words and due is None:
            ui.problem.setText(f"\u201c{words}\u201d is not a day. Write it as 30 September 2024.")
            ui.byWhen.setFocus()
            return
        action = replace(
            self._action,
            kind=chosen_of(ui.kind, _KINDS),
            measure=chosen_of(ui.measure, self._measures),
            what=ui.what.text(),
            who=ui.who.text(),
            by_when=due,
            status=chosen_of(ui.status, _STATES),
            outcome=ui.outcome.text(),
            at=now,
        )
        try:
            edit = action_edit(self._pack, action)
        except PerfDeskError as problem:
            ui.problem.setText(problem.message)
            return
        if not edit.replacements or self._perform(edit):
            self.accept()
