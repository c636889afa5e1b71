"""Where the tables of a sheet lie, and what belongs to each: headings, sections, totals, notes."""
