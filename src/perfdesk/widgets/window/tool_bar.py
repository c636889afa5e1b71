"""The bar at the top: the commands of every day, the position shown, and the box to find with."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolBar, QWidget

from perfdesk.app.session import Session
from perfdesk.widgets.choice_box import ChoiceBox
from perfdesk.widgets.labels import quiet_label
from perfdesk.widgets.panels.find_box import FindBox
from perfdesk.widgets.theme import Theme
from perfdesk.widgets.window.actions import Actions


class ToolBar(QToolBar):
    """What concerns a pack is shown only while one is open.

    Signals:
        position_chosen: The `Period` to show.
    """

    position_chosen = Signal(object)

    def __init__(
        self, session: Session, actions: Actions, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__("Tools", parent)
        self._session = session
        self.setObjectName("tools")
        self.setMovable(False)
        self.setIconSize(QSize(20, 20))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggleViewAction().setVisible(False)
        actions.fill_bar(self)
        space = QWidget(self)
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)
        label = quiet_label("Position ")
        self.positions = ChoiceBox(self)
        self.positions.setAccessibleName("Position shown")
        self.positions.setMinimumSize(112, 30)
        self.positions.activated.connect(self._choose_position)
        label.setBuddy(self.positions)
        self.finder = FindBox(theme, self)
        gap = QWidget(self)
        gap.setFixedWidth(12)
        self._for_packs = [
            self.addWidget(each) for each in (label, self.positions, gap, self.finder)
        ]

    def follow(self) -> None:
        """Show what the session holds now."""
        for part in self._for_packs:
            part.setVisible(self._session.is_open)
        if self._session.is_open:
            self._list_positions()

    def _list_positions(self) -> None:
        shown = self._session.dashboard.position
        listed = [each.period for each in self._session.pack.positions]
        if [self.positions.itemData(at) for at in range(self.positions.count())] != listed:
            self.positions.clear()
            for period in listed:
                self.positions.addItem(period.label, period)
        self.positions.setCurrentIndex(listed.index(shown))

    def _choose_position(self, at: int) -> None:
        self.position_chosen.emit(self.positions.itemData(at))
