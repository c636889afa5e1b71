"""Importing extracts into a pack: looked at first, then taken over by one edit each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from perfdesk.core.edits import Edit, apply_edit
from perfdesk.core.pack import Pack
from perfdesk.core.progress_report import ProgressReport, silent
from perfdesk.importing.plan import ImportPlan
from perfdesk.system.account import account_name


@dataclass(frozen=True, slots=True)
class PlannedImport:
    """One extract of several, planned on top of those before it.

    Attributes:
        path: The extract.
        plan: What it would bring.
        edit: What takes it over, answered questions included.
    """

    path: Path
    plan: ImportPlan
    edit: Edit


def plan_extract(
    pack: Pack,
    extract: Path,
    *,
    at: datetime,
    answers: Mapping[str, str] | None = None,
    recipe: str = "",
    progress: ProgressReport = silent,
) -> ImportPlan:
    """Work out what an extract would bring into a pack; nothing is changed.

    Args:
        pack: The pack as it is now.
        extract: The spreadsheet.
        at: When, for the source of every figure.
        answers: Answers to the questions of an earlier plan of the same extract, by id.
        recipe: Name of the recipe to read it by; empty for the one that fits best.
        progress: Told of every step; may cancel.

    Raises:
        UnreadableExtractError: The file cannot be read, or is of no known kind.
    """
    from perfdesk.importing.planning import plan_import

    return plan_import(
        extract,
        pack,
        answers=answers or {},
        recipe=recipe,
        imported_by=account_name(),
        at=at,
        progress=progress,
    )


def plan_extracts(
    pack: Pack,
    extracts: Sequence[Path],
    *,
    at: datetime,
    answers: Mapping[str, str] | None = None,
    recipe: str = "",
    progress: ProgressReport = silent,
) -> tuple[PlannedImport, ...]:
    """Plan several extracts, each on top of those before it; nothing is changed.

    Raises:
        UnreadableExtractError: One of them cannot be read, or is of no known kind.
    """
    planned: list[PlannedImport] = []
    for extract in extracts:
        plan = plan_extract(pack, extract, at=at, answers=answers, recipe=recipe, progress=progress)
        edit = plan.edit(pack)
        pack, _ = apply_edit(pack, edit)
        planned.append(PlannedImport(extract, plan, edit))
    return tuple(planned)
