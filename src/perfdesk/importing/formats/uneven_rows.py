"""Rows of a text table that have more cells than it has headings.

A program that writes `1,251,000` without quotation marks makes three cells of it, and everything
to its right stands under the wrong heading. Such a row is put together again where it fits its
columns in one way only. Where it fits in several ways or in none, its figures are left out and the
row is named: no figure is ever read from under the wrong heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from perfdesk.core.problems import ImportKind, Problem, Severity
from perfdesk.importing.formats.extract import a1

_NUMBER = re.compile(r"[<>~(\u00a3$\u20ac+\u2212-]{0,3}(?:0|[1-9]\d*)(?:\.\d+)?\s?%?\)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BEGINS = re.compile(r"[<>~(\u00a3$\u20ac+\u2212-]{0,3}[1-9]\d{0,2}")
_GOES_ON = re.compile(r"\d{3}")
_ENDS = re.compile(r"\d{3}(?:\.\d+)?\s?[%)]?")
_DIGIT = re.compile(r"\d")

_MOST_CELLS = 400
"""Cells of a row that is looked at in every way."""

_MOST_GROUPS, _MOST_COMMAS = 5, 8
"""Cells that one number with commas, and one name with commas, may have become."""

_MOST_EFFORT = 1_000_000
"""Cells times headings of the rows that are put together; those that follow are left out."""

_LONGEST_WORD = 24
"""Letters of what stands in place of a figure (`not available`)."""

_NAMED = 5
_MANY = 5


class _Kind(Enum):
    """What a column holds."""

    NUMBERS = 1
    TEXTS = 2
    UNKNOWN = 3


@dataclass(frozen=True, slots=True)
class EvenRows:
    """The rows of a text table, each with at most as many cells as it has headings.

    Attributes:
        rows: The rows; as many as there were, so that each keeps its number.
        problems: Which rows were put together again, and which were left out.
    """

    rows: list[list[str]]
    problems: tuple[Problem, ...] = ()


def even_rows(rows: list[list[str]], delimiter: str) -> EvenRows:
    """Return the rows of a text table without any that reaches beyond its headings.

    Args:
        rows: Its cells as they were between delimiters.
        delimiter: What parted them.
    """
    heads = _headings(rows)
    changed = list(rows)
    joined: list[int] = []
    left_out: list[tuple[int, int]] = []
    effort = 0
    for head, end in pairwise([*heads, len(rows)]):
        width, below = len(rows[head]), range(head + 1, end)
        odd = [at for at in below if len(rows[at]) > width]
        if not odd or _end_in_a_delimiter(rows, below, width):
            continue
        fitting = _Fitting(width, _kinds(rows, below, width), delimiter)
        again: dict[int, list[str]] = {}
        for at in odd:
            effort += len(rows[at]) * width
            again[at] = fitting.put_together(rows[at]) if effort <= _MOST_EFFORT else []
        if not any(again.values()) and _names_its_rows(rows, below, width):
            # As R writes a table: the first cell of each row is its name, which has no heading.
            changed[head] = ["", *rows[head]]
            continue
        for at, cells in again.items():
            if cells:
                changed[at] = cells
                joined += [at] if cells != rows[at][:width] else []
            elif not any(map(_is_number, rows[at])):
                changed[at] = [delimiter.join(rows[at])]  # a sentence
            else:
                changed[at] = _labels(rows[at], width)
                left_out.append((at, width))
    problems = [*_left_out(rows, left_out), *_joined(changed, joined)]
    return EvenRows(changed, tuple(problems))


def _end_in_a_delimiter(rows: Sequence[Sequence[str]], below: range, width: int) -> bool:
    """Tell whether each of many rows ends in the same number of blank cells more than headings."""
    full = [rows[at] for at in below if any(map(str.strip, rows[at]))]
    are_alike = {len(row) for row in full} == {len(full[0])} and len(full) >= _MANY
    return are_alike and not any(cell.strip() for row in full for cell in row[width:])


def _headings(rows: Sequence[Sequence[str]]) -> list[int]:
    """Return where headings stand: right above the first figures, and again below a blank row."""
    heads: list[int] = []
    candidate, is_below_blank = -1, True
    has_figures = False
    for at, row in enumerate(rows):
        filled = [cell for cell in row if cell and not cell.isspace()]
        if len(filled) < 2:
            is_below_blank = True
            continue
        if (is_below_blank or not has_figures) and not any(map(_is_number, filled)):
            candidate, has_figures = at, False
        elif candidate >= 0 and not has_figures and any(map(_is_number, filled)):
            heads.append(candidate)
            has_figures = True
        is_below_blank = False
    return heads


def _is_number(cell: str) -> bool:
    text = cell.strip()
    return bool(_NUMBER.fullmatch(text)) and not _YEAR.fullmatch(text)


def _kinds(rows: Sequence[Sequence[str]], below: range, width: int) -> list[_Kind]:
    """Return what each column holds, by the rows that have a cell for each heading."""
    numbers, filled = [0] * width, [0] * width
    for at in below:
        if len(rows[at]) == width:
            for place, cell in enumerate(rows[at]):
                filled[place] += bool(cell.strip())
                numbers[place] += bool(_NUMBER.fullmatch(cell.strip()))
    return [
        _Kind.UNKNOWN if not told else _Kind.NUMBERS if count * 2 > told else _Kind.TEXTS
        for count, told in zip(numbers, filled, strict=True)
    ]


def _names_its_rows(rows: Sequence[Sequence[str]], below: range, width: int) -> bool:
    """Tell whether every row has one cell more than there are headings, and a name of its own.

    Where any two cells may be one number with a comma, that is no more than chance.
    """
    full = [rows[at] for at in below if any(map(str.strip, rows[at]))]
    names = {row[0] for row in full}
    return (
        len(names) == len(full) > 1
        and all(len(row) == width + 1 for row in full)
        and not any(_thousands(row, at) for row in full for at in range(len(row)))
    )


def _labels(row: Sequence[str], width: int) -> list[str]:
    """Return a row with what stands before its first number, and nothing behind."""
    first = next(at for at, cell in enumerate(row) if _is_number(cell))
    return [*row[: min(first, width)], *[""] * (width - first)]


class _Fitting:
    """Puts the cells of a row under the headings of its table."""

    def __init__(self, width: int, kinds: Sequence[_Kind], delimiter: str) -> None:
        self._width, self._kinds, self._delimiter = width, kinds, delimiter

    def put_together(self, row: Sequence[str]) -> list[str]:
        """Return the cells of a row under its headings; none where that is not certain."""
        if len(row) > _MOST_CELLS:
            return []
        lengths = self._lengths(row)
        if not lengths:
            return []
        cells, at = [], 0
        for length in lengths:
            cells.append(self._delimiter.join(row[at : at + length]))
            at += length
        return [*cells, *[""] * (self._width - len(cells))]

    def _lengths(self, row: Sequence[str]) -> list[int]:
        """Return how many cells belong to each column, where only one way fits."""
        ways: dict[tuple[int, int], int] = {}
        for column in range(self._width, -1, -1):
            for at in range(len(row), -1, -1):
                ways[at, column] = self._ways_from(row, at, column, ways)
        if ways[0, 0] != 1:
            return []
        lengths: list[int] = []
        at = column = 0
        while at < len(row) and column < self._width:
            step = next(
                (each for each in self._steps(row, at, column) if ways[at + each, column + 1]), 0
            )
            if not step:
                break
            lengths.append(step)
            at, column = at + step, column + 1
        return lengths

    def _ways_from(
        self, row: Sequence[str], at: int, column: int, ways: dict[tuple[int, int], int]
    ) -> int:
        if at == len(row):
            return 1  # columns to the right may be left out
        if column == self._width:
            return int(not any(map(str.strip, row[at:])))
        told = sum(ways[at + each, column + 1] for each in self._steps(row, at, column))
        return min(told, 2)

    def _steps(self, row: Sequence[str], at: int, column: int) -> list[int]:
        """Return how many cells from one on a column may hold."""
        kind, cell = self._kinds[column], row[at].strip()
        is_number = bool(_NUMBER.fullmatch(cell))
        steps = []
        if kind is not _Kind.TEXTS:
            is_word = not _DIGIT.search(cell) and len(cell) <= _LONGEST_WORD
            if is_number or (is_word and kind is _Kind.NUMBERS):
                steps.append(1)
            steps += _thousands(row, at)
        if kind is not _Kind.NUMBERS and not is_number:
            steps.append(1)
            end = at + 1
            while (
                end < min(len(row), at + _MOST_COMMAS)
                and row[end].startswith(" ")
                and not _is_number(row[end])
            ):
                end += 1  # a comma of a sentence, which a blank follows
                steps.append(end - at)
        return steps


def _thousands(row: Sequence[str], at: int) -> list[int]:
    """Return in how many cells a number with thousands commas may go on."""
    steps: list[int] = []
    if _BEGINS.fullmatch(row[at].strip()):
        end = at + 1
        while end < min(len(row), at + _MOST_GROUPS) and _ENDS.fullmatch(row[end].rstrip()):
            end += 1
            steps.append(end - at)
            if not _GOES_ON.fullmatch(row[end - 1]):
                break
    return steps


def _left_out(rows: Sequence[Sequence[str]], found: Sequence[tuple[int, int]]) -> list[Problem]:
    if not found:
        return []
    places = [at for at, _ in found]
    first, width = found[0]
    is_one = len(places) == 1
    return [
        Problem(
            Severity.WARNING,
            ImportKind.ROW_OF_CELLS,
            f"{_rows(places)} {'has' if is_one else 'have'} more cells than there are headings "
            f"({len(rows[first])} instead of {width} in row {first + 1}), so the figures of "
            f"{'that row' if is_one else 'those rows'} were left out. Put numbers that have "
            "commas between quotation marks, or save the file as .xlsx, and import it again.",
            where=a1(first + 1, 1),
        )
    ]


def _joined(rows: Sequence[Sequence[str]], places: Sequence[int]) -> list[Problem]:
    if not places:
        return []
    first = places[0]
    at, cell = next(
        ((at, cell) for at, cell in enumerate(rows[first]) if "," in cell and _DIGIT.match(cell)),
        (0, rows[first][0]),
    )
    return [
        Problem(
            Severity.NOTE,
            ImportKind.ROW_OF_CELLS,
            f"{_rows(places)} {'has' if len(places) == 1 else 'have'} commas without quotation "
            f"marks, which made too many cells of {'it' if len(places) == 1 else 'them'}. The "
            "cells were put together again in the one way that fits the headings: "
            f"{a1(first + 1, at + 1)} is {cell.strip()}.",
            where=a1(first + 1, at + 1),
        )
    ]


def _rows(places: Sequence[int]) -> str:
    """Return the rows at some places in words (`Rows 2, 3 and 5`)."""
    numbers = [f"{at + 1}" for at in places]
    if len(numbers) == 1:
        return f"Row {numbers[0]}"
    if len(numbers) > _NAMED:
        return f"Rows {', '.join(numbers[:_NAMED])} and {len(numbers) - _NAMED} more"
    return f"Rows {', '.join(numbers[:-1])} and {numbers[-1]}"
