"""The page of the benchmarking report."""
