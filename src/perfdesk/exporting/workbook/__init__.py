"""The presentation workbook: a sheet a layer as printed, native charts, real numbers."""

from perfdesk.exporting.workbook.writing import write_workbook

__all__ = ["write_workbook"]
