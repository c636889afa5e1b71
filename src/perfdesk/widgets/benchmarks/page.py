"""The benchmarking report of a published year: what is found, the quartiles, and every measure."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from perfdesk.app.neighbour_choice import NeighbourChoice
from perfdesk.app.session import Session, Update
from perfdesk.app.tables import TextTable
from perfdesk.core.benchmarks.whole_year import WholeYear, periods_published
from perfdesk.core.narrative.year_report import YearReport, year_report
from perfdesk.core.periods import Period
from perfdesk.operations.benchmarking import Question, UnansweredBenchmarkError
from perfdesk.operations.year_benchmarks import year_of
from perfdesk.widgets.choice_box import ChoiceBox
from perfdesk.widgets.labels import quiet_label, title_label
from perfdesk.widgets.sources.listing import Listing

FORMATS = {".pdf": "&PDF\u2026", ".xlsx": "&Workbook\u2026", ".docx": "W&ord document\u2026",
           ".html": "Web pa&ge\u2026"}  # fmt: skip
_NOTHING = (
    "The pack has no published figures of all councils. Import a national publication that has "
    "them, such as the ASCOF open data."
)
_SIZES = (160, 168, 360)
_MARGIN = 16
_MEASURE_WIDTHS = (330, 70, 80, 80, 150, 85, 150, 100)
_RANK_WIDTH = 150
_QUARTILE_WIDTHS = (110, 110, 110, 520)


class BenchmarksPage(QWidget):
    """A published year over all measures.

    Signals:
        saving_wanted: A report shall be written; the ending of its format (`.pdf`).
    """

    saving_wanted = Signal(str)

    def __init__(
        self, session: Session, neighbours: NeighbourChoice, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Benchmarks")
        self._session = session
        self._neighbours = neighbours
        self._is_behind = True
        self.found: WholeYear | None = None
        self.year = ChoiceBox(self)
        self.year.setAccessibleName("Published year")
        self.year.setToolTip("The year of which figures of all councils are compared")
        self.save = QPushButton("&Save report", self)
        self.save.setToolTip("Write the report as PDF, workbook, Word document or web page")
        menu = QMenu(self.save)
        for ending, words in FORMATS.items():
            menu.addAction(words).triggered.connect(
                lambda _=False, ending=ending: self.saving_wanted.emit(ending)
            )
        self.save.setMenu(menu)
        self.said = QTextEdit(self)
        self.said.setReadOnly(True)
        self.said.setAccessibleName("What is found")
        self.said.setFrameShape(QTextEdit.Shape.NoFrame)
        self.said.setTabChangesFocus(True)
        self.said.document().setDocumentMargin(_MARGIN)
        self.said.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._quartiles, self._measures = TextTable((), self), TextTable((), self)
        self.quartiles = Listing("Measures by quartile", self)
        self.measures = Listing("Measures", self)
        self.quartiles.setModel(self._quartiles)
        self.measures.setModel(self._measures)
        self.empty = quiet_label(_NOTHING)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self.year.activated.connect(self._work_out)
        session.opened.connect(self._put_off)
        neighbours.changed.connect(self._put_off)
        session.updated.connect(self._follow)
        self.setFocusProxy(self.measures)

    def _lay_out(self) -> None:
        label = QLabel("&Year", self)
        label.setBuddy(self.year)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 8)
        head.setSpacing(8)
        head.addWidget(title_label("Benchmarks"), 1)
        for each in (label, self.year, self.save):
            head.addWidget(each)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        for part in (self.said, self.quartiles, self.measures):
            split.addWidget(part)
        split.setStretchFactor(2, 1)
        split.setSizes(list(_SIZES))
        self._body = QStackedWidget(self)
        self._body.addWidget(self.empty)
        self._body.addWidget(split)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._body, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Work the year out where the pack has changed since."""
        super().showEvent(event)
        if self._is_behind:
            self.fill()

    def _put_off(self) -> None:
        self._is_behind = True
        if self.isVisible():
            self.fill()

    def _follow(self, update: Update) -> None:
        if update.change.settings:
            self._put_off()

    def fill(self) -> None:
        """Offer the years that were published, and show the one chosen, or the latest."""
        self._is_behind = False
        years = periods_published(self._session.pack)[::-1] if self._session.is_open else ()
        chosen = self.year.currentData()
        self.year.clear()
        for each in years:
            self.year.addItem(each.label, each)
        self.year.setCurrentIndex(max(self.year.findText(chosen.label) if chosen else 0, 0))
        self._work_out()

    def _work_out(self) -> None:
        self.found = self._found()
        has_any = self.found is not None
        self._body.setCurrentIndex(1 if has_any else 0)
        for each in (self.year, self.save):
            each.setEnabled(has_any or self.year.count() > 0)
        self.save.setEnabled(has_any)
        if self.found is not None:
            self._show(year_report(self.found))

    def _found(self) -> WholeYear | None:
        period = self.year.currentData()
        if not isinstance(period, Period):
            self.empty.setText(_NOTHING)
            return None
        pack = self._session.pack
        group = self._neighbours.chosen(pack)
        try:
            return year_of(pack, Question("", period, pack.settings.council, neighbours=group))
        except UnansweredBenchmarkError as problem:
            self.empty.setText(problem.message)
            return None

    def _show(self, report: YearReport) -> None:
        self.said.setPlainText("\n".join([*report.sentences, *report.notes]))
        others = len(report.measures.headings) - len(_MEASURE_WIDTHS)
        widths = (*_MEASURE_WIDTHS, *([_RANK_WIDTH] * others))
        for model, view, table, wide in (
            (self._quartiles, self.quartiles, report.quartiles, _QUARTILE_WIDTHS),
            (self._measures, self.measures, report.measures, widths),
        ):
            model.show_table(table.headings, table.rows)
            view.set_widths(wide)
