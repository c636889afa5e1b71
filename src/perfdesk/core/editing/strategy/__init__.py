"""Edits of the strategy that measures stand under: its layers and outcomes."""
