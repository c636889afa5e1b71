"""What notes say of the numbers of a table: below it, beside it, or on a sheet of their own.

`* April to December only` is about the numbers whose heading, label or cell has the star; `Figures
are year to date` about all of them. A note counts where its words are those of a note about
numbers; one that explains how something is counted says nothing of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from perfdesk.importing.formats.extract import CellKind, Extract, Sheet
from perfdesk.importing.tables.finding import FoundTable
from perfdesk.importing.tables.footmarks import marked_note
from perfdesk.importing.vocabulary.facets import UNSURE, Facets, Span, Statement
from perfdesk.importing.vocabulary.reading_words import facets_of
from perfdesk.importing.vocabulary.tokens import words_of

_SENTENCE = re.compile(r"(?<=[.;!])\s+|\n+")
_IN_CELL = re.compile(r"[(\[]([A-Za-z][^()\[\]]{2,60})[)\]]")
_EXPLAINS = re.compile(r"=|\bup[- ]to[- ]date\b|\bstands for\b|\bmeans\b", re.IGNORECASE)
_OF_A_PART = re.compile(
    r"\bpart[- ]year\b|\bincomplete\b|\bpartial(?: year)?\b|\bso far\b|\bhalf[- ]year\b"
    r"|\b(?:first )?(?:two|three|six|nine|ten|eleven|[2369]|10|11) (?:months|quarters)\b",
    re.IGNORECASE,
)
"""Words for a part of the year that do not say which."""

_LONGEST = 200
_MOST_WORDS = 24
_MOST_LINES = 200
"""Rows of a sheet of notes that are read."""

_SUBJECTS = frozenset(
    {"figures", "figure", "data", "numbers", "values", "amounts", "results", "performance",
     "activity", "table", "columns", "column", "rows", "totals"}
)  # fmt: skip
"""What a sentence about the numbers themselves begins with, after `All`, `The` and the like."""

_OF_NOTES = frozenset(
    [
        "available",
        "based",
        "be",
        "been",
        "column",
        "columns",
        "contained",
        "cover",
        "covering",
        "covers",
        "do",
        "done",
        "figure",
        "figures",
        "full",
        "given",
        "here",
        "hence",
        "include",
        "includes",
        "including",
        "it",
        "months",
        "month",
        "nine",
        "six",
        "three",
        "so",
        "not",
        "note",
        "notes",
        "numbers",
        "only",
        "part",
        "please",
        "presented",
        "quoted",
        "relate",
        "relates",
        "relating",
        "represent",
        "represents",
        "result",
        "results",
        "row",
        "rows",
        "run",
        "runs",
        "show",
        "shows",
        "table",
        "tables",
        "that",
        "therefore",
        "these",
        "those",
        "totals",
        "up",
        "values",
        "was",
        "were",
        "which",
        "yet",
        "except",
        "activity",
        "performance",
        "collected",
        "currently",
        "pending",
        "close",
        "last",
        "adults",
        "people",
        "persons",
        "residents",
        "clients",
        "users",
        "service",
    ]
)
"""Words of a sentence about numbers that never change what it says of them."""

_COVERING = frozenset({"only", "cover", "covers", "covering", "relate", "relates"})
_MOST_LEADING = 5
_YEAR, _MONTHS = 4, 12
_STATED = frozenset(
    {
        Statement.TARGET, Statement.FORECAST, Statement.VARIANCE, Statement.COMPARATOR,
        Statement.RANK,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TableNote:
    """A note that says of some numbers what they are.

    Attributes:
        text: As the file has it.
        facets: What it says.
        mark: What the headings, labels or cells have that it is about; empty for all numbers.
        is_sure: Whether each of its words is understood; otherwise somebody has to be asked.
    """

    text: str
    facets: Facets
    mark: str = ""
    is_sure: bool = True


def notes_about(table: FoundTable, elsewhere: Iterable[str]) -> tuple[TableNote, ...]:
    """Return the notes that say what numbers of a table are.

    Args:
        table: The table.
        elsewhere: Lines beside it, and those of the sheets of notes.
    """
    marked = (line for line in table.notes.values() if marked_note(line))
    lines = (*marked, *table.footnotes.values(), *elsewhere)
    return tuple(dict.fromkeys(each for line in lines for each in _notes_in(line)))


def note_lines(extract: Extract) -> Mapping[str, Sequence[str]]:
    """Return the lines of the sheets that hold words alone, by the name of the sheet."""
    return {
        each.name: [
            " ".join(filter(None, each.row_texts(row)))
            for row in range(1, min(each.height, _MOST_LINES) + 1)
        ]
        for each in extract.sheets
        if not each.hidden and _is_of_words(each)
    }


def of_comment(text: str) -> Facets | None:
    """Return what a comment beside a number says it is, if it says that alone; None otherwise."""
    if not text or len(text) > _LONGEST:
        return None
    facets = facets_of(text, known=_OF_NOTES.__contains__)
    rates = facets.statement not in {Statement.UNSTATED, Statement.FIGURE, Statement.FORECAST}
    is_plain = not facets.unread and not rates and facets.place is None
    return facets if is_plain and _is_told(facets, is_bound=False) else None


def words_beside(text: str) -> str:
    """Return the words in a figure's own cell that say it is another: `415 (to Dec)`."""
    found = _IN_CELL.search(text) if len(text) <= _LONGEST else None
    said = (
        found[1].strip() if found and any(each.isdigit() for each in text[: found.start()]) else ""
    )
    return said if of_comment(said) is not None else ""


