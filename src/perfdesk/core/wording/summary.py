"""The position in a few sentences: how many measures stand how, in words, never in per cent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from perfdesk.core.dashboard import Column, Dashboard
from perfdesk.core.verdicts import ProgressWord, RatingWord
from perfdesk.core.wording.key import progress_key, rating_key


def position_in_words(dashboard: Dashboard) -> str:
    """Say what is reported: whose figures, for when, and whether they are final."""
    state = "provisional" if dashboard.provisional else "final"
    return f"{dashboard.council}, {dashboard.period_in_words}, {state} figures."


def summary_sentences(dashboard: Dashboard) -> tuple[str, ...]:
    """Count measures, ratings and, where it is shown, progress; one sentence each.

    Words that no measure has are counted too, as 0, so that nobody has to wonder.
    """
    rows = tuple(dashboard.rows)
    if not rows:
        return ("No measures are reported.",)
    measures = "1 measure is" if len(rows) == 1 else f"{len(rows)} measures are"
    sentences = [f"{measures} reported."]
    shown = {head.column for head in dashboard.columns}
    if Column.RATING in shown:
        ratings = Counter(str(row.rating.word) for row in rows)
        words = [entry.word.lower() for entry in rating_key(dashboard.scheme)]
        sentences.append(f"Rating: {_counted(ratings, words, str(RatingWord.NOT_RATED))}.")
    if Column.PROGRESS in shown:
        progress = Counter(str(row.progress.word) for row in rows)
        progress["not compared"] = progress.pop(str(ProgressWord.NONE), 0)
        words = [entry.word.lower() for entry in progress_key(dashboard.previous)]
        sentences.append(f"Progress: {_counted(progress, words, 'not compared')}.")
    return tuple(sentences)


def _counted(counts: Counter[str], words: Sequence[str], without: str) -> str:
    """Return `13 better, 4 similar, 9 below and 3 not rated`; verdicts of another scheme too."""
    others = [word for word in counts if word not in words and word != without and counts[word]]
    parts = [f"{counts[word]} {word}" for word in (*words, *others)]
    parts.append(f"{counts[without]} {without}")
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
