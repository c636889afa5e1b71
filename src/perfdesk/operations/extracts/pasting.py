"""A table from the clipboard, read like a file."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from perfdesk.core.errors import UnreadableExtractError
from perfdesk.system.files import replaced_when_done
from perfdesk.system.folders import data_folder

_NAME = "Pasted table.csv"
_LEAST = 2


def pasted_file(block: Sequence[Sequence[str]]) -> Path:
    """Write a table to a file of the program's own, which whoever reads it removes.

    Args:
        block: Rows of texts, the headings among them.

    Raises:
        UnreadableExtractError: There is no table: fewer than two rows or two columns.
        UnwritableFileError: The file cannot be written.
    """
    widest = max((len(row) for row in block), default=0)
    if len(block) < _LEAST or widest < _LEAST:
        raise UnreadableExtractError(
            "There is no table on the clipboard, so nothing was imported. Copy it with its "
            "headings, at least two rows and two columns."
        )
    text = StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(block)
    path = data_folder() / _NAME
    with replaced_when_done(path) as temporary:
        temporary.write_text(text.getvalue(), encoding="utf-8-sig", newline="")
    return path
