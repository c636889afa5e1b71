"""The form that owners fill in: written by these headings, and read by them when it comes back."""

from __future__ import annotations

from enum import StrEnum

NO_CHANGE = "No change"
"""What an owner writes who has nothing to add to the last comment."""

COMPLETED_BY = "Completed by"
"""What stands before the cell for the name of whoever fills the form in."""


class OwnerColumn(StrEnum):
    """A column; the value is its heading, or what the heading begins with."""

    REF = "Ref"
    MEASURE = "Measure"
    FIGURE = "Figure"
    PREVIOUS = "Before"
    TARGET = "Target"
    RATING = "Rating"
    PROGRESS = "Progress"
    TREND = "Trend"
    LAST_COMMENT = "Last said"
    COMMENT = "Your comment"
    REASON = "Reason"
    ACTION = "Action"
    BY_WHEN = "By when"
    CORRECTED = "Corrected figure"
    SIGNED_OFF = "Signed off by"
