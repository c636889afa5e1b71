"""Where the tables of a sheet lie: marks of cells, runs of rows, headings, ends."""
