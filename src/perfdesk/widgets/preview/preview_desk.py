"""Brings the page preview into the workspace, and lets it follow the measure looked at."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from perfdesk.app.navigator_model import PlaceKind
from perfdesk.app.preview.page_preview import PagePreview
from perfdesk.app.session import Session
from perfdesk.app.tasks import TaskRunner
from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.preview.preview_page import PreviewPage
from perfdesk.widgets.theme import Theme
from perfdesk.widgets.workspace import Workspace


class PreviewDesk(QObject):
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
        self._workspace = workspace
        self._preview = PagePreview(session, tasks, self)
        self.page = PreviewPage(self._preview, icons, theme, exporting, workspace)
        workspace.add_page(PlaceKind.PREVIEW, self.page)
        workspace.cell_chosen.connect(lambda measure, _: self._preview.follow(measure))

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self.page.wear(theme)

    def stop(self) -> None:
        """Cease to follow; the window is going."""
        self._preview.stop()

    def show_preview(self) -> None:
        """Go to the pages, at the row that the keyboard is on."""
        measure = self._workspace.measure
        self._workspace.navigator.go_to(PlaceKind.PREVIEW)
        if measure:
            self._preview.follow(measure)
        self.page.setFocus()
