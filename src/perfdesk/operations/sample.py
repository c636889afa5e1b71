"""The sample: a pack and extracts that a newcomer can walk through without a network."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from importlib.resources import as_file, files
from pathlib import Path

from perfdesk.core.dashboard import Column
from perfdesk.core.judgements import Override
from perfdesk.core.pack import Pack, Record
from perfdesk.core.sources import SourceFile
from perfdesk.store import read_pack
from perfdesk.system.account import account_name
from perfdesk.system.files import fingerprint, replaced_when_done

APPENDICES = ("appendix-a-2021-22.csv", "appendix-a-2023-24.csv")
"""The printed appendices that the sample pack is made of, the earlier first."""

_NATIONAL = "ascof_national_extract.csv"
_EXTRACTS = (
    _NATIONAL,
    "Contacts_Sequels_2023-24.xls",
    "Reablement Q4.xlsx",
    "ASC snapshot 31 March 2024.csv",
    "Libraries monthly 2023-24.xlsx",
    "Communities return Q4.xlsx",
)
_FOR_TRYING = (
    "Library activity run 8 March.csv",
    "Appendix A 2021-22.xlsx",
    "Commentary return 2023-24.xlsx",
)
"""Not taken over by the demo: they say what the pack holds, ask, or are wrong on purpose."""

_THINGS = "things-to-find.json"


@dataclass(frozen=True, slots=True)
class ThingToFind:
    """Something wrong in the sample, for a newcomer to find.

    Attributes:
        id: Tells it from the others.
        title: What it is, in a few words.
        text: What it is, in one sentence.
        measure: Id of the sample pack's measure that shows it.
        file: Name of the sample's file that it comes from.
        sheet: Of that file; empty for a text file.
        cell: Where it stands there (`F5`).
        says: What the cell holds; empty for one that lacks what belongs there.
        problem: The kind of problem that the checks report for it once it is in the pack; empty
            for what only its file shows.
        column: The dashboard's column that shows it.
    """

    id: str
    title: str
    text: str
    measure: str
    file: str
    sheet: str
    cell: str
    says: str
    problem: str
    column: Column


@contextmanager
def sample_folder() -> Iterator[Path]:
    """Give the folder of the sample's files, wherever the program is installed."""
    with as_file(files("perfdesk.resources") / "sample") as folder:
        yield folder


def sample_pack(at: datetime) -> Pack:
    """Return the sample pack, made of the two printed appendices; it reports 2023/24.

    It is read from the pack that `dev.py sample` made of them and keeps ready: to import them
    takes twenty times as long.

    Args:
        at: When it is to have been imported; by this account.
    """
    pack = read_pack(Path(str(files("perfdesk.resources") / "ready" / "sample.perfdesk")))
    return Pack.of(_as_imported(record, at) for record in pack.records())


def _as_imported(record: Record, at: datetime) -> Record:
    match record:
        case SourceFile():
            return replace(record, imported_at=at, imported_by=account_name())
        case Override():
            return replace(record, at=at)
        case _:
            return record


def things_to_find() -> tuple[ThingToFind, ...]:
    """Return what there is to find in the sample, in the order in which to show it."""
    with sample_folder() as folder:
        told = json.loads((folder / _THINGS).read_text("utf-8"))
    return tuple(
        ThingToFind(**{**each, "column": Column(each["column"])}) for each in told["things"]
    )


def is_sample(pack: Pack) -> bool:
    """Tell whether a pack was made from the sample, whatever has been done to it since."""
    fingerprints = {fingerprint(sample_file(name)) for name in APPENDICES}
    return not fingerprints.isdisjoint(pack.table(SourceFile))


def sample_file(name: str) -> Path:
    """Return where a file of the sample lies, to be read and never written."""
    return Path(str(files("perfdesk.resources") / "sample" / name))


def copy_extracts(folder: Path) -> tuple[Path, ...]:
    """Copy the extracts that the demo takes over to a folder of the user's.

    Returns:
        Where they are, in the order in which to import them.
    """
    return _copies(_EXTRACTS, folder)


def copy_further_files(folder: Path) -> tuple[Path, ...]:
    """Copy the other files of the sample to a folder of the user's, and return where they are."""
    return _copies(_FOR_TRYING, folder)


def _copies(names: tuple[str, ...], folder: Path) -> tuple[Path, ...]:
    copies = []
    with sample_folder() as source:
        for name in names:
            with replaced_when_done(folder / name) as temporary:
                temporary.write_bytes((source / name).read_bytes())
            copies.append(folder / name)
    return tuple(copies)
