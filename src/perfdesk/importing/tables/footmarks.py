"""Marks of footnotes at the end of a label: `[note 3]`, `\u00b2`, or a digit glued to it.

A raised digit loses its look when a sheet is read: `Age 18-64\u00b9` comes as `Age 18-641`. It is
taken for a mark on evidence only: where the sheet tells that it is raised, or where a numbered
footnote has that number and the label without it is a period, an age band, a heading that is
known, or stands elsewhere too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from perfdesk.importing.vocabulary.naming_periods import period_named

_BRACKETED = re.compile(
    r"\s*[\[(](?:foot)?notes?\s*((?:\d{1,3}|[a-z])(?:\s*(?:,|and|&)\s*\d{1,3})*)[\])]$", re.I
)
_SIGNED = re.compile(
    r"(?:(?P<sign>[*\u2020\u2021\u00a7^#]{1,3})|"
    r"(?:\[|(?<=\s)\()(?P<short>\d{1,2}|[a-z])[\])])$",
    re.IGNORECASE,
)
"""Signs of footnotes, and letters or numbers in brackets: marks where a note begins with them."""

_BEGINS_NOTE = re.compile(
    r"\s{0,3}(?:(?P<sign>[*\u2020\u2021\u00a7^#]{1,3})|"
    r"(?P<raised>[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]{1,2})|"
    r"(?:(?:foot)?note:?\s{0,2})?[\[(](?:(?:foot)?note\s)?(?P<short>\d{1,2}|[a-z])[\])]|"
    r"(?:foot)?note\s(?P<note>\d{1,2})|(?P<number>\d{1,2})[.)\]])[:.]?\s{0,3}(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_BETWEEN = re.compile(r"(?<=[\])])\s*,$")
_RAISED = str.maketrans(
    "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079", "0123456789"
)
_RAISED_DIGITS = re.compile(
    "(?<=\\S)([\u2070\u00b9\u00b2\u00b3\u2074-\u2079](?:[,\u2070\u00b9\u00b2\u00b3\u2074-\u2079]*))$"
)
_GLUED = re.compile(r"(?<=[A-Za-z0-9)%])(\d{1,2})$")
_UNIT = re.compile(r"(?:^|[^A-Za-z])(?:[kcm]?m|ft|in|sq|mi|co)$", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:(?:foot)?notes?:?\s+)?[\[(]?(\d{1,2})(?:[.):\]]|\s{1,3}(?=[A-Z0-9'\"\u2018\u201c]))\s*\S",
    re.I,
)
_AGES = re.compile(r"\b(\d{1,2})\s?(?:-|\u2013|to)\s?(\d{2,3})$")
_FROM_AGE = re.compile(r"\b\d{1,2} (?:and|or) (?:over|above|older|under|younger)$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_OLDEST = 110


@dataclass(frozen=True)
class Footmarks:
    """What tells the marks of a sheet from the words they are glued to.

    Attributes:
        raised: By the text of a cell, what of its end is raised.
        numbers: Numbers of the footnotes around a table.
        others: Labels of the table, without case, that a label may be without its mark.
        signs: Signs and marks in brackets with which footnotes begin, in small letters.
        proven: Marks that another label of the table has for certain.
        known: Whether a heading is known as such.
        counted: What labels that count up have before their number, without case.
    """

    raised: Mapping[str, str] = field(default_factory=dict)
    numbers: frozenset[str] = frozenset()
    others: Collection[str] = frozenset()
    proven: Collection[str] = frozenset()
    signs: frozenset[str] = frozenset()
    known: Callable[[str], bool] = bool
    counted: Collection[str] = frozenset()

    def parted(self, text: str) -> tuple[str, tuple[str, ...]]:
        """Return a label without its marks, and the notes that they name."""
        label, notes = without_brackets(text)
        if self.signs and (match := _SIGNED.search(label)):
            sign = (match["sign"] or match["short"]).casefold()
            if sign in self.signs and label[: match.start()].strip():
                return label[: match.start()].rstrip(), (sign, *notes)
        if mark := self.raised.get(text.strip(), ""):
            short = label.removesuffix(mark).rstrip()
            if short != label and short and not _UNIT.search(short):
                return short, (*_split(mark), *notes)
        if (match := _RAISED_DIGITS.search(label)) and not _UNIT.search(label[: match.start()]):
            marks = match[1].translate(_RAISED)
            return label[: match.start()].rstrip(), (*_split(marks), *notes)
        short, mark = self._glued(label)
        return (short, (mark, *notes)) if mark else (label, notes)

    def _glued(self, label: str) -> tuple[str, str]:
        for length in (1, 2):
            mark, short = label[-length:], label[:-length]
            if mark in self.numbers and _GLUED.search(label) and self._stands(short, label):
                return short, mark
        return label, ""

    def _stands(self, short: str, label: str) -> bool:
        """Tell whether a label without its last digits is one that is known."""
        if len(short) < 3 or short != short.rstrip():
            return False
        if period_named(short) is not None:
            return period_named(label) is None
        if _YEAR.fullmatch(short):
            return any(_YEAR.fullmatch(each) for each in self.others)
        if ages := _AGES.search(short):
            told = _AGES.search(label)
            too_old = told is None or int(told[2]) > _OLDEST
            return int(ages[1]) < int(ages[2]) <= _OLDEST and too_old
        if short[-1].isdigit():
            return False
        if short.casefold() in self.others or _FROM_AGE.search(short):
            return True
        if short.casefold() in self.counted:
            return False
        if self.known(short):
            return True
        return short[-1].islower() and label.removeprefix(short) in self.proven


def footmarks(
    raised: Mapping[str, str],
    footnotes: Iterable[str],
    labels: Iterable[str],
    known: Callable[[str], bool],
) -> Footmarks:
    """Return what tells marks from words in a table.

    Labels that differ in their last digits alone (`Group1`, `Group2`) count up and have no marks.

    Args:
        raised: Raised ends of texts, by text, as far as the sheet tells.
        footnotes: The lines around the table.
        labels: Headings and labels of the table.
        known: Whether a heading is known as such.
    """
    told = {label.strip() for label in labels}
    ends: dict[str, set[str]] = defaultdict(set)
    for label in told:
        if (match := _GLUED.search(label)) and not label[: match.start()].isdigit():
            ends[label[: match.start()]].add(match[1])
    counted = {base.casefold() for base, digits in ends.items() if len(digits) > 1}
    others = {label.casefold() for label in told} - counted
    footnotes = list(footnotes)
    begun = (marked_note(part) for line in footnotes for part in line.splitlines())
    signs = frozenset(each[0] for each in begun if each is not None)
    numbers = note_numbers(footnotes)
    marks = Footmarks(raised, numbers, others, signs=signs, known=known, counted=counted)
    certain = {mark for label in told for mark in marks.parted(label)[1] if label.endswith(mark)}
    return replace(marks, proven=certain)


def marked_note(line: str) -> tuple[str, str] | None:
    """Return the mark that a note begins with, and what it says; None where it has no mark."""
    match = _BEGINS_NOTE.fullmatch(line)
    if match is None:
        return None
    mark = match["sign"] or match["short"] or match["note"] or match["number"] or ""
    return (mark or match["raised"].translate(_RAISED)).casefold(), match["rest"]


def mark_of_figure(text: str) -> str:
    """Return the mark of a footnote at the end of a figure (`28,310*`); empty where it has none."""
    bare = text.strip()
    if match := _SIGNED.search(bare):
        return (match["sign"] or match["short"]).casefold()
    raised = _RAISED_DIGITS.search(bare)
    return raised[1].translate(_RAISED) if raised else ""


def note_numbers(lines: Iterable[str]) -> frozenset[str]:
    """Return the numbers of the notes among some lines (`1. ...`, `(2) ...`, `Footnotes 1 ...`)."""
    told = (_NUMBERED.match(part) for line in lines for part in line.splitlines())
    return frozenset(match[1] for match in told if match)


def without_brackets(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a label without `[note 2]` at its end, and the notes that it names."""
    label = text
    notes: tuple[str, ...] = ()
    while match := _BRACKETED.search(label):
        if not label[: match.start()].strip():
            break
        notes = (*_split(match[1]), *notes)
        label = _BETWEEN.sub("", label[: match.start()].rstrip()).rstrip()
    return label, notes


def _split(marks: str) -> tuple[str, ...]:
    return tuple(each for each in re.split(r"\s*(?:,|and|&|\s)\s*", marks.strip("()[] ")) if each)
