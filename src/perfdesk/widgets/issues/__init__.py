"""Issuing, looking at what was issued, and comparing."""
