"""The page of the covering report: as it reads, with what was found beside it."""
