"""Files that are no plain table: printed appendices, forms of blocks, commentary returns."""
