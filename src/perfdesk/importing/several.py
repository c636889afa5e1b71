"""Several files of one import: in the order in which they need each other, and at one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from perfdesk.core.edits import apply_edit
from perfdesk.core.errors import UnreadableExtractError
from perfdesk.core.pack import Pack
from perfdesk.core.problems import ImportKind, Problem, Severity
from perfdesk.core.progress_report import ProgressReport
from perfdesk.core.recipes import Recipe
from perfdesk.core.sources import SourceFile
from perfdesk.importing.drafts.conflicts import settled
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.planning import ReadFile, plan_file, read_file


def plan_files(
    pack: Pack,
    paths: Sequence[Path],
    *,
    recipes: Mapping[Path, str | Recipe],
    answers: Mapping[str, str],
    imported_by: str,
    at: datetime,
    progress: ProgressReport,
) -> tuple[tuple[Path, ImportPlan], ...]:
    """Plan several files, each on top of those before it.

    Args:
        pack: The pack; it is not changed.
        paths: The files.
        recipes: What each is read by: a recipe, its name, or nothing for the one that fits best.
        answers: To the questions of earlier plans, by their ids.
        imported_by: The account that imports.
        at: When, with time zone.
        progress: Told how far the work is; may cancel it.

    Returns:
        The files with their plans, in the order of planning; those that could not be read last.

    Raises:
        UnreadableExtractError: The only file cannot be read.
        CancelledError: *progress* said so.
    """
    steps = 2 * len(paths)
    read: list[tuple[tuple[int, str], Path, ReadFile]] = []
    refused: list[tuple[Path, ImportPlan]] = []
    for done, path in enumerate(dict.fromkeys(paths)):
        progress(done, steps, f"Reading {path.name}")
        try:
            file = read_file(
                path, pack, recipe=recipes.get(path, ""), imported_by=imported_by, at=at
            )
            read.append((file.order, path, file))
        except UnreadableExtractError as problem:
            if len(paths) == 1:
                raise
            refused.append((path, refused_plan(path, problem, at)))
    read.sort(key=lambda each: each[0])
    plans: list[ImportPlan] = []
    told: tuple[ImportPlan, ...] = ()
    after = pack
    for done, (_, path, file) in enumerate(read, start=len(paths)):
        progress(done, steps, f"Comparing {path.name} with the pack")
        try:
            plan = plan_file(file, after, answers=answers, progress=progress)
        except UnreadableExtractError as problem:
            if len(paths) == 1:
                raise
            plan = refused_plan(path, problem, at)
        plans.append(plan)
        with_all, _ = apply_edit(after, plan.edit(after))
        told = settled(plans, with_all, answers)
        # What the files differ in is in none of the later plans' way.
        after = _with(pack, told)
    named = (path for _, path, _ in read)
    return (*zip(named, told, strict=True), *refused)


def _with(pack: Pack, plans: Sequence[ImportPlan]) -> Pack:
    for plan in plans:
        pack, _ = apply_edit(pack, plan.edit(pack))
    return pack


def refused_plan(path: Path, problem: UnreadableExtractError, at: datetime) -> ImportPlan:
    """Return a plan that holds nothing but why its file could not be read."""
    return ImportPlan(
        SourceFile("", path.name, at, "", ""),
        problems=(
            Problem(
                Severity.ERROR,
                ImportKind.UNREADABLE,
                str(problem),
                where=path.name,
                arithmetic=problem.details,
            ),
        ),
    )
