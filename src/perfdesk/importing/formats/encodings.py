"""The letters of a text file, in whatever encoding, or in several."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from perfdesk.core.errors import UnreadableExtractError
from perfdesk.core.problems import ImportKind, Problem, Severity

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# Letters that text never holds, but that any other kind of file is full of.
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SELDOM = 5000
"""So many other letters to one of those are still a text, which ends with one or was damaged."""

_TWICE = re.compile("[\u00c2\u00c3][\u0080-\u00bf]|\u00e2\u20ac")
"""What letters become that were written in UTF-8 and read in Windows-1252 (`\u00c2\u00a3`)."""

_MOST_ODD = 2000
"""Bytes of a line that are looked at one by one."""

_NAMED = 5


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a file.

    Attributes:
        text: All of it.
        problems: Which lines are in another encoding than the others.
    """

    text: str
    problems: tuple[Problem, ...] = ()


def decode(name: str, data: bytes) -> Text:
    """Return the text of a file.

    Byte order marks decide; without one it is UTF-16 where every other byte is zero,
    else UTF-8, else Windows-1252, in which every file can be read. Where lines of both stand in
    one file, as when it was put together of several, each is read in its own.

    Raises:
        UnreadableExtractError: The bytes are no text in any of them.
    """
    for encoding in _candidates(data):
        told = _decoded(data, encoding)
        if told is None:
            continue
        few = len(told.text) // _SELDOM + 1
        others = sum(1 for _ in itertools.islice(_BINARY.finditer(told.text), few + 1))
        if not others:
            return _once(told)
        if others <= few and "\x00" not in told.text:
            return _once(Text(_BINARY.sub("", told.text), told.problems))
    raise UnreadableExtractError(
        f"\u201c{name}\u201d is not text or a spreadsheet, so nothing was imported. Open it in "
        "the program that made it and save it as .xlsx or .csv."
    )


def _candidates(data: bytes) -> tuple[str, ...]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return (encoding,)
    beginning = data[:4000]
    if beginning.count(0) > len(beginning) // 4:
        return ("utf-16-le", "utf-16-be") if beginning[1::2].count(0) else ("utf-16-be",)
    return ("utf-8", "cp1252", "latin-1")


def _decoded(data: bytes, encoding: str) -> Text | None:
    try:
        return Text(data.decode(encoding))
    except UnicodeDecodeError:
        return _by_lines(data) if encoding.startswith("utf-8") else None


def _by_lines(data: bytes) -> Text | None:
    """Return a text whose lines are in UTF-8 and in Windows-1252; none if all are in the latter."""
    lines = data.split(b"\n")
    odd: list[int] = []
    told: list[str] = []
    has_letters = False
    for number, line in enumerate(lines, start=1):
        try:
            told.append(line.decode("utf-8"))
            has_letters = has_letters or not line.isascii()
        except UnicodeDecodeError:
            text, had_letters = _by_letters(line)
            told.append(text)
            has_letters = has_letters or had_letters
            odd.append(number)
    if not has_letters:
        return None
    return Text("\n".join(told).removeprefix("\ufeff"), (_other_lines(odd),))


def _by_letters(line: bytes) -> tuple[str, bool]:
    """Return a line with its bad bytes as Windows-1252 has them, and whether others were good."""
    told, at, is_mixed = "", 0, False
    for _ in range(_MOST_ODD):
        try:
            rest = line[at:].decode("utf-8")
        except UnicodeDecodeError as bad:
            good = line[at : at + bad.start].decode("utf-8")
            told += good + _old_letters(line[at + bad.start : at + bad.end])
            is_mixed = is_mixed or not good.isascii()
            at += bad.end
        else:
            return told + rest, is_mixed or not rest.isascii()
    return told + _old_letters(line[at:]), is_mixed


def _old_letters(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1").translate(dict.fromkeys(range(0x80, 0xA0), "\ufffd"))


def _once(text: Text) -> Text:
    """Return a text in which no letters are those of UTF-8 read in Windows-1252."""
    if not any(each in text.text for each in ("\u00c2", "\u00c3", "\u00e2\u20ac")):
        return text
    lines = text.text.split("\n")
    odd: list[int] = []
    for at, line in enumerate(lines):
        if _TWICE.search(line):
            try:
                lines[at] = line.encode("cp1252").decode("utf-8")
            except UnicodeError:
                continue
            odd.append(at + 1)
    if not odd:
        return text
    return Text("\n".join(lines), (*text.problems, _other_lines(odd)))


def _other_lines(numbers: Sequence[int]) -> Problem:
    told = ", ".join(map(str, numbers[:_NAMED]))
    more = f" and {len(numbers) - _NAMED} more" if len(numbers) > _NAMED else ""
    is_one = len(numbers) == 1
    return Problem(
        Severity.NOTE,
        ImportKind.ENCODING,
        f"Line{'' if is_one else 's'} {told}{more} {'is' if is_one else 'are'} written in another "
        "encoding than the rest of the file, and "
        f"{'was' if is_one else 'were'} read so. Check letters such as \u00a3 and \u2013 there.",
        where=f"A{numbers[0]}",
    )
