"""What exported files are called: a pattern filled in, and nothing that a system refuses."""

from __future__ import annotations

import re
from datetime import date

from perfdesk.core.dashboard import Dashboard

PLACES = ("{title}", "{position}", "{date}")
"""What a pattern may hold, to be filled in at each export."""

_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_LONGEST = 120
"""Characters of a name; folders of synced drives are long already, and paths have a limit."""


def file_name(pattern: str, dashboard: Dashboard, today: date) -> str:
    """Return the name that a pattern makes, without ending; empty where nothing is left.

    Characters that Windows takes in no name become hyphens, wherever this runs: files are
    emailed on.
    """
    filled = (
        pattern.replace("{title}", dashboard.title)
        .replace("{position}", dashboard.position.key)
        .replace("{date}", today.isoformat())
    )
    name = " ".join(_REFUSED.sub("-", filled).split())[:_LONGEST].strip(". ")
    return f"{name}_" if _RESERVED.fullmatch(name) else name
