"""Brings the page of sources and the lineage panel into the workspace, and leads between them."""

from __future__ import annotations

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
from perfdesk.widgets.questions import Questions
from perfdesk.widgets.sources.lineage_panel import LineagePanel
from perfdesk.widgets.sources.sources_page import SourcesPage
from perfdesk.widgets.theme import Theme
from perfdesk.widgets.workspace import Workspace

_LOOKED_AT = (Column.CURRENT, Column.PREVIOUS, Column.TARGET)


class SourcesDesk(QObject):
    """Goes from a cell to its source, and from a source to its cells.

    Signals:
        told: A sentence for the status bar.
    """

    told = Signal(str)

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
        self._workspace = workspace
        self.page = SourcesPage(session, tasks, preferences, questions, importing, workspace)
        self.panel = LineagePanel(session, icons, theme, workspace)
        workspace.add_page(PlaceKind.SOURCES, self.page)
        workspace.add_below(self.panel)
        workspace.cell_chosen.connect(self._follow)
        workspace.panels_changed.connect(self._look_where_one_is)
        self.panel.source_wanted.connect(self.show_source)
        self.page.cell_wanted.connect(self.show_cell)
        self.page.files.cell_chosen.connect(self._follow_given)
        self.page.told.connect(self.told)

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self.panel.wear(theme)

    def stop(self) -> None:
        """Stop what would still tick; the window is going."""
        self.panel.stop()

    # --- from a cell to its source -----------------------------------------------------------
    def show_lineage(self, key: CellKey) -> None:
        """Open the panel on a figure or target, wherever the keyboard is."""
        self._workspace.want_below(self.panel)
        self.panel.show_key(key)

    def show_sources(self) -> None:
        """Go to the page of sources."""
        self._workspace.navigator.go_to(PlaceKind.SOURCES)
        self.page.setFocus()

    def show_source(self, fingerprint: str) -> None:
        """Go to the row of a file in the sources."""
        self._workspace.navigator.go_to(PlaceKind.SOURCES)
        if not self.page.show_file(fingerprint):
            self.told.emit("The pack no longer lists this file.")

    def _follow(self, measure: str, column: object) -> None:
        if self._workspace.below is self.panel:
            self.panel.show_cell(measure, column if isinstance(column, Column) else None)

    def _follow_given(self, key: CellKey) -> None:
        if self._workspace.below is self.panel:
            self.panel.show_key(key)

    def _look_where_one_is(self) -> None:
        """A panel just opened shows the cell that the keyboard was on."""
        if self._workspace.below is not self.panel:
            return
        if self._workspace.grid is not None:
            self._follow(*self._workspace.cell)
        elif self.page.isVisible():
            self.panel.show_key(self.page.files.chosen_cell)

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
