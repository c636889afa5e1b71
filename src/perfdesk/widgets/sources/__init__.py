"""Where figures came from, on the screen: sources, recipes, and the panel of one figure."""
