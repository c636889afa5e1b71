"""What was issued from the pack, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from perfdesk.app.issues.tables import IssueTable
from perfdesk.app.session import Session
from perfdesk.core.issues.issue import Issue
from perfdesk.widgets.labels import quiet_label, title_label
from perfdesk.widgets.sources.listing import Listing

_WIDTHS = (220, 100, 80, 150, 90, 180)


class IssuesDialog(QDialog):
    """Lists the issues, the latest first.

    Signals:
        view_wanted: The `Issue` to be looked at in the window.
        files_wanted: The `Issue` whose files are to be handed back.
        compare_wanted: The `Issue` to be compared with the pack now.
        erratum_wanted: The `Issue` that an erratum is to be written to.
        withdrawal_wanted: The `Issue`, the reason, and whether it is redacted.
    """

    view_wanted = Signal(object)
    files_wanted = Signal(object)
    compare_wanted = Signal(object)
    erratum_wanted = Signal(object)
    withdrawal_wanted = Signal(object, str, bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("issues")
        self.setWindowTitle("Issued versions")
        self._session = session
        self.table = IssueTable(self)
        self.listing = Listing("Issued versions", self)
        self.listing.setModel(self.table)
        self.listing.set_widths(_WIDTHS)
        self.about = quiet_label()
        self.view = QPushButton("Look at it", self)
        self.files = QPushButton("Save its files\u2026", self)
        self.compare = QPushButton("Compare with now", self)
        self.erratum = QPushButton("Save an erratum\u2026", self)
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText("Reason to withdraw it")
        self.reason.setAccessibleName("Reason to withdraw it")
        self.redact = QCheckBox("Remove what it held from the pack for good", self)
        self.withdraw = QPushButton("Withdraw", self)
        self.close_ = QPushButton("Close", self)
        self._lay_out()
        self.listing.entered.connect(lambda _row: self._emit(self.view_wanted))
        self.listing.selectionModel().currentRowChanged.connect(self._follow)
        self.view.clicked.connect(lambda: self._emit(self.view_wanted))
        self.files.clicked.connect(lambda: self._emit(self.files_wanted))
        self.compare.clicked.connect(lambda: self._emit(self.compare_wanted))
        self.erratum.clicked.connect(lambda: self._emit(self.erratum_wanted))
        self.withdraw.clicked.connect(self._withdraw)
        self.reason.textChanged.connect(self._follow)
        self.redact.toggled.connect(self._follow)
        self.close_.clicked.connect(self.reject)
        session.updated.connect(self.fill)
        self.fill()

    def _lay_out(self) -> None:
        acting = QHBoxLayout()
        for button in (self.view, self.files, self.compare, self.erratum):
            acting.addWidget(button)
        acting.addStretch(1)
        withdrawing = QHBoxLayout()
        withdrawing.addWidget(self.reason, 1)
        withdrawing.addWidget(self.redact)
        withdrawing.addWidget(self.withdraw)
        closing = QHBoxLayout()
        closing.addStretch(1)
        closing.addWidget(self.close_)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(12)
        whole.addWidget(title_label("Issued versions", 1.15))
        whole.addWidget(self.listing, 1)
        whole.addWidget(self.about)
        whole.addLayout(acting)
        whole.addLayout(withdrawing)
        whole.addLayout(closing)
        self.resize(940, 460)

    def fill(self) -> None:
        """List the issues of the pack as it is now."""
        chosen = self.chosen
        self.table.show_issues(self._session.pack.issues)
        ids = [each.id for each in self.table.issues]
        if ids:
            self.listing.choose_row(ids.index(chosen.id) if chosen and chosen.id in ids else 0)
        self._follow()

    @property
    def chosen(self) -> Issue | None:
        """The issue that the keyboard is on; None where nothing was issued."""
        row = self.listing.currentIndex().row()
        return self.table.issues[row] if 0 <= row < len(self.table.issues) else None

    def _follow(self) -> None:
        issue = self.chosen
        self.about.setText(_about(issue) if issue else _NOTHING)
        is_whole = issue is not None and not issue.is_redacted
        for button in (self.view, self.files, self.compare, self.erratum):
            button.setEnabled(is_whole)
        is_open = not self._session.read_only and is_whole
        self.reason.setEnabled(is_open)
        self.redact.setEnabled(is_open)
        may = issue is not None and (issue.withdrawal is None or self.redact.isChecked())
        self.withdraw.setEnabled(is_open and may and bool(self.reason.text().strip()))
        self.withdraw.setText("Redact" if self.redact.isChecked() else "Withdraw")

    def _emit(self, signal: SignalInstance) -> None:
        if self.chosen is not None and not self.chosen.is_redacted:
            signal.emit(self.chosen)

    def _withdraw(self) -> None:
        if self.chosen is not None:
            self.withdrawal_wanted.emit(
                self.chosen, self.reason.text().strip(), self.redact.isChecked()
            )
            self.reason.clear()
            self.redact.setChecked(False)


_NOTHING = "Nothing has been issued from this pack yet. File > Issue keeps what leaves the office."


def _about(issue: Issue) -> str:
    """Say why an issue replaces another, with which errors it left, and why it was withdrawn."""
    said = []
    if issue.reason:
        said.append(f"It corrects an earlier issue: {issue.reason}")
    if issue.open_errors:
        count = len(issue.open_errors)
        errors = "1 open error" if count == 1 else f"{count} open errors"
        said.append(f"It was issued with {errors}: {issue.despite}")
    if issue.withdrawal is not None:
        what = "redacted" if issue.withdrawal.redacted else "withdrawn"
        by = f" by {issue.withdrawal.by}" if issue.withdrawal.by else ""
        said.append(f"It was {what}{by}: {issue.withdrawal.reason}")
    return "\n".join(said) or "It was issued without open errors."
