"""The parts around the open pack: navigator, pages, a panel below them and one beside them.

To add a page: an entry in the navigator and `add_page`. To add a panel: `add_below` or
`add_beside`, and a command that is on or off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from perfdesk.app.columns import ColumnChoice
from perfdesk.app.details.choice import DetailChoice
from perfdesk.app.grid.problem_marks import ProblemMarks
from perfdesk.app.grid.roles import GridRole, column_at
from perfdesk.app.navigator_model import Entry, NavigatorModel, PlaceKind
from perfdesk.app.neighbour_choice import NeighbourChoice
from perfdesk.app.problem_list import ProblemList, column_of
from perfdesk.app.session import Session, Update
from perfdesk.core.dashboard import Column
from perfdesk.core.problems import Problem
from perfdesk.widgets.details.panel import DetailPanel
from perfdesk.widgets.grid.cell_look import CellLook
from perfdesk.widgets.grid.grid_view import GridView
from perfdesk.widgets.grid.layer_page import LayerPage
from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.layer_pages import LayerPages
from perfdesk.widgets.panels.first_use import FirstUse
from perfdesk.widgets.panels.navigator import Navigator
from perfdesk.widgets.panels.problems_panel import ProblemsPanel
from perfdesk.widgets.theme import Theme

if TYPE_CHECKING:
    from perfdesk.widgets.overview.page import OverviewPage
    from perfdesk.widgets.panels.history_panel import HistoryPanel

_SIZES = (176, 860, 328)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the person at the window has chosen of what is shown, whatever pack is open."""

    columns: ColumnChoice
    neighbours: NeighbourChoice
    details: DetailChoice


