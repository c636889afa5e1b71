"""The charts of one measure, one at a time: in the details, and larger in a window of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QTabBar, QToolButton, QVBoxLayout, QWidget

from perfdesk.app.details.choice import ChartKind, DetailChoice
from perfdesk.app.neighbour_choice import NeighbourChoice
from perfdesk.app.session import Session, Update
from perfdesk.core.building.benchmark_chart import benchmark_of
from perfdesk.core.building.layer_shares import layer_shares, layer_shares_of
from perfdesk.core.building.month_run import month_run_of
from perfdesk.core.charting import ChartSpec
from perfdesk.widgets.charts.benchmark_chart import BenchmarkChart
from perfdesk.widgets.charts.chart_card import ChartCard
from perfdesk.widgets.charts.line_chart import LineChart
from perfdesk.widgets.choice_box import ChoiceBox
from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.theme import Theme

_WORDS: Mapping[ChartKind, tuple[str, str]] = {
    ChartKind.TREND: ("Trend", "Your council and England over the years"),
    ChartKind.COUNCILS: (
        "Councils",
        ("All councils in rank order, with yours and its neighbours named"),
    ),
    ChartKind.LAYERS: ("Layers", "How contacts are shared between the layers over the years"),
    ChartKind.MONTHS: (
        "Months",
        ("This year month by month, compared with last year and the target"),
    ),
}
_ALWAYS = frozenset({ChartKind.TREND, ChartKind.COUNCILS})
"""The charts that there are of every measure."""
_TARGET = 28


class ChartDeck(QWidget):
    """Follows a measure; draws the chart that is chosen, once charts may be drawn.

    Signals:
        larger_wanted: The chart is to be seen larger.
        told: A sentence for the status bar.
    """

    larger_wanted = Signal()
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
        self._measure = ""
        self.is_ready = False
        self.trend = LineChart("Trend chart", theme, self)
        self.benchmark = BenchmarkChart(theme, self)
        self.layers = LineChart("Layer shares chart", theme, self)
        self.months = LineChart("Monthly chart", theme, self)
        self.cards: Mapping[ChartKind, ChartCard] = {
            ChartKind.TREND: self.trend,
            ChartKind.COUNCILS: self.benchmark,
            ChartKind.LAYERS: self.layers,
            ChartKind.MONTHS: self.months,
        }
        self._make_head(theme)
        self._make_groups()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self.tabs, 1)
        head.addWidget(self.more)
        layout.addLayout(head)
        layout.addWidget(self.groups)
        for card in self.cards.values():
            layout.addWidget(card, 1)
            card.hide()
            card.larger_wanted.connect(self.larger_wanted)
            card.told.connect(self.told)
            card.addActions(self._deeds)
            card.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._offer_soon = QTimer(self)
        self._offer_soon.setSingleShot(True)
        self._offer_soon.setInterval(0)
        self._offer_soon.timeout.connect(self.refresh)
        session.opened.connect(self.refresh)
        session.updated.connect(self._follow)
        neighbours.changed.connect(self.refresh)
        choice.chart_changed.connect(self.refresh)

    def _make_head(self, theme: Theme) -> None:
        self.tabs = QTabBar(self)
        self.tabs.setAccessibleName("Chart")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setObjectName("charts")
        # Where there is little room words are cut short rather than charts out of sight.
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        for at, (word, tip) in enumerate(_WORDS.values()):
            self.tabs.addTab(word)
            self.tabs.setTabToolTip(at, tip)
        self.tabs.currentChanged.connect(self._choose)
        self._deeds = [
            self._deed("Larger view\tF11", self.larger_wanted.emit),
            self._deed("Copy as picture\tCtrl+Alt+C", self.copy_picture),
            self._deed("Copy figures\tCtrl+Alt+F", self.copy_figures),
        ]
        self.as_table = QAction("Show figures as a table\tCtrl+Alt+T", self)
        self.as_table.setCheckable(True)
        self.as_table.toggled.connect(self._show_tables)
        self._deeds.append(self.as_table)
        self.more = QToolButton(self)
        self.more.setIcon(self._icons.icon("more", theme))
        self.more.setAccessibleName("Chart options")
        self.more.setToolTip("Larger view, copy, show figures as a table")
        self.more.setMinimumSize(_TARGET, _TARGET)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        menu.addActions(self._deeds)
        self.more.setMenu(menu)

    def _deed(self, words: str, do: Callable[[], object]) -> QAction:
        action = QAction(words, self)
        action.triggered.connect(lambda _=False: do())
        return action

    def _make_groups(self) -> None:
        self.groups = ChoiceBox(self)
        self.groups.setAccessibleName("Neighbour group named in the chart")
        self.groups.setToolTip("Neighbour group named in the chart")
        self.groups.setMinimumHeight(30)
        # A long name is cut off rather than make the panel wider.
        self.groups.setSizeAdjustPolicy(
            ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.groups.activated.connect(lambda at: self._neighbours.choose(self.groups.itemData(at)))
        self.groups.hide()

    # --- what it shows -----------------------------------------------------------------------
    @property
    def measure(self) -> str:
        """Id of the measure whose charts are shown; empty for none."""
        return self._measure

    @property
    def kind(self) -> ChartKind:
        """The chart that is shown."""
        return list(ChartKind)[self.tabs.currentIndex()]

    @property
    def card(self) -> ChartCard:
        """The chart that is shown, as a widget."""
        return self.cards[self.kind]

    @property
    def offered(self) -> list[ChartKind]:
        """The charts that there are of the measure."""
        kinds = list(ChartKind)
        return [kind for at, kind in enumerate(kinds) if self.tabs.isTabVisible(at)]

    def show_measure(self, measure: str) -> None:
        """Show the charts of another measure."""
        self._measure = measure
        self.refresh()

    def start(self) -> None:
        """Draw from now on; before the first paint of the window it would delay that."""
        self.is_ready = True
        self.refresh()

    def show_next(self) -> None:
        """Show the next chart that there is, after the last the first."""
        offered = self.offered
        following = offered[(offered.index(self.kind) + 1) % len(offered)]
        self._choice.chart = following

    def copy_picture(self) -> None:
        """Put a picture of the chart that is shown on the clipboard."""
        self.card.copy_picture()

    def copy_figures(self) -> None:
        """Put the figures of the chart that is shown on the clipboard."""
        self.card.copy_figures()

    def without_larger_view(self) -> None:
        """Leave out the way to the larger view: this is one."""
        self._deeds[0].setVisible(False)

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self.more.setIcon(self._icons.icon("more", theme))
        for card in self.cards.values():
            card.wear(theme)

    def _choose(self, at: int) -> None:
        self._choice.chart = list(ChartKind)[at]

    def _show_tables(self, wanted: bool) -> None:
        for card in self.cards.values():
            card.show_table(wanted)

    def _follow(self, update: Update) -> None:
        # A share of another layer moves too, though its measure is not shown.
        if not update.shows(self._measure) and self.kind is not ChartKind.LAYERS:
            return
        if self._can_draw() and self.kind is self._choice.chart and self.kind in _ALWAYS:
            # Whether there are others by now takes longer to find out than this one to draw.
            self._draw(self.kind)
            self._offer_soon.start()
        else:
            self.refresh()

    def _can_draw(self) -> bool:
        session = self._session
        return self.is_ready and session.is_open and session.row(self._measure or "") is not None

    def refresh(self) -> None:
        """Show what the pack says now."""
        self._offer_soon.stop()
        if not self._can_draw():
            return
        there = set(_ALWAYS)
        if layer_shares(self._session.pack, self._session.dashboard.position):
            there.add(ChartKind.LAYERS)
        if not self._month_run().empty:
            there.add(ChartKind.MONTHS)
        wanted = self._choice.chart if self._choice.chart in there else ChartKind.TREND
        self._show_tabs(there, wanted)
        self._draw(wanted)
        for kind, card in self.cards.items():
            card.setVisible(kind is wanted)
        if wanted is not ChartKind.COUNCILS:
            self.groups.hide()

    def _draw(self, kind: ChartKind) -> None:
        position = self._session.dashboard.position.label
        match kind:
            case ChartKind.TREND:
                self.trend.draw(self._session.trend(self._measure), position)
            case ChartKind.COUNCILS:
                self._draw_councils()
            case ChartKind.LAYERS:
                self.layers.draw(
                    layer_shares_of(self._session.pack, self._session.dashboard.position), position
                )
            case ChartKind.MONTHS:
                self.months.draw(self._month_run())

    def _month_run(self) -> ChartSpec:
        return month_run_of(self._session.pack, self._measure, self._session.dashboard.position)

    def _show_tabs(self, there: set[ChartKind], shown: ChartKind) -> None:
        """What is shown for want of the chart that was chosen is no choice."""
        before = self.tabs.blockSignals(True)
        for at, kind in enumerate(ChartKind):
            if self.tabs.isTabVisible(at) is not (kind in there):
                self.tabs.setTabVisible(at, kind in there)
        self.tabs.setCurrentIndex(list(ChartKind).index(shown))
        self.tabs.blockSignals(before)

    def _draw_councils(self) -> None:
        """Offer the groups of neighbours where there is a choice, and draw the one chosen."""
        pack = self._session.pack
        groups = self._neighbours.offered(pack)
        chosen = self._neighbours.chosen(pack)
        spec = benchmark_of(
            self._session.pack, self._measure, self._session.dashboard.position, chosen
        )
        self.benchmark.draw(spec)
        held = [(self.groups.itemText(at), self.groups.itemData(at))
                for at in range(self.groups.count())]  # fmt: skip
        if held != [(each.name, each.id) for each in groups]:
            self.groups.clear()
            for each in groups:
                self.groups.addItem(each.name, each.id)
        ids = [each.id for each in groups]
        self.groups.setCurrentIndex(ids.index(chosen) if chosen else 0 if ids else -1)
        self.groups.setVisible(self.groups.count() > 1 and not spec.empty)
