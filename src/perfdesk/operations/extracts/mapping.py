"""Correcting how a table is read, and making a recipe of the correction.

The panel reads a file once (`read_for_mapping`), shows how a table of it would be read
(`map_table`), makes another mapping for each correction (methods of `TableMapping`), shows what
that gives (`preview_mapping`, `label_measures`), and keeps it (`confirm_mapping`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from perfdesk.core.edits import Edit
from perfdesk.core.pack import Pack
from perfdesk.core.progress_report import ProgressReport, silent
from perfdesk.core.recipes import Recipe
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.system.account import account_name

if TYPE_CHECKING:
    from perfdesk.importing.recipes.labels import MappedLabel
    from perfdesk.importing.recipes.mapping import MappedFile, TableMapping
    from perfdesk.importing.tables.finding import FoundTable


@dataclass(frozen=True, slots=True)
class ConfirmedMapping:
    """A mapping that was confirmed.

    Attributes:
        recipe: By which the next file of the family is read.
        plan: What this file brings, the recipe among its records.
        edit: What takes both over.
    """

    recipe: Recipe
    plan: ImportPlan
    edit: Edit


def read_for_mapping(path: Path, progress: ProgressReport = silent) -> MappedFile:
    """Read a file whose tables a person wants to look at.

    Raises:
        UnreadableExtractError: The file cannot be read.
        CancelledError: *progress* said so.
    """
    from perfdesk.importing.planning import file_for_mapping

    progress(0, 1, f"Reading {path.name}")
    return file_for_mapping(path)


def map_table(
    pack: Pack, file: MappedFile, table: FoundTable, recipe: Recipe | None = None
) -> TableMapping:
    """Return how a table would be read: which part each column plays, how surely, and why.

    Args:
        pack: The pack, whose own recipes come first.
        file: The file.
        table: One of its tables.
        recipe: The recipe to read it by; None for the one that fits best, or the headings.
    """
    from perfdesk.importing.recipes.family import recipes_of
    from perfdesk.importing.recipes.mapping import mapping_of

    return mapping_of(file, table, (recipe,) if recipe is not None else recipes_of(pack))


def label_measures(
    pack: Pack, mapping: TableMapping, progress: ProgressReport = silent
) -> tuple[MappedLabel, ...]:
    """Return what the table calls its measures, and which of the pack's each is taken for.

    Raises:
        CancelledError: *progress* said so.
    """
    from perfdesk.importing.recipes.labels import labels_of

    return labels_of(pack, mapping, progress)


def preview_mapping(
    pack: Pack,
    mapping: TableMapping,
    *,
    at: datetime,
    answers: Mapping[str, str] | None = None,
    progress: ProgressReport = silent,
) -> ImportPlan:
    """Return what the file would bring as it is mapped; nothing is read again or changed.

    Raises:
        UnreadableExtractError: The pack does not say which council it is for.
        CancelledError: *progress* said so.
    """
    from perfdesk.importing.planning import plan_mapping

    return plan_mapping(
        mapping,
        pack,
        answers=answers or {},
        imported_by=account_name(),
        at=at,
        progress=progress,
    )


def confirm_mapping(
    pack: Pack,
    mapping: TableMapping,
    *,
    at: datetime,
    answers: Mapping[str, str] | None = None,
) -> ConfirmedMapping:
    """Return the recipe of a mapping and the one edit that takes it over with its figures.

    To go on to the preview with other files, hand the recipe to
    `operations.imports.plan_extracts` as the one confirmed for this file.

    Raises:
        UnreadableExtractError: The pack does not say which council it is for.
    """
    plan = preview_mapping(pack, mapping, at=at, answers=answers)
    return ConfirmedMapping(mapping.recipe(), plan, plan.edit(pack))
