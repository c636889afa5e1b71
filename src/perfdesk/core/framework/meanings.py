"""What each measure of the framework says, in one plain sentence for somebody outside it.

The sentences stand with the measures in the files of the editions.
"""

from __future__ import annotations

from perfdesk.core.framework.catalogue import editions, in_edition, measure_for
from perfdesk.core.measures import FrameworkCode


def meaning_of_code(code: FrameworkCode) -> str:
    """Return in one sentence what a measure of the framework says; empty for an unknown one.

    An edition that has no sentence of its own for a measure takes that of another.
    """
    own = measure_for(code)
    if own is not None and own.meaning:
        return own.meaning
    codes = (in_edition(code, edition) for edition in reversed(editions()))
    known = (measure_for(each) for each in codes if each is not None)
    return next((each.meaning for each in known if each is not None and each.meaning), "")
