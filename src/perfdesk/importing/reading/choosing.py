"""Which of several numbers for one measure, place and time is the figure.

The number of the whole is (`Persons`, `All`, `Total`), in the unit of the measure; a number that is
stated to be something else is not. Where two remain that may both be it, nobody guesses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from perfdesk.importing.formats.extract import CellValue
from perfdesk.importing.reading.columns import is_whole
from perfdesk.importing.reading.context import FIGURE, Context
from perfdesk.importing.reading.found import Asked, Doubt, Found, FoundFigure, LeftOut
from perfdesk.importing.vocabulary.facets import Statement

_COUNTS = frozenset({Statement.NUMERATOR, Statement.DENOMINATOR, Statement.MARGIN, Statement.BASE})


_NEVER_THE_WHOLE = frozenset({"sex", "deprivation", "age"})
"""What a table of one part alone is no table of the whole for."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number that may be the figure of a measure, place and time.

    Attributes:
        found: The number.
        heading: What stands over it.
        kind: What its row says it is (`Target`); empty where no column does.
        beside: What columns of words that nothing tells say in its row, by their headings.
        hidden: Whether the sheet does not show it.
    """

    found: FoundFigure
    heading: str
    kind: str = ""
    beside: tuple[tuple[str, str], ...] = ()
    hidden: bool = False

    @property
    def words(self) -> str:
        """What says what it is: its row, else its heading."""
        return self.kind or self.heading or self.found.words


def without_owners(groups: Iterable[Sequence[Candidate]]) -> Iterator[Sequence[Candidate]]:
    """Yield groups without the parts that break nothing down.

    Where a column says one thing of each measure, as the service that it belongs to, it tells no
    parts of a whole. Figures of men or women alone are parts, whether or not others are given.
    """
    groups = list(groups)
    varying = {
        kind
        for group in groups
        for kind in {pair[0] for each in group for pair in each.found.facets.breakdown}
        if len({dict(each.found.facets.breakdown).get(kind) for each in group}) > 1
    }
    for group in groups:
        yield [_of_parts(each, varying) for each in group]


def _of_parts(candidate: Candidate, varying: set[str]) -> Candidate:
    facets = candidate.found.facets
    kept = tuple(each for each in facets.breakdown if each[0] in varying | _NEVER_THE_WHOLE)
    if kept == facets.breakdown:
        return candidate
    return replace(
        candidate, found=replace(candidate.found, facets=replace(facets, breakdown=kept))
    )


def chosen(group: Sequence[Candidate], context: Context) -> Iterator[Found]:
    """Yield the figure of a group of numbers, and what becomes of the others.

    Args:
        group: The numbers of one measure, place and time, in the order of the table.
        context: What is known of the pack.
    """
    group, unseen = _shown(group)
    for each in unseen:
        yield LeftOut(each.words, each.found.where, "hidden in the sheet")
    figures = [each for each in group if each.found.facets.is_figure]
    for each in group:
        statement = each.found.facets.statement
        if not each.found.facets.is_figure and not (statement in _COUNTS and figures):
            yield LeftOut(each.words, each.found.where, str(statement))
    counts = {
        statement: [each.found.cell for each in group if each.found.facets.statement is statement]
        for statement in (Statement.NUMERATOR, Statement.DENOMINATOR)
    }
    figures, others = _of_whole(figures)
    for each in others:
        yield LeftOut(_part(each), each.found.where, "a part of the whole")
    if figures and figures[0].found.facets.breakdown:
        figures, asked = _asked_which(figures, context)
        yield from asked
    figures, others = _in_unit(figures, context)
    for each in others:
        yield LeftOut(each.kind or each.found.unit, each.found.where, "in another unit")
    if len(figures) > 1:
        figures, asked = _told_apart(figures, context)
        yield from asked
    for each in figures:
        yield _with_counts(each.found, counts) if len(figures) == 1 else each.found


def _shown(group: Sequence[Candidate]) -> tuple[Sequence[Candidate], list[Candidate]]:
    """Return the numbers that the sheet shows, and those it hides; all where it shows none."""
    shown = [each for each in group if not each.hidden]
    return (shown, [each for each in group if each.hidden]) if shown else (group, [])


def _of_whole(figures: list[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """Return the numbers of the whole and those of parts; all of them where there is no whole."""
    whole = [each for each in figures if not each.found.facets.breakdown]
    if not whole:
        return figures, []
    return whole, [each for each in figures if each.found.facets.breakdown]


def _part(candidate: Candidate) -> str:
    return ", ".join(text for _, text in candidate.found.facets.breakdown)


def _asked_which(figures: list[Candidate], context: Context) -> tuple[list[Candidate], list[Asked]]:
    """Return the number of the part that was answered to be meant, or ask."""
    parts = list(dict.fromkeys(map(_part, figures)))
    words = " or ".join(parts[:4])
    meant = context.meaning(words)
    if len(parts) == 1 and meant == FIGURE:
        return figures, []
    picked = [each for each in figures if _part(each) == meant]
    if picked:
        return picked, []
    if len(parts) == 1:
        return [], [Asked(Doubt.MEANING, parts[0], figures[0].found.where, len(figures))]
    return [], [Asked(Doubt.WHOLE, words, figures[0].found.where, len(figures), tuple(parts))]


def _in_unit(figures: list[Candidate], context: Context) -> tuple[list[Candidate], list[Candidate]]:
    """Return the numbers in the unit of their measure, where units tell them apart."""
    if len({each.found.unit for each in figures}) < 2:
        return figures, []
    own = context.measures.unit_of(figures[0].found.words)
    ours = [each for each in figures if _may_be_in(each.found.unit, own)]
    if not ours:
        return figures, []
    return ours, [each for each in figures if each not in ours]


def _may_be_in(unit: str, own: str) -> bool:
    """Tell whether a number in some unit may be the figure of a measure in its own unit."""
    is_relative = unit == "%" or unit.startswith("per ")
    return unit == own if own == "%" or own.startswith("per ") else bool(own) and not is_relative


def _told_apart(figures: list[Candidate], context: Context) -> tuple[list[Candidate], list[Asked]]:
    """Return the number whose row says `All` in a column of words that nothing else tells.

    Numbers of one value are one; those that nothing tells apart are left to be compared.
    """
    if len({each.found.cell.text for each in figures}) == 1:
        return figures[:1], []
    headings = [heading for heading, _ in figures[0].beside]
    for heading in headings:
        said = [dict(each.beside).get(heading, "") for each in figures]
        if len(set(said)) < len(said):
            continue
        whole = [each for each, text in zip(figures, said, strict=True) if text and is_whole(text)]
        if len(whole) == 1:
            return whole, []
        meant = context.meaning(" or ".join(said[:4]))
        picked = [each for each, text in zip(figures, said, strict=True) if text == meant]
        if picked:
            return picked, []
        words = " or ".join(said[:4])
        return [], [Asked(Doubt.WHOLE, words, figures[0].found.where, len(figures), tuple(said))]
    return figures, []


def _with_counts(found: FoundFigure, counts: dict[Statement, list[CellValue]]) -> FoundFigure:
    """Return a figure with the counts that rows of their own give."""
    numerators, denominators = counts[Statement.NUMERATOR], counts[Statement.DENOMINATOR]
    if found.numerator is not None or len(numerators) != 1 or len(denominators) > 1:
        return found
    return replace(
        found,
        numerator=numerators[0],
        denominator=denominators[0] if denominators else found.denominator,
    )
