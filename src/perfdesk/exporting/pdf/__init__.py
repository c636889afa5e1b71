"""The report as a tagged PDF for print and screen, set by typst.

`write_pdf` takes a `Report`; nothing here formats a number, rates a figure or chooses a word of
the table. How the pages are laid out stands in the report's settings.
"""

from perfdesk.exporting.pdf.writing import font_speller, write_pdf

__all__ = ["font_speller", "write_pdf"]
