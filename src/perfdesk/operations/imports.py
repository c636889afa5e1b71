"""Importing extracts into a pack: looked at first, then taken over by one edit."""

from __future__ import annotations

from collections.abc import Container, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from perfdesk.core.edits import Edit, apply_edit, joined
from perfdesk.core.pack import Pack
from perfdesk.core.problems import ImportKind
from perfdesk.core.progress_report import ProgressReport, silent
from perfdesk.core.recipes import Recipe
from perfdesk.core.reporting.commentary import Commentary
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.operations.extracts.reading import HarmfulFileError, Reader, ReaderHere
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

    @property
    def refusal(self) -> str:
        """Why the file could not be read, where it is one of several; empty for one that was."""
        told = (each.message for each in self.plan.problems if each.kind == ImportKind.UNREADABLE)
        return next(told, "")


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
    confirmed: Mapping[Path, Recipe] | None = None,
    progress: ProgressReport = silent,
    reader: Reader | None = None,
) -> tuple[PlannedImport, ...]:
    """Plan several extracts, each on top of those before it; nothing is changed.

    Args:
        pack: The pack as it is now.
        extracts: The spreadsheets. They are planned in the order in which they need each other:
            appendices, populations, neighbours, published figures, our own.
        at: When, for the source of every figure.
        answers: Answers to the questions of earlier plans of the same extracts, by id.
        recipe: Name of the recipe to read them by; empty for the one that fits best.
        confirmed: Recipes that a person made or chose for some of the files.
        progress: Told of every step; may cancel.
        reader: Reads the files; None to read them in this process.

    Returns:
        The plans in that order. Of several files, one that cannot be read has a plan with nothing
        but the reason; where two say different things of a figure, one is asked for and neither
        is taken.

    Raises:
        UnreadableExtractError: The only one cannot be read, or is of no known kind.
    """
    reader = reader or ReaderHere()
    recipes = {**dict.fromkeys(extracts, recipe), **(confirmed or {})}
    left = list(dict.fromkeys(extracts))
    harmful: list[HarmfulFileError] = []
    while True:
        try:
            planned = reader.call(
                _plan_together,
                pack,
                left,
                files=left,
                at=at,
                answers=answers or {},
                recipes=recipes,
                imported_by=account_name(),
                progress=progress,
            )
        except HarmfulFileError as problem:
            if len(extracts) == 1 or problem.path not in left:
                raise
            # The others are read all the same, without it.
            left.remove(problem.path)
            harmful.append(problem)
        else:
            return (*planned, *(_refused(each, at) for each in harmful))


def _refused(problem: HarmfulFileError, at: datetime) -> PlannedImport:
    from perfdesk.importing.several import refused_plan

    path = problem.path or Path()
    return PlannedImport(path, refused_plan(path, problem, at), Edit(f"Import {path.name}", ()))


def _plan_together(
    pack: Pack,
    extracts: Sequence[Path],
    *,
    at: datetime,
    answers: Mapping[str, str],
    recipes: Mapping[Path, str | Recipe],
    imported_by: str,
    progress: ProgressReport,
) -> tuple[PlannedImport, ...]:
    """Plan several extracts, each on top of those before it; made for a process of its own."""
    from perfdesk.importing.several import plan_files

    if not extracts:
        return ()
    plans = plan_files(
        pack,
        extracts,
        recipes=recipes,
        answers=answers,
        imported_by=imported_by,
        at=at,
        progress=progress,
    )
    planned: list[PlannedImport] = []
    for path, plan in plans:
        edit = plan.edit(pack)
        pack, _ = apply_edit(pack, edit)
        planned.append(PlannedImport(path, plan, edit))
    return tuple(planned)


def import_edit(
    pack: Pack, planned: Sequence[PlannedImport], accept: Container[Hashable] | None = None
) -> Edit:
    """Return the one edit that takes several plans over, made for the pack as it is now.

    Args:
        pack: The pack.
        planned: The plans, in their order.
        accept: Keys of the new and changed figures, and of the comments, to take; None for all
            of them.
    """
    edits: list[Edit] = []
    for each in planned:
        edits.append(each.plan.edit(pack, accept))
        pack, _ = apply_edit(pack, edits[-1])
    names = [each.path.name for each in planned]
    label = f"Import {names[0]}" if len(names) == 1 else f"Import {len(names)} extracts"
    reasons = dict.fromkeys(each.reason for each in edits if each.reason)
    return replace(joined(label, *edits), reason="; ".join(reasons))


def proposals_too(planned: Sequence[PlannedImport]) -> frozenset[Hashable]:
    """Return the keys of what is taken unasked, and of the figures that owners propose."""
    figures = {
        each.key
        for one in planned
        for each in one.plan.figures
        if each.proposed_by or not each.is_held_back
    }
    comments = {
        each.key for one in planned for each in one.plan.records if isinstance(each, Commentary)
    }
    return frozenset[Hashable](figures) | comments
