"""The summary of the web page: counts, and the lists of measures that it names."""

from __future__ import annotations

from collections.abc import Iterable

from perfdesk.core.narrative.headlines import headlines_of, told
from perfdesk.core.narrative.summary import Mention, Summary
from perfdesk.exporting.web_page.marking import marked


def summary_list(summary: Summary) -> Iterable[str]:
    """Yield the counts, then each list under its heading."""
    if summary.sentences:
        yield "<ul>"
        for sentence in summary.sentences:
            yield f"<li>{marked(sentence)}</li>"
        yield "</ul>"
    for headline in headlines_of(summary):
        yield f'<h3>{marked(headline.heading)}</h3><ul class="mentions">'
        for mention in headline.mentions:
            yield from _mention(mention)
        for change in headline.changes:
            yield f"<li>{marked(change.text)}</li>"
        yield "</ul>"
        if headline.rest:
            yield f"<p>{marked(headline.rest)}</p>"


def _mention(mention: Mention) -> Iterable[str]:
    yield f"<li><strong>{marked(mention.name)}</strong><br>{marked(told(mention))}"
    for text in (mention.reason, mention.commentary):
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        if lines:
            yield f"<br>{'<br>'.join(marked(line) for line in lines)}"
    yield "</li>"
