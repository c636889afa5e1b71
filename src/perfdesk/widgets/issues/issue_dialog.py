"""Asking under which name, for whom and as which files the dashboard is issued."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from perfdesk.app.exports.names import file_name
from perfdesk.app.session import Session
from perfdesk.core.narrative.promises import lacking_in_words, without_action
from perfdesk.core.reporting.editions import Edition
from perfdesk.core.reporting.report import ReportSettings
from perfdesk.operations.cycle.clearing import speaks_against
from perfdesk.operations.cycle.issuing import IssueOrder
from perfdesk.operations.exports import ExportKind
from perfdesk.widgets.choice_box import ChoiceBox
from perfdesk.widgets.labels import quiet_label, title_label

_PATTERN = "{title} {position}"
_USUAL = (ExportKind.PDF, ExportKind.WORKBOOK)
_MOST_ERRORS = 3
_WIDTH = 600


class IssueDialog(QDialog):
    """Asks for what an issue needs; open errors ask for the reason to go on all the same."""

    def __init__(self, session: Session, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("issue")
        self.setWindowTitle("Issue")
        self._session = session
        self._today = today
        pack, position = session.pack, session.dashboard.position
        self.name = QLineEdit(f"Committee, {today.day} {today:%B %Y}", self)
        self.edition = ChoiceBox(self)
        self.edition.setEditable(True)
        kept = sorted(each.name for each in pack.table(Edition).values())
        issued = (issue.edition for issue in pack.issues if issue.edition)
        for each in dict.fromkeys((*kept, *issued)):
            self.edition.addItem(each)
        self.edition.setCurrentText(pack.issues[0].edition if pack.issues else "Committee")
        self.replaces = ChoiceBox(self)
        self.replaces.addItem("Nothing: this is a new issue", "")
        for issue in pack.issues:
            if issue.position == position and not issue.is_redacted:
                self.replaces.addItem(issue.name, issue.id)
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText("What was wrong")
        self.kinds = {kind: QCheckBox(_words(kind), self) for kind in ExportKind}
        for kind, box in self.kinds.items():
            box.setChecked(kind in _USUAL)
        self._errors = speaks_against(pack, position, pack.report, today)
        self.errors = quiet_label("\n".join(_in_words(self._errors)))
        lacking = lacking_in_words(without_action(pack, session.dashboard.as_printed()))
        self.lacking = quiet_label(lacking)
        self.lacking.setVisible(bool(lacking))
        self.despite = QLineEdit(self)
        self.despite.setPlaceholderText("Why it is issued all the same")
        self.problem = quiet_label()
        self.issue = QPushButton("Issue", self)
        self.cancel = QPushButton("Cancel", self)
        whole = self._lay_out()
        self.issue.setDefault(True)
        self.issue.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        for line in (self.name, self.reason, self.despite):
            line.textChanged.connect(self._follow)
        self.replaces.currentIndexChanged.connect(self._follow)
        for box in self.kinds.values():
            box.toggled.connect(self._follow)
        self._follow()
        # Texts that wrap are taller than Qt takes them for.
        self.resize(_WIDTH, whole.totalHeightForWidth(_WIDTH))
        self.name.selectAll()
        self.name.setFocus()

    def _lay_out(self) -> QVBoxLayout:
        position = self._session.dashboard.position
        form = QFormLayout()
        for words, field in (
            ("&Name", self.name),
            ("&Edition", self.edition),
            ("&Replaces", self.replaces),
            ("Rea&son", self.reason),
        ):
            form.addRow(words, field)
        self._form = form
        files = QGridLayout()
        files.setVerticalSpacing(4)
        for at, box in enumerate(self.kinds.values()):
            files.addWidget(box, at // 2, at % 2)
        form.addRow("Files", files)
        form.addRow("Issue &because", self.despite)
        buttons = QHBoxLayout()
        buttons.addWidget(self.problem, 1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.issue)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(12)
        whole.addWidget(title_label(f"Issue the dashboard for {position.label}", 1.15))
        whole.addWidget(
            quiet_label(
                "The dashboard as it is now and these files are kept in the pack. They can be "
                "looked at and handed back at any time, and nothing in them changes any more."
            )
        )
        whole.addLayout(form)
        whole.addWidget(self.errors)
        whole.addWidget(self.lacking)
        whole.addStretch(1)
        whole.addLayout(buttons)
        self.setMinimumWidth(_WIDTH)
        has_errors = bool(self._errors)
        self.errors.setVisible(has_errors)
        form.setRowVisible(self.despite, has_errors)
        return whole

    @property
    def order(self) -> IssueOrder:
        """What was asked for."""
        dashboard = self._session.dashboard
        stem = file_name(_PATTERN, dashboard, self._today)
        return IssueOrder(
            self.name.text().strip(),
            dashboard.position,
            {kind: f"{stem}{kind.ending}" for kind, box in self.kinds.items() if box.isChecked()},
            self.edition.currentText().strip(),
            str(self.replaces.currentData()),
            self.reason.text().strip() if self.replaces.currentData() else "",
            self.despite.text().strip(),
            self._settings,
        )

    @property
    def _settings(self) -> ReportSettings | None:
        """How the edition named is laid out; None where the pack keeps none of that name."""
        name = self.edition.currentText().strip().casefold()
        found = self._session.pack.table(Edition).get(name)
        return found.settings if found is not None else None

    def _follow(self) -> None:
        is_correction = bool(self.replaces.currentData())
        self._form.setRowVisible(self.reason, is_correction)
        missing = self._missing(is_correction=is_correction)
        self.problem.setText(missing)
        self.issue.setEnabled(not missing)

    def _missing(self, *, is_correction: bool) -> str:
        """Return what is still to be said; empty where it can be issued."""
        name = self.name.text().strip()
        if not name:
            return "Give the issue a name."
        taken = {each.name.casefold() for each in self._session.pack.issues}
        if name.casefold() in taken:
            return "Another issue has that name."
        if is_correction and not self.reason.text().strip():
            return "Say what was wrong."
        if not any(box.isChecked() for box in self.kinds.values()):
            return "Choose at least one kind of file."
        if self._errors and not self.despite.text().strip():
            return "Say why it is issued with open errors."
        return ""


def _in_words(errors: Sequence[str]) -> tuple[str, ...]:
    """Say what speaks against issuing: clearance and embargoes last, and always named."""
    if not errors:
        return ()
    count = "1 error is" if len(errors) == 1 else f"{len(errors)} errors are"
    left = len(errors) - _MOST_ERRORS
    named = errors if left <= 0 else (*errors[: _MOST_ERRORS - 1], errors[-1])
    return (f"{count} still open.", *named, *([f"And {left} more."] if left > 0 else []))


def _words(kind: ExportKind) -> str:
    words = kind.words
    return words if words.isupper() else words[:1].upper() + words[1:]