def _is_of_words(sheet: Sheet) -> bool:
    filled = numbers = 0
    for row in range(1, min(sheet.height, _MOST_LINES) + 1):
        for column in range(1, min(sheet.width, 12) + 1):
            kind = sheet.cell(row, column).kind
            filled += kind is not CellKind.EMPTY
            numbers += kind in {CellKind.NUMBER, CellKind.PERCENT}
    return filled > 0 and numbers * 5 <= filled


def _notes_in(line: str) -> Iterator[TableNote]:
    mark, rest = marked_note(line) or ("", line)
    for sentence in _SENTENCE.split(rest):
        said = sentence.strip()
        if 0 < len(said) <= _LONGEST:
            note = _note(said, mark)
            if note is not None:
                yield note


def _note(said: str, mark: str) -> TableNote | None:
    words = words_of(said.casefold())
    if not words or len(words) > _MOST_WORDS:
        return None
    if _EXPLAINS.search(said):
        return None
    facets = facets_of(said, known=_OF_NOTES.__contains__)
    is_bound = bool(mark) or not _COVERING.isdisjoint(words)
    is_of_part = bool(_OF_A_PART.search(said))
    if not (is_of_part or _is_told(facets, is_bound=is_bound)):
        return None
    # `Year to date` and `\u00a3000s`; `Leeds`, `Male` and `Target` may be of a list of choices.
    is_whole = not facets_of(said).unread and (facets.span is Span.TO_DATE or facets.scale != 1)
    if not (is_whole or mark or _is_about_numbers(words)):
        return None
    if not facets.unread and _is_told(facets, is_bound=is_bound):
        return TableNote(said, facets, mark)
    is_strong = facets.span is Span.TO_DATE or facets.standing in UNSURE or is_of_part
    is_strong = is_strong or facets.statement in _STATED or not _COVERING.isdisjoint(words)
    return TableNote(said, facets, mark, is_sure=False) if is_strong else None


def _is_about_numbers(words: Sequence[str]) -> bool:
    """Tell whether a sentence is about numbers by how it begins, `All figures`, `2023/24`."""
    first = words[:_MOST_LEADING]
    return not _SUBJECTS.isdisjoint(first) or (words[0].isdigit() and len(words[0]) == _YEAR)


def _is_told(facets: Facets, *, is_bound: bool) -> bool:
    """Tell whether facets say that numbers are other than they seem."""
    period, part = facets.period, facets.part
    is_part = part is not None and not part.is_whole_year
    if period is not None and period.is_whole_months and period.months < _MONTHS:
        is_part = is_part or is_bound
    return (
        facets.span is Span.TO_DATE
        or is_part
        or bool(facets.scale_from)
        or facets.statement in _STATED
        or facets.standing in UNSURE
        or (bool(facets.breakdown) and not facets.is_whole)
        or (facets.place is not None and not facets.unread)
    )
