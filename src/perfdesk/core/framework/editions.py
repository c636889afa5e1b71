"""One edition of the framework, as its file under `reference/framework` has it.

`docs/reference-data.md` tells how next year's edition is added.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from perfdesk.core.measures import Aim, FrameworkCode, Unit
from perfdesk.core.periods import Period
from perfdesk.core.reference_data import Entry, ReferenceDataError

_AIMS = {aim.value: aim for aim in Aim if aim is not Aim.UNSTATED}
_UNITS = {unit.value: unit for unit in Unit}


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """A year from which figures cannot be compared with those before it.

    Attributes:
        period: The first financial year of the new series.
        why: In few words, for a chart.
    """

    period: Period
    why: str


@dataclass(frozen=True, slots=True)
class FrameworkMeasure:
    """What the framework says of one measure.

    Attributes:
        code: Edition, code and part.
        words: Its description in short.
        keys: Words of which a description of it holds at least one of each group.
        aim: Which way is good.
        unit: What a value counts.
        decimals: Digits after the point in publications.
        was: The code of the same measure in the earlier edition, if it had one.
        breaks: Years from which figures cannot be compared with earlier ones.
        since: First financial year with figures; None where they go back before 2015/16.
        meaning: What it says, in one plain sentence for somebody outside the field.
        unless: Words that tell another measure although those of this one are among them.
    """

    code: FrameworkCode
    words: str
    keys: tuple[tuple[str, ...], ...]
    aim: Aim = Aim.HIGH
    unit: Unit = Unit.PERCENT
    decimals: int = 1
    was: FrameworkCode | None = None
    breaks: tuple[SeriesBreak, ...] = ()
    since: Period | None = None
    meaning: str = ""
    unless: tuple[str, ...] = ()

    @property
    def was_coded(self) -> str:
        """The printed code that it had in the earlier edition; empty if it is the same, or none.

        1A was 1A, which nobody needs to be told.
        """
        return str(self.was) if self.was is not None and str(self.was) != str(self.code) else ""


@dataclass(frozen=True, slots=True)
class YearNote:
    """What a reader should know of some measures in one year, where the figures do not tell.

    Attributes:
        measures: Their codes in the edition that says so, with their parts (`3C(1)`).
        year: The financial year.
        note: The sentence.
    """

    measures: tuple[str, ...]
    year: Period
    note: str


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of the framework.

    Attributes:
        name: The first year that it is known by (`2023/24`).
        starts: The first financial year in which it is in force; None for the earliest.
        measures: What it holds, in printed order.
        notes: What to know of single years.
    """

    name: str
    starts: Period | None
    measures: tuple[FrameworkMeasure, ...]
    notes: tuple[YearNote, ...]


def read_edition(entry: Entry) -> Edition:
    """Return the edition that a reference file holds.

    Raises:
        ReferenceDataError: A field is missing, misspelt or holds what it cannot.
    """
    entry.only("edition", "in_force_from", "follows", "source", "measures", "notes")
    name = entry.text("edition")
    earlier = entry.text("follows", "")
    starts = entry.year("in_force_from") if earlier or "in_force_from" in entry.fields else None
    if not entry.text("source", ""):
        raise entry.refuse("\u201csource\u201d needs the publication that the edition was read in")
    measures = tuple(_measure(each, name, earlier) for each in entry.entries("measures", "code"))
    if not measures:
        raise entry.refuse("\u201cmeasures\u201d needs at least one measure")
    _refuse_twice(entry, [each.code for each in measures])
    notes = tuple(_note(each) for each in entry.entries("notes"))
    return Edition(name, starts, measures, notes)


def _refuse_twice(entry: Entry, codes: Iterable[FrameworkCode]) -> None:
    met: set[FrameworkCode] = set()
    for code in codes:
        if code in met:
            raise entry.refuse(f"{code} is listed twice")
        met.add(code)


def _measure(entry: Entry, edition: str, earlier: str) -> FrameworkMeasure:
    entry.only(
        "code", "part", "name", "meaning", "recognised_by", "unless", "aim", "unit", "decimals",
        "was", "first_year", "breaks",
    )  # fmt: skip
    was = entry.text("was", "")
    if was and not earlier:
        raise entry.refuse("\u201cwas\u201d needs an edition that this one follows")
    return FrameworkMeasure(
        FrameworkCode(edition, entry.text("code"), entry.text("part", "")),
        entry.text("name"),
        _keys(entry),
        entry.choice("aim", _AIMS, Aim.HIGH),
        entry.choice("unit", _UNITS, Unit.PERCENT),
        entry.number("decimals", 1),
        _code(earlier, was) if was else None,
        tuple(SeriesBreak(each.year("from"), each.text("why")) for each in entry.entries("breaks")),
        entry.year("first_year") if "first_year" in entry.fields else None,
        entry.text("meaning", ""),
        entry.texts("unless"),
    )


def _keys(entry: Entry) -> tuple[tuple[str, ...], ...]:
    groups = entry.fields.get("recognised_by")
    right = isinstance(groups, list) and groups and all(isinstance(each, list) for each in groups)
    if not right or not isinstance(groups, list):
        raise entry.refuse("\u201crecognised_by\u201d needs groups of words, each between brackets")
    return tuple(Entry(entry.where, {"words": group}).texts("words") for group in groups)


def _code(edition: str, printed: str) -> FrameworkCode:
    code, _, part = printed.partition("(")
    return FrameworkCode(edition, code, part.rstrip(")"))


def _note(entry: Entry) -> YearNote:
    entry.only("measures", "year", "note")
    measures = entry.texts("measures")
    if not measures:
        raise ReferenceDataError(f"{entry.where}: \u201cmeasures\u201d needs at least one code.")
    return YearNote(measures, entry.year("year"), entry.text("note"))
