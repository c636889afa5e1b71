"""Reading a report from a Word document, in its final state."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from perfdesk.core.claims.passages import ReportText
from perfdesk.importing.report_text.paragraphs import Block, passages_of
from perfdesk.importing.report_text.refusals import UnreadableReportError
from perfdesk.system.word_text import WORD, paragraphs_in, runs_of, text_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LARGEST = 64 * 1024 * 1024
"""Bytes of the text of a document: thousands of pages."""
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MOST_LEVELS = 9
_BROKEN = (
    KeyError, ValueError, RecursionError, OSError, EOFError, RuntimeError, zipfile.BadZipFile,
)  # fmt: skip
"""What reading a damaged archive may raise."""


@dataclass
class _Numbering:
    """The numbers that Word counts by itself.

    Attributes:
        levels: Of each list, the numbers that its levels begin with; levels without numbers
            are not there.
        lists: The list that each numbering is of.
        styles: The numbering and level of each style that has one.
        counts: How far each list has counted.
    """

    levels: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    lists: Mapping[str, str] = field(default_factory=dict)
    styles: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def number(self, paragraph: Element) -> str:
        """Count one paragraph on, and return its number; empty where it has none."""
        found = self._numbered(paragraph)
        if found is None:
            return ""
        numbering, level = found
        of_list = self.lists.get(numbering, numbering)
        starts = self.levels.get(of_list, {})
        if level not in starts:
            return ""
        for deeper in range(level + 1, _MOST_LEVELS):
            self.counts.pop((of_list, deeper), None)
        count = self.counts.get((of_list, level), starts[level] - 1) + 1
        self.counts[of_list, level] = count
        return str(count) if level == 0 else ""

    def _numbered(self, paragraph: Element) -> tuple[str, int] | None:
        properties = paragraph.find(f"{WORD}pPr/{WORD}numPr")
        style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
        of_style = self.styles.get(_value(style)) if style is not None else None
        if properties is None:
            return of_style
        numbering, level = properties.find(f"{WORD}numId"), properties.find(f"{WORD}ilvl")
        named = _value(numbering) if numbering is not None else of_style[0] if of_style else ""
        at = _value(level) if level is not None else "0"
        return (named, int(at) if at.isdigit() else 0) if named not in {"", "0"} else None


def read_word(name: str, data: bytes) -> ReportText:
    """Return the report that a Word document is.

    Raises:
        UnreadableReportError: It is damaged, too large, or declares entities.
    """
    parts = _parts(name, data)
    root = parts["word/document.xml"]
    assert root is not None
    body = root.find(f"{WORD}body")
    numbering = _numbering(parts.get("word/numbering.xml"), parts.get("word/styles.xml"))
    headings = _heading_styles(parts.get("word/styles.xml"))
    places = {id(each): place for place, each in enumerate(paragraphs_in(root))}
    blocks = list(_blocks(body, numbering, headings, places)) if body is not None else []
    blocks += _footnotes(parts.get("word/footnotes.xml"))
    return ReportText(name, passages_of(blocks, is_torn=False), tuple(_notes(root)))


def _parts(name: str, data: bytes) -> dict[str, Element | None]:
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    wanted = ("word/document.xml", "word/numbering.xml", "word/styles.xml", "word/footnotes.xml")
    found: dict[str, Element | None] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            for part in wanted:
                if part not in names and part != wanted[0]:
                    continue
                if archive.getinfo(part).file_size > _LARGEST:
                    raise UnreadableReportError(
                        f"\u201c{name}\u201d holds more text than any report, so nothing was "
                        "checked. Save the report by itself and check that."
                    )
                with archive.open(part) as stream:
                    xml = stream.read(_LARGEST).replace(_STRICT, WORD[1:-1].encode())
                found[part] = fromstring(xml, forbid_dtd=True)
    except (DefusedXmlException, ParseError, *_BROKEN) as problem:
        raise UnreadableReportError(
            f"\u201c{name}\u201d is damaged or is not a Word document, so nothing was checked. "
            "Open it in Word, save it again and check that.",
            str(problem),
        ) from problem
    return found


def _blocks(
    part: Element, numbering: _Numbering, headings: frozenset[str], places: Mapping[int, int]
) -> Iterator[Block]:
    for child in part:
        if child.tag == f"{WORD}tbl":
            yield from _rows(child, numbering, headings, places)
        elif child.tag == f"{WORD}p":
            text = text_of(child)
            number = numbering.number(child) if text.strip() else ""
            style = child.find(f"{WORD}pPr/{WORD}pStyle")
            yield Block(
                text,
                is_heading=style is not None and _value(style) in headings,
                number=number,
                position=places.get(id(child)),
                topic=_bold_opening(child),
            )
            yield from _boxes(child, numbering, headings, places)
        elif child.tag not in {f"{WORD}del", f"{WORD}moveFrom", f"{WORD}sectPr"}:
            yield from _blocks(child, numbering, headings, places)


def _boxes(
    paragraph: Element, numbering: _Numbering, headings: frozenset[str], places: Mapping[int, int]
) -> Iterator[Block]:
    for each in paragraph:
        if each.tag == _FALLBACK:
            continue
        if each.tag == f"{WORD}txbxContent":
            yield from _blocks(each, numbering, headings, places)
        else:
            yield from _boxes(each, numbering, headings, places)


def _rows(
    table: Element, numbering: _Numbering, headings: frozenset[str], places: Mapping[int, int]
) -> Iterator[Block]:
    """Yield the rows of a table; a table of one column only lays out paragraphs."""
    rows = list(table.iter(f"{WORD}tr"))
    if all(len(row.findall(f"{WORD}tc")) <= 1 for row in rows):
        for row in rows:
            for cell in row.findall(f"{WORD}tc"):
                yield from _blocks(cell, numbering, headings, places)
        return
    for row in rows:
        cells, first = [], None
        for cell in row.iter(f"{WORD}tc"):
            paragraphs = list(paragraphs_in(cell))
            if first is None and paragraphs:
                first = places.get(id(paragraphs[0]))
            cells.append(" ".join(text_of(each).strip() for each in paragraphs).strip())
        yield Block("\t".join(cells), position=first)


def _footnotes(part: Element | None) -> list[Block]:
    if part is None:
        return []
    return [
        Block(text_of(paragraph), is_note=True)
        for note in part.findall(f"{WORD}footnote")
        if note.get(f"{WORD}type") is None
        for paragraph in paragraphs_in(note)
    ]


def _bold_opening(paragraph: Element) -> str:
    """Return the first words of a paragraph that are set in bold among others that are not."""
    runs = [each for each in runs_of(paragraph) if each.text.strip()]
    bold = [each for each in runs if _is_bold(each.run)]
    if not bold or len(bold) == len(runs):
        return ""
    words, end = "", None
    for each in bold:
        if end is not None and each.start != end:
            break
        words, end = words + each.text, each.start + len(each.text)
    return words.strip() if len(words) < 120 else ""


def _is_bold(run: object) -> bool:
    find = getattr(run, "find", None)
    bold = find(f"{WORD}rPr/{WORD}b") if find else None
    return bold is not None and bold.get(f"{WORD}val", "1") not in {"0", "false", "off"}


def _heading_styles(styles: Element | None) -> frozenset[str]:
    """Return the ids of the styles that are headings, by their names or outline levels."""
    found = set()
    for style in styles.findall(f"{WORD}style") if styles is not None else ():
        named = style.find(f"{WORD}name")
        name = _value(named).casefold() if named is not None else ""
        outline = style.find(f"{WORD}pPr/{WORD}outlineLvl")
        level = _value(outline) if outline is not None else "9"
        if name == "title" or name.startswith("heading") or level in set("012345678"):
            found.add(style.get(f"{WORD}styleId", ""))
    return frozenset(found)


def _numbering(part: Element | None, styles: Element | None) -> _Numbering:
    if part is None:
        return _Numbering()
    levels: dict[str, dict[int, int]] = {}
    for abstract in part.findall(f"{WORD}abstractNum"):
        mine = levels.setdefault(abstract.get(f"{WORD}abstractNumId", ""), {})
        for level in abstract.findall(f"{WORD}lvl"):
            kind, start = level.find(f"{WORD}numFmt"), level.find(f"{WORD}start")
            at, first = level.get(f"{WORD}ilvl", ""), _value(start) if start is not None else "1"
            if kind is not None and _value(kind) == "decimal" and at.isdigit():
                mine[int(at)] = int(first) if first.isdigit() else 1
    lists = {
        each.get(f"{WORD}numId", ""): _value(of)
        for each in part.findall(f"{WORD}num")
        if (of := each.find(f"{WORD}abstractNumId")) is not None
    }
    by_style = {}
    for style in styles.findall(f"{WORD}style") if styles is not None else ():
        named = style.find(f"{WORD}pPr/{WORD}numPr/{WORD}numId")
        level_of = style.find(f"{WORD}pPr/{WORD}numPr/{WORD}ilvl")
        if named is not None:
            at = _value(level_of) if level_of is not None else "0"
            by_style[style.get(f"{WORD}styleId", "")] = (
                _value(named),
                int(at) if at.isdigit() else 0,
            )
    return _Numbering(levels, lists, by_style)


def _notes(root: Element) -> Iterator[str]:
    if any(True for tag in ("ins", "del", "moveTo") for _ in root.iter(f"{WORD}{tag}")):
        yield "The report has tracked changes; it was read as if all were accepted."
    boxes = sum(1 for _ in root.iter(f"{WORD}txbxContent"))
    if boxes:
        yield "The report has text boxes; they were read where they are anchored."


def _value(element: Element) -> str:
    return element.get(f"{WORD}val", "")
