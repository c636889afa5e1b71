"""What is said of a report that cannot be read."""

from __future__ import annotations

from perfdesk.core.errors import PerfDeskError


class UnreadableReportError(PerfDeskError):
    """A file that cannot be read as a report."""
