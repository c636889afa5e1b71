"""The benchmarking report: a council beside all others over a year, as sentences and a table.

The shape is that of the committee papers of January 2018 (paragraphs 7 to 14) and January 2022
(paragraphs 9 to 21); the words are our own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from perfdesk.core.benchmarks.quartiles import Quartile
from perfdesk.core.benchmarks.whole_year import (
    AgainstEngland,
    Chance,
    Place,
    WholeYear,
    YearLine,
    nearest_to_next,
)
from perfdesk.core.figures import Form, format_number
from perfdesk.core.measures import Unit

_BEST_PLACES = 3
_NO_FIGURE = "no figure"


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table of words, its first column naming the row.

    Attributes:
        title: What it shows.
        headings: Of the columns.
        rows: As many cells as there are headings in each.
    """

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class YearReport:
    """A benchmarking report, ready to be written.

    Attributes:
        title: With the year.
        council: Its name.
        sentences: What is found, in the order in which the papers say it.
        quartiles: How many measures are in each quartile, and were the year before.
        measures: One row a measure.
        notes: How it is to be read, a sentence each.
    """

    title: str
    council: str
    sentences: tuple[str, ...]
    quartiles: TextTable
    measures: TextTable
    notes: tuple[str, ...]


def year_report(found: WholeYear) -> YearReport:
    """Return the benchmarking report of a year."""
    return YearReport(
        f"Benchmarking {found.period}",
        found.name,
        tuple(year_in_words(found)),
        _quartile_table(found),
        _measure_table(found),
        tuple(_notes(found)),
    )


def _quartile_table(found: WholeYear) -> TextTable:
    before = found.period.a_year_earlier().label
    rows = [
        (
            each.value,
            str(len(found.in_quartile(each))),
            str(len(found.were_in(each))) if found.compared else "\u2013",
            _listed(found.in_quartile(each)) or "none",
        )
        for each in Quartile
    ]
    headings = ("Quartile", found.period.label, f"{before}*", f"Measures in {found.period}")
    return TextTable("Measures by quartile", headings, tuple(rows))


def _measure_table(found: WholeYear) -> TextTable:
    group = next((each.benchmark.neighbours for each in found.lines if each.benchmark.neighbours),
                 None)  # fmt: skip
    headings = (
        "Measure", "Code", "Ours", "England", "Against England",
        "Quartile", "Year before", "Rank of all", f"Rank of {found.type_name.lower() or 'type'}",
        *([f"Rank of {group.group.name}"] if group else []),
    )  # fmt: skip
    rows = tuple(_row(each, with_group=group is not None) for each in found.lines)
    return TextTable("Measures", headings, rows)


def _row(line: YearLine, *, with_group: bool) -> tuple[str, ...]:
    outcome, standing = line.benchmark.outcome, line.standing
    group = line.benchmark.neighbours
    against = line.against.value if line.against else "not compared"
    if line.chance:
        against = line.chance.value
    rank = f"{standing.rank} of {line.benchmark.field.n}" if standing else _NO_FIGURE
    cells = (
        line.entry.words,
        str(line.entry.code),
        shown_value(line, outcome.value if outcome else None),
        shown_value(line, line.benchmark.averages[0].value),
        against.capitalize(),
        standing.quartile.value if standing else "none",
        _before(line),
        rank,
        _place(line.of_type),
    )
    if not with_group:
        return cells
    place = Place(group.rank, group.n) if group and group.rank else None
    return (*cells, _place(place))


def _before(line: YearLine) -> str:
    if line.before is None:
        return "not compared"
    way = {1: " (now up)", -1: " (now down)"}.get((line.moved > 0) - (line.moved < 0), "")
    return f"{line.before.value}{way}"


def _place(place: Place | None) -> str:
    return f"{place.rank} of {place.n}" if place else _NO_FIGURE


def _notes(found: WholeYear) -> Iterator[str]:
    yield (
        "Rank 1 is the best by the aim of the measure; ties share the better rank. Quartiles are "
        "those of all councils with a published figure."
    )
    if found.compared:
        yield (
            f"* Of the {_measures(found.compared)} that can be compared with "
            f"{found.period.a_year_earlier()}; a change of source or definition is not."
        )
    if found.by_chance(Chance.SIMILAR):
        yield (
            "Statistically similar: the difference from England is within the published margins "
            "of error of the two."
        )
    if found.without:
        codes = ", ".join(str(each.code) for each in found.without)
        yield f"Published without a figure for {found.name}: {codes}."


