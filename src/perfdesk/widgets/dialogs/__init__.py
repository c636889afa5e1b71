"""Dialogs, each around a form of `ui/`."""
