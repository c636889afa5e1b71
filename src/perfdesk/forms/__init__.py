"""Qt forms generated from ui/ by `dev.py forms`; not to be edited."""
