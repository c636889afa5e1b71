"""What a reader should know of a measure in one year, where the figures do not tell.

The sentences stand in the files of the editions, each with its source.
"""

from __future__ import annotations

from perfdesk.core.framework.catalogue import edition_named, editions, in_edition
from perfdesk.core.measures import FrameworkCode
from perfdesk.core.periods import Period


def note_on(code: FrameworkCode, period: Period) -> str:
    """Return what to know of a measure in one year, in a sentence; mostly empty."""
    for name in reversed(editions()):
        edition = edition_named(name)
        printed = str(in_edition(code, name) or code)
        for each in edition.notes if edition else ():
            if printed in each.measures and each.year == period:
                return each.note
    return ""
