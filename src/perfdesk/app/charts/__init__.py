"""Charts as tables: for reading, hearing and copying."""
