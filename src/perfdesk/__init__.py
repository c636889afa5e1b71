"""PerfDesk: performance dashboards for council committees, from spreadsheets to a checked pack."""

__version__ = "0.1.0"
