"""The workbook that an owner fills in, and the draft of the e-mail that it goes with."""

from perfdesk.exporting.owner_workbook.writing import write_owner_workbook

__all__ = ["write_owner_workbook"]
