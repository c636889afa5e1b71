"""Building edits from what an officer does: typing, pasting, clearing."""
