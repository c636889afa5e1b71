"""Words of headings, titles and cells, and what they mean: the one list of words for every road."""
