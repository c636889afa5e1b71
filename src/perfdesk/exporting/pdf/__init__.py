"""The dashboard as a tagged PDF for print and screen, set by typst.

`write_pdf` takes a `Dashboard` and its `ChartSpec`s; nothing here formats a number, rates
a figure or chooses a word of the table. What differs from page to page (paper, size of
type, the words of the foot) is in `PdfOptions`.
"""

from perfdesk.exporting.pdf.options import BodySize, PageSize, PdfOptions
from perfdesk.exporting.pdf.writing import font_speller, write_pdf

__all__ = ["BodySize", "PageSize", "PdfOptions", "font_speller", "write_pdf"]