class Workspace(QSplitter):
    """Shows the place that the navigator is on; a page is made when it is first gone to.

    Signals:
        told: A sentence for the status bar.
        verdict_wanted: A person would decide a verdict: measure, `Judged`, its cell on the screen.
        panels_changed: Another panel is shown below or beside the pages, or none any more.
        selection_told: What the selected cells come to; empty for nothing.
        place_wanted: A measure was dragged: its id, that of the one beside, whether below it.
        outcome_place_wanted: An outcome was dragged: the same of outcomes.
        cell_chosen: The cell of a grid that the keyboard is on now: measure and `Column`.
    """

    told = Signal(str)
    verdict_wanted = Signal(str, object, QRect)
    panels_changed = Signal()
    selection_told = Signal(str)
    place_wanted = Signal(str, str, bool)
    outcome_place_wanted = Signal(str, str, bool)
    cell_chosen = Signal(str, object)

    def __init__(
        self,
        session: Session,
        problems: ProblemList,
        icons: IconDrawer,
        theme: Theme,
        choices: Choices,
        on_grid: Iterable[QAction],
        parent: QWidget | None = None,
    ) -> None:
        """Put the parts together; *on_grid* are the actions of a cell's context menu."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._session = session
        self._icons = icons
        self._theme = theme
        self._columns = choices.columns
        self._on_grid = tuple(on_grid)
        self.look = CellLook(icons, theme, QFont(self.font()))
        self.navigator = Navigator(NavigatorModel(session, self), icons, theme, self)
        self._left = QWidget(self)
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.navigator, 1)
        self._overview = FirstUse(self._make_overview)
        self.details = DetailPanel(session, choices.neighbours, choices.details, icons, theme, self)
        self.problems = ProblemsPanel(problems, icons, theme, self)
        self._marks = ProblemMarks(problems, session, self)
        self.history_part = FirstUse(self._make_history)
        self._wants_details = True
        self._places: dict[PlaceKind, Callable[[], QWidget]] = {}
        self._beside_details: set[PlaceKind] = set()
        self._stack = QStackedWidget(self)
        self._pages = LayerPages(self._stack, self._make_page)
        self.add_page(PlaceKind.OVERVIEW, self._overview)
        self._below = QStackedWidget(self)
        self._beside = QStackedWidget(self)
        self._middle = QSplitter(Qt.Orientation.Vertical, self)
        self._middle.addWidget(self._stack)
        self._middle.addWidget(self._below)
        self._middle.setStretchFactor(0, 1)
        for splitter in (self, self._middle):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        self.add_below(self.problems)
        self.add_beside(self.details)
        for part in (self._left, self._middle, self._beside):
            self.addWidget(part)
        self.setStretchFactor(1, 1)
        self.setSizes(list(_SIZES))
        self._below.hide()
        self.navigator.went.connect(self._go)
        self.problems.chosen.connect(self._show_problem)
        self.problems.closed.connect(lambda: self.want_below(self.problems, False))
        self.details.told.connect(self.told)
        session.opened.connect(self._begin)
        session.updated.connect(self._follow_layers)

    # --- what is made when it is first wanted ------------------------------------------------
    @property
    def overview(self) -> OverviewPage:
        """The page of all layers."""
        return self._overview()

    @property
    def history(self) -> HistoryPanel:
        """The panel of the edits to undo."""
        return self.history_part()

    def _make_overview(self) -> OverviewPage:
        from perfdesk.widgets.overview.page import OverviewPage

        page = OverviewPage(self._session, self._icons, self._theme, self)
        page.layer_chosen.connect(self.show_layer)
        page.measure_chosen.connect(self.show_measure)
        page.measures_wanted.connect(self.show_counted)
        return page

    def _make_history(self) -> HistoryPanel:
        from perfdesk.widgets.panels.history_panel import HistoryPanel

        panel = HistoryPanel(self._session, self._icons, self._theme, self)
        panel.closed.connect(lambda: self.want_below(panel, False))
        self.add_below(panel)
        return panel

    # --- where one is ------------------------------------------------------------------------
    @property
    def grid(self) -> GridView | None:
        """The grid that is shown; None on the overview."""
        page = self._stack.currentWidget()
        return page.grid if isinstance(page, LayerPage) else None

    @property
    def layer_page(self) -> LayerPage | None:
        """The page of the layer that is shown; None on other pages."""
        page = self._stack.currentWidget()
        return page if isinstance(page, LayerPage) else None

    @property
    def layer(self) -> str:
        """Id of the layer that the navigator is on; empty on other pages."""
        entry = self.navigator.entry
        return entry.id if entry is not None and entry.kind is PlaceKind.LAYER else ""

    def step_layer(self, step: int) -> None:
        """Go to the next layer (1), or the one before (-1), if there is one."""
        page = self.layer_page
        if page is None:
            return
        layers = [layer.layer for layer in self._session.dashboard.layers]
        at = layers.index(page.model.layer) + step
        if 0 <= at < len(layers):
            self.show_layer(layers[at])
            self.focus_grid()

    def show_layer(self, layer: str) -> None:
        """Go to a layer, with the keyboard where it was."""
        self.navigator.go_to(PlaceKind.LAYER, layer)

    def show_measures(self, layer: str, measures: Iterable[str], words: str) -> None:
        """Go to a layer and show some of its measures only; *words* say which."""
        self.show_layer(layer)
        self._pages[layer].filter_to(measures, words)
        self.focus_grid()

    def show_counted(self, measures: Iterable[str], words: str) -> None:
        """Show some measures only, in every layer that has any; go to the first of those."""
        wanted = set(measures)
        layers = [
            layer.layer
            for layer in self._session.dashboard.layers
            if any(row.measure in wanted for row in layer.rows)
        ]
        for layer in reversed(layers):
            self.show_measures(layer, measures, words)

    @property
    def measure(self) -> str:
        """Id of the measure that the keyboard is on; empty on the overview."""
        return self.grid.measure if self.grid is not None else ""

    @property
    def cell(self) -> tuple[str, Column | None]:
        """Measure and column that the keyboard is on; an empty measure on other pages."""
        return _cell_of(self.grid.currentIndex()) if self.grid is not None else ("", None)

    def show_measure(self, measure: str, column: Column | None = None) -> None:
        """Go to a measure's row, in whichever layer it is, and there to a column."""
        layer = self._session.layer_of(measure)
        if not layer:
            return
        self.show_layer(layer)
        self._pages[layer].choose(measure, column)
        self._pages[layer].grid.setFocus()

    def _show_problem(self, problem: Problem) -> None:
        self.show_measure(problem.measure, column_of(problem, self._session.dashboard))

    # --- pages and panels --------------------------------------------------------------------
    def add_page(
        self, kind: PlaceKind, page: Callable[[], QWidget], *, with_details: bool = False
    ) -> None:
        """Show what *page* returns where the navigator goes to an entry of that kind.

        Args:
            kind: The kind of entry.
            page: Returns the page; called when it is first gone to.
            with_details: Whether a measure's details are beside it, as beside a grid.
        """
        self._places[kind] = page
        if with_details:
            self._beside_details.add(kind)

    def add_below(self, panel: QWidget) -> None:
        """Let *panel* be one of those that can be opened below the pages."""
        self._below.addWidget(panel)

    def add_beside(self, panel: QWidget) -> None:
        """Let *panel* be one of those that can be opened beside the pages, over the details."""
        self._beside.addWidget(panel)

    def add_below_navigator(self, card: QWidget) -> None:
        """Put *card* at the foot of the navigator's column."""
        layout = self._left.layout()
        if layout is not None:
            layout.addWidget(card)

    @property
    def below(self) -> QWidget | None:
        """The panel that is open below the pages; None if none is."""
        return None if self._below.isHidden() else self._below.currentWidget()

    @property
    def beside(self) -> QWidget | None:
        """The panel that is open over the details; None if none is."""
        panel = self._beside.currentWidget()
        return None if panel is self.details else panel

    def want_below(self, panel: QWidget, wanted: bool = True, *, focus: bool = True) -> None:
        """Open a panel below the pages with the keyboard on it, or close it if it is open."""
        if wanted:
            self._below.setCurrentWidget(panel)
            self._below.show()
            if focus:
                panel.setFocus()
            # Once it has taken its room: what the keyboard is on must not lie below it.
            QTimer.singleShot(0, self, self._keep_in_view)
        elif self.below is panel:
            self._below.hide()
            self.focus_grid()
        self.panels_changed.emit()

    def _keep_in_view(self) -> None:
        grid = self.grid
        if grid is not None and grid.currentIndex().isValid():
            grid.scrollTo(grid.currentIndex())

    def want_beside(self, panel: QWidget, wanted: bool = True) -> None:
        """Open a panel over the details with the keyboard on it, or close it if it is open."""
        if wanted:
            self._beside.setCurrentWidget(panel)
            panel.setFocus()
        elif self.beside is panel:
            self._beside.setCurrentWidget(self.details)
            self.focus_grid()
        self._show_beside()
        self.panels_changed.emit()

    def want_details(self, wanted: bool) -> None:
        """Show the details beside grids, or give their room to the grid."""
        self._wants_details = wanted
        self._show_beside()

    def _show_beside(self) -> None:
        entry = self.navigator.entry
        is_beside = entry is not None and entry.kind in self._beside_details
        has_details = self._wants_details and (self.grid is not None or is_beside)
        self._beside.setVisible(has_details or self.beside is not None)

    def focus_grid(self) -> None:
        """Put the keyboard on the grid, if one is shown."""
        if self._session.is_open and self.grid is not None:
            self.grid.setFocus()

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self.look.theme = theme
        self._theme = theme
        for part in (self.navigator, self.details, self.problems):
            part.wear(theme)
        if self._overview.made is not None:
            self._overview.made.wear(theme)
        if self.history_part.made is not None:
            self.history_part.made.wear(theme)
        for page in self._pages:
            page.grid.viewport().update()

    def parts_in_order(self) -> tuple[QWidget, ...]:
        """Return the parts as they are read, for the order of Tab."""
        return (self._left, self._stack, self._below, self._beside)

    def sizes_of_parts(self) -> tuple[bytes, bytes]:
        """Return how wide the parts are and how tall the panel below is, to be restored later."""
        return bytes(self.saveState().data()), bytes(self._middle.saveState().data())

    def restore_sizes(self, across: bytes, down: bytes) -> None:
        """Give the parts the sizes they had; empty ones leave them as they are."""
        for splitter, state in ((self, across), (self._middle, down)):
            if state:
                splitter.restoreState(QByteArray(state))
                splitter.setHandleWidth(1)
                splitter.setChildrenCollapsible(False)

    def stop(self) -> None:
        """Stop what would still tick; the window is going."""
        for page in self._pages:
            page.grid.stop()

    def _begin(self) -> None:
        """Go to the first layer of a pack just opened; stay where one is at another position."""
        if not self._session.is_open:
            self._pages.drop()
            return
        layers = [layer.layer for layer in self._session.dashboard.layers]
        if self._pages.others_than(layers):
            self._pages.drop()
        if self.grid is not None and self._pages:
            self.grid.choose_first()
        else:
            self.navigator.go_to(PlaceKind.LAYER, layers[0] if layers else "")

    def _follow_layers(self, update: Update) -> None:
        """Leave the page of a layer that was removed."""
        if not update.change.structure:
            return
        layers = [each.layer for each in self._session.dashboard.layers]
        if self.navigator.entry is None and layers:
            self.show_layer(layers[0])
        self._pages.drop(self._pages.others_than(layers))

    def _go(self, entry: Entry) -> None:
        if entry.kind is not PlaceKind.LAYER:
            place = self._places[entry.kind]()
            if self._stack.indexOf(place) < 0:
                self._stack.addWidget(place)
            self._stack.setCurrentWidget(place)
            self._show_beside()
            return
        self._stack.setCurrentWidget(page := self._pages[entry.id])
        self._show_beside()
        page.grid.choose_first()
        self.details.show_measure(page.grid.measure)

    def _make_page(self, layer: str) -> LayerPage:
        page = LayerPage(self._session, layer, self.look, self._columns, self._marks, self._stack)
        grid = page.grid
        grid.addActions(self._on_grid)
        grid.verdict_wanted.connect(self.verdict_wanted)
        grid.measure_chosen.connect(self.details.show_measure)
        grid.told.connect(self.told)
        grid.selection_told.connect(self.selection_told)
        grid.place_wanted.connect(self.place_wanted)
        grid.outcome_place_wanted.connect(self.outcome_place_wanted)
        page.finder.measure_wanted.connect(self.show_measure)
        grid.selectionModel().currentChanged.connect(
            lambda current: self.cell_chosen.emit(*_cell_of(current))
        )
        return page


def _cell_of(index: QModelIndex) -> tuple[str, Column | None]:
    return str(index.data(GridRole.MEASURE) or ""), column_at(index)
