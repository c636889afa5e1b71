"""Keeping the cells around the one that a figure was read from."""

from __future__ import annotations

import re
from dataclasses import replace

from perfdesk.core.sources import CellReference, SourceSnippet
from perfdesk.core.targets import Target
from perfdesk.importing.drafts.plan import FigureState, ImportPlan
from perfdesk.importing.formats.extract import Extract, Sheet, a1

_CELL = re.compile(r"([A-Z]{1,4})(\d{1,7})")
_ABOVE, _BELOW, _BESIDE = 2, 2, 2
_LONGEST = 60
_MOST = 20_000
"""Figures of one import beyond which what stood around each is not kept."""


def with_snippets(plan: ImportPlan, extract: Extract, left_out: frozenset[str]) -> ImportPlan:
    """Add to a plan what stood around each figure and target that it brings.

    Args:
        plan: The plan.
        extract: The file as read.
        left_out: Names of the sheets with rows about people, of which nothing is kept.
    """
    figures = (each for each in plan.figures if each.state is not FigureState.UNCHANGED)
    coming = [each.new.source for each in figures]
    coming += [each.source for each in plan.records if isinstance(each, Target)]
    if len(coming) > _MOST:
        return plan
    sheets = {each.name: each for each in extract.sheets if each.name not in left_out}
    snippets: dict[CellReference, SourceSnippet] = {}
    for source in coming:
        sheet = sheets.get(source.sheet)
        if source in snippets or source.fingerprint != extract.fingerprint or sheet is None:
            continue
        made = snippet_of(sheet, source)
        if made is not None:
            snippets[source] = made
    return replace(plan, snippets=snippets)


def snippet_of(sheet: Sheet, source: CellReference) -> SourceSnippet | None:
    """Return five rows and columns around the first cell of a reference, as they show."""
    match = _CELL.match(source.cell)
    if match is None:
        return None
    row, column = int(match[2]), _number(match[1])
    top, left = max(1, row - _ABOVE), max(1, column - _BESIDE)
    bottom = min(sheet.height, row + _BELOW)
    widest = max((len(cells) for cells in sheet.values[top - 1 : bottom]), default=0)
    right = min(widest, column + _BESIDE)
    rows = tuple(
        tuple(_shown(sheet.text(each, at)) for at in range(left, right + 1))
        for each in range(top, bottom + 1)
    )
    return SourceSnippet(source, a1(top, left), rows)


def _shown(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1]}\u2026"


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
