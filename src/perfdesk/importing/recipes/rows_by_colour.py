"""Rows of a table that a colour tells from the others, as a person chooses among them."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable
from dataclasses import dataclass, replace

from perfdesk.core.recipes import Filter
from perfdesk.importing.recipes.fitting import distinct_headings
from perfdesk.importing.tables.coloured_rows import ColouredRows, coloured_rows
from perfdesk.importing.tables.finding import FoundTable
from perfdesk.importing.tables.totals import TOTAL

_HUES = (
    (15, "red"),
    (40, "orange"),
    (70, "yellow"),
    (170, "green"),
    (245, "blue"),
    (300, "purple"),
    (340, "pink"),
    (361, "red"),
)
_GREY, _LIGHT, _DARK = 0.08, 0.75, 0.35


@dataclass(frozen=True, slots=True)
class RowsByColour:
    """The rows of one colour, and what finds them again in the next file.

    Attributes:
        words: What the legend calls them, else their colour (`light green`).
        colour: As `RRGGBB`.
        rows: Their numbers.
        filter: Takes them, by the words of the legend where there are any.
    """

    words: str
    colour: str
    rows: tuple[int, ...]
    filter: Filter

    @property
    def others(self) -> Filter:
        """Takes all rows but these."""
        return replace(self.filter, left_out=True)


def rows_by_colour(table: FoundTable) -> tuple[RowsByColour, ...]:
    """Return what can be chosen by colour in a table; nothing where colours tell nothing."""
    headings = distinct_headings(table.columns)
    label = headings[table.columns[0].index]
    return tuple(_choice(each, label) for each in coloured_rows(table))


def is_by_colour(wanted: Filter) -> bool:
    """Tell whether a filter goes by colours."""
    return bool(wanted.fills or wanted.legend)


def without_totals_alone(filters: Iterable[Filter]) -> tuple[Filter, ...]:
    """Return filters without those that take nothing but totals: they are of rows of any colour."""
    return tuple(
        each
        for each in filters
        if each.left_out or not each.values or not all(map(TOTAL.fullmatch, each.values))
    )


def colour_in_words(colour: str) -> str:
    """Return what a colour `RRGGBB` is called: `light green`."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, lightness, _ = colorsys.rgb_to_hls(red, green, blue)
    name = next(words for most, words in _HUES if hue * 360 < most)
    if max(red, green, blue) - min(red, green, blue) < _GREY:
        name = "grey"
    shade = "light " if lightness > _LIGHT else "dark " if lightness < _DARK else ""
    return f"{shade}{name}"


def _choice(found: ColouredRows, label: str) -> RowsByColour:
    by_words = Filter((label,), legend=(found.words,))
    by_fill = Filter((label,), fills=(found.colour,))
    return RowsByColour(
        found.words or colour_in_words(found.colour),
        found.colour,
        found.rows,
        by_words if found.is_explained else by_fill,
    )
