"""F1: the topic that explains what one is at, in the window and in its dialogs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from perfdesk.app.navigator_model import PlaceKind
from perfdesk.widgets.help.shortcuts import keyboard_topic
from perfdesk.widgets.help.topics import (
    COUNCILS,
    FIRST,
    GRID,
    KEYBOARD,
    OWNERS,
    PREVIEW,
    PROBLEMS,
    REPORT_TEXT,
    SOURCES,
    WINDOW,
    Topic,
    read_topics,
    topic_of_column,
    topic_of_dialog,
)
from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.panels.first_use import FirstUse
from perfdesk.widgets.theme import Wardrobe
from perfdesk.widgets.window.actions import Actions
from perfdesk.widgets.workspace import Workspace

if TYPE_CHECKING:
    from perfdesk.widgets.help.help_panel import HelpPanel

_CALLED = "called for help"

_OF_PAGES = {
    PlaceKind.SOURCES: SOURCES,
    PlaceKind.PREVIEW: PREVIEW,
    PlaceKind.REPORT: REPORT_TEXT,
    PlaceKind.OWNERS: OWNERS,
    PlaceKind.BENCHMARKS: COUNCILS,
}
"""The topic of each page that is no layer."""


class HelpController(QObject):
    """Opens the help beside the pages, or over a dialog in a window of its own."""

    def __init__(
        self, workspace: Workspace, actions: Actions, icons: IconDrawer, wardrobe: Wardrobe
    ) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._actions = actions
        self._icons = icons
        self._wardrobe = wardrobe
        self._panel = FirstUse(self._make_panel)

    @property
    def panel(self) -> HelpPanel:
        """The topics, beside the pages."""
        return self._panel()

    def _make_panel(self) -> HelpPanel:
        workspace = self._workspace
        panel = self._new_panel(workspace)
        panel.closed.connect(lambda: workspace.want_beside(panel, False))
        self._wardrobe.changed.connect(panel.wear)
        workspace.add_beside(panel)
        return panel

    def _new_panel(self, parent: QWidget) -> HelpPanel:
        from perfdesk.widgets.help.help_panel import HelpPanel

        return HelpPanel(self._topics, self._icons, self._wardrobe.theme, parent)

    def explain(self) -> None:
        """Explain what the keyboard is on."""
        self.show_topic(self._topic_here())

    def show_topic(self, title: str) -> None:
        """Show a topic beside the pages; without a pack in a window of its own."""
        if not self._workspace.isVisible():
            self._show_over(self._workspace.window(), title)
            return
        self.panel.show_topic(title)
        self._workspace.want_beside(self.panel)

    def show_keyboard(self) -> None:
        """Show every key there is."""
        self.show_topic(KEYBOARD)

    def attend(self, dialog: QDialog) -> None:
        """Let F1 explain a dialog while it is open; once for each."""
        if dialog.property(_CALLED):
            return
        dialog.setProperty(_CALLED, True)
        call = QAction("Help", dialog)
        call.setShortcut(QKeySequence(Qt.Key.Key_F1))
        call.triggered.connect(
            lambda: self._show_over(dialog, topic_of_dialog(dialog.objectName()))
        )
        dialog.addAction(call)

    def _show_over(self, parent: QWidget, title: str) -> None:
        shown = QDialog(parent)
        shown.setProperty(_CALLED, True)
        shown.setWindowTitle("Help")
        shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        panel = self._new_panel(shown)
        panel.closed.connect(shown.close)
        layout = QVBoxLayout(shown)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(panel)
        panel.show_topic(title)
        shown.resize(480, 560)
        shown.show()
        panel.setFocus()

    def _topics(self) -> tuple[Topic, ...]:
        topics = read_topics()
        guide = next((topic for topic in topics if topic.title == KEYBOARD), None)
        others = tuple(topic for topic in topics if topic.title != KEYBOARD)
        return (*others, keyboard_topic(self._actions, guide))

    def _topic_here(self) -> str:
        from perfdesk.widgets.sources.lineage_panel import LineagePanel

        workspace = self._workspace
        focused: QWidget | None = QApplication.focusWidget()
        if focused is not None and workspace.problems.isAncestorOf(focused):
            return PROBLEMS
        entry = workspace.navigator.entry
        if not workspace.isVisible():
            return FIRST
        below = workspace.below
        if isinstance(below, LineagePanel) and focused is not None and below.isAncestorOf(focused):
            return SOURCES
        if entry is not None and entry.kind in _OF_PAGES:
            return _OF_PAGES[entry.kind]
        if entry is None or entry.kind is not PlaceKind.LAYER:
            return WINDOW
        grid = workspace.grid
        if grid is None or not grid.hasFocus():
            return GRID
        return topic_of_column(workspace.cell[1])
