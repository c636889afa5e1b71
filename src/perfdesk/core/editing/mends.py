"""Edits that end a problem for certain: in its own cell, or in all that are wrong alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from perfdesk.core.dashboard import Column
from perfdesk.core.editing.cells import TypedCell, cells_edit
from perfdesk.core.edits import Edit
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.problems import Problem

_CODE = "measure"


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
        TypedCell(each.measure, each.mend.column, each.mend.text, each.mend.source)
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
    periods = {current.label: Column.CURRENT, previous.label: Column.PREVIOUS}
    if problem.where in periods:
        return periods[problem.where]
    if problem.where == _CODE:
        return Column.CODE
    return next((column for column in Column if column.value == problem.where), None)
