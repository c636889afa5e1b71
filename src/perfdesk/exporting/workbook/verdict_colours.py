"""Colours that follow the words of ratings and progress, also when somebody changes the word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfdesk.core.dashboard import Column, Dashboard
from perfdesk.core.verdicts import Progress, ProgressWord, Rating, RatingWord, Tone
from perfdesk.exporting.workbook.characters import printable
from perfdesk.exporting.workbook.layout import Layout
from perfdesk.exporting.workbook.styles import Styles

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_LONGEST_LITERAL = 255
"""Characters that Excel allows in a text within a formula."""


def colour_verdicts(
    sheet: Worksheet, styles: Styles, dashboard: Dashboard, layout: Layout, rows: tuple[int, int]
) -> None:
    """Let ratings and progress between two sheet rows, both included, take the look of their word.

    Whole texts of this dashboard come first (`Target met`), then what begins with a word of
    either scheme.
    """
    first, last = rows
    if last < first:
        return
    for column in layout.columns:
        if column.column is Column.RATING:
            looks = {tone: _rating_look(styles, tone) for tone in Tone}
            words = {word.value: Rating(word, "", "", word).tone for word in RatingWord}
        elif column.column is Column.PROGRESS:
            looks = {tone: _progress_look(styles, tone) for tone in Tone}
            words = {word.value: Progress(word, "", "", word).tone for word in ProgressWord}
        else:
            continue
        area = (first, column.index, last, column.index)
        for text, tone in _whole_texts(dashboard, column.column, words).items():
            literal = '"' + text.replace('"', '""') + '"'
            rule = {"type": "cell", "criteria": "==", "value": literal, "stop_if_true": True}
            if len(text) <= _LONGEST_LITERAL:
                sheet.conditional_format(*area, {**rule, "format": looks[tone]})
        for word, tone in words.items():
            rule = {"type": "text", "criteria": "begins with", "value": word.capitalize()}
            sheet.conditional_format(*area, {**rule, "format": looks[tone]})


def _whole_texts(dashboard: Dashboard, column: Column, words: dict[str, Tone]) -> dict[str, Tone]:
    """Return the texts of a column whose tone their first word does not tell."""
    texts: dict[str, Tone] = {}
    for row in dashboard.rows:
        text = printable(row.cells[column].text)
        verdict: Rating | Progress = row.rating if column is Column.RATING else row.progress
        told = next((tone for word, tone in words.items() if text.lower().startswith(word)), None)
        if text and told is not verdict.tone:
            texts[text] = verdict.tone
    return texts


def _rating_look(styles: Styles, tone: Tone) -> Format:
    palette = styles.palette
    look: dict[str, object] = {"bg_color": palette.tint(tone), "font_color": palette.ink(tone)}
    if tone is Tone.NEAR:
        look |= {"border": 1, "border_color": palette.edge(tone)}
    if tone is Tone.POOR:
        look |= {"bold": True, "border": 1, "border_color": palette.edge(tone)}
    return styles.conditional(**look)


def _progress_look(styles: Styles, tone: Tone) -> Format:
    ink = styles.palette.ink(tone)
    return styles.conditional(font_color=ink, bold=tone is Tone.POOR)
