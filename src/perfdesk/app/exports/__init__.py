"""Exporting from the window: what files are called, what is remembered, and the run itself."""
