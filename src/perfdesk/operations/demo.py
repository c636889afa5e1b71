"""The headless main job on the sample: make a pack, import extracts, export and prove it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from perfdesk.core.edits import apply_edit
from perfdesk.core.progress_report import ProgressReport, silent
from perfdesk.operations.exports import ExportKind, ExportResult, export
from perfdesk.operations.imports import PlannedImport, plan_extracts
from perfdesk.operations.sample import copy_extracts, copy_further_files
from perfdesk.operations.sample_making import make_sample
from perfdesk.store import create_pack

SAMPLE_NAME = "Leicestershire sample.perfdesk"
"""File name of the sample pack."""


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


def run_demo(folder: Path, *, at: datetime, progress: ProgressReport = silent) -> Demo:
    """Do the whole job without a window: make the sample pack, import, export to workbook and PDF.

    Args:
        folder: Where everything is written; made if missing.
        at: The time written into sources and exports.
        progress: Told of every step; may cancel.
    """
    folder.mkdir(parents=True, exist_ok=True)
    extracts, further = copy_extracts(folder), copy_further_files(folder)
    pack = make_sample(at)
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
