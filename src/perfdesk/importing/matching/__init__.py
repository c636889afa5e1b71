"""Which measure of the pack the words of a file mean."""
