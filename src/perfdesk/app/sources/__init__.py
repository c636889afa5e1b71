"""What the window shows of where figures came from: sources, recipes, and the history of a cell."""
