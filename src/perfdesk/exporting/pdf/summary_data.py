"""The summary as the plain data that the template prints."""

from __future__ import annotations

from collections.abc import Mapping

from perfdesk.core.charting import ChartSpec, SeriesRole
from perfdesk.core.narrative.report import Report
from perfdesk.core.narrative.summary import (
    ATTENTION,
    IMPROVED,
    MOST_PRINTED,
    MOVED,
    NOTHING_MOVED,
    NOTHING_NEEDS_ATTENTION,
    UNKNOWN,
    Mention,
    more_of,
)
from perfdesk.exporting.pdf.characters import Speller

_ENOUGH = 280
"""Letters of a commentary that the first page gives room; the rest stands beside the table."""


def summary_data(report: Report, speller: Speller) -> dict[str, object]:
    """Return the first page as data.

    Args:
        report: Whose summary.
        speller: Writes every text in the characters of the font.
    """
    summary, trends = report.summary, report.charts.trends
    return {
        "headings": {
            "attention": ATTENTION,
            "improved": IMPROVED,
            "unknown": UNKNOWN,
            "moved": MOVED,
        },
        "position": [speller.spell(each) for each in summary.position],
        "counts": [
            {"of": each.of, "word": each.word, "tone": each.tone.value, "number": str(each.number)}
            for each in summary.counts
        ],
        "attention": [_mention(each, speller, trends) for each in summary.attention],
        "well": "" if summary.attention else NOTHING_NEEDS_ATTENTION,
        "more": summary.more_attention,
        "improved": [_mention(each, speller, {}) for each in summary.improved],
        "unknown": [_mention(each, speller, {}) for each in summary.unknown[:MOST_PRINTED]],
        "more_unknown": more_of(summary.unknown),
        "moved": None
        if summary.moved is None
        else [speller.spell(each.text) for each in summary.moved[:MOST_PRINTED]] or [NOTHING_MOVED],
        "more_moved": more_of(summary.moved or (), "more changes"),
    }


def shortened(text: str, room: int = _ENOUGH) -> str:
    """Return the first sentences of a text that find room; a long first one is cut at a word.

    Cut or not, it ends in a way that says whether there is more.
    """
    whole = " ".join(text.split())
    if len(whole) <= room:
        return whole
    head = whole[: room + 1]
    ends = [head.rfind(f"{sign} ") for sign in ".!?"]
    end = max(ends) + 1
    if end > room // 3:
        return f"{head[:end]} More stands beside the table."
    return f"{head.rsplit(' ', 1)[0]} \u2026 (more stands beside the table)"


def _mention(
    mention: Mention, speller: Speller, trends: Mapping[str, ChartSpec]
) -> dict[str, object]:
    def spell(text: str) -> str:
        return speller.spell(text, measure=mention.measure, where="summary")

    return {
        "measure": mention.measure,
        "name": spell(mention.name),
        "now": spell(mention.now),
        "compared": spell(mention.compared),
        "rating": spell(mention.rating),
        "rating_tone": mention.rating_tone.value,
        "progress": spell(mention.progress),
        "progress_tone": mention.progress_tone.value,
        "reason": spell(mention.reason),
        "commentary": spell(shortened(mention.commentary)),
        "trend": _trend(trends.get(mention.measure)),
    }


def _trend(spec: ChartSpec | None) -> list[dict[str, float]]:
    """Return our line as places from left to right, from 0 to 1, with their values."""
    if spec is None:
        return []
    ours = next((each for each in spec.series if each.role is SeriesRole.OURS), None)
    points = ours.points if ours is not None else ()
    last = max(len(spec.categories) - 1, 1)
    return [{"at": each.at / last, "value": each.value} for each in points if not each.is_forecast]
