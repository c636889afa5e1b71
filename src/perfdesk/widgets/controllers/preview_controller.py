"""Brings the page preview into the workspace, and lets it follow the measure looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from perfdesk.app.navigator_model import PlaceKind
from perfdesk.app.session import Session
from perfdesk.app.tasks import TaskRunner
from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.panels.first_use import FirstUse
from perfdesk.widgets.theme import Theme
from perfdesk.widgets.workspace import Workspace

if TYPE_CHECKING:
    from perfdesk.app.preview.page_preview import PagePreview
    from perfdesk.widgets.preview.preview_page import PreviewPage


class PreviewController(QObject):
    """The preview as a page of the workspace."""

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        workspace: Workspace,
        icons: IconDrawer,
        theme: Theme,
        exporting: QAction,
    ) -> None:
        """Add the page to *workspace*; *exporting* is the command that exports."""
        super().__init__(workspace)
        self._session = session
        self._tasks = tasks
        self._workspace = workspace
        self._icons = icons
        self._theme = theme
        self._exporting = exporting
        self._measure = ""
        self._preview = FirstUse(self._make_preview)
        self._page = FirstUse(self._make_page)
        workspace.add_page(PlaceKind.PREVIEW, self._page)
        workspace.cell_chosen.connect(lambda measure, _: self._follow(measure))

    @property
    def page(self) -> PreviewPage:
        """The page that shows the pages."""
        return self._page()

    def _make_preview(self) -> PagePreview:
        from perfdesk.app.preview.page_preview import PagePreview

        preview = PagePreview(self._session, self._tasks, self)
        preview.follow(self._measure)
        return preview

    def _make_page(self) -> PreviewPage:
        from perfdesk.widgets.preview.preview_page import PreviewPage

        return PreviewPage(
            self._preview(), self._icons, self._theme, self._exporting, self._workspace
        )

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self._theme = theme
        if self._page.made is not None:
            self._page.made.wear(theme)

    def stop(self) -> None:
        """Cease to follow; the window is going."""
        if self._preview.made is not None:
            self._preview.made.stop()

    def _follow(self, measure: str) -> None:
        self._measure = measure
        if self._preview.made is not None:
            self._preview.made.follow(measure)

    def show_preview(self) -> None:
        """Go to the pages, at the row that the keyboard is on."""
        measure = self._workspace.measure
        self._workspace.navigator.go_to(PlaceKind.PREVIEW)
        if measure:
            self._preview().follow(measure)
        self.page.setFocus()
