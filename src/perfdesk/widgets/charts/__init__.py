"""Drawers of chart specs on screen. What they say is decided in `perfdesk.core`."""
