"""What stands over a column of numbers: the measure it names, and what else it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from perfdesk.importing.reading.columns import ReadColumn
from perfdesk.importing.reading.context import FIGURE, KnownMeasures
from perfdesk.importing.reading.labels import read_label
from perfdesk.importing.vocabulary.columns import LEVELS
from perfdesk.importing.vocabulary.facets import Facets


@dataclass(frozen=True, slots=True)
class ReadHeading:
    """A heading parted.

    Attributes:
        words: What names the measure; empty where it names none.
        facets: What it says besides.
        unknown: The heading, where some of it is accounted for by nothing; empty otherwise.
        is_named: Whether the words are a known measure's own.
    """

    words: str
    facets: Facets
    unknown: str = ""
    is_named: bool = False


def read_heading(column: ReadColumn, measures: KnownMeasures) -> ReadHeading:
    """Return what a heading says, read as one that may name a measure."""
    facets = column.facets
    if not facets.unread:
        return ReadHeading("", facets)
    plain = replace(facets, unread=())
    whole = " ".join(column.levels)
    for text in (whole, *reversed(column.levels)):
        label = read_label(text, measures)
        if label.is_named:
            return ReadHeading(label.words, _without_own(plain, label.facets), is_named=True)
    return ReadHeading(" ".join(facets.unread), plain, unknown=whole)


def of_rows(heading: ReadHeading, meaning: Callable[[str], str]) -> ReadHeading:
    """Return a heading over numbers whose measures the rows name.

    What it says beyond facets is then unknown, unless it was answered that these are the figures.
    """
    if not heading.words:
        return heading
    said = heading.unknown or heading.words
    known = meaning(said) == FIGURE
    return replace(heading, words="", unknown="" if known else said)


def shown(column: ReadColumn) -> str:
    """Return a heading as a person reads it."""
    return " ".join(column.column.name.replace(LEVELS, " ").split())


def _without_own(facets: Facets, beside: Facets) -> Facets:
    """Return the facets of a heading without those that the measure's own name has."""
    return replace(
        facets,
        statement=facets.statement if beside.statement else beside.statement,
        breakdown=beside.breakdown,
        unit=beside.unit or facets.unit,
    )
