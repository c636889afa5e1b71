"""Proof of the PDF: its text, row by row, and what must not be in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from perfdesk.core.dashboard import Column, Row
from perfdesk.core.narrative.report import Report
from perfdesk.core.narrative.summary import MOST_PRINTED
from perfdesk.core.reporting.report import Layout, Lettering
from perfdesk.exporting.pdf.characters import Speller
from perfdesk.exporting.pdf.fonts import font_folder, printable_characters
from perfdesk.exporting.proof.comparing import Proof, joined, quoted
from perfdesk.system.pdf_reading import opened_pdf

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_HYPHENS_AT_LINE_ENDS = re.compile("[\x02\ufffe]")
"""What PDFium gives for a hyphen that ends a line."""

_LONG = 120
"""Letters of a text that may go on over a page."""
_SHORTEST_PART = 12
"""Letters of it that stand on one page at least."""
_MOST_BREAKS = 3
"""Pages that a text may go on over."""


@dataclass(frozen=True, slots=True)
class _Line:
    """What must stand on the pages for one row, in this order.

    Attributes:
        names: The words that name it, of which the first that is found counts.
        name: The words to tell a difference with.
        cells: What each cell is called, and what it must say.
    """

    names: tuple[str, ...]
    name: str
    cells: tuple[tuple[str, str], ...]


def prove_pdf(path: Path, report: Report) -> Proof:
    """Read the text of a PDF and find what each row of a report says on its pages, in order.

    White space and wrapped lines make no difference; characters that the font lacks are looked
    for as they are spelt out.

    Args:
        path: The PDF.
        report: What it was written from.
    """
    import pypdfium2

    try:
        tables, whole = _texts(path, report)
    except pypdfium2.PdfiumError as problem:
        return Proof(0, (f"The PDF cannot be read back ({problem})",))
    speller = Speller(printable_characters(font_folder()))
    rows = list(report.dashboard.rows)
    lines = [_line(report, row) for row in rows]
    starts = _starts(tables, lines, speller)
    compared = 0
    differences: list[str] = []
    for index, line in enumerate(lines):
        start = starts[index]
        compared += 1
        if start is None:
            differences.append(f"The measure {quoted(line.name)} is not on the pages")
            continue
        following = (each for each in starts[index + 1 :] if each is not None)
        window = tables[start : next(following, len(tables))]
        for heading, text in line.cells:
            sought = joined(speller.spell(text))
            if not sought:
                continue
            compared += 1
            end = _end_of(sought, window)
            if end < 0:
                differences.append(f"{heading} of {quoted(line.name)} is not {quoted(text)}")
            else:
                window = window[end:]
    for what, text in _elsewhere(report):
        compared += 1
        if _end_of(joined(speller.spell(text)), whole) < 0:
            differences.append(f"{what} does not say {quoted(text)}")
    return Proof(compared, tuple(differences))


def words_of_pages(data: bytes) -> str:
    """Return all that the pages of a PDF say, without white space.

    Raises:
        pypdfium2.PdfiumError: It is no PDF that can be read.
    """
    with opened_pdf(data) as document:
        return "".join(_texts_of_pages(document))


def spelt_as_printed(text: str) -> str:
    """Return a text as `words_of_pages` gives it: without characters that the font lacks."""
    return joined(Speller(printable_characters(font_folder())).spell(text))


def _texts(path: Path, report: Report) -> tuple[str, str]:
    """Return the text from the first table on, and that of all pages.

    The tables begin on the page that the first bookmark of a layer leads to.
    """
    with opened_pdf(path.read_bytes()) as document:
        texts = _texts_of_pages(document)
        first = 0
        if report.settings.summary:
            below = [each for each in document.get_toc() if each.level == 0]
            first = next((each.get_dest().get_index() or 0 for each in below[1:2]), 0)
    return "".join(texts[first:]), "".join(texts)


def _texts_of_pages(document: PdfDocument) -> list[str]:
    texts = []
    for page in document:
        text_page = page.get_textpage()
        texts.append(joined(_HYPHENS_AT_LINE_ENDS.sub("-", text_page.get_text_bounded())))
        text_page.close()
        page.close()
    return texts


def _line(report: Report, row: Row) -> _Line:
    if report.settings.layout is Layout.PLAIN:
        return _plain_line(report, row)
    cells = tuple(
        (head.heading, row.cells[head.column].text)
        for head in report.dashboard.columns
        if head.column is not Column.DESCRIPTION
    )
    description = row.description
    if report.settings.lettering is Lettering.LARGE:
        return _Line((description,), description, (*cells, *_remarks(report, row)))
    code = row.cells[Column.CODE].text if Column.CODE in row.cells else ""
    return _Line((f"{code} {description}", description), description, cells)


def _plain_line(report: Report, row: Row) -> _Line:
    plain = report.plain.rows[row.measure]
    headings = report.plain.headings
    cells = (
        ("Code", plain.code),
        (headings[1], plain.now.text),
        (headings[2], plain.before.text),
        (headings[3], plain.compared[0]),
        (headings[4], plain.rating),
        (headings[5], plain.change),
    )
    return _Line((plain.name,), plain.name, (*cells, *_remarks(report, row)))


def _remarks(report: Report, row: Row) -> tuple[tuple[str, str], ...]:
    return tuple((each.kind.value, each.text) for each in report.remarks.get(row.measure, ()))


def _elsewhere(report: Report) -> Iterator[tuple[str, str]]:
    """Yield what is said beside the tables, and where: summary, commentary, charts, appendices."""
    settings, summary = report.settings, report.summary
    if settings.summary:
        yield from (("The summary", text) for text in summary.position if text)
        for mention in (*summary.attention, *summary.improved):
            for text in (f"{mention.name}: {mention.now}", mention.progress):
                if text:
                    yield "The summary", text
        unknown, moved = summary.unknown[:MOST_PRINTED], (summary.moved or ())[:MOST_PRINTED]
        yield from (("The summary", f"{each.name}: {each.reason}") for each in unknown)
        yield from (("The summary", each.text) for each in moved)
    for row in report.dashboard.rows:
        yield from (
            (f"The commentary on {quoted(row.description)}", text)
            for _, text in _remarks(report, row)
        )
    if settings.charts:
        shares = report.charts.shares if not settings.layers else None
        for trend in (*report.charts.trends.values(), *([shares] if shares is not None else [])):
            yield f"The chart of {quoted(trend.subject)}", trend.title
        for benchmark in report.charts.benchmarks.values():
            yield f"The benchmark of {quoted(benchmark.subject)}", benchmark.title
    for appendix in report.appendices:
        for group in appendix.groups:
            yield from ((appendix.heading, f"{each.term}: {each.text}") for each in group.entries)


def _end_of(sought: str, pages: str, start: int = 0, breaks: int = _MOST_BREAKS) -> int:
    """Return where a text ends on the pages; less than 0 where it is not there.

    A long one may go on over pages: then a foot, and the headings of a table, stand between.
    """
    place = pages.find(sought, start)
    if place >= 0:
        return place + len(sought)
    if len(sought) < _LONG and breaks == _MOST_BREAKS:
        return -1
    place = pages.find(sought[:_SHORTEST_PART], start) if breaks else -1
    while place >= 0:
        fits = _alike(sought, pages[place : place + len(sought)])
        end = _end_of(sought[fits:], pages, place + fits, breaks - 1)
        if end >= 0:
            return end
        place = pages.find(sought[:_SHORTEST_PART], place + 1)
    return -1


def _alike(one: str, other: str) -> int:
    """Return with how many of the same letters two texts begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _starts(tables: str, lines: Sequence[_Line], speller: Speller) -> list[int | None]:
    """Return where the words that name each row begin, one after another."""
    starts: list[int | None] = []
    position = 0
    for line in lines:
        for name in line.names:
            sought = joined(speller.spell(name))
            place = tables.find(sought, position)
            if place >= 0:
                position = place + len(sought)
                break
        starts.append(place if place >= 0 else None)
    return starts
