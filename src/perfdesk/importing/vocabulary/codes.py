"""The code of the framework that a label begins with."""

from __future__ import annotations

import re

from perfdesk.core.framework.matching import parse_code

_CODE = re.compile(
    r"^\s*(?:ASCOF\s+)?[1-6][A-J]\b"
    r"(?:\s*(?:pt\.?\s*)?(?:\(\d?[ab]?\)|\d[ab]?(?![0-9a-z%.,/-])))?",
    re.IGNORECASE,
)


def split_code(label: str) -> tuple[str, str]:
    """Return code and words of a label such as `ASCOF 2B Permanent admissions`."""
    match = _CODE.match(label)
    if match is None or parse_code(match[0]) is None:
        return "", label.strip()
    return match[0].strip(), label[match.end() :].strip(" -:\u2013")
