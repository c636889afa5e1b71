"""Reading PDF pages, one document at a time: PDFium may not be called from two threads at once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pypdfium2

_ONE_AT_A_TIME = threading.Lock()
"""The whole process shares one PDFium, and so does this lock."""


@contextmanager
def opened_pdf(content: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open a PDF for reading; other threads that want one wait until it is closed.

    Close what is taken from the document before leaving it; do not open another one meanwhile.

    Args:
        content: The whole file. Not its path: PDFium would take one that begins with ~ for a home.

    Raises:
        pypdfium2.PdfiumError: It is no PDF, or a damaged one.
    """
    import pypdfium2

    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(content)
        try:
            yield document
        finally:
            document.close()
