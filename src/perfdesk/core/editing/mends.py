"""Edits that end a problem for certain: in its own cell, or in all that are wrong alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from perfdesk.core.dashboard import Column
from perfdesk.core.editing.cells import TypedCell, cells_edit
from perfdesk.core.edits import Edit
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.problems import Problem, ProblemKind

_BESIDE = {
    "target": Column.TARGET,
    "aim": Column.AIM,
    "measure": Column.CODE,
    "rating": Column.RATING,
    "progress": Column.PROGRESS,
    "quartile": Column.QUARTILE,
    "commentary": Column.COMMENTARY,
}


def alike(problem: Problem, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that one mend would end together, *problem* among them.

    They are of one kind, and their mends say the same (`Change 2023/34 to 2023/24`). A problem
    without a mend has none.
    """
    if problem.mend is None:
        return ()
    return tuple(
        each
        for each in problems
        if each.mend is not None
        and (each.kind, each.mend.label) == (problem.kind, problem.mend.label)
    )


def mend_edit(pack: Pack, position: Period, problems: Sequence[Problem]) -> Edit:
    """Return the one edit that mends problems of the dashboard of *position*.

    Args:
        pack: The pack.
        position: That was checked.
        problems: Those to mend; what has no mend is left out.

    Raises:
        UnsuitableCellError: A cell cannot take its text any more.
    """
    cells = [
        TypedCell(each.measure, each.mend.column, each.mend.text)
        for each in problems
        if each.mend is not None
    ]
    labels = [each.mend.label for each in problems if each.mend is not None]
    many = "" if len(labels) == 1 else f" ({len(labels)} cells)"
    return cells_edit(pack, position, cells, f"{labels[0]}{many}" if labels else "")


def cell_of(problem: Problem, current: Period, previous: Period) -> Column | None:
    """Return the column of the cell that a problem is about; None where it is about no cell.

    Args:
        problem: Found at a position.
        current: What the position's column of figures stands for.
        previous: What the previous column stands for.
    """
    if problem.mend is not None:
        return problem.mend.column
    if not problem.measure:
        return None
    if problem.where in (current.label, previous.label):
        return Column.CURRENT if problem.where == current.label else Column.PREVIOUS
    if problem.kind == ProblemKind.SHARES:
        return None
    return _BESIDE.get(problem.where)
