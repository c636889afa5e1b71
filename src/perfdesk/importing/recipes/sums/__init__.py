"""Adding up the months and branches that a recipe sums."""
