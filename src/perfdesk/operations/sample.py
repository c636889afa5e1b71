"""The sample: a pack and extracts that a newcomer can walk through without a network."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from importlib.resources import as_file, files
from pathlib import Path

from perfdesk.core.benchmarks.neighbours import NeighbourGroup
from perfdesk.core.dashboard import Column
from perfdesk.core.editing.neighbours import group_edit
from perfdesk.core.edits import apply_edit, edit_between
from perfdesk.core.pack import Pack
from perfdesk.core.periods import financial_year
from perfdesk.core.progress_report import ProgressReport, silent
from perfdesk.core.sources import SourceFile
from perfdesk.operations.exports import ExportKind, ExportResult, export
from perfdesk.operations.imports import PlannedImport, plan_extract, plan_extracts
from perfdesk.operations.packs import find_council, new_from_appendix
from perfdesk.system.files import fingerprint, replaced_when_done

SAMPLE_NAME = "Leicestershire sample.perfdesk"
"""File name of the sample pack."""

_COUNCIL = "E10000018"
_TITLE = "Adults and Communities Performance"
_APPENDICES = ("appendix-a-2021-22.csv", "appendix-a-2023-24.csv")
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
_NEIGHBOURS = (
    NeighbourGroup(
        id="ons-2025",
        name="ONS statistical neighbours",
        council=_COUNCIL,
        members=(
            "E10000031", "E10000013", "E10000032", "E10000034", "E06000056", "E10000003",
            "E10000028", "E06000050", "E06000054", "E06000049", "E10000012", "E06000011",
            "E06000025", "E06000066", "E06000055", "E10000016",
        ),
        source="Office for National Statistics, local authority statistical nearest neighbours, "
        "upper tier, the sixteen nearest, the nearest first",
        dated=date(2025, 10, 1),
    ),
    NeighbourGroup(
        id="cipfa-oflog",
        name="CIPFA neighbours, as used by Oflog",
        council=_COUNCIL,
        members=(
            "E10000003", "E10000007", "E10000008", "E10000012", "E10000013", "E10000014",
            "E10000023", "E10000024", "E10000025", "E10000027", "E10000028", "E10000029",
            "E10000031", "E10000032", "E10000034",
        ),
        source="Office for Local Government, beside measures up to 2022/23, by code; the source "
        "gives no date of its own",
        dated=date(2023, 3, 31),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Demo:
    """What the headless main job did.

    Attributes:
        pack: The sample pack.
        imported: The extracts taken over, in order.
        exported: What was written and proved.
        extracts: Copies of the sample's extracts, to try the window with.
        further: Copies of its other files, which the demo does not take over.
    """

    pack: Path
    imported: tuple[PlannedImport, ...]
    exported: ExportResult
    extracts: tuple[Path, ...]
    further: tuple[Path, ...]


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
    """Return the sample pack, made of the two printed appendices; it reports 2023/24."""
    with sample_folder() as folder:
        earlier, later = (folder / name for name in _APPENDICES)
        pack = new_from_appendix(earlier, find_council(_COUNCIL), at=at, title=_TITLE).pack
        pack, _ = apply_edit(pack, plan_extract(pack, later, at=at).edit(pack))
    settings = replace(pack.settings, position=financial_year(2023))
    pack, _ = apply_edit(pack, edit_between(pack, "Report 2023/24", [settings]))
    for group in _NEIGHBOURS:
        pack, _ = apply_edit(pack, group_edit(pack, group))
    return pack


def things_to_find() -> tuple[ThingToFind, ...]:
    """Return what there is to find in the sample, in the order in which to show it."""
    with sample_folder() as folder:
        told = json.loads((folder / _THINGS).read_text("utf-8"))
    return tuple(
        ThingToFind(**{**each, "column": Column(each["column"])}) for each in told["things"]
    )


def is_sample(pack: Pack) -> bool:
    """Tell whether a pack was made from the sample, whatever has been done to it since."""
    fingerprints = {fingerprint(sample_file(name)) for name in _APPENDICES}
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


def run_demo(folder: Path, *, at: datetime, progress: ProgressReport = silent) -> Demo:
    """Do the whole job without a window: sample pack, import, export to workbook and PDF.

    Args:
        folder: Where everything is written; made if missing.
        at: The time written into sources and exports.
        progress: Told of every step; may cancel.
    """
    from perfdesk.store import create_pack

    folder.mkdir(parents=True, exist_ok=True)
    extracts, further = copy_extracts(folder), copy_further_files(folder)
    pack = sample_pack(at)
    imported = plan_extracts(pack, extracts, at=at, progress=progress)
    for each in imported:
        pack, _ = apply_edit(pack, each.edit)
    create_pack(folder / SAMPLE_NAME, pack, replace=True)
    name = "appendix-a-2023-24"
    wanted = {
        ExportKind.WORKBOOK: folder / f"{name}.xlsx",
        ExportKind.PDF: folder / f"{name}.pdf",
    }
    exported = export(pack, wanted, created=at, progress=progress)
    return Demo(folder / SAMPLE_NAME, imported, exported, extracts, further)
