"""How the window lay and where one was when it was closed, and how it is when it opens again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from perfdesk.app.navigator_model import Entry, PlaceKind
from perfdesk.app.place_memory import Place, PlaceMemory
from perfdesk.app.preferences import GEOMETRY, PARTS, PARTS_BELOW, Preferences
from perfdesk.app.session import Session
from perfdesk.widgets.workspace import Workspace

_SMALL_SCREEN = 1500
"""Below this width, in pixels, the window takes the whole screen."""

_TO_HOLD = 96
"""Pixels of the window's head that have to lie on a screen, to be taken hold of."""


def restore_window(window: QMainWindow, workspace: Workspace, preferences: Preferences) -> None:
    """Lay the window as it was left, or fittingly on its screen."""
    room = window.screen().availableGeometry()
    window.resize(min(1440, room.width() * 9 // 10), min(900, room.height() * 9 // 10))
    if room.width() < _SMALL_SCREEN:
        window.setWindowState(Qt.WindowState.WindowMaximized)
    if preferences[GEOMETRY]:
        window.restoreGeometry(QByteArray(preferences[GEOMETRY]))
        bring_onto_a_screen(window)
    workspace.restore_sizes(preferences[PARTS], preferences[PARTS_BELOW])


def bring_onto_a_screen(window: QMainWindow) -> None:
    """Move a window back that lies where no screen is any more, as after a dock was left."""
    head = QRect(window.pos(), window.size())
    head.setHeight(_TO_HOLD)
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    held = (screen.intersected(head) for screen in screens)
    if any(part.width() >= _TO_HOLD and part.height() >= _TO_HOLD // 4 for part in held):
        if not window.isMaximized():
            # A window left on a large screen would reach over the edges of a small one.
            window.resize(window.size().boundedTo(window.screen().availableGeometry().size()))
        return
    room = QGuiApplication.primaryScreen().availableGeometry()
    window.resize(window.size().boundedTo(room.size()))
    window.move(room.center() - window.rect().center())


def remember_window(window: QMainWindow, workspace: Workspace, preferences: Preferences) -> None:
    """Keep how the window lies; written to disk at once."""
    preferences[GEOMETRY] = bytes(window.saveGeometry().data())
    preferences[PARTS], preferences[PARTS_BELOW] = workspace.sizes_of_parts()
    preferences.save()


class PlaceKeeper(QObject):
    """Goes to where one was when a pack is opened again."""

    def __init__(self, session: Session, workspace: Workspace, preferences: Preferences) -> None:
        super().__init__(workspace)
        self._session = session
        self._workspace = workspace
        self._memory = PlaceMemory(preferences)
        self._pack: Path | None = None
        self._now = Place(PlaceKind.LAYER)
        workspace.navigator.went.connect(self._note_page)
        workspace.cell_chosen.connect(self._note_measure)
        session.opened.connect(self._follow)
        session.saved_state_changed.connect(self._follow_name)

    def keep(self) -> None:
        """Remember where one is in the open pack."""
        if self._pack is not None:
            self._memory.note(self._pack, self._now)

    def _follow(self) -> None:
        """When another pack is opened: keep the place in the one before, find that in this one."""
        path = self._session.path
        if path is not None and path == self._pack:
            return
        self.keep()
        # What is noted while the new pack is being shown is not where the person was.
        self._pack = None
        place = self._memory.place_in(path) if path is not None else None
        if place is not None:
            self._go(place)
        self._pack = path

    def _follow_name(self) -> None:
        """A pack that is saved under another name is the same place."""
        if self._session.is_open:
            self._pack = self._session.path

    def _go(self, place: Place) -> None:
        known = {kind.value: kind for kind in PlaceKind}
        kind = known.get(place.kind)
        if kind is None:
            return
        if place.measure and self._session.layer_of(place.measure):
            self._workspace.show_measure(place.measure)
        else:
            self._workspace.navigator.go_to(kind, place.layer)

    def _note_page(self, entry: Entry) -> None:
        self._now = Place(entry.kind.value, entry.id)

    def _note_measure(self, measure: str) -> None:
        if measure:
            self._now = Place(PlaceKind.LAYER.value, self._session.layer_of(measure), measure)
