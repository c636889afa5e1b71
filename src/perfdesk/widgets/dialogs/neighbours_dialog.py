"""The groups of councils that ours is compared with: who is in them, and who says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import uuid4

from PySide6.QtCore import QDate, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCompleter, QDialog, QListWidgetItem, QWidget

from perfdesk.app.session import Session
from perfdesk.core.benchmarks.neighbours import NeighbourGroup
from perfdesk.core.benchmarks.standing import groups_of
from perfdesk.core.councils import (
    council_coded,
    council_named,
    councils,
    current_code,
    followed_by,
)
from perfdesk.core.editing.neighbours import group_edit, group_removal
from perfdesk.core.errors import PerfDeskError
from perfdesk.forms.ui_neighbours import Ui_Neighbours
from perfdesk.widgets.labels import set_as_title


class NeighboursDialog(QDialog):
    """Shows the groups of the open pack; each group that is kept or removed is one edit."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._council = session.pack.council
        self._shown = self._blank()
        self._members: list[str] = []
        self._ui = Ui_Neighbours()
        self._ui.setupUi(self)
        set_as_title(self._ui.title)
        self.setObjectName("neighbours")
        self._ui.note.setText(
            f"{self._council.name} is compared with the councils in a group, which are named in "
            "the chart of all councils."
        )
        self._names = {
            each.name: each.code
            for each in councils()
            if not followed_by(each.code) and each.code != current_code(self._council.code)
        }
        completer = QCompleter(sorted(self._names), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self._take_in)
        self._ui.search.setCompleter(completer)
        # The line within is what a screen reader reads.
        self._ui.dated.lineEdit().setAccessibleName(self._ui.dated.accessibleName())
        self._connect()
        self._list_groups("")

    def _connect(self) -> None:
        ui = self._ui
        ui.groups.currentRowChanged.connect(self._go)
        ui.add.clicked.connect(self._begin)
        ui.remove.clicked.connect(self._remove)
        ui.search.returnPressed.connect(self._take_in_typed)
        ui.search.textEdited.connect(ui.problem.clear)
        ui.members.currentRowChanged.connect(self._show_what_is_possible)
        for line in (ui.name, ui.source):
            line.textChanged.connect(self._show_what_is_possible)
        ui.dated.dateChanged.connect(self._show_what_is_possible)
        for button, keys, do in (
            (ui.up, "Alt+Up", lambda: self._move(-1)),
            (ui.down, "Alt+Down", lambda: self._move(1)),
            (ui.takeOut, "Delete", self._take_out),
        ):
            button.clicked.connect(do)
            button.setToolTip(f"{keys} in the list of members")
            shortcut = QShortcut(QKeySequence(keys), ui.members)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(do)
        ui.keep.clicked.connect(self.keep)
        ui.close.clicked.connect(self.reject)

    # --- groups ------------------------------------------------------------------------------
    @property
    def problem(self) -> str:
        """Why what was asked for was not done; empty if it was."""
        return self._ui.problem.text()

    def keep(self) -> bool:
        """Put the group as it is shown into the pack; tell whether it is there."""
        try:
            edit = group_edit(self._session.pack, self._drafted())
        except PerfDeskError as problem:
            self._ui.problem.setText(problem.message)
            return False
        if not self._session.perform(edit):
            return False
        self._list_groups(self._shown.id)
        return True

    def _held(self) -> tuple[NeighbourGroup, ...]:
        """The groups of the pack: those of its own council first, the latest before others."""
        pack = self._session.pack
        own = groups_of(pack, self._council.code)
        others = (each for each in pack.table(NeighbourGroup).values() if each not in own)
        return (*own, *others)

    def _list_groups(self, chosen: str) -> None:
        groups, listed = self._held(), self._ui.groups
        with QSignalBlocker(listed):
            listed.clear()
            for each in groups:
                listed.addItem(_group_item(each))
            at = next((at for at, each in enumerate(groups) if each.id == chosen), 0)
            listed.setCurrentRow(at if groups else -1)
        self._show(groups[at] if groups else self._blank())

    def _go(self, at: int) -> None:
        """Show another group, once what was changed in the one before has been kept."""
        wanted = self._ui.groups.item(at).data(Qt.ItemDataRole.UserRole) if at >= 0 else ""
        if wanted in {"", self._shown.id}:
            return
        if self._is_changed() and not self.keep():
            self._mark_shown()
            return
        self._list_groups(wanted)

    def _mark_shown(self) -> None:
        """Put the mark in the list back on the group that is shown."""
        listed = self._ui.groups
        ids = [listed.item(at).data(Qt.ItemDataRole.UserRole) for at in range(listed.count())]
        with QSignalBlocker(listed):
            listed.setCurrentRow(ids.index(self._shown.id) if self._shown.id in ids else -1)

    def _begin(self) -> None:
        """Show an empty group, to be filled and kept."""
        if self._is_changed() and not self.keep():
            return
        self._show(self._blank())
        self._mark_shown()
        self._ui.name.setFocus()

    def _remove(self) -> None:
        pack = self._session.pack
        if self._session.perform(group_removal(pack, self._shown.id)):
            self._list_groups("")
        self._ui.groups.setFocus()

    def _blank(self) -> NeighbourGroup:
        made = f"neighbours-{uuid4().hex}"
        return NeighbourGroup(made, "", self._council.code, (), "", date.today())

    # --- one group ---------------------------------------------------------------------------
    def _show(self, group: NeighbourGroup) -> None:
        ui = self._ui
        self._shown = group
        ui.name.setText(group.name)
        ui.source.setText(group.source)
        ui.source.setCursorPosition(0)
        ui.dated.setDate(QDate(group.dated.year, group.dated.month, group.dated.day))
        ui.search.clear()
        ui.problem.clear()
        self._list_members(group.members, 0)

    def _drafted(self) -> NeighbourGroup:
        """The group as it is shown."""
        ui = self._ui
        day = ui.dated.date()
        return replace(
            self._shown,
            name=ui.name.text().strip(),
            source=ui.source.text().strip(),
            dated=date(day.year(), day.month(), day.day()),
            members=tuple(self._members),
        )

    def _is_changed(self) -> bool:
        return self._drafted() != self._shown

    def _show_what_is_possible(self) -> None:
        ui, at = self._ui, self._ui.members.currentRow()
        is_changed = self._is_changed()
        is_new = self._shown.id not in self._session.pack.table(NeighbourGroup)
        ui.keep.setEnabled(is_changed)
        ui.keep.setText("&Add group" if is_new else "&Keep changes")
        ui.close.setText("Discard changes" if is_changed else "Close")
        ui.remove.setEnabled(not is_new)
        ui.up.setEnabled(at > 0)
        ui.down.setEnabled(0 <= at < len(self._members) - 1)
        ui.takeOut.setEnabled(at >= 0)

    # --- members -----------------------------------------------------------------------------
    def _list_members(self, members: Sequence[str], at: int) -> None:
        listed = self._ui.members
        self._members = list(members)
        with QSignalBlocker(listed):
            listed.clear()
            listed.addItems([_name_of(code) for code in members])
            listed.setCurrentRow(min(at, len(members) - 1))
        self._show_what_is_possible()

    def _move(self, step: int) -> None:
        at = self._ui.members.currentRow()
        if at < 0 or not 0 <= at + step < len(self._members):
            return
        members = list(self._members)
        members.insert(at + step, members.pop(at))
        self._list_members(members, at + step)

    def _take_out(self) -> None:
        at = self._ui.members.currentRow()
        if at >= 0:
            self._list_members(self._members[:at] + self._members[at + 1 :], at)

    def _take_in_typed(self) -> None:
        """Take in the council whose name was typed, in full or enough of it to know which."""
        typed = self._ui.search.text().strip()
        if not typed:
            return
        found = self._sought(typed)
        if len(found) == 1:
            self._take_in(found[0])
        elif found:
            self._ui.problem.setText(
                f"{len(found)} councils have \u201c{typed}\u201d in their names. Type more, or "
                "choose one from the list."
            )
        else:
            self._ui.problem.setText(
                f"No council with adult social care is called \u201c{typed}\u201d."
            )

    def _sought(self, typed: str) -> list[str]:
        """Return the names that may be meant: one in full, else the start of one, else a part."""
        known = council_named(name=typed)
        if known is not None:
            return [known.name]
        sought = typed.lower()
        found = [name for name in self._names if sought in name.lower()]
        starting = [name for name in found if name.lower().startswith(sought)]
        return starting if len(starting) == 1 else found

    def _take_in(self, name: str) -> None:
        """Take a council in as the last member, where it is none yet."""
        known = council_named(name=name)
        code = self._names.get(name) or (known.code if known else "")
        # The completer writes the name into the line once this has been done.
        QTimer.singleShot(0, self._ui.search, self._ui.search.clear)
        self._ui.search.clear()
        if not code:
            return
        present = [current_code(each) for each in self._members]
        if current_code(code) in present:
            self._ui.members.setCurrentRow(present.index(current_code(code)))
            return
        self._list_members([*self._members, code], len(self._members))


def _group_item(group: NeighbourGroup) -> QListWidgetItem:
    count = len(group.members)
    told = f"{count} council{'' if count == 1 else 's'}, {group.dated:%B %Y}"
    item = QListWidgetItem(f"{group.name}\n{told}")
    item.setData(Qt.ItemDataRole.UserRole, group.id)
    item.setToolTip(group.source)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{group.name}, {told}. {group.source}")
    return item


def _name_of(code: str) -> str:
    known = council_coded(current_code(code)) or council_coded(code)
    return known.name if known else code
