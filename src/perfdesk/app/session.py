"""The open pack: what it shows, the edits done to it, and the way back.

Every edit goes the same way: it is checked and written to the working copy in one transaction,
and only then do the views and the order of undo move. Undo and redo go that way too. Each view
hears what reads differently and redraws no more than that.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from perfdesk.app.charts.kept_trends import KeptTrends
from perfdesk.app.issues.viewed_issue import ViewedIssue
from perfdesk.app.undo import Step, UndoOrder
from perfdesk.core.building.rows import build_dashboard, updated_dashboard
from perfdesk.core.changes import Change
from perfdesk.core.charting import ChartSpec
from perfdesk.core.dashboard import Dashboard, LayerView, Row
from perfdesk.core.editing.reasons import issue_contradicted_by
from perfdesk.core.edits import Edit
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.store import PackArchive

NO_CONTENTS: Mapping[str, bytes] = MappingProxyType({})
"""What most edits keep besides records."""


class WorkingPack(Protocol):
    """A pack that is being worked on; `perfdesk.store.OpenPack` is one."""

    @property
    def path(self) -> Path | None:
        """The pack file; None for a pack that was never saved."""

    @property
    def pack(self) -> Pack:
        """The pack as it is now."""

    @property
    def is_saved(self) -> bool:
        """Whether the pack file holds every edit."""

    @property
    def read_only(self) -> bool:
        """Whether edits are refused, since somebody else has the pack open."""

    @property
    def held_by(self) -> str:
        """Who has the pack open; empty if nobody else."""

    def apply(
        self, edit: Edit, *, keep: Mapping[str, bytes] = NO_CONTENTS, forget: Collection[str] = ()
    ) -> Change:
        """Do an edit, on disk first."""

    def note_merged(self, fingerprint: str) -> None:
        """Note that what is in a file of this fingerprint is in the pack now."""

    def give_reason(self, edit: Edit, reason: str) -> None:
        """Note why an edit was done."""

    def revert(self, edit: Edit) -> Change:
        """Take an edit back, on disk first."""

    def publish(self, path: Path | None = None, *, even_if_changed: bool = False) -> None:
        """Write the pack file."""

    def note_export(
        self, position: Period, names: Sequence[str], still_open: Sequence[str] = ()
    ) -> None:
        """Note that a position was exported, and with which errors."""

    @property
    def archive(self) -> PackArchive:
        """The history, and what was issued."""

    def close(self, *, discard: bool = False) -> None:
        """Let go of the working copy; throw away what is not in the pack file if *discard*."""


class LookedAtError(PerfDeskError):
    """An edit while an issued version is looked at."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"\u201c{name}\u201d is an issued version, so nothing was changed. Go back to the pack "
            "to edit."
        )


@dataclass(frozen=True, slots=True)
class Update:
    """What reads differently after an edit.

    Attributes:
        change: What the edit moved in the pack.
        rows: Ids of the measures whose rows read differently.
        layers: Ids of the layers in which rows came, went or moved.
        headings: Whether title, position or column headings read differently.
    """

    change: Change
    rows: frozenset[str]
    layers: frozenset[str]
    headings: bool

    def shows(self, measure: str) -> bool:
        """Tell whether anything shown of a measure may read differently, its chart included."""
        return measure in self.rows or measure in self.change.measures or self.change.settings


