"""The sample: a pack and extracts that a newcomer can walk through without a network."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from importlib.resources import as_file, files
from pathlib import Path

from perfdesk.core.benchmarks.neighbours import NeighbourGroup
from perfdesk.core.editing.neighbours import group_edit
from perfdesk.core.edits import apply_edit, edit_between
from perfdesk.core.pack import Pack
from perfdesk.core.periods import financial_year
from perfdesk.core.progress_report import ProgressReport, silent
from perfdesk.operations.exports import ExportKind, ExportResult, export
from perfdesk.operations.imports import PlannedImport, plan_extract, plan_extracts
from perfdesk.operations.packs import find_council, new_from_appendix
from perfdesk.system.files import replaced_when_done

SAMPLE_NAME = "Leicestershire sample.perfdesk"
"""File name of the sample pack."""

_COUNCIL = "E10000018"
_TITLE = "Adults and Communities Performance"
_APPENDICES = ("appendix-a-2021-22.csv", "appendix-a-2023-24.csv")
_NATIONAL = "ascof_national_extract.csv"
_EXTRACTS = (_NATIONAL, "Reablement Q4.xlsx", "ASC snapshot 31 March 2024.csv")
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
    """

    pack: Path
    imported: tuple[PlannedImport, ...]
    exported: ExportResult
    extracts: tuple[Path, ...]


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


def copy_extracts(folder: Path) -> tuple[Path, ...]:
    """Copy the sample's extracts to a folder of the user's, and return where they are."""
    copies = []
    with sample_folder() as source:
        for name in _EXTRACTS:
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
    extracts = copy_extracts(folder)
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
    return Demo(folder / SAMPLE_NAME, imported, exported, extracts)
