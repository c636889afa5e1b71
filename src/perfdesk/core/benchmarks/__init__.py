"""Where a council stands among all others: quartile, rank, ties and who is missing."""