class Session(QObject):
    """The one pack that the window works on, or none.

    Signals:
        opened: Another pack is open, or another position of it is shown, or none is open any more.
        updated: An `Update`: the same pack reads differently.
        saved_state_changed: `is_saved`, `path` or `kept_at` may be different.
        undo_changed: Another edit can be undone or redone.
        failed: A `PerfDeskError`: what was asked for was not done.
        reason_wanted: An `Edit` that was not done since it gives no reason, and the `Issue` that it
            contradicts; it is done once it is performed with one.
        settling: The pack is about to be saved, exported or left: what is being typed somewhere
            is done as an edit now.
    """

    opened = Signal()
    updated = Signal(object)
    saved_state_changed = Signal()
    undo_changed = Signal()
    failed = Signal(object)
    reason_wanted = Signal(object, object)
    settling = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._working: WorkingPack | None = None
        self._position: Period | None = None
        self._dashboard: Dashboard | None = None
        self._kept_at: datetime | None = None
        self._viewed: ViewedIssue | None = None
        self._is_disposable = False
        self._trends = KeptTrends()
        self._order = UndoOrder(self)
        self._order.changed.connect(self.undo_changed)

    # --- what is open ------------------------------------------------------------------------
    @property
    def is_open(self) -> bool:
        """Whether there is a pack."""
        return self._working is not None

    @property
    def pack(self) -> Pack:
        """The open pack as it is now, or as it was when what is looked at was issued."""
        return self._viewed.pack if self._viewed is not None else self._open.pack

    @property
    def dashboard(self) -> Dashboard:
        """The open pack at the position shown.

        Raises:
            RuntimeError: None is open.
        """
        if self._dashboard is None:
            raise RuntimeError("no pack is open")
        return self._dashboard

    @property
    def path(self) -> Path | None:
        """The pack file; None where there is none yet."""
        return self._working.path if self._working else None

    @property
    def is_saved(self) -> bool:
        """Whether nothing of anybody's work would be missing from the pack file.

        A pack that can be made again at any time holds nobody's work before its first edit.
        """
        is_untouched = self._is_disposable and self._kept_at is None
        return self._working is None or is_untouched or self._working.is_saved

    @property
    def read_only(self) -> bool:
        """Whether the pack can be looked at only."""
        return self._viewed is not None or (self._working is not None and self._working.read_only)

    @property
    def held_by(self) -> str:
        """Who else has the pack open; empty if nobody."""
        return self._working.held_by if self._working else ""

    @property
    def kept_at(self) -> datetime | None:
        """When the last edit was written to disk; None if there was none since opening."""
        return self._kept_at

    def layer(self, layer: str) -> LayerView | None:
        """Return a layer as shown; None where the pack has no such layer."""
        found = (each for each in self.dashboard.layers if each.layer == layer)
        return next(found, None)

    def layer_of(self, measure: str) -> str:
        """Return the id of the layer that shows a measure; empty where none does."""
        for layer in self.dashboard.layers:
            if any(row.measure == measure for row in layer.rows):
                return layer.layer
        return ""

    def row(self, measure: str) -> Row | None:
        """Return the row of a measure as shown; None where it is not reported."""
        return next((row for row in self.dashboard.rows if row.measure == measure), None)

    def trend(self, measure: str) -> ChartSpec:
        """Return the trend chart of a measure, as the pack is now."""
        return self._trends.of(self.pack, measure, self._position, self.row(measure))

    # --- looking at what was issued ------------------------------------------------------------
    @property
    def viewed(self) -> ViewedIssue | None:
        """The issued version that is looked at; None while the pack itself is shown."""
        return self._viewed

    def look_at(self, viewed: ViewedIssue | None) -> None:
        """Show an issued version in the place of the pack, or the pack again where it is None.

        Meanwhile nothing is edited; every edit and its way back stay as they are.
        """
        self.settle()
        self._trends.forget()
        self._viewed = viewed
        self._position = None if viewed is None else viewed.issue.position
        self._dashboard = build_dashboard(self.pack) if viewed is None else viewed.dashboard
        self.opened.emit()
        self.saved_state_changed.emit()
        self.undo_changed.emit()

    # --- opening and closing -----------------------------------------------------------------
    def open(self, working: WorkingPack, *, disposable: bool = False) -> None:
        """Show a pack in place of the one that is open, which is let go.

        Args:
            working: The pack.
            disposable: Whether it can be made again at any time, as the sample can: it is
                thrown away where nothing was done to it.

        Raises:
            PerfDeskError: The pack cannot be shown; the one that was open still is.
        """
        dashboard = build_dashboard(working.pack)
        self._let_go()
        self._working = working
        self._dashboard = dashboard
        self._is_disposable = disposable
        self.opened.emit()
        self.saved_state_changed.emit()

    def close(self) -> None:
        """Let go of the pack. Edits that are not in the pack file stay in the working copy."""
        if self._working is None:
            return
        self._let_go()
        self.opened.emit()
        self.saved_state_changed.emit()

    def _let_go(self) -> None:
        before, self._working = self._working, None
        self._viewed = None
        self._trends.forget()
        is_untouched = self._kept_at is None
        self._dashboard = None
        self._position = None
        self._kept_at = None
        self._order.clear()
        if before is not None:
            before.close(discard=self._is_disposable and is_untouched)

    def show_position(self, position: Period) -> None:
        """Show another position of the pack; the pack itself does not change."""
        if position == self.dashboard.position:
            return
        self.settle()
        self._viewed = None  # an issue shows its own position and no other
        self._dashboard = build_dashboard(self.pack, position)
        self._position = position
        self.opened.emit()

    def settle(self) -> None:
        """Have what is being typed somewhere done as edits, before something else is done."""
        if self.is_open:
            self.settling.emit()

    # --- edits -------------------------------------------------------------------------------
    def perform(
        self, edit: Edit, *, keep: Mapping[str, bytes] = NO_CONTENTS, forget: Collection[str] = ()
    ) -> bool:
        """Do an edit; tell whether it was done. One that changes nothing is not noted.

        Args:
            edit: What to do.
            keep: Contents to keep with it, by digest: what an issue holds.
            forget: Digests of contents to remove for good; what was done until then cannot be
                undone any more, and stays in the history.
        """
        if not edit.replacements:
            return True
        issue = None if edit.reason else issue_contradicted_by(self.pack, edit)
        if issue is not None:
            self.reason_wanted.emit(edit, issue)
            return False
        change = self._write(edit, lambda edit: self._open.apply(edit, keep=keep, forget=forget))
        if change is None:
            return False
        if forget:
            self._order.clear()
        else:
            self._order.note(edit, datetime.now().astimezone())
        self._follow(change)
        return True

    def undo(self) -> bool:
        """Take the last edit back; tell whether that was done."""
        edit = self._order.to_undo
        change = self._write(edit, self._open.revert) if edit else None
        if change is None:
            return False
        self._order.step_back()
        self._follow(change)
        return True

    def redo(self) -> bool:
        """Do the edit again that was taken back last; tell whether that was done."""
        edit = self._order.to_redo
        change = self._write(edit, self._open.apply) if edit else None
        if change is None:
            return False
        self._order.step_forward()
        self._follow(change)
        return True

    def give_reason(self, edit: Edit, reason: str) -> None:
        """Note why an edit was done; `failed` tells where it could not be noted."""
        try:
            self._open.give_reason(edit, reason)
        except PerfDeskError as problem:
            self.failed.emit(problem)
        self.saved_state_changed.emit()

    @property
    def steps(self) -> tuple[Step, ...]:
        """The edits since the pack was opened, those taken back last."""
        return self._order.steps

    def go_to_step(self, done: int) -> bool:
        """Undo or redo until the first *done* edits stand; tell whether that was done."""
        while self._order.done > done:
            if not self.undo():
                return False
        while self._order.done < min(done, len(self._order.steps)):
            if not self.redo():
                return False
        return True

    @property
    def last_edit(self) -> Edit | None:
        """The edit that undo would take back; None where there is none."""
        return self._order.to_undo if self._viewed is None else None

    @property
    def to_undo(self) -> str:
        """What undo would take back, in words; empty where there is nothing."""
        return self.last_edit.label if self.last_edit else ""

    @property
    def to_redo(self) -> str:
        """What redo would do again, in words; empty where there is nothing."""
        edit = self._order.to_redo if self._viewed is None else None
        return edit.label if edit else ""

    # --- saving ------------------------------------------------------------------------------
    def publish(self, path: Path | None = None, *, even_if_changed: bool = False) -> None:
        """Write the pack file; may be called on another thread, since it tells no view.

        Args:
            path: Where to; None for the file it came from.
            even_if_changed: Whether to replace a file that somebody else has changed since.

        Raises:
            PerfDeskError: It could not be written, or was changed by somebody else; the file is
                as it was, and every edit is kept in the working copy.
        """
        self._open.publish(path, even_if_changed=even_if_changed)

    @property
    def archive(self) -> PackArchive:
        """The history of the pack and what was issued; may be read on another thread.

        Raises:
            RuntimeError: None is open.
        """
        return self._open.archive

    def note_export(
        self,
        exported: Pack,
        position: Period,
        names: Sequence[str],
        still_open: Sequence[str] = (),
    ) -> None:
        """Note that a position was exported, and with which errors; on another thread, too.

        Where nothing was unsaved before the pack is saved again, so that the note is not lost.
        Nothing is noted of a pack that was edited meanwhile, or that others have open.

        Raises:
            PerfDeskError: It could not be noted, or not saved; the exported files are there.
        """
        working = self._open
        if working.read_only or working.pack is not exported:
            return
        was_saved = working.is_saved and working.path is not None
        working.note_export(position, names, still_open)
        if was_saved:
            working.publish()

    def note_merged(self, fingerprint: str) -> None:
        """Note that the pack's file, as somebody else left it, is joined and may be replaced."""
        self._open.note_merged(fingerprint)

    @property
    def _open(self) -> WorkingPack:
        if self._working is None:
            raise RuntimeError("no pack is open")
        return self._working

    def _write(self, edit: Edit, write: Callable[[Edit], Change]) -> Change | None:
        if self._viewed is not None:
            self.failed.emit(LookedAtError(self._viewed.issue.name))
            return None
        try:
            return write(edit)
        except PerfDeskError as problem:
            self.failed.emit(problem)
            return None

    def _follow(self, change: Change) -> None:
        """Work the dashboard out again and tell what reads differently."""
        before = self.dashboard
        reported = {each.period for each in self.pack.positions}
        if self._position is not None and self._position not in reported:
            self._position = None
        shown = self._position or self.pack.settings.position
        if shown == before.position:
            after = updated_dashboard(self.pack, before, change)
        else:
            after = build_dashboard(self.pack, shown)
        self._dashboard = after
        self._kept_at = datetime.now().astimezone()
        self.updated.emit(difference(before, after, change))
        self.saved_state_changed.emit()


