"""Reading a report from a PDF: lines put together to paragraphs, pages to one text."""

from __future__ import annotations

import re
from collections import Counter

from perfdesk.core.claims.passages import ReportText
from perfdesk.importing.report_text.paragraphs import Block, passages_of
from perfdesk.importing.report_text.refusals import UnreadableReportError

_MOST_PAGES = 400
_NUMBERED = re.compile(r"^\s*(\d{1,3})[.)](?:\s+\S|[A-Z\u201c\"'])")
_BULLET = re.compile(r"^\s*[\u2022\u25cf\uf0b7*-]\s+")
_ENDS = re.compile(r"[.!?:;]['\"\u201d\u2019)]?$")
_SHORT = 0.72
"""Of the widest line of a page, below which a line that ends a sentence ends its paragraph."""
_REPEATED = 3


def read_pdf(name: str, data: bytes) -> ReportText:
    """Return the report that a PDF is.

    Raises:
        UnreadableReportError: It is damaged, password-protected, or has no text.
    """
    pages = _pages(name, data)
    lines = Counter(line.strip() for page in pages for line in {*page} if line.strip())
    furniture = {
        line
        for line, count in lines.items()
        if len(pages) >= _REPEATED and count >= max(_REPEATED, len(pages) // 2)
    }
    blocks: list[Block] = []
    for place, page in enumerate(pages, start=1):
        kept = [line for line in page if line.strip() not in furniture]
        blocks += _blocks(kept, place)
    if not any(block.text.strip() for block in blocks):
        raise UnreadableReportError(
            f"\u201c{name}\u201d has no text, only pictures of pages, so nothing was checked. "
            "Check the Word document that it was made from."
        )
    return ReportText(
        name,
        passages_of(blocks),
        ("The report was read from a PDF, where paragraphs are told from lines.",),
    )


def _pages(name: str, data: bytes) -> list[list[str]]:
    import pypdfium2

    from perfdesk.system.pdf_reading import opened_pdf

    pages = []
    try:
        with opened_pdf(data) as document:
            for number in range(min(len(document), _MOST_PAGES)):
                page = document[number]
                text_page = page.get_textpage()
                text = text_page.get_text_range()
                text_page.close()
                page.close()
                pages.append(re.split(r"\r\n|\r|\n", text.replace("\ufffe", "-")))
    except pypdfium2.PdfiumError as problem:
        raise UnreadableReportError(
            f"\u201c{name}\u201d is damaged or password-protected, so nothing was checked. Save it "
            "again without a password and check that.",
            str(problem),
        ) from problem
    return pages


def _blocks(lines: list[str], page: int) -> list[Block]:
    """Put the lines of a page together to paragraphs."""
    widest = max((len(line) for line in lines), default=0)
    found: list[str] = []
    is_open = False
    for line in lines:
        text = line.strip()
        if not text:
            is_open = False
            continue
        begins = _NUMBERED.match(text) or _BULLET.match(text)
        if is_open and not begins:
            found[-1] = f"{found[-1]} {text}"
        else:
            found.append(text)
        is_open = not (
            (_ENDS.search(text) and len(line) < _SHORT * widest)
            or (len(line) < _SHORT * widest / 2 and not begins)
        )
    return [Block(text, position=page) for text in found]
