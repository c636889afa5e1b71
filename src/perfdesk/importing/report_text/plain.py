"""Reading a report from plain text, as saved or pasted."""

from __future__ import annotations

import re

from perfdesk.core.claims.passages import ReportText
from perfdesk.importing.report_text.paragraphs import Block, passages_of

_PIPES = re.compile(r"^\s*\|.*\|\s*$")
_RULE = re.compile(r"^[\s|:-]+$")


def read_plain(text: str, name: str = "") -> ReportText:
    """Return the report that *text* is: a line is a paragraph, tabs or bars make a table's row."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    blocks = []
    for place, line in enumerate(lines):
        if _PIPES.match(line):
            if not _RULE.match(line):
                cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
                blocks.append(Block("\t".join(cells), position=place))
            continue
        blocks.append(Block(line, position=place))
    return ReportText(name, passages_of(blocks))
