"""The parts of the import preview: its lists, questions, menus and words."""
