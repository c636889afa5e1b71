"""The report as it reads, its findings below it, and what can be done with them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from perfdesk.app.report_text.report_check import ReportCheck
from perfdesk.core.claims.claim import Finding
from perfdesk.core.claims.listing import problem_of
from perfdesk.core.problems import Problem
from perfdesk.operations.report_checking import counts_in_words
from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.labels import heading_label, quiet_label
from perfdesk.widgets.panels.problems_panel import PanelWords, ProblemsPanel
from perfdesk.widgets.report_text.report_view import ReportView
from perfdesk.widgets.theme import Theme

_WORDS = PanelWords(
    "Findings",
    "Nothing in the report was found to be wrong. What cannot be checked is in the tick sheet.",
    has_places=True,
)
_NOTHING_YET = (
    "No report is open. Open the covering report, as Word, PDF or text, or paste a paragraph: its "
    "numbers and words are compared with the table."
)
_SIZES = (420, 220)


class ReportTextPage(QWidget):
    """The page of the covering report.

    Signals:
        opening_wanted: A report shall be opened.
        pasting_wanted: The text on the clipboard shall be checked.
        marking_wanted: A copy with comments shall be written.
        ticking_wanted: The sheet of all numbers shall be written.
        drafting_wanted: A covering report shall be drafted.
        meaning_wanted: Passage and place of a number: say which measure it is about.
        measure_chosen: Id of the measure that the chosen finding is about; may be empty.
    """

    opening_wanted = Signal()
    pasting_wanted = Signal()
    marking_wanted = Signal()
    ticking_wanted = Signal()
    drafting_wanted = Signal()
    meaning_wanted = Signal(int, int)
    measure_chosen = Signal(str)

    def __init__(
        self, check: ReportCheck, icons: IconDrawer, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._check = check
        self.name = heading_label("Report text")
        self.told = quiet_label("")
        self.told.setWordWrap(True)
        self.view = ReportView(theme, self)
        self.findings = ProblemsPanel(check.problems, icons, theme, self, words=_WORDS)
        self.findings.save.hide()
        self.findings.hide_closing()
        self.empty = quiet_label(_NOTHING_YET)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._body = QStackedWidget(self)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.view)
        split.addWidget(self.findings)
        split.setStretchFactor(0, 1)
        split.setSizes(list(_SIZES))
        self._body.addWidget(self.empty)
        self._body.addWidget(split)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        layout.addWidget(self._body, 1)
        self.setFocusProxy(self.view)
        self.view.chosen.connect(self._choose_in_list)
        self.findings.chosen.connect(self._go_to)
        check.changed.connect(self.refresh)
        self.refresh()

    def _head(self) -> QVBoxLayout:
        self.open = QPushButton("Open report\u2026", self)
        self.open.setToolTip("Open the covering report: Word, PDF or text")
        self.open.clicked.connect(self.opening_wanted)
        self.paste = QPushButton("Paste text", self)
        self.paste.setToolTip("Check the text on the clipboard")
        self.paste.clicked.connect(self.pasting_wanted)
        self.mark = QPushButton("Copy with comments\u2026", self)
        self.mark.setToolTip("Save a copy of the Word report with a comment at each finding")
        self.mark.clicked.connect(self.marking_wanted)
        self.tick = QPushButton("Tick sheet\u2026", self)
        self.tick.setToolTip("Save a workbook of every number and what it was compared with")
        self.tick.clicked.connect(self.ticking_wanted)
        self.draft = QPushButton("&Draft\u2026", self)
        self.draft.setToolTip(
            "Draft a covering report as a Word document; the report that is open gives its "
            "standing text"
        )
        self.draft.clicked.connect(self.drafting_wanted)
        self.meaning = QPushButton("&What it is about\u2026", self)
        self.meaning.setToolTip("Say which measure the number at the caret is about")
        self.meaning.clicked.connect(lambda: self.meaning_wanted.emit(*self.view.place_of_caret()))
        head = QHBoxLayout()
        head.setSpacing(8)
        for button in (self.draft, self.open, self.paste, self.meaning, self.mark, self.tick):
            head.addWidget(button)
        head.addStretch(1)
        # Words have lines of their own: beside six buttons they would be a narrow column.
        whole = QVBoxLayout()
        whole.setContentsMargins(16, 8, 16, 8)
        whole.setSpacing(4)
        whole.addWidget(self.name)
        whole.addWidget(self.told)
        whole.addLayout(head)
        return whole

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self.view.wear(theme)
        self.findings.wear(theme)

    def refresh(self) -> None:
        """Show what is checked now."""
        checked = self._check.checked
        self._body.setCurrentIndex(0 if checked is None else 1)
        self.tick.setEnabled(checked is not None)
        self.meaning.setEnabled(checked is not None)
        path = self._check.path
        is_word = path is not None and path.suffix.lower() in {".docx", ".docm"}
        self.mark.setEnabled(checked is not None and is_word)
        if checked is None:
            self.name.setText("Report text")
            self.told.setText("")
            self.view.clear_report()
            return
        self.name.setText(checked.report.name or "Pasted text")
        self.told.setText(" ".join([counts_in_words(checked.findings), *checked.notes]))
        dismissed = {problem for problem, _ in self._check.problems.dismissed}
        self.view.show_report(
            checked.report,
            [each for each in checked.to_look_at if problem_of(each) not in dismissed],
        )

    def findings_shown(self) -> tuple[Problem, ...]:
        """Return what is found and stands, as it is listed."""
        return self._check.problems.problems

    def _go_to(self, problem: Problem) -> None:
        finding = self._check.finding_of(problem)
        if finding is not None:
            self.view.go_to(finding)
            self.measure_chosen.emit(finding.measure)

    def _choose_in_list(self, finding: Finding) -> None:
        self.findings.choose(problem_of(finding))
        self.measure_chosen.emit(finding.measure)
