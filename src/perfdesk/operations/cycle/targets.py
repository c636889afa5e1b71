"""The sheet of targets: written to be filled in; what comes back is imported like any extract."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from perfdesk.core.errors import UnwritableFileError
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.reporting.targets_sheet import targets_sheet
from perfdesk.store import is_pack
from perfdesk.system.files import free_name_beside, replaced_when_done


def write_targets(pack: Pack, path: Path, *, at: datetime, position: Period | None = None) -> int:
    """Write the targets of a position and of the year after it.

    Args:
        pack: The pack.
        path: Where; an .xlsx file, which may be replaced.
        at: When, for its properties.
        position: Whose targets; the pack's own position if None.

    Returns:
        How many measures it has.

    Raises:
        UnwritableFileError: It cannot be written, or would take the place of a pack.
    """
    from perfdesk.exporting.targets_sheet import write_targets_sheet

    if path.suffix.lower() != ".xlsx" or is_pack(path):
        raise UnwritableFileError(
            f"{path.name} is no name for a workbook, so nothing was written. Give a name that ends "
            "in .xlsx."
        )
    sheet = targets_sheet(pack, position or pack.settings.position)
    with replaced_when_done(path) as temporary:
        write_targets_sheet(sheet, temporary, created=at)
    return len(sheet.rows)


def write_targets_beside(pack: Pack, folder: Path, position: Period, *, at: datetime) -> Path:
    """Write the sheet of targets to a folder under a name of its own, and return where it is.

    No file that is there is replaced: it may be one that somebody filled in.

    Raises:
        UnwritableFileError: It cannot be written.
    """
    name = position.label.replace("/", "-")
    path = folder / f"Targets {name}.xlsx"
    if path.exists():
        path = free_name_beside(path)
    write_targets(pack, path, at=at, position=position)
    return path
