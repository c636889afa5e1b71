"""The page of the overview: counts that lead to their rows, and measures that need somebody."""
