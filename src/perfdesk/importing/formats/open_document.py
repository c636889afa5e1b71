"""How the cells of an OpenDocument spreadsheet are shown: 0.896 as `89.6%`."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

from perfdesk.importing.formats.looks.ods_looks import ods_looks
from perfdesk.importing.formats.looks.sheet_looks import SheetLooks
from perfdesk.importing.formats.refusals import damaged, too_spread, unsafe
from perfdesk.importing.formats.safety import MOST_CELLS

_ENDS = re.compile(rb"</(?:[\w.-]+:)?document-content\s*>")
_FILLED_REPEAT = re.compile(
    rb'<table:table-cell (?=[^>]*office:value)[^>]*number-columns-repeated="(\d{3,})"'
)
_BLANKS = re.compile(rb"""<[\w.-]+:s\s[^<>]*?\bc\s*=\s*["'](\d{3,18})""")
_MOST_BLANKS = 1_000_000
"""Blanks in cells that are written as their number, for which the reader makes room."""

LARGEST = 160 * 1024 * 1024
"""Bytes of the cells of a document; the largest public one met has a quarter."""

_REPEATED_ROW = re.compile(
    rb'<table:table-row [^>]*number-rows-repeated="(\d{3,})"[^>]*(?<!/)>(.*?)</table:table-row>',
    re.DOTALL,
)


def refuse_repeats(name: str, data: bytes) -> None:
    """Refuse a sheet that repeats filled cells until they would fill the memory.

    Raises:
        UnreadableExtractError: It does.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if archive.getinfo("content.xml").file_size > LARGEST:
            raise too_spread(name, f"more than {LARGEST} bytes of cells")
        content = archive.read("content.xml")
    blanks = sum(map(int, _BLANKS.findall(content)))
    if blanks > _MOST_BLANKS:
        raise unsafe(name, f"{blanks} blanks written as a number")
    if not _ENDS.search(content[-200:]):
        raise damaged(name, "content.xml breaks off")
    across = max((int(times) for times in _FILLED_REPEAT.findall(content)), default=1)
    down = sum(int(row[1]) for row in _REPEATED_ROW.finditer(content) if b"office:value" in row[2])
    if across * max(down, 1) > MOST_CELLS or down > 1_048_576:
        raise too_spread(name, f"cells repeated {across} times across and {down} down")


def open_document_looks(data: bytes) -> Mapping[str, SheetLooks]:
    """Return how the cells of each sheet of an OpenDocument spreadsheet are shown, by its name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return ods_looks(archive.read("content.xml"))
