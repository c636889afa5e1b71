"""The title of a dashboard, as a printed table has it above its headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from perfdesk.importing.tables.finding import FoundTable
from perfdesk.importing.vocabulary.times import time_at
from perfdesk.importing.vocabulary.tokens import tokens_of, words_of

_LONGEST = 90
_FEWEST_LETTERS = 6
_NO_TITLE = re.compile(
    r"(?:appendix|annex|table|note|notes|source|sources|key|figures|all figures|page|printed|run|"
    r"data|version|draft|contents|back to)\b[\s\w]{0,12}$",
    re.IGNORECASE,
)
_LEAD = re.compile(r"(?:appendix|annex) [A-Z0-9]{1,2}\s*[:.\u2013-]\s*", re.IGNORECASE)
_GENERAL = frozenset(
    {"performance", "dashboard", "report", "scorecard", "summary", "data", "council", "table",
     "key", "indicators", "indicator", "measures", "monitoring", "update", "the", "of", "and"}
)  # fmt: skip
_EDGES = " \t-\u2013\u2014:;,.()[]"


def title_above(tables: Sequence[FoundTable]) -> str:
    """Return the first line above the first table that reads as a title, without its period.

    `Children and Families Service - Performance Scorecard Quarter 4 2024/25` is the title
    `Children and Families Service - Performance Scorecard`. Empty where no line is one.
    """
    lines = (line for table in tables[:1] for line in table.notes.values())
    titles = (_LEAD.sub("", without_time(line)) for line in lines if len(line) <= _LONGEST)
    return next((each for each in titles if _is_title(each)), "")


def without_time(text: str) -> str:
    """Return a text without the periods that it names, and without what joined them to it."""
    tokens = tokens_of(text)
    kept, start, at = "", 0, 0
    while at < len(tokens):
        found = time_at(text, tokens, at)
        if found is None or found.is_weak:
            at += 1
            continue
        kept += text[start : tokens[at].start].rstrip(_EDGES) + " "
        start = tokens[found.after - 1].end
        at = found.after
    return " ".join((kept + text[start:]).strip(_EDGES).split())


def _is_title(text: str) -> bool:
    letters = sum(each.isalpha() for each in text)
    is_general = _GENERAL.issuperset(words_of(text.casefold()))
    is_title = " " in text and not is_general and not _NO_TITLE.match(text)
    return letters >= _FEWEST_LETTERS and is_title
