"""The main window: its commands, menus, wiring, and how it comes and goes."""
