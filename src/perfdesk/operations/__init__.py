"""The use cases: what a person asks of PerfDesk, whether from the window or the command line."""
