"""The pack file: one SQLite file, worked on in a local copy and published whole.

`open_pack`, `hold_unsaved` and `recover` give an `OpenPack`, whose edits are each a
transaction in the working copy; `publish` replaces the pack file in one step.
`create_pack` and `read_pack` do without a working copy.
"""

from perfdesk.store.archive import ExportedPack, PackArchive, StoredPack, stored_pack
from perfdesk.store.errors import (
    NotSavedYetError,
    PackChangedError,
    PackExistsError,
    PackInUseError,
    UnstorableEditError,
)
from perfdesk.store.history import Deed, HistoryEntry
from perfdesk.store.opened import OpenPack
from perfdesk.store.opening import hold_unsaved, open_pack, recover
from perfdesk.store.packfile import create_pack, is_pack, is_there, read_pack
from perfdesk.store.working import Recovery, recoverable

__all__ = [
    "Deed",
    "ExportedPack",
    "HistoryEntry",
    "NotSavedYetError",
    "OpenPack",
    "PackArchive",
    "PackChangedError",
    "PackExistsError",
    "PackInUseError",
    "Recovery",
    "StoredPack",
    "UnstorableEditError",
    "create_pack",
    "hold_unsaved",
    "is_pack",
    "is_there",
    "open_pack",
    "read_pack",
    "recover",
    "recoverable",
    "stored_pack",
]
