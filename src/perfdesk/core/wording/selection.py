"""What several selected cells come to, as a spreadsheet tells it: count, sum and average."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from perfdesk.core.dashboard import Cell
from perfdesk.core.figures import Form, format_number
from perfdesk.core.measures import Unit


@dataclass(frozen=True, slots=True)
class SelectedCell:
    """A cell that is selected, and what its value counts."""

    cell: Cell
    unit: Unit


def selection_in_words(selected: Sequence[SelectedCell]) -> str:
    """Return what the selected cells come to; nothing for fewer than two that hold something.

    Counts have a sum and an average. Percentages, rates and scores are averaged only: their sum
    says nothing. Where units differ there is neither.
    """
    filled = [each for each in selected if each.cell.text]
    if len(filled) < 2:
        return ""
    count = f"Count {len(filled)}"
    numbers = [each for each in filled if each.cell.value is not None]
    units = {each.unit for each in numbers}
    if len(units) > 1:
        return f"{count}, in different units"
    values = [each.cell.value for each in numbers if each.cell.value is not None]
    if len(values) < 2:
        return count
    form = _form([each.cell for each in numbers])
    decimals = max((each.cell.decimals for each in numbers if each.cell.form is form), default=0)
    total = sum(values, Decimal(0))
    of = "" if len(values) == len(filled) else f" of {len(values)} numbers"
    average = f"average{of} {format_number(total / len(values), max(decimals, 1), form)}"
    if units == {Unit.COUNT}:
        return f"{count}, sum {format_number(total, decimals, form)}, {average}"
    return f"{count}, {average}"


def _form(cells: Sequence[Cell]) -> Form:
    """Return how the numbers are written, all in the same way; in full where they differ."""
    forms = {cell.form for cell in cells}
    return forms.pop() if len(forms) == 1 else Form.PLAIN
