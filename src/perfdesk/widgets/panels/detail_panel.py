"""The panel on the right: all there is to say of the measure that the keyboard is on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QTabBar, QVBoxLayout, QWidget

from perfdesk.app.neighbour_choice import NeighbourChoice
from perfdesk.app.session import Session, Update
from perfdesk.app.status import Shape, progress_shape, rating_shape
from perfdesk.core.dashboard import Cell, Column, Row
from perfdesk.core.verdicts import Tone
from perfdesk.widgets.charts.benchmark_chart import BenchmarkChart
from perfdesk.widgets.charts.trend_chart import TrendChart
from perfdesk.widgets.choice_box import ChoiceBox
from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.labels import heading_label, quiet_label, selectable, title_label
from perfdesk.widgets.panels.status_chip import StatusChip
from perfdesk.widgets.theme import Theme

_WIDTH = 344
_NOTHING = "Choose a measure in the grid to see its trend, its rating and where its figure is from."


class DetailPanel(QScrollArea):
    """Chart, verdicts with their reasons, and figures with their sources."""

    def __init__(
        self,
        session: Session,
        neighbours: NeighbourChoice,
        icons: IconDrawer,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._neighbours = neighbours
        self._measure = ""
        self.charts_ready = False
        self.setAccessibleName("Details of the measure")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumWidth(_WIDTH - 64)
        self._make(icons, theme)
        session.opened.connect(self._reload)
        session.updated.connect(self._follow)
        neighbours.changed.connect(self._show_chart)
        self._show_nothing()

    def _make(self, icons: IconDrawer, theme: Theme) -> None:
        inner = QWidget(self)
        inner.setObjectName("detail")
        self._title = title_label(size=1.15)
        self._code = quiet_label()
        self.chart = TrendChart(theme, inner)
        self.benchmark = BenchmarkChart(theme, inner)
        self.benchmark.hide()
        self.tabs = QTabBar(inner)
        self.tabs.setAccessibleName("Chart")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for words in ("Trend", "All councils"):
            self.tabs.addTab(words)
        self.tabs.currentChanged.connect(self._show_row)
        self.tabs.currentChanged.connect(self._show_chart)
        self.groups = ChoiceBox(inner)
        self.groups.setAccessibleName("Neighbours named in the chart")
        self.groups.setToolTip("Neighbours named in the chart")
        self.groups.setMinimumHeight(30)
        # A long name is cut off rather than make the panel wider.
        self.groups.setSizeAdjustPolicy(
            ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.groups.activated.connect(lambda at: self._neighbours.choose(self.groups.itemData(at)))
        self._nothing = quiet_label(_NOTHING)
        self.rating = _Verdict(icons, theme, inner)
        self.progress = _Verdict(icons, theme, inner)
        self.now = _Fact(inner)
        self.before = _Fact(inner)
        self.target = _Fact(inner)
        self._parts = (self.rating, self.progress, self.now, self.before, self.target)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(0)
        layout.addWidget(self._nothing)
        layout.addWidget(self._title)
        layout.addSpacing(4)
        layout.addWidget(self._code)
        layout.addSpacing(12)
        layout.addWidget(self.tabs)
        layout.addSpacing(12)
        layout.addWidget(self.chart)
        layout.addWidget(self.groups)
        layout.addSpacing(8)
        layout.addWidget(self.benchmark)
        for part in self._parts:
            layout.addSpacing(12)
            layout.addWidget(part)
        layout.addStretch(1)
        self.setWidget(inner)

    # --- what it shows -----------------------------------------------------------------------
    @property
    def measure(self) -> str:
        """Id of the measure shown; empty if none is."""
        return self._measure

    def start_charts(self) -> None:
        """Draw charts from now on; before the first paint of the window they would delay it."""
        self.charts_ready = True
        self._show_chart()

    def switch_chart(self) -> None:
        """Show the trend in place of all councils, or the other way round."""
        self.tabs.setCurrentIndex(1 - self.tabs.currentIndex())

    @property
    def _compares(self) -> bool:
        """Whether all councils are shown rather than the trend."""
        return self.tabs.currentIndex() == 1

    def show_measure(self, measure: str) -> None:
        """Show another measure."""
        self._measure = measure
        self._show_row()
        self._show_chart()

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self.chart.wear(theme)
        self.benchmark.wear(theme)
        self.rating.chip.wear(theme)
        self.progress.chip.wear(theme)

    def _follow(self, update: Update) -> None:
        if not update.shows(self._measure):
            return
        self._show_row()
        self._show_chart()

    def _reload(self) -> None:
        self._show_row()
        self._show_chart()

    def _show_row(self) -> None:
        row = self._session.row(self._measure) if self._session.is_open and self._measure else None
        if row is None:
            self._show_nothing()
            return
        headings = {head.column: head.heading for head in self._session.dashboard.columns}
        self._nothing.hide()
        self._title.setText(row.description)
        self._code.setText(_subtitle(row))
        for widget in (self._title, self._code, self.tabs):
            widget.show()
        self.chart.setVisible(not self._compares)
        self.benchmark.setVisible(self._compares)
        self._list_groups()
        self.rating.say(
            headings[Column.RATING],
            row.cells[Column.RATING].text,
            row.rating.reason,
            rating_shape(row.rating),
            row.rating.tone,
        )
        self.progress.setVisible(Column.PROGRESS in headings)
        if Column.PROGRESS in headings:
            tone = row.progress.tone
            self.progress.say(
                headings[Column.PROGRESS],
                row.cells[Column.PROGRESS].text or "None",
                row.progress.reason,
                progress_shape(row.progress),
                tone,
            )
        for fact, column in (
            (self.now, Column.CURRENT),
            (self.before, Column.PREVIOUS),
            (self.target, Column.TARGET),
        ):
            fact.say(headings[column], row.cells[column])

    def _list_groups(self) -> None:
        """Offer the groups of neighbours where there is a choice."""
        pack = self._session.pack
        groups = self._neighbours.offered(pack)
        ids = [each.id for each in groups]
        self.groups.clear()
        for each in groups:
            self.groups.addItem(each.name, each.id)
        chosen = self._neighbours.chosen(pack)
        self.groups.setCurrentIndex(ids.index(chosen) if chosen else 0 if ids else -1)

    def _show_chart(self) -> None:
        if not self.charts_ready or not self._measure or not self._session.is_open:
            return
        if self._session.row(self._measure) is None:
            return
        if self._compares:
            chosen = self._neighbours.chosen(self._session.pack)
            spec = self._session.benchmark(self._measure, chosen)
            self.benchmark.draw(spec)
            self.groups.setVisible(self.groups.count() > 1 and not spec.empty)
        else:
            self.groups.hide()
            position = self._session.dashboard.position.label
            self.chart.draw(self._session.trend(self._measure), position)

    def _show_nothing(self) -> None:
        self._nothing.show()
        charts = (self.tabs, self.chart, self.groups, self.benchmark)
        for widget in (self._title, self._code, *charts, *self._parts):
            widget.hide()


def _subtitle(row: Row) -> str:
    """Code and aim in one line, as the grid shows them."""
    shown = (row.cells.get(column) for column in (Column.CODE, Column.AIM))
    texts = [cell.spoken if number else cell.text for number, cell in enumerate(shown) if cell]
    return "  \u00b7  ".join(text for text in texts if text)


class _Verdict(QWidget):
    """Heading, chip and the reason below it."""

    def __init__(self, icons: IconDrawer, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._heading = quiet_label()
        self.chip = StatusChip(icons, theme, self)
        self._reason = selectable(quiet_label())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self._heading, self.chip, self._reason):
            layout.addWidget(widget)

    @property
    def reason(self) -> str:
        """The sentence shown."""
        return self._reason.text()

    def say(self, heading: str, text: str, reason: str, shape: Shape, tone: Tone) -> None:
        """Show another verdict."""
        self.show()
        self._heading.setText(heading)
        self.chip.say(text, shape, tone)
        self.chip.setAccessibleName(f"{heading}: {text}")
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))


class _Fact(QWidget):
    """Heading and text side by side, and what is known of the text below."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._heading = quiet_label()
        self._heading.setWordWrap(False)
        self._text = selectable(heading_label())
        self._text.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._reason = selectable(quiet_label())
        line = QFrame(self)
        line.setObjectName("line")
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(12)
        layout.setVerticalSpacing(4)
        layout.addWidget(line, 0, 0, 1, 2)
        layout.addWidget(self._heading, 1, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1, 1)
        layout.addWidget(self._reason, 2, 0, 1, 2)
        layout.setRowMinimumHeight(0, 8)
        layout.setColumnStretch(1, 1)

    @property
    def text(self) -> str:
        """The figure or target shown."""
        return self._text.text()

    def say(self, heading: str, cell: Cell) -> None:
        """Show another cell of the dashboard."""
        self.show()
        self._heading.setText(heading)
        self._text.setText(cell.text or "\u2013")
        self._text.setAccessibleName(cell.spoken)
        self._reason.setText(cell.reason)
        self._reason.setVisible(bool(cell.reason))
