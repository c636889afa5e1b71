"""The menu of packs that were opened before."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from perfdesk.widgets.controllers.pack_controller import PackController

_MOST = 10


class RecentMenu(QMenu):
    """Filled when it opens, from what is remembered: no drive is asked whether it is there."""

    def __init__(self, packs: PackController, parent: QWidget | None = None) -> None:
        super().__init__("Open &recent", parent)
        self._packs = packs
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.fill)
        self.triggered.connect(self._open)
        self.fill()

    def fill(self) -> None:
        """List the packs, the pinned first; their folders are in the tips."""
        self.clear()
        for number, recent in enumerate(self._packs.recent.listed()[:_MOST], start=1):
            name = recent.path.stem.replace("&", "&&")
            action = self.addAction(f"&{number} {name}" if number < 10 else name)
            action.setToolTip(str(recent.path))
            action.setData(recent)
        if self.isEmpty():
            self.addAction("No packs opened yet").setEnabled(False)

    def _open(self, action: QAction) -> None:
        self._packs.open_path(action.data().path)
