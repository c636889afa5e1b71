"""The dashboard as accessible tables, by the government's guidance on spreadsheets.

A cover, contents and notes; then one Excel table a sheet, starting in column A, with title,
description and shorthand above it, numbers and words in columns of their own, nothing merged,
blank, frozen, filtered or told by colour.
"""

from perfdesk.exporting.accessible_workbook.writing import write_accessible_workbook

__all__ = ["write_accessible_workbook"]
