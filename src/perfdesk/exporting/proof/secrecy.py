"""Proof that a file holds nothing internal: every part of it is searched, shown or not."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from email import message_from_bytes
from email.policy import default
from io import BytesIO
from pathlib import Path

from perfdesk.exporting.proof.comparing import Proof, joined, quoted
from perfdesk.exporting.proof.pages import spelt_as_printed, words_of_pages

_TAG = re.compile(r"<[^<>]*>")
_ZIP, _PDF = b"PK\x03\x04", b"%PDF"


def prove_nothing_leaked(
    path: Path, name: str, secrets: Sequence[str], without_notes: Callable[[], Path]
) -> Proof:
    """Search a file for what is internal.

    Hidden parts, notes and properties are searched too. What is attached to a draft was searched
    when it was written. Words that the same file says as often where there are no notes at all
    ("Lower is better") were not taken from a note.

    Args:
        path: The file.
        name: What it is called in a sentence (`web page`).
        secrets: What no reader may see.
        without_notes: Writes the same file from the same pack without its notes, and tells where;
            asked only where something was found.

    Raises:
        OSError: The file cannot be read.
    """
    if not secrets:
        return Proof(0, ())
    whole = _words_of(path)
    sought = {text: _sought(path, text) for text in secrets}
    found = [text for text, words in sought.items() if words and words in whole]
    public = _words_of(without_notes()) if found else ""
    leaks = tuple(
        f"the {name} would show the internal note {quoted(text)}"
        for text in found
        if whole.count(sought[text]) > public.count(sought[text])
    )
    return Proof(len(secrets), leaks)


def _words_of(path: Path) -> str:
    """Return everything that a file says, without white space."""
    data = path.read_bytes()
    if data.startswith(_PDF):
        return words_of_pages(data)
    return joined(" ".join(_texts_of(data)))


def _sought(path: Path, text: str) -> str:
    """Return a text as `_words_of` gives it where the file says it."""
    with path.open("rb") as stream:
        is_pdf = stream.read(len(_PDF)) == _PDF
    return spelt_as_printed(text) if is_pdf else joined(text)


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
