"""What stands around a grid: the menu of a heading, and the bars above and below."""
