"""Proof that a file holds nothing internal: every part of it is searched, shown or not."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from email import message_from_bytes
from email.policy import default
from io import BytesIO
from pathlib import Path

from perfdesk.core.narrative.report import Report
from perfdesk.exporting.proof.comparing import Proof, joined, quoted

_SHORTEST = 12
"""Characters of a note below which the same words may stand anywhere by chance."""
_TAG = re.compile(r"<[^<>]*>")
_ZIP = b"PK\x03\x04"


def secrets_of(internal: Iterable[str], report: Report) -> tuple[str, ...]:
    """Return the texts whose finding in a file would mean that something internal left.

    Left out are those that the report says in public as well ("Figures are provisional"), and
    very short ones, such as `See above`.
    """
    # Not the reasons of verdicts, which the grid shows: they are what must not be found.
    rows = (row.cells.values() for row in report.dashboard.rows)
    said = [cell.text for cells in rows for cell in cells]
    for part in (report.summary, report.remarks, report.plain, report.appendices):
        said += _texts_in(part)
    public = joined(" ".join(said))
    return tuple(
        text
        for text in internal
        if len(sought := joined(text)) >= _SHORTEST and sought not in public
    )


def prove_nothing_leaked(path: Path, name: str, secrets: tuple[str, ...]) -> Proof:
    """Search a workbook, document, page or draft for what is internal.

    Hidden parts, notes and properties are searched too. What is attached to a draft was searched
    when it was written.

    Args:
        path: The file.
        name: What it is called in a sentence (`web page`).
        secrets: What no reader may see.

    Raises:
        OSError: The file cannot be read.
    """
    if not secrets:
        return Proof(0, ())
    whole = joined(" ".join(_texts_of(path.read_bytes())))
    found = (f"The {name} holds the internal note {quoted(text)}" for text in secrets)
    leaks = tuple(
        sentence for text, sentence in zip(secrets, found, strict=True) if joined(text) in whole
    )
    return Proof(len(secrets), leaks)


def _texts_of(data: bytes) -> Iterator[str]:
    if data.startswith(_ZIP):
        with zipfile.ZipFile(BytesIO(data)) as parts:
            for name in parts.namelist():
                yield _plain(parts.read(name).decode("utf-8", "replace"))
        return
    if data.startswith(b"Subject:") or b"\nX-Unsent:" in data[:2000]:
        message = message_from_bytes(data, policy=default)
        body = message.get_body(("plain",))
        yield from (str(message["Subject"]), str(body.get_content()) if body is not None else "")
        return
    yield _plain(data.decode("utf-8", "replace"))


def _plain(markup: str) -> str:
    """Return the words of XML or HTML, and those in its attributes."""
    attributes = " ".join(re.findall(r'="([^"]*)"', markup))
    return html.unescape(f"{_TAG.sub('', markup)} {attributes}")


def _texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _texts_in(tuple(value.values()))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts_in(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from _texts_in(getattr(value, each.name))
