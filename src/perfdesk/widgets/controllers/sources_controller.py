"""Brings the page of sources and the lineage panel into the workspace, and leads between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from perfdesk.app.navigator_model import PlaceKind
from perfdesk.app.preferences import Preferences
from perfdesk.app.session import Session
from perfdesk.app.tasks import TaskRunner
from perfdesk.core.building.lineage import CellKey, key_at
from perfdesk.core.dashboard import Column
from perfdesk.core.periods import Period
from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.panels.first_use import FirstUse
from perfdesk.widgets.questions import Questions
from perfdesk.widgets.theme import Theme
from perfdesk.widgets.workspace import Workspace

if TYPE_CHECKING:
    from perfdesk.widgets.sources.lineage_panel import LineagePanel
    from perfdesk.widgets.sources.sources_page import SourcesPage

_LOOKED_AT = (Column.CURRENT, Column.PREVIOUS, Column.TARGET)


class SourcesController(QObject):
    """Goes from a cell to its source, and from a source to its cells.

    Signals:
        told: A sentence for the status bar.
        page_made: The page of sources, when it is first gone to.
    """

    told = Signal(str)
    page_made = Signal(object)

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        preferences: Preferences,
        questions: Questions,
        workspace: Workspace,
        icons: IconDrawer,
        theme: Theme,
        importing: QAction,
    ) -> None:
        """Add page and panel to *workspace*; *importing* is the command that imports extracts."""
        super().__init__(workspace)
        self._session = session
        self._tasks = tasks
        self._preferences = preferences
        self._questions = questions
        self._workspace = workspace
        self._icons = icons
        self._theme = theme
        self._importing = importing
        self._fresh = ""
        self._page = FirstUse(self._make_page)
        self.panel_part = FirstUse(self._make_panel)
        workspace.add_page(PlaceKind.SOURCES, self._page)
        workspace.cell_chosen.connect(self._follow)
        workspace.panels_changed.connect(self._look_where_one_is)

    @property
    def page(self) -> SourcesPage:
        """The page of sources."""
        return self._page()

    @property
    def panel(self) -> LineagePanel:
        """The panel that tells where a figure came from."""
        return self.panel_part()

    def _make_page(self) -> SourcesPage:
        from perfdesk.widgets.sources.sources_page import SourcesPage

        page = SourcesPage(
            self._session,
            self._tasks,
            self._preferences,
            self._questions,
            self._importing,
            self._workspace,
        )
        page.cell_wanted.connect(self.show_cell)
        page.files.cell_chosen.connect(self._follow_given)
        page.told.connect(self.told)
        self.page_made.emit(page)
        return page

    def _make_panel(self) -> LineagePanel:
        from perfdesk.widgets.sources.lineage_panel import LineagePanel

        panel = LineagePanel(self._session, self._icons, self._theme, self._workspace)
        panel.source_wanted.connect(self.show_source)
        panel.closed.connect(lambda: self._workspace.want_below(panel, False))
        self._workspace.add_below(panel)
        return panel

    @property
    def _open_panel(self) -> LineagePanel | None:
        panel = self.panel_part.made
        return panel if self._workspace.below is panel else None

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self._theme = theme
        if self.panel_part.made is not None:
            self.panel_part.made.wear(theme)

    def stop(self) -> None:
        """Stop what would still tick; the window is going."""
        if self.panel_part.made is not None:
            self.panel_part.made.stop()

    # --- from a cell to its source -----------------------------------------------------------
    def show_lineage(self, key: CellKey) -> None:
        """Open the panel on a figure or target, wherever the keyboard is."""
        self._workspace.want_below(self.panel)
        self.panel.show_key(key)

    def show_sources(self) -> None:
        """Go to the page of sources; after an import, to all that the last file brought."""
        self._workspace.navigator.go_to(PlaceKind.SOURCES)
        if self._fresh:
            self.page.show_file(self._fresh)
            self._fresh = ""
        self.page.setFocus()

    def expect(self, fingerprint: str) -> None:
        """Note which file was imported last: whoever turns to the sources wants to see it."""
        self._fresh = fingerprint

    def show_source(self, fingerprint: str) -> None:
        """Go to the row of a file in the sources."""
        self._workspace.navigator.go_to(PlaceKind.SOURCES)
        if not self.page.show_file(fingerprint):
            self.told.emit("This file is no longer listed in the pack.")

    def _follow(self, measure: str, column: object) -> None:
        if self._open_panel is not None:
            self._open_panel.show_cell(measure, column if isinstance(column, Column) else None)

    def _follow_given(self, key: CellKey) -> None:
        if self._open_panel is not None:
            self._open_panel.show_key(key)

    def _look_where_one_is(self) -> None:
        """A panel just opened shows the cell that the keyboard was on."""
        if self._open_panel is None:
            return
        if self._workspace.grid is not None:
            self._follow(*self._workspace.cell)
        elif self._page.made is not None and self._page.made.isVisible():
            self._open_panel.show_key(self._page.made.files.chosen_cell)

    # --- from a source to its cells ----------------------------------------------------------
    def show_cell(self, key: CellKey) -> None:
        """Go to the cell of the dashboard that shows a figure or target.

        What the position does not show is looked for in the pack's others. Of what none shows,
        such as the figure of another council, the panel tells where it came from.
        """
        session = self._session
        shown = session.dashboard.position
        others = (each.period for each in session.pack.positions if each.period != shown)
        for position in (shown, *others):
            column = self._column_of(key, position)
            if column is not None:
                session.show_position(position)
                self._workspace.show_measure(key.measure, column)
                return
        self._workspace.show_measure(key.measure)
        self.show_lineage(key)

    def _column_of(self, key: CellKey, position: Period) -> Column | None:
        """Return the column of a position in which a figure or target stands, if any."""
        pack = self._session.pack
        if all(each.id != key.measure for each in pack.measures_at(position)):
            return None
        for column in _LOOKED_AT:
            if key_at(pack, position, key.measure, column) == key:
                return column
        return None
