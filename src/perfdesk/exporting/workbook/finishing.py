"""The last touches that XlsxWriter has no words for, made on the way to disk."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

_LANGUAGE = b"en-GB"
_CHART_LANGUAGE = re.compile(rb'(<(?:c:lang|a:\w+) [^<>]*?(?:val|lang)=")en-US"')
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The same book has the same bytes, whenever it is written."""


def finish(book: bytes, path: Path) -> None:
    """Write a finished workbook to *path* with its language set to British English.

    Raises:
        OSError: The file cannot be written.
    """
    with (
        zipfile.ZipFile(BytesIO(book)) as parts,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as finished,
    ):
        for name in parts.namelist():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            finished.writestr(entry, _in_british_english(name, parts.read(name)))


def _in_british_english(name: str, content: bytes) -> bytes:
    if name.startswith(("xl/charts/", "xl/drawings/")):
        return _CHART_LANGUAGE.sub(rb"\g<1>" + _LANGUAGE + b'"', content)
    if name == "docProps/core.xml":
        end = b"</cp:coreProperties>"
        return content.replace(end, b"<dc:language>" + _LANGUAGE + b"</dc:language>" + end)
    return content
