"""The parts around the grid: navigator, pages, details, problems, status line."""
