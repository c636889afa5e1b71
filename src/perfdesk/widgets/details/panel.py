"""The panel on the right: all there is to say of the measure that the keyboard is on."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from perfdesk.app.details.choice import DetailChoice, Section
from perfdesk.app.details.edits import DetailEdits
from perfdesk.app.neighbour_choice import NeighbourChoice
from perfdesk.app.session import Session, Update
from perfdesk.app.sources.cell_history import CellPast, past_of
from perfdesk.app.status import progress_shape, rating_shape
from perfdesk.core.building.lineage import CellKey
from perfdesk.core.building.measure_details import measure_details
from perfdesk.core.dashboard import Column, Row
from perfdesk.core.errors import PerfDeskError
from perfdesk.widgets.charts.benchmark_chart import BenchmarkChart
from perfdesk.widgets.charts.chart_deck import ChartDeck
from perfdesk.widgets.charts.chart_window import ChartWindow
from perfdesk.widgets.charts.line_chart import LineChart
from perfdesk.widgets.choice_box import ChoiceBox
from perfdesk.widgets.details.facts import Fact, Verdict
from perfdesk.widgets.details.fold import Fold
from perfdesk.widgets.details.past import MOST, HistoryPart
from perfdesk.widgets.details.responsible import ResponsiblePart
from perfdesk.widgets.details.writing import CommentaryPart
from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.labels import quiet_label, title_label
from perfdesk.widgets.theme import Theme

_WIDTH = 344
_QUIET = 200
"""Milliseconds without an edit or another measure, after which the history is read."""
_NOTHING = (
    "Choose a measure in the grid to see its trend, its rating and where its figure came from."
)
_TITLES: Mapping[Section, str] = {
    Section.FIGURE: "Figures and sources",
    Section.VERDICTS: "Rating and progress",
    Section.COMMENTARY: "Commentary",
    Section.RESPONSIBLE: "Owner and stage",
    Section.HISTORY: "History of this figure",
}


class DetailPanel(QScrollArea):
    """Title, charts, and below them sections that can be folded away.

    Signals:
        lineage_wanted: The key of a figure or target whose source was activated.
        told: A sentence for the status bar.
    """

    lineage_wanted = Signal(object)
    told = Signal(str)

    def __init__(
        self,
        session: Session,
        neighbours: NeighbourChoice,
        choice: DetailChoice,
        icons: IconDrawer,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._neighbours = neighbours
        self._choice = choice
        self._icons = icons
        self._theme = theme
        self._edits = DetailEdits(session)
        self._measure = ""
        self._key: CellKey | None = None
        self._window: ChartWindow | None = None
        self.setAccessibleName("Details of the measure")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumWidth(_WIDTH - 64)
        self._make()
        # Read from disk, and longer with every edit: not while somebody types or moves on.
        self._history_soon = QTimer(self)
        self._history_soon.setSingleShot(True)
        self._history_soon.setInterval(_QUIET)
        self._history_soon.timeout.connect(self._show_history)
        session.opened.connect(self._show_row)
        session.updated.connect(self._follow)
        session.settling.connect(self.keep_what_is_typed)
        self._show_nothing()

    def _make(self) -> None:
        inner = QWidget(self)
        inner.setObjectName("detail")
        self._inner = inner
        self._title = title_label(size=1.15)
        self._code = quiet_label()
        self._nothing = quiet_label(_NOTHING)
        self.deck = ChartDeck(
            self._session, self._neighbours, self._choice, self._icons, self._theme, inner
        )
        self.deck.larger_wanted.connect(self.show_larger)
        self.deck.told.connect(self.told)
        self.now, self.before, self.target = Fact(inner, is_first=True), Fact(inner), Fact(inner)
        for fact in (self.now, self.before, self.target):
            fact.lineage_wanted.connect(self.lineage_wanted)
        self.rating = Verdict(self._icons, self._theme, inner)
        self.progress = Verdict(self._icons, self._theme, inner)
        self.commentary = CommentaryPart(self._edits, inner)
        self.responsible = ResponsiblePart(self._edits, inner)
        self.history = HistoryPart(inner)
        contents: Mapping[Section, QWidget] = {
            Section.FIGURE: _column(inner, self.now, self.before, self.target),
            Section.VERDICTS: _column(inner, self.rating, self.progress),
            Section.COMMENTARY: self.commentary,
            Section.RESPONSIBLE: self.responsible,
            Section.HISTORY: self.history,
        }
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(0)
        layout.addWidget(self._nothing)
        layout.addWidget(self._title)
        layout.addSpacing(4)
        layout.addWidget(self._code)
        for verdict in (self.rating, self.progress):
            layout.addSpacing(8)
            layout.addWidget(verdict.chip)
        layout.addSpacing(12)
        layout.addWidget(self.deck)
        self.folds: dict[Section, Fold] = {}
        for section, content in contents.items():
            fold = Fold(_TITLES[section], content, self._icons, self._theme, inner)
            fold.set_open(not self._choice.is_folded(section))
            fold.folded.connect(
                lambda folded, section=section: self._remember(section, folded=folded)
            )
            self.folds[section] = fold
            layout.addSpacing(12)
            layout.addWidget(fold)
        layout.addStretch(1)
        self.setWidget(inner)

    # --- what it shows -----------------------------------------------------------------------
    @property
    def measure(self) -> str:
        """Id of the measure shown; empty if none is."""
        return self._measure

    @property
    def chart(self) -> LineChart:
        """The trend."""
        return self.deck.trend

    @property
    def benchmark(self) -> BenchmarkChart:
        """All councils."""
        return self.deck.benchmark

    @property
    def groups(self) -> ChoiceBox:
        """The groups of neighbours that can be named."""
        return self.deck.groups

    @property
    def charts_ready(self) -> bool:
        """Whether charts are drawn; before the first paint of the window they would delay it."""
        return self.deck.is_ready

    @property
    def larger(self) -> ChartWindow | None:
        """The window of large charts; None until it was wanted."""
        return self._window

    def start_charts(self) -> None:
        """Draw charts from now on."""
        self.deck.start()

    def switch_chart(self) -> None:
        """Show the next chart of the measure."""
        self.deck.show_next()

    def show_larger(self) -> None:
        """Open the charts in a window of their own, or bring it to the front."""
        if not self._measure:
            return
        if self._window is None:
            self._window = ChartWindow(
                self._session, self._neighbours, self._choice, self._icons, self._theme,
                self.window(),
            )  # fmt: skip
            self._window.told.connect(self.told)
        self._window.open_on(self._measure)

    def show_measure(self, measure: str) -> None:
        """Show another measure."""
        self._measure = measure
        self._show_row()
        self.deck.show_measure(measure)
        if self._window is not None and self._window.isVisible():
            self._window.show_measure(measure)

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self._theme = theme
        self.deck.wear(theme)
        self.rating.chip.wear(theme)
        self.progress.chip.wear(theme)
        for fold in self.folds.values():
            fold.wear(theme)
        if self._window is not None:
            self._window.wear(theme)

    def keep_what_is_typed(self) -> None:
        """Do as edits what is still being typed."""
        self.commentary.keep()
        self.responsible.keep()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is being typed is not lost with the panel."""
        super().hideEvent(event)
        self.keep_what_is_typed()

    def _follow(self, update: Update) -> None:
        if update.shows(self._measure):
            self._show_row()

    def _remember(self, section: Section, *, folded: bool) -> None:
        self._choice.fold(section, folded)
        self._show_row()

    def _show_row(self) -> None:
        row = self._session.row(self._measure) if self._session.is_open and self._measure else None
        if row is None:
            self._show_nothing()
            return
        # Style sheets take it back whenever they are set. Without, an edit has every widget that
        # lies beneath the panel painted with it.
        self._inner.setAutoFillBackground(True)
        details = measure_details(self._session.pack, row, self._session.dashboard.position)
        self._title.setText(row.description)
        self._code.setText(_subtitle(row))
        if not self._nothing.isHidden():
            self._nothing.hide()
            for widget in (self._title, self._code, self.deck, *self.folds.values()):
                widget.show()
        self._show_verdicts(row)
        self.now.say(details.current)
        self.before.say(details.previous)
        self.target.say(details.target)
        self.commentary.say(details)
        self.responsible.say(details)
        if self._key != details.current.key:
            self._key = details.current.key
            self.history.say(CellPast())
        if self.folds[Section.HISTORY].is_open:
            self._history_soon.start()

    def _show_verdicts(self, row: Row) -> None:
        headings = {head.column: head.heading for head in self._session.dashboard.columns}
        self.rating.say(
            headings[Column.RATING],
            row.cells[Column.RATING].text,
            row.rating.reason,
            rating_shape(row.rating),
            row.rating.tone,
        )
        progress = row.cells[Column.PROGRESS].text if Column.PROGRESS in headings else ""
        self.progress.set_shown(bool(progress))
        if progress:
            self.progress.say(
                headings[Column.PROGRESS],
                progress,
                row.progress.reason,
                progress_shape(row.progress),
                row.progress.tone,
            )

    def _show_history(self) -> None:
        if not self._session.is_open or not self._measure or self._key is None:
            self.history.say(CellPast())
            return
        try:
            past = past_of(self._session.archive.entries, self._key, MOST)
        except PerfDeskError as problem:
            self.told.emit(str(problem))
            past = CellPast()
        self.history.say(past)

    def _show_nothing(self) -> None:
        self._nothing.show()
        self._history_soon.stop()
        chips = (self.rating.chip, self.progress.chip)
        for widget in (self._title, self._code, *chips, self.deck, *self.folds.values()):
            widget.hide()


def _subtitle(row: Row) -> str:
    """Code and aim in one line, as the grid shows them."""
    shown = (row.cells.get(column) for column in (Column.CODE, Column.AIM))
    texts = [cell.spoken if number else cell.text for number, cell in enumerate(shown) if cell]
    return "  \u00b7  ".join(text for text in texts if text)


def _column(parent: QWidget, *parts: QWidget) -> QWidget:
    """Stack parts, so that they fold away together."""
    column = QWidget(parent)
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(12)
    for part in parts:
        layout.addWidget(part)
    return column