def difference(before: Dashboard, after: Dashboard, change: Change) -> Update:
    """Return what reads differently in *after*; rows are compared, not guessed from the change."""
    old = {row.measure: row for row in before.rows}
    # Most rows are the very ones of before; to compare what they say would find it out slowly.
    rows = frozenset(
        row.measure
        for row in after.rows
        if (known := old.get(row.measure)) is not row and known != row
    )
    return Update(change, rows, _moved(before, after), _headings(before) != _headings(after))


def _moved(before: Dashboard, after: Dashboard) -> frozenset[str]:
    old = {each.layer: each for each in before.layers}
    new = {each.layer: each for each in after.layers}
    return frozenset(
        layer for layer in old.keys() | new.keys() if _is_moved(old.get(layer), new.get(layer))
    )


def _is_moved(before: LayerView | None, after: LayerView | None) -> bool:
    if before is None or after is None:
        return before is not after
    return before is not after and _shape(before) != _shape(after)


def _shape(layer: LayerView) -> object:
    """What stands in a layer, leaving out what the rows say."""
    return layer.name, _outcomes(layer)


def _outcomes(layer: LayerView) -> tuple[object, ...]:
    return tuple(
        (each.outcome, each.name, each.statement, tuple(row.measure for row in each.rows))
        for each in layer.outcomes
    )


def _headings(dashboard: Dashboard) -> object:
    return (
        dashboard.title,
        dashboard.council,
        dashboard.position,
        dashboard.runs_to,
        dashboard.provisional,
        dashboard.columns,
        tuple(layer.layer for layer in dashboard.layers),
    )
