"""Collecting: who is asked for what, what they answered, and what was promised."""
