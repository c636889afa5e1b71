"""The rules: how a figure is rated and how it moved, as pure functions with their reasons."""
