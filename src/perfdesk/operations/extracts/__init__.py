"""What is done with files from outside, before any of them is imported."""
