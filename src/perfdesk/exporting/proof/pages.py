"""Proof of the PDF: its text, row by row."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from perfdesk.core.dashboard import Column, Dashboard
from perfdesk.exporting.pdf.characters import Speller
from perfdesk.exporting.pdf.fonts import font_folder, printable_characters
from perfdesk.exporting.proof.comparing import Proof, joined, quoted

_HYPHENS_AT_LINE_ENDS = re.compile("[\x02\ufffe]")
"""What PDFium gives for a hyphen that ends a line."""


def prove_pdf(path: Path, dashboard: Dashboard) -> Proof:
    """Read the text of a PDF and find the texts of each row of *dashboard* on its pages, in order.

    White space and wrapped lines make no difference; characters that the font lacks are looked
    for as they are spelt out.

    Args:
        path: The PDF.
        dashboard: What it was written from.
    """
    import pypdfium2

    try:
        pages = joined(_HYPHENS_AT_LINE_ENDS.sub("-", _pdf_text(path)))
    except pypdfium2.PdfiumError as problem:
        return Proof(0, (f"The PDF cannot be read back ({problem})",))
    speller = Speller(printable_characters(font_folder()))
    rows = list(dashboard.rows)
    printed = [
        {column: joined(speller.spell(cell.text)) for column, cell in row.cells.items()}
        for row in rows
    ]
    starts = _row_starts(pages, printed)
    compared = 0
    differences: list[str] = []
    for index, row in enumerate(rows):
        start = starts[index]
        compared += 1
        if start is None:
            differences.append(f"The measure {quoted(row.description)} is not on the pages")
            continue
        following = (each for each in starts[index + 1 :] if each is not None)
        window = pages[start : next(following, len(pages))]
        for head in dashboard.columns:
            text = printed[index][head.column]
            if head.column is Column.DESCRIPTION or not text:
                continue
            compared += 1
            place = window.find(text)
            if place < 0:
                told = quoted(row.cells[head.column].text)
                differences.append(f"{head.heading} of {quoted(row.description)} is not {told}")
            else:
                window = window[place + len(text) :]
    return Proof(compared, tuple(differences))


def _pdf_text(path: Path) -> str:
    import pypdfium2

    # By its bytes: a path that begins with ~, as temporary ones do, would be taken for a home.
    document = pypdfium2.PdfDocument(path.read_bytes())
    try:
        texts = []
        for page in document:
            text_page = page.get_textpage()
            texts.append(text_page.get_text_bounded())
            text_page.close()
            page.close()
        return "\n".join(texts)
    finally:
        document.close()


def _row_starts(pages: str, printed: Sequence[Mapping[Column, str]]) -> list[int | None]:
    """Return where the description of each row begins, less the code that stands before it."""
    starts: list[int | None] = []
    position = 0
    for texts in printed:
        before, description = texts.get(Column.CODE, ""), texts[Column.DESCRIPTION]
        place = pages.find(before + description, position)
        length = len(before + description)
        if place < 0:
            place, length = pages.find(description, position), len(description)
        if place < 0:
            starts.append(None)
            continue
        starts.append(place)
        position = place + length
    return starts
