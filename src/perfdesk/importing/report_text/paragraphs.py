"""Putting the lines of a report together: numbers, headings, notes and what a page break tore."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from perfdesk.core.claims.passages import Passage, PassageKind

_NUMBERED = re.compile(
    r"^\s*(?:\*\*)?(?P<number>\d{1,3})[.)](?:\s+|(?=[A-Z\u201c]))(?P<text>\S.*)$", re.DOTALL
)
_MARKED_HEADING = re.compile(r"^#{1,6}\s+")
_BOLD = re.compile(r"\*\*(?P<words>[^*]+)\*\*")
_NOTE = re.compile(r"^(?:<sup>\d+</sup>|\[\^?\d+\])\s*")
_ENDS = re.compile(r"[.!?:;)\"\u201d\u2019]\s*\**$")
_FURNITURE = re.compile(
    r"^(?:-{3,}|_{3,}|={3,}|\d{1,3}|page \d+(?: of \d+)?|this page is intentionally left blank)$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*[-\u2022*\u25cf\uf0b7]\s+")
_LONGEST_HEADING = 120


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph as a file has it.

    Attributes:
        text: On one line; the cells of a table's row are separated by tabs.
        is_heading: Whether the file says that it is a heading.
        number: Its number, where the file numbers it by itself.
        position: Of the paragraph in the file; None where it has none.
        is_note: Whether it is a footnote.
        topic: The words at its start that are bold.
    """

    text: str
    is_heading: bool = False
    number: str = ""
    position: int | None = None
    is_note: bool = False
    topic: str = ""


def passages_of(blocks: Iterable[Block], *, is_torn: bool = True) -> tuple[Passage, ...]:
    """Put the blocks of a file together into passages, in reading order.

    Args:
        blocks: The paragraphs as the file has them.
        is_torn: Whether a page break may have torn a paragraph in two.
    """
    found: list[Passage] = []
    last_number, heading = 0, ""
    columns: tuple[str, ...] = ()
    torn: int | None = None
    for block in blocks:
        text = block.text.strip()
        if not text or _FURNITURE.match(text):
            continue
        if "\t" in text:
            cells = tuple(cell.strip() for cell in text.split("\t"))
            if not columns or len(columns) != len(cells):
                columns = cells
            found.append(Passage("\t".join(cells), PassageKind.TABLE_ROW, "", heading, columns,
                                 block.position))  # fmt: skip
            continue
        columns = ()
        if block.is_note or _NOTE.match(text):
            found.append(Passage(_NOTE.sub("", text), PassageKind.FOOTNOTE, "", heading, (),
                                 block.position))  # fmt: skip
            continue
        number, rest = block.number, text
        numbered = None if number else _NUMBERED.match(text)
        if numbered and _follows(int(numbered["number"]), last_number):
            number, rest = numbered["number"], numbered["text"]
        if torn is not None and not number and not _is_heading(block, text):
            before = found[torn]
            found[torn] = replace(before, text=f"{before.text} {text}")
            torn = torn if not _ENDS.search(text) else None
            continue
        if not number and _is_heading(block, text):
            heading = _bare(text)
            found.append(Passage(heading, PassageKind.HEADING, "", heading, (), block.position))
            torn = None
            continue
        if number.isdigit():
            last_number = int(number)
        body = _BULLET.sub("", rest)
        bold = _BOLD.search(body[:120])
        topic = block.topic or (bold["words"] if bold else "")
        found.append(
            Passage(body, PassageKind.PARAGRAPH, number, heading, (), block.position, topic)
        )
        is_open = is_torn and not _ENDS.search(body) and len(body) > _LONGEST_HEADING
        torn = len(found) - 1 if is_open else None
    return tuple(found)


def _follows(number: int, last: int) -> bool:
    """Tell whether a number at the start of a line is the next paragraph's."""
    return number == last + 1 or (last == 0 and number <= 3) or (last < number <= last + 3)


def _is_heading(block: Block, text: str) -> bool:
    if block.is_heading or _MARKED_HEADING.match(text):
        return True
    bare = _bare(text)
    if len(bare) > _LONGEST_HEADING or _BULLET.match(text) or "@" in text:
        return False
    whole_bold = re.fullmatch(r"\*\*[^*]+\*\*:?", text) is not None
    return whole_bold or (
        not re.search(r"[.;,?!]\s*$", bare) and bare[:1].isupper() and len(bare.split()) <= 14
    )


def _bare(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"[*#]+", "", text)).strip()
