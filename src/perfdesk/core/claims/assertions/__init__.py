"""What a report says without a figure of its own: words, names, references, counts of measures."""
