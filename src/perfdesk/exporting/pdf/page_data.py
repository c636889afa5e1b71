"""A dashboard as the plain data that the templates print.

Only arrangement is decided here: where a number ends and its words begin, so that numbers
stand under one another on their decimal points.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from perfdesk.core.charting import ChartSpec
from perfdesk.core.dashboard import (
    FIGURE_COLUMNS,
    Cell,
    Column,
    ColumnHead,
    Dashboard,
    LayerView,
    Row,
)
from perfdesk.core.verdicts import ProgressWord, Tone
from perfdesk.core.wording.key import KeyEntry, progress_key, rating_key
from perfdesk.exporting.pdf.characters import Speller
from perfdesk.exporting.pdf.chart_data import chart_data, has_points
from perfdesk.exporting.pdf.options import PdfOptions

_NAMES_THE_ROW = frozenset({Column.CODE, Column.DESCRIPTION})
_STARTS_AS_NUMBER = re.compile(r"[^\w\s]?\s?\d")
# What can stand on its decimal point, and what follows the units: `.6%`, `k`, nothing.
_NUMBER = re.compile(r"[^\w\s]?\s?[\d,]+((?:\.\d+)?[%k]?)")
_SHORT = 14
# The longest texts and words decide how wide a column is; these many are measured.
_MEASURED = 4
# Longer words are broken by the template.
_UNBROKEN = 24

Spell = Callable[[str], str]


def page_data(
    dashboard: Dashboard,
    charts: Mapping[str, ChartSpec],
    options: PdfOptions,
    speller: Speller,
) -> dict[str, object]:
    """Return everything that the template prints.

    Args:
        dashboard: The rows, columns and verdicts.
        charts: By id of their measure; those without points are left out.
        options: Paper, size of type, words of the foot.
        speller: Writes every text in the characters of the font.
    """
    title = speller.spell(dashboard.title, where="title")
    position = speller.spell(dashboard.position.in_words)
    shown = {head.column for head in dashboard.columns}
    progress = progress_key(dashboard.previous) if Column.PROGRESS in shown else ()
    return {
        "title": title,
        "name": f"{title}, {position}",
        "council": speller.spell(dashboard.council),
        "position": position,
        "status": "Provisional figures" if dashboard.provisional else "Final figures",
        "label": speller.spell(options.label),
        "marking": speller.spell(options.marking),
        "paper": options.page.value,
        "body": int(options.body),
        "ratings": _key(rating_key(dashboard.scheme)),
        "progress": _key(progress),
        "columns": [_column(head, dashboard, speller) for head in dashboard.columns],
        "layers": [_layer(layer, dashboard.columns, speller) for layer in dashboard.layers],
        "annex": _annex(dashboard, charts, speller) if options.with_charts else [],
    }


def row_header_columns(dashboard: Dashboard) -> int:
    """Return how many columns from the left name a row; at least the first does.

    A code alone names nothing: half the rows of a dashboard are called `Local`.
    """
    count = 0
    for head in dashboard.columns:
        if head.column not in _NAMES_THE_ROW:
            break
        count += 1
    return max(count, 1)


def _key(entries: Iterable[KeyEntry]) -> list[dict[str, str]]:
    return [
        {"word": entry.word, "tone": entry.tone.value, "meaning": entry.meaning}
        for entry in entries
    ]


def _column(head: ColumnHead, dashboard: Dashboard, speller: Speller) -> dict[str, object]:
    heading = speller.spell(head.heading)
    texts = {heading}
    for row in dashboard.rows:
        text = row.cells[head.column].text
        texts.add(speller.spell(text, measure=row.measure, where=head.heading))
    return {
        "kind": head.column.value,
        "heading": heading,
        "texts": _longest(texts),
        "words": _longest({word[:_UNBROKEN] for text in texts for word in text.split(" ")}),
    }


def _longest(texts: set[str]) -> list[str]:
    return sorted(texts, key=lambda text: (-len(text), text))[:_MEASURED]


def _layer(
    layer: LayerView, columns: tuple[ColumnHead, ...], speller: Speller
) -> dict[str, object]:
    return {
        "name": speller.spell(layer.name),
        "outcomes": [
            {
                "plan": speller.spell(outcome.plan),
                "name": speller.spell(outcome.name),
                "statement": speller.spell(outcome.statement),
                "rows": [_row(row, columns, speller) for row in outcome.rows],
            }
            for outcome in layer.outcomes
        ],
    }


def _row(row: Row, columns: tuple[ColumnHead, ...], speller: Speller) -> list[dict[str, str]]:
    cells = []
    for head in columns:

        def spell(text: str, where: str = head.heading) -> str:
            return speller.spell(text, measure=row.measure, where=where)

        cell = row.cells[head.column]
        if head.column is Column.RATING:
            cells.append(_rating(row, cell, spell))
        elif head.column is Column.PROGRESS:
            cells.append(_progress(row, cell, spell))
        elif head.column in FIGURE_COLUMNS:
            cells.append(_number(cell, spell))
        else:
            cells.append({"words": spell(cell.text)})
    return cells


def _rating(row: Row, cell: Cell, spell: Spell) -> dict[str, str]:
    words = cell.text
    if row.rating.tone is Tone.NONE:
        words = cell.text or row.rating.reason
    return {"tone": row.rating.tone.value, "words": spell(words)}


def _progress(row: Row, cell: Cell, spell: Spell) -> dict[str, str]:
    word = row.progress.word
    tone = "" if word is ProgressWord.NONE else row.progress.tone.value
    return {"tone": tone, "words": spell(cell.text)}


def _number(cell: Cell, spell: Spell) -> dict[str, str]:
    """Part a cell into its number, what follows the units, and the words below it."""
    text, qualifier = spell(cell.text), spell(cell.qualifier)
    number, words = text, ""
    if qualifier and text.endswith(qualifier) and text != qualifier:
        number, words = text.removesuffix(qualifier).rstrip(), qualifier
    if not _STARTS_AS_NUMBER.match(number) or len(number) > _SHORT:
        return {"words": text}
    found = _NUMBER.fullmatch(number)
    aligned = {"after": found[1]} if found else {}
    return {"number": number, "words": words, **aligned}


def _annex(
    dashboard: Dashboard, charts: Mapping[str, ChartSpec], speller: Speller
) -> list[dict[str, object]]:
    """Return the charts of each layer in the order of the rows."""
    layers: list[dict[str, object]] = []
    for layer in dashboard.layers:
        specs = [charts[row.measure] for row in layer.rows if row.measure in charts]
        drawn = [chart_data(spec, speller) for spec in specs if has_points(spec)]
        if drawn:
            layers.append({"name": speller.spell(layer.name), "charts": drawn})
    return layers
