"""The summary as the plain data that the template prints."""

from __future__ import annotations

from collections.abc import Mapping

from perfdesk.core.charting import ChartPoint, ChartSpec, SeriesRole
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

_ENOUGH, _IN_SHORT = 280, 150
"""Letters of a commentary that the first page gives room, and where there is little of it."""
_MORE = "The full text is beside the table."


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
        "attention": [
            _mention(each, speller, _trend(trends.get(each.measure))) for each in summary.attention
        ],
        "well": "" if summary.attention else NOTHING_NEEDS_ATTENTION,
        "more": summary.more_attention,
        "improved": [_mention(each, speller) for each in summary.improved],
        "unknown": [_mention(each, speller) for each in summary.unknown[:MOST_PRINTED]],
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
    end = _end_of_sentences(head)
    if end > room // 3:
        return f"{head[:end]} {_MORE}"
    return f"{head.rsplit(' ', 1)[0]} \u2026 (the full text is beside the table)"


def _first_sentences(text: str) -> str:
    """Return what is told where there is little room: whole sentences, or nothing."""
    whole = " ".join(text.split())
    if len(whole) <= _IN_SHORT:
        return whole
    end = _end_of_sentences(whole[: _IN_SHORT + 1])
    return f"{whole[:end]} {_MORE}" if end else ""


def _end_of_sentences(text: str) -> int:
    """Return where the last sentence ends that something follows; 0 where none does."""
    return max(text.rfind(f"{sign} ") for sign in ".!?") + 1


def _mention(
    mention: Mention, speller: Speller, trend: Mapping[str, object] | None = None
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
        "commentary_in_short": spell(_first_sentences(mention.commentary)),
        "trend": trend,
    }


def _trend(spec: ChartSpec | None) -> dict[str, object] | None:
    """Return our line in small, up to the figure that is reported beside it.

    Its runs are joined nowhere but where the chart joins them; what was published later, and a
    forecast, are for the chart.
    """
    if spec is None:
        return None
    ours = next((each for each in spec.series if each.role is SeriesRole.OURS), None)
    if ours is None:
        return None
    last = len(spec.categories) - 1 if spec.reported is None else spec.reported
    runs = [
        [point for point in segment if point.at <= last and not point.is_forecast]
        for segment in ours.segments
    ]
    points = [point for run in runs for point in run]
    if len({point.at for point in points}) < 2:
        return None
    first = min(point.at for point in points)

    def place(point: ChartPoint) -> dict[str, float]:
        return {"at": (point.at - first) / (last - first), "value": point.value}

    # Where a local figure stands beside a published one, the published one ends the line.
    end = max(points, key=lambda point: (point.at, not point.is_local))
    return {"runs": [[place(point) for point in run] for run in runs if run], "end": place(end)}
