"""What the panel beside the grid shows of a measure, and how much of it is open."""
