"""How a sheet is read, corrected by a person: what the mapping panel shows, without its look."""