def shown_value(line: YearLine, value: Decimal | None) -> str:
    """Return a value of a measure as it is printed."""
    if value is None:
        return _NO_FIGURE
    form = Form.PERCENT if line.entry.unit is Unit.PERCENT else Form.PLAIN
    return format_number(value, line.entry.decimals, form)


def ordinal(number: int) -> str:
    """Return a place as it is written in a sentence: `1st`, `12th`, `23rd`."""
    last = number % 10 if number % 100 not in {11, 12, 13} else 0
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(last, 'th') }"


def year_in_words(found: WholeYear) -> list[str]:
    """Return a year as sentences, in the order in which the papers say it."""
    total = len(found.lines)
    better, worse = (found.against(each) for each in (AgainstEngland.BETTER, AgainstEngland.WORSE))
    said = [
        f"{_measures(total)} of {found.period} {'has' if total == 1 else 'have'} a figure for "
        f"{found.name}. {len(better)} of them {'is' if len(better) == 1 else 'are'} better than "
        "England" + (f", {len(worse)} worse ({_listed(worse)})." if worse else ".")
    ]
    quartiles = [
        f"{len(lines)} in the {each.value.lower()} ({_listed(lines)})"
        for each in Quartile
        if (lines := found.in_quartile(each))
    ]
    if quartiles:
        said.append(f"By quartile: {joined(quartiles)}.")
    if found.compared:
        said.append(_moves(found))
    surveys = [
        f"{len(lines)} {each.value} ({_listed(lines)})"
        for each in Chance
        if (lines := found.by_chance(each))
    ]
    if surveys:
        said.append(f"Of the measures with a margin of error, against England: {joined(surveys)}.")
    said += list(_best_of_type(found))
    said += [_short_of(line, text, quartile) for line, text, quartile in _nearest(found)]
    return said


def _best_of_type(found: WholeYear) -> Iterator[str]:
    """Say where the council is among the first of its type, with its place among all."""
    if not found.type_name:
        return
    names = {1: "best", 2: "second best", 3: "third best"}
    for each in found.lines:
        place, standing = each.of_type, each.standing
        if place is None or standing is None or place.rank > min(_BEST_PLACES, place.n // 3):
            continue
        yield (
            f"On {each.entry.code} ({each.entry.words}) {found.name} ranked "
            f"{ordinal(standing.rank)} of {each.benchmark.field.n}, and was "
            f"{names[place.rank]} of the {place.n} {_plural(found.type_name)}."
        )


def _plural(type_name: str) -> str:
    name = type_name.lower()
    return name if name.endswith("s") else f"{name}s"


def _moves(found: WholeYear) -> str:
    before = found.period.a_year_earlier()
    parts = []
    for words, lines in (("up", found.moved_up), ("down", found.moved_down)):
        if lines:
            which = [
                f"{each.entry.code} from {each.before.value.lower()} to "
                f"{each.standing.quartile.value.lower()}"
                for each in lines
                if each.before and each.standing
            ]
            parts.append(f"{len(lines)} moved {words} ({', '.join(which)})")
    told = joined(parts) if parts else "none moved"
    return f"Of the {found.compared} that can be compared with {before}, {told}."


def _nearest(found: WholeYear) -> list[tuple[YearLine, str, Quartile]]:
    """Return the measures of the second quartile, the nearest to the top first."""
    second = [
        (line, distance, better)
        for line, distance, better in nearest_to_next(found.lines)
        if better is Quartile.TOP
    ]
    second.sort(key=lambda each: each[1])
    return [(line, _distance(line, distance), better) for line, distance, better in second]


def _distance(line: YearLine, distance: Decimal) -> str:
    places = max(line.entry.decimals, 1)
    least = Decimal(1).scaleb(-places)
    shown = format_number(distance, places, Form.PLAIN)
    if 0 < distance < least / 2:
        shown = f"less than {least:f}"
    return f"{shown} points" if line.entry.unit is Unit.PERCENT else shown


def _short_of(line: YearLine, distance: str, quartile: Quartile) -> str:
    return (
        f"{line.entry.code} ({line.entry.words}) is {distance} short of the "
        f"{quartile.value.lower()} quartile."
    )


def _listed(lines: Sequence[YearLine]) -> str:
    return ", ".join(str(each.entry.code) for each in lines)


def joined(words: Sequence[str], last: str = "and") -> str:
    """Return words as a list in a sentence: `a, b and c`."""
    head = ", ".join(words[:-1])
    return f"{head} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def _measures(count: int) -> str:
    return "1 measure" if count == 1 else f"{count} measures"
