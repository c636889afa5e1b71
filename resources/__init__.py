"""Data that PerfDesk reads at run time: icons, themes, templates, sample, help.

Installed as `perfdesk.resources`; read it with `importlib.resources.files("perfdesk.resources")`.
"""
