"""How the columns of the workbook for owners are laid out."""

from __future__ import annotations

from dataclasses import dataclass

from perfdesk.core.collecting.form import OwnerColumn


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """How a column is laid out.

    Attributes:
        column: Which it is.
        width: In pixels.
        hint: What stands below the heading, in small letters; empty for nothing.
        is_input: Whether it is typed in.
    """

    column: OwnerColumn
    width: int
    hint: str = ""
    is_input: bool = False


PLANS = (
    ColumnPlan(OwnerColumn.MEASURE, 190),
    ColumnPlan(OwnerColumn.FIGURE, 92),
    ColumnPlan(OwnerColumn.PREVIOUS, 92),
    ColumnPlan(OwnerColumn.TARGET, 128),
    ColumnPlan(OwnerColumn.RATING, 82),
    ColumnPlan(OwnerColumn.PROGRESS, 82),
    ColumnPlan(OwnerColumn.TREND, 236),
    ColumnPlan(OwnerColumn.LAST_COMMENT, 220),
    ColumnPlan(OwnerColumn.COMMENT, 260, "or No change", is_input=True),
    ColumnPlan(OwnerColumn.REASON, 170, "if worse, or if you correct the figure", is_input=True),
    ColumnPlan(OwnerColumn.ACTION, 190, "what you will do", is_input=True),
    ColumnPlan(OwnerColumn.BY_WHEN, 92, "a date", is_input=True),
    ColumnPlan(OwnerColumn.CORRECTED, 92, "only if it is wrong", is_input=True),
    ColumnPlan(OwnerColumn.SIGNED_OFF, 110, "a name", is_input=True),
    ColumnPlan(OwnerColumn.REF, 150),
)
"""Every column in its order."""
