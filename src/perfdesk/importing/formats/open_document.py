"""How the cells of an OpenDocument spreadsheet are shown: 0.896 as `89.6%`."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

from perfdesk.importing.formats.looks.ods_looks import ods_looks
from perfdesk.importing.formats.looks.sheet_looks import SheetLooks
from perfdesk.importing.formats.safety import MOST_CELLS, damaged, too_spread

_ENDS = re.compile(rb"</(?:[\w.-]+:)?document-content\s*>")
_FILLED_REPEAT = re.compile(
    rb'<table:table-cell (?=[^>]*office:value)[^>]*number-columns-repeated="(\d{3,})"'
)
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
        content = archive.read("content.xml")
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
