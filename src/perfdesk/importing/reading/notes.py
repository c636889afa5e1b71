"""Footnotes that say what numbers are: part of a year, added up so far, or in thousands.

A note that says plainly which months or what scale is applied. One that says that the numbers do
not cover the year, without saying plainly which months they do cover, makes them numbers of no
known period, so that somebody is asked. Notes without a mark are about the whole table; a marked
one is about the headings, labels and cells that bear its mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import reduce

from perfdesk.importing.formats.extract import Extract
from perfdesk.importing.reading.found import UNSTATED
from perfdesk.importing.tables.finding import FoundTable
from perfdesk.importing.tables.footmarks import without_brackets
from perfdesk.importing.vocabulary.facets import Facets, Span, beneath
from perfdesk.importing.vocabulary.reading_words import facets_of
from perfdesk.importing.vocabulary.tokens import words_of

_MOST_LINES = 80
_LONGEST = 300
_SIGNS = "*\u2020\u2021\u00a7#"
_RAISED = str.maketrans(
    "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079", "0123456789"
)
_MARKED_LINE = re.compile(
    rf"\s*(?:(?P<signs>[{_SIGNS}]{{1,3}})"
    r"|[\[(]?(?:foot)?notes?\s?(?P<note>\d{1,2}|[a-z])(?![a-z])[\])]?"
    r"|[\[(](?P<bracketed>\d{1,2}|[a-z])[\])]"
    r"|(?P<number>\d{1,2})[.):](?=\s)"
    "|(?P<raised>[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]{1,2}))"
    r"\s?[:.\u2013-]?\s?(?P<text>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_LEAD = re.compile(
    r"\s*(?:please note|notes?|nb|n\.b\.|caveats?)\s?[:.,\u2013-]?\s?(?:that\s)?", re.I
)
_SIGNS_AT_END = re.compile(rf"[{_SIGNS}]{{1,3}}$")
_LETTER_AT_END = re.compile(r"[\[(]([a-z]|\d{1,2})[\])]$", re.IGNORECASE)
_RAISED_AT_END = re.compile("[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]{1,2}$")
_EXPLAINS = re.compile(r"=|\bup[- ]to[- ]date\b|\bstands for\b|\bmeans\b", re.IGNORECASE)
_OF_A_PART = re.compile(
    r"\bpart[- ]year\b|\bincomplete\b|\bpartial(?: year)?\b|\byear[- ]to[- ]date\b|\bytd\b"
    r"|\bto date\b|\bcumulative(?:ly)?\b|\bso far\b|\bhalf[- ]year\b|\bfirst half\b"
    r"|\b(?:first )?(?:two|three|six|nine|ten|eleven|[2369]|10|11) (?:months|quarters)\b",
    re.IGNORECASE,
)
_ABOUT_FIGURES = frozenset(
    {"figures", "figure", "data", "numbers", "values", "covers", "cover", "covering", "only",
     "performance", "activity", "results", "represent", "represents", "reported", "shown"}
)  # fmt: skip
_SOFT = frozenset(
    {"only", "covers", "cover", "covering", "note", "notes", "please", "these", "that", "which",
     "includes", "include", "available", "time", "report", "reports", "relates", "relate",
     "represent", "represents", "activity", "currently", "table", "above", "column", "so", "far",
     "period", "it", "they", "months", "based", "taken", "the", "of", "for", "year", "only."}
)  # fmt: skip
_SHEETS_OF_NOTES = re.compile(
    r"(?:foot)?notes?|read ?me|cover(?: sheet)?|about|info(?:rmation)?|metadata|guidance|"
    r"introduction|intro",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Notes:
    """What the notes of a table say.

    Attributes:
        of_all: What they say of all its numbers.
        marked: What they say of those that bear a mark, by the mark (`*`, `1`, `a`).
    """

    of_all: Facets = UNSTATED
    marked: Mapping[str, Facets] = field(default_factory=dict)

    def of(self, *texts: str) -> Facets:
        """Return what the notes say whose marks end some headings, labels or cells."""
        if not self.marked:
            return UNSTATED
        marks = dict.fromkeys(mark for text in texts for mark in marks_of(text))
        told = (self.marked[mark] for mark in marks if mark in self.marked)
        return reduce(beneath, told, UNSTATED)


def notes_of(table: FoundTable, extract: Extract) -> Notes:
    """Return what the lines around a table, and the sheets of notes, say of its numbers."""
    lines = [*table.footnotes.values(), *table.notes.values(), *table.sheet.above]
    own = len(lines)
    lines += _lines_of_sheets(extract, table)
    of_all: list[Facets] = []
    marked: dict[str, Facets] = {}
    above = set(table.notes.values())
    for number, line in enumerate(lines[: own + _MOST_LINES]):
        if len(line) > _LONGEST:
            continue
        match = _MARKED_LINE.fullmatch(line)
        if match is not None:
            told = _said(match["text"], is_marked=True)
            if told != UNSTATED:
                marked.setdefault(_mark(match), told)
        elif line not in above:  # what stands above is read with the title
            of_all.append(_said(line, is_marked=False, is_elsewhere=number >= own))
    return Notes(reduce(beneath, of_all, UNSTATED), marked)


def marks_of(text: str) -> Iterator[str]:
    """Yield the marks of footnotes that a heading, a label or a cell ends with."""
    text = text.strip()
    for level in text.split(" > "):
        part, bracketed = without_brackets(level)
        yield from bracketed
        if found := _SIGNS_AT_END.search(part):
            yield found[0]
        if found := _LETTER_AT_END.search(part):
            yield found[1].casefold()
        if found := _RAISED_AT_END.search(part):
            yield found[0].translate(_RAISED)


def _mark(match: re.Match[str]) -> str:
    plain = match["note"] or match["bracketed"] or match["number"] or match["signs"]
    return plain.casefold() if plain else match["raised"].translate(_RAISED)


def _lines_of_sheets(extract: Extract, table: FoundTable) -> Iterator[str]:
    for sheet in extract.sheets:
        if sheet.name == table.sheet.name or not _SHEETS_OF_NOTES.fullmatch(sheet.name.strip()):
            continue
        for row in range(1, min(sheet.height, _MOST_LINES) + 1):
            if text := " ".join(each for each in sheet.row_texts(row) if each):
                yield text


def _said(line: str, *, is_marked: bool, is_elsewhere: bool = False) -> Facets:
    """Return what a note says of numbers; that their period is unknown, where it is not plain."""
    if _EXPLAINS.search(line):
        return UNSTATED
    facets = facets_of(_LEAD.sub("", line, count=1))
    words = set(words_of(line.casefold()))
    is_plain = _SOFT.issuperset(_words(facets.unread))
    told = UNSTATED
    if facets.scale_from and is_plain:
        told = replace(told, unit=facets.unit, scale=facets.scale, scale_from=facets.scale_from)
    is_about = is_marked or bool(words & _ABOUT_FIGURES)
    is_part = facets.span is Span.TO_DATE or (
        is_marked and facets.part is not None and not facets.part.is_whole_year
    )
    if not is_about or not (is_part or _OF_A_PART.search(line)):
        return told
    is_known = facets.span is Span.TO_DATE and (
        facets.part is not None or (facets.period is not None and facets.period.months < 12)
    )
    if is_plain and is_known:
        return replace(told, period=facets.period, part=facets.part, span=Span.TO_DATE)
    if is_elsewhere and not is_plain:
        return told  # on a sheet of notes it may be about any of the tables
    return replace(told, span=Span.TO_DATE)


def _words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in words_of(text.casefold())}
