"""How the numbers of a text table are written: `46.3` and `1,251,000`, or `46,3` and `1.251.000`.

`28.401` alone may be either. The other numbers of the file tell which: `46,3` and `1.250.001` have
one meaning only, and so have `46.3` and `1,250,001`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from perfdesk.core.problems import ImportKind, Problem, Severity
from perfdesk.importing.formats.extract import a1

_AROUND = (r"(?P<before>[<>~(\u00a3$\u20ac+\u2212-]{0,4} ?)", r"(?P<after>\s?[^\d.,\s]{0,6}\)?)")
_COMMA = re.compile(
    _AROUND[0] + r"(?:\d{1,3}(?:\.\d{3})+,\d{1,9}|\d{1,3}(?:\.\d{3}){2,}|"
    r"\d{1,12},(?:\d{1,2}|\d{4,9}))" + _AROUND[1]
)
_POINT = re.compile(
    _AROUND[0] + r"(?:\d{1,3}(?:,\d{3})+\.\d{1,9}|\d{1,3}(?:,\d{3}){2,}|"
    r"\d{1,12}\.(?:\d{1,2}|\d{4,9}))" + _AROUND[1]
)
_EITHER = re.compile(
    _AROUND[0] + r"(?P<number>\d{1,3}(?:\.\d{3})+(?:,\d{1,9})?|\d{1,12},\d{1,9})" + _AROUND[1]
)
_LONGEST = 32
_NAMED = 3


@dataclass(frozen=True, slots=True)
class StyledRows:
    """The rows of a text table with decimal points, and what was done for it.

    Attributes:
        rows: The rows; numbers that had decimal commas have points.
        problems: That they had, or that the file writes numbers in two ways.
    """

    rows: list[list[str]]
    problems: tuple[Problem, ...] = ()


def with_decimal_points(rows: list[list[str]]) -> StyledRows:
    """Return the rows of a text table with decimal points, if its numbers have decimal commas.

    Where the file holds numbers of both kinds, nothing is changed, and those with a comma are
    named: they are read as words, never as another number.
    """
    candidates = {
        cell
        for row in rows
        for cell in row
        if "," in cell and len(cell) <= _LONGEST and _COMMA.fullmatch(cell.strip())
    } or {
        cell
        for row in rows
        for cell in row
        if cell.count(".") > 1 and len(cell) <= _LONGEST and _COMMA.fullmatch(cell.strip())
    }
    if not candidates:
        return StyledRows(rows)
    commas = _columns(rows, _COMMA)
    points = {place: cells for place, cells in _columns(rows, _POINT).items() if place}
    if not any(place or "," in rows[row - 1][0] for place, (row, _) in commas.items()):
        return StyledRows(rows)  # codes such as 1.100.200
    if points:
        return StyledRows(rows, (_both(rows, commas, points),))
    changed = [_changed(row, commas) for row in rows]
    return StyledRows(changed, (_told(rows, changed),))


def has_decimal_comma(cell: str) -> bool:
    """Tell whether a text can only be a number with a decimal comma, or points for thousands."""
    return 0 < len(cell) <= _LONGEST and bool(_COMMA.fullmatch(cell.strip()))


def _columns(
    rows: Sequence[Sequence[str]], pattern: re.Pattern[str]
) -> Mapping[int, tuple[int, int]]:
    """Return the first cell of each column that a pattern fits, as row and column from 1."""
    found: dict[int, tuple[int, int]] = {}
    for number, row in enumerate(rows, start=1):
        for place, cell in enumerate(row):
            if place not in found and 0 < len(cell) <= _LONGEST and pattern.fullmatch(cell.strip()):
                found[place] = number, place + 1
    return found


def _changed(row: list[str], commas: Mapping[int, object]) -> list[str]:
    return [
        _with_point(cell) if place or place in commas else cell for place, cell in enumerate(row)
    ]


def _with_point(cell: str) -> str:
    told = _EITHER.fullmatch(cell.strip()) if 0 < len(cell) <= _LONGEST else None
    if told is None:
        return cell
    number = told["number"].replace(".", "").replace(",", ".")
    return f"{told['before']}{number}{told['after']}"


def _told(rows: Sequence[Sequence[str]], changed: Sequence[Sequence[str]]) -> Problem:
    examples = [
        (a1(number, place), before.strip(), after)
        for number, (old, new) in enumerate(zip(rows, changed, strict=True), start=1)
        for place, (before, after) in enumerate(zip(old, new, strict=True), start=1)
        if before != after
    ]
    shown = [next(_of(examples, ",")), *_of(examples, ".")][:2]
    words = " and ".join(f"{cell} says {before}, read as {after}" for cell, before, after in shown)
    return Problem(
        Severity.NOTE,
        ImportKind.DECIMAL_COMMA,
        "The numbers of this file have decimal commas and points between thousands, and were "
        f"read so: {words}.",
        where=shown[0][0],
    )


def _of(examples: Sequence[tuple[str, str, str]], sign: str) -> Iterator[tuple[str, str, str]]:
    """Yield the examples that have a sign, or all where none has it."""
    some = [each for each in examples if sign in each[1]]
    yield from some or (examples if sign == "," else ())


def _both(
    rows: Sequence[Sequence[str]],
    commas: Mapping[int, tuple[int, int]],
    points: Mapping[int, tuple[int, int]],
) -> Problem:
    row, column = next(iter(points.values()))
    odd = [
        a1(number, place + 1)
        for number, cells in enumerate(rows, start=1)
        for place, cell in enumerate(cells)
        if place in commas and len(cell) <= _LONGEST and _COMMA.fullmatch(cell.strip())
    ]
    more = f" and {len(odd) - _NAMED} more" if len(odd) > _NAMED else ""
    return Problem(
        Severity.WARNING,
        ImportKind.DECIMAL_COMMA,
        f"This file writes decimals with a comma ({', '.join(odd[:_NAMED])}{more}) as well as with "
        f"a point ({a1(row, column)}), so the numbers with a comma were not read. Write all "
        "numbers in one way and import it again.",
        where=odd[0],
    )
