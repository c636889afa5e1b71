"""The summary of the web page: counts, and the lists of measures that it names."""

from __future__ import annotations

from collections.abc import Iterable

from perfdesk.core.narrative.headlines import (
    Headline,
    figures_told,
    headlines_of,
    more_told,
    told,
)
from perfdesk.core.narrative.summary import UNKNOWN, Count, Mention, Summary
from perfdesk.exporting.web_page.marking import marked
from perfdesk.exporting.web_page.shapes import progress_mark, status_mark


def summary_list(summary: Summary) -> Iterable[str]:
    """Yield the counts, then each list under its heading."""
    for of in dict.fromkeys(each.of for each in summary.counts):
        yield f'<p class="counts"><strong>{marked(of)}:</strong> '
        yield " ".join(_count(each) for each in summary.counts if each.of == of)
        yield "</p>"
    yield '<div class="lists">'
    for headline in headlines_of(summary):
        yield f'<div><h3>{marked(headline.heading)}</h3><ul class="mentions">'
        for mention in headline.mentions:
            yield from _mention(headline, mention)
        for change in headline.changes:
            yield f"<li>{marked(change.text)}</li>"
        yield "</ul>"
        if headline.rest:
            yield f"<p>{marked(headline.rest)}</p>"
        yield "</div>"
    yield "</div>"


def _count(count: Count) -> str:
    draw = status_mark if count.of == "Rating" else progress_mark
    return draw(f"{count.number} {count.word.lower()}", count.tone)


def _mention(headline: Headline, mention: Mention) -> Iterable[str]:
    yield f"<li><strong>{marked(mention.name)}</strong><br>"
    if headline.heading == UNKNOWN:
        yield marked(told(headline, mention))
    else:
        yield marked(figures_told(mention))
        yield '<span class="verdicts">'
        if mention.rating:
            yield status_mark(mention.rating, mention.rating_tone)
        if mention.progress:
            yield progress_mark(mention.progress, mention.progress_tone)
        yield "</span>"
    yield "<br>".join(marked(line) for line in more_told(headline, mention))
    yield "</li>"
