"""Reading what officers type and papers print, and writing it back the same."""
