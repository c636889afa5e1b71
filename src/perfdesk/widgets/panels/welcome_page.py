"""What the window shows without a pack: the ways to get one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from perfdesk.app.packs.recent import RecentPack
from perfdesk.store import Recovery
from perfdesk.widgets.icons import IconDrawer, program_icon
from perfdesk.widgets.labels import heading_label, quiet_label, title_label
from perfdesk.widgets.panels.pack_row import PackRow
from perfdesk.widgets.theme import Theme
from perfdesk.widgets.window.actions import Actions
from perfdesk.widgets.window.commands import Command

_WIDTH = 384
_GAP = 64
_ICON = 48
_LOWEST, _TALLEST = 320, 520

_PROMISE = "Turn your extracts into a checked performance pack for committee."
_DROP = "You can also drop spreadsheets, folders or a pack anywhere in this window."
_MISSING = "The file cannot be found. Connect its drive, or remove it from the list."
_NO_PACKS = (
    "Packs you open or save are listed here. To look round first, open the sample pack: a county "
    "council's printed figures, with six things to find."
)


class WelcomePage(QWidget):
    """On the left the ways to begin; on the right work left behind, and packs opened before.

    Signals:
        recent_chosen: Path of the recent pack to open.
        recovery_chosen: The `Recovery` to go on with.
        pin_wanted: Path of a recent pack, and whether it shall stay in the list.
        removal_wanted: Path of a recent pack to take out of the list.
    """

    recent_chosen = Signal(object)
    recovery_chosen = Signal(object)
    pin_wanted = Signal(object, bool)
    removal_wanted = Signal(object)

    def __init__(
        self, actions: Actions, icons: IconDrawer, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Welcome")
        self._icons = icons
        self._theme = theme
        self._rows: list[PackRow] = []
        self._shown: tuple[Sequence[RecentPack], Sequence[Recovery]] | None = None
        self.sample = self._button("Open the sample pack", actions, Command.SAMPLE)
        self.sample.setDefault(True)
        self.appendix = self._button("New pack\u2026", actions, Command.NEW_FROM_APPENDIX)
        self.open = self._button("Open a pack\u2026", actions, Command.OPEN)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(2)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addStretch(1)
        across.addWidget(self._left())
        across.addSpacing(_GAP)
        across.addWidget(self._right())
        across.addStretch(1)
        whole = QVBoxLayout(self)
        whole.addStretch(1)
        whole.addLayout(across, 6)
        whole.addStretch(2)
        self.setFocusProxy(self.sample)

    def _left(self) -> QWidget:
        column = QWidget(self)
        column.setFixedWidth(_WIDTH)
        icon = QLabel(column)
        icon.setFixedSize(_ICON, _ICON)
        icon.setPixmap(program_icon().pixmap(QSize(_ICON, _ICON), self.devicePixelRatioF()))
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(icon)
        layout.addSpacing(4)
        layout.addWidget(title_label("PerfDesk", 2.0))
        layout.addWidget(quiet_label(_PROMISE))
        layout.addSpacing(20)
        for button in (self.sample, self.appendix, self.open):
            layout.addWidget(button)
        layout.addSpacing(12)
        layout.addWidget(self._drop_area())
        layout.addStretch(1)
        return column

    def _drop_area(self) -> QWidget:
        """The place that invites to drop; files are taken all over the window."""
        area = QFrame(self)
        area.setObjectName("drop")
        told = quiet_label(_DROP)
        told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(area)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.addWidget(told)
        return area

    def _right(self) -> QWidget:
        inner = QWidget(self)
        inner.setObjectName("recent")
        outer = QVBoxLayout(inner)
        outer.setContentsMargins(8, 16, 8, 12)
        outer.addLayout(self._list)
        outer.addStretch(1)
        area = QScrollArea(self)
        area.setObjectName("recents")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        area.setFixedWidth(_WIDTH + 16)
        area.setMinimumHeight(_LOWEST)
        area.setMaximumHeight(_TALLEST)
        area.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        return area

    def _button(self, text: str, actions: Actions, command: Command) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("part", "big")
        button.setToolTip(actions[command].toolTip())
        button.clicked.connect(actions[command].trigger)
        return button

    # --- what it offers ----------------------------------------------------------------------
    @property
    def rows(self) -> tuple[PackRow, ...]:
        """The packs and the work left behind, as they stand in the list."""
        return tuple(self._rows)

    def offer(self, recent: Sequence[RecentPack], left_behind: Sequence[Recovery]) -> None:
        """Offer packs opened before, and work that was not saved."""
        if self._are_those(recent, left_behind):
            return
        focused = next((row.name for row in self._rows if row.has_focus), "")
        self._shown = (recent, left_behind)
        self._clear()
        if left_behind:
            self._add_heading("Not saved when PerfDesk last closed")
            for recovery in left_behind:
                self._add_recovery(recovery)
        self._add_heading("Recent packs", apart=bool(left_behind))
        for each in recent:
            self._add_recent(each)
        if not recent:
            told = quiet_label(_NO_PACKS)
            told.setContentsMargins(10, 0, 0, 0)
            self._list.addWidget(told)
        self._keep_focus(focused)

    def _are_those(self, recent: Sequence[RecentPack], left_behind: Sequence[Recovery]) -> bool:
        """Tell whether these packs are shown already; what is known of them is told in place.

        A row that somebody is about to click is not taken from under the pointer.
        """
        if self._shown is None:
            return False
        packs, left = self._shown
        if [_key(each) for each in packs] != [_key(each) for each in recent]:
            return False
        if list(left) != list(left_behind):
            return False
        for row, pack in zip(self._rows[len(left) :], recent, strict=True):
            _tell_of(row, pack)
        return True

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self._theme = theme
        for row in self._rows:
            row.wear(self._icons, theme)

    def _keep_focus(self, name: str) -> None:
        for row in self._rows:
            if name and row.name == name:
                row.take_focus()

    def _clear(self) -> None:
        self._rows.clear()
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _add_heading(self, text: str, *, apart: bool = False) -> None:
        label = heading_label(text)
        # Above the words of the rows, which stand in from the edge that shows under the pointer.
        label.setContentsMargins(10, 20 if apart else 0, 0, 6)
        self._list.addWidget(label)

    def _add_recovery(self, recovery: Recovery) -> None:
        edits = "1 edit" if recovery.edits == 1 else f"{recovery.edits} edits"
        when = recovery.when.astimezone()
        row = PackRow(
            recovery.title.removesuffix(".perfdesk"), f"{edits}, {when.day} {when:%B, %H:%M}", self
        )
        if recovery.problem:
            row.say_missing(recovery.problem)
        row.chosen.connect(lambda each=recovery: self.recovery_chosen.emit(each))
        self._add(row)

    def _add_recent(self, pack: RecentPack) -> None:
        row = PackRow(pack.path.stem, pack.beside, self, str(pack.path))
        row.add_pin(pack.is_pinned)
        row.add_removal()
        _tell_of(row, pack)
        path = pack.path
        row.chosen.connect(lambda: self.recent_chosen.emit(path))
        row.pin_wanted.connect(lambda pinned: self.pin_wanted.emit(path, pinned))
        row.removal_wanted.connect(lambda: self.removal_wanted.emit(path))
        self._add(row)

    def _add(self, row: PackRow) -> None:
        row.wear(self._icons, self._theme)
        self._rows.append(row)
        self._list.addWidget(row)


def _key(pack: RecentPack) -> tuple[Path, bool]:
    return pack.path, pack.is_pinned


def _tell_of(row: PackRow, pack: RecentPack) -> None:
    """Show what is known of a pack."""
    row.say_beside(pack.beside)
    if pack.is_missing:
        row.say_missing(_MISSING)
