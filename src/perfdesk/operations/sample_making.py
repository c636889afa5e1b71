"""Making the sample pack of the two printed appendices, and the pack that is kept ready of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from perfdesk.core.benchmarks.neighbours import NeighbourGroup
from perfdesk.core.editing.neighbours import group_edit
from perfdesk.core.edits import apply_edit, edit_between
from perfdesk.core.pack import Pack
from perfdesk.core.periods import financial_year
from perfdesk.core.sources import SourceFile
from perfdesk.operations.imports import plan_extract
from perfdesk.operations.packs import find_council, new_from_appendix
from perfdesk.operations.sample import APPENDICES, sample_folder
from perfdesk.store import create_pack

_COUNCIL = "E10000018"
_TITLE = "Adults and Communities Performance"
_MADE_AT = datetime(2024, 6, 3, tzinfo=UTC)
"""The day of the meeting: what is made again is the same, whoever makes it and when."""

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


def make_sample(at: datetime) -> Pack:
    """Import the two printed appendices into a pack that reports 2023/24, and return that."""
    with sample_folder() as folder:
        earlier, later = (folder / name for name in APPENDICES)
        pack = new_from_appendix(earlier, find_council(_COUNCIL), at=at, title=_TITLE).pack
        pack, _ = apply_edit(pack, plan_extract(pack, later, at=at).edit(pack))
    settings = replace(pack.settings, position=financial_year(2023))
    pack, _ = apply_edit(pack, edit_between(pack, "Report 2023/24", [settings]))
    for group in _NEIGHBOURS:
        pack, _ = apply_edit(pack, group_edit(pack, group))
    return pack


def write_ready_sample(path: Path) -> None:
    """Write the sample pack to *path*, in place of a file there; nobody is named in it.

    Raises:
        UnwritableFileError: It could not be written.
    """
    records = make_sample(_MADE_AT).records()
    create_pack(
        path,
        Pack.of(
            replace(each, imported_by="") if isinstance(each, SourceFile) else each
            for each in records
        ),
        replace=True,
    )
