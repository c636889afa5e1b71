"""What leaves a checked report: a copy with comments, and the list of its numbers."""
