"""Zeros that stand for no data, told from real ones by what the row says beside them."""

from __future__ import annotations

from decimal import Decimal

from perfdesk.core.recipes import Part
from perfdesk.core.wording.figure_text import read_figure
from perfdesk.importing.matching.questions import SKIP, Choice, Question
from perfdesk.importing.reading.found import FoundFigure
from perfdesk.importing.recipes.fitting import Fit

REAL = "0"
"""The answer that a zero is one."""

NO_DATA = "[x]"
"""The answer that a zero stands for no data, as the shorthand that is kept for it."""

_GOOD = frozenset({"green", "g", "met", "on target", "achieved", "good", "better"})
_NEAR = Decimal("0.8")


def doubt_of(fit: Fit, found: FoundFigure) -> str:
    """Return why a zero may not be one, as the end of a sentence; empty where nothing says so."""
    if found.cell.number != 0:
        return ""
    note = fit.text(found.row, Part.NOTE)
    plain = " ".join(note.casefold().split())
    if any(words in plain for words in fit.recipe.zero_needs_a_look):
        return f"its note says \u201c{_short(note)}\u201d"
    if found.part is Part.VALUE:
        return _against_status(fit, found.row)
    return ""


def zero_question(fit: Fit, found: FoundFigure, doubt: str) -> Question:
    """Return the question whether a zero is one."""
    words = found.words or fit.text(found.row, Part.CODE)
    return Question(
        f"zero {found.where.file} {found.where.sheet} {found.where.cell}".replace("  ", " "),
        f"Is the 0 for \u201c{_short(words)}\u201d a real zero? It may mean no data, because "
        f"{doubt}.",
        found.where,
        (
            Choice(NO_DATA, "No: there was no data"),
            Choice(REAL, "Yes: it is zero"),
            Choice(SKIP, "Leave it out"),
        ),
    )


def _against_status(fit: Fit, row: int) -> str:
    """Tell whether a status is good although all else says that nought is far from good."""
    status = fit.text(row, Part.STATUS)
    target = read_figure(fit.text(row, Part.TARGET)).value
    if status.casefold() not in _GOOD or not target or target <= 0:
        return ""
    others = [
        value
        for part in (Part.QUARTER_BEFORE, Part.YEAR_BEFORE)
        if (value := read_figure(fit.text(row, part)).value)
    ]
    if not others or any(value < _NEAR * target for value in others):
        return ""
    before = " and ".join(f"{value:f}" for value in others)
    return f"its status is \u201c{status}\u201d against a target of {target:f}, after {before}"


def _short(text: str) -> str:
    plain = " ".join(text.split()).rstrip(".")
    return plain if len(plain) <= 90 else f"{plain[:89]}\u2026"
