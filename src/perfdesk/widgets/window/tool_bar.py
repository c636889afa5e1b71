"""The bar at the top: the commands of every day, the position shown, and the box to find with."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton, QWidget

from perfdesk.app.session import Session
from perfdesk.widgets.choice_box import ChoiceBox
from perfdesk.widgets.labels import quiet_label
from perfdesk.widgets.panels.find_box import FindBox
from perfdesk.widgets.theme import Theme
from perfdesk.widgets.window.actions import Actions

_APART = 2

_SEPARATORS = 72
"""Pixels for the lines between groups of commands, and the margins of the bar."""

_AROUND_WORDS = 46
"""Pixels of a button beside its words: icon, gap and padding."""


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
        # Positions come with roll forward, and a quarter's name is longer than a year's.
        self.positions.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.positions.activated.connect(self._choose_position)
        label.setBuddy(self.positions)
        self.finder = FindBox(theme, self)
        gap = QWidget(self)
        gap.setFixedWidth(12)
        self._beside_packs = (label, gap)
        self._for_packs = [
            self.addWidget(each) for each in (label, self.positions, gap, self.finder)
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show icons alone where words would push the position and the box off the bar."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in another font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        with_words = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        alone = Qt.ToolButtonStyle.ToolButtonIconOnly
        buttons = [self.widgetForAction(action) for action in self.actions()]
        shown = [each for each in buttons if isinstance(each, QToolButton)]
        words = sum(_width_of_words(each) for each in shown)
        # Not by what is shown: the bar itself hides what it has no room for.
        beside = (self.positions, self.finder, *self._beside_packs)
        rest = sum(max(each.sizeHint().width(), each.minimumWidth()) + _APART for each in beside)
        wanted = with_words if words + rest + _SEPARATORS <= self.width() else alone
        if self.toolButtonStyle() != wanted:
            self.setToolButtonStyle(wanted)

    def follow(self) -> None:
        """Show what the session holds now."""
        for part in self._for_packs:
            part.setVisible(self._session.is_open)
        self._fit()
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


def _width_of_words(button: QToolButton) -> int:
    """How wide a button is with its words, whether it shows them now or not."""
    action: QAction | None = button.defaultAction()
    words = action.iconText() if action is not None else button.text()
    return button.fontMetrics().horizontalAdvance(words) + _AROUND_WORDS
