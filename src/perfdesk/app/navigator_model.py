"""The places one can go to in a pack: the overview, a grid for each layer, and the sources."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from perfdesk.app.session import Session, Update
from perfdesk.core.dashboard import LayerView
from perfdesk.core.sources import SourceFile
from perfdesk.core.verdicts import Tone


class PlaceKind(StrEnum):
    """What stands behind an entry of the navigator."""

    OVERVIEW = "overview"
    LAYER = "layer"
    SOURCES = "sources"
    PREVIEW = "preview"
    REPORT = "report"
    OWNERS = "owners"
    BENCHMARKS = "benchmarks"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the navigator.

    Attributes:
        kind: What stands behind it.
        id: Of the layer; empty for what there is one of.
        text: As shown.
        count: How many measures, or files; None where that means nothing.
        poor: How many of them are red or below.
        spoken: What a screen reader says.
    """

    kind: PlaceKind
    id: str
    text: str
    count: int | None
    poor: int
    spoken: str


class NavigatorRole(IntEnum):
    """Roles beyond Qt's."""

    ENTRY = Qt.ItemDataRole.UserRole + 1


class NavigatorModel(QAbstractListModel):
    """The overview, the layers and the sources of the open pack; empty where none is open."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._entries: tuple[Entry, ...] = ()
        self._layers: dict[str, tuple[LayerView, Entry]] = {}
        session.opened.connect(self._reload)
        session.updated.connect(self._follow)
        self._reload()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Return the number of entries."""
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return text, spoken text, or the whole entry."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.text
            case Qt.ItemDataRole.ToolTipRole if entry.kind is PlaceKind.LAYER:
                return entry.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return entry.spoken
            case NavigatorRole.ENTRY:
                return entry
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Let layers be dragged above and below each other."""
        flags = super().flags(index)
        if not index.isValid():
            return flags
        if self._entries[index.row()].kind is PlaceKind.LAYER and not self._session.read_only:
            flags |= Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        return flags

    def supportedDropActions(self) -> Qt.DropAction:
        """Move layers; nothing is copied."""
        return Qt.DropAction.MoveAction

    def row_of(self, kind: PlaceKind, layer: str = "") -> int:
        """Return the row of an entry; -1 where there is none."""
        for row, entry in enumerate(self._entries):
            if (entry.kind, entry.id) == (kind, layer):
                return row
        return -1

    def _reload(self) -> None:
        self.beginResetModel()
        self._entries = self._worked_out()
        self.endResetModel()

    def _follow(self, update: Update) -> None:
        entries = self._worked_out()
        if [_place(each) for each in entries] != [_place(each) for each in self._entries]:
            self._reload()
            return
        before, self._entries = self._entries, entries
        for row, (old, new) in enumerate(zip(before, entries, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row), self.index(row))

    def _worked_out(self) -> tuple[Entry, ...]:
        if not self._session.is_open:
            return ()
        overview = Entry(PlaceKind.OVERVIEW, "", "Overview", None, 0, "Overview")
        layers = [self._of_layer(layer) for layer in self._session.dashboard.layers]
        self._layers = {view.layer: (view, entry) for view, entry in layers}
        files = len(self._session.pack.table(SourceFile))
        said = "1 file" if files == 1 else f"{files} files"
        sources = Entry(PlaceKind.SOURCES, "", "Sources", files, 0, f"Sources, {said}")
        preview = Entry(PlaceKind.PREVIEW, "", "Page preview", None, 0, "Page preview")
        report = Entry(PlaceKind.REPORT, "", "Report text", None, 0, "Report text")
        owners = Entry(PlaceKind.OWNERS, "", "Owners", None, 0, "Owners")
        benchmarks = Entry(PlaceKind.BENCHMARKS, "", "Benchmarks", None, 0, "Benchmarks")
        apart = (report, owners, benchmarks, sources, preview)
        return (overview, *(entry for _, entry in layers), *apart)

    def _of_layer(self, view: LayerView) -> tuple[LayerView, Entry]:
        """Return the entry of a layer; counted again only where a row in it changed."""
        known = self._layers.get(view.layer)
        return known if known and known[0] is view else (view, _entry(view))


def _place(entry: Entry) -> tuple[PlaceKind, str]:
    return entry.kind, entry.id


def _entry(layer: LayerView) -> Entry:
    rows = layer.counted
    poor = sum(row.rating.tone is Tone.POOR for row in rows)
    measures = "1 measure" if len(rows) == 1 else f"{len(rows)} measures"
    spoken = f"{layer.name}, {measures}" + (
        (f", {poor} worse than target or average") if poor else ""
    )
    return Entry(PlaceKind.LAYER, layer.layer, layer.name, len(rows), poor, spoken)
