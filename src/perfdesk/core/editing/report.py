"""The edit that lays the report out otherwise."""

from __future__ import annotations

from perfdesk.core.edits import Edit, edit_between
from perfdesk.core.pack import Pack
from perfdesk.core.reporting.report import ReportSettings


def report_edit(pack: Pack, report: ReportSettings) -> Edit:
    """Return the edit that lays the report out as *report* says."""
    if report == pack.report:
        return Edit("Change report settings", ())
    return edit_between(pack, "Change report settings", [report])
