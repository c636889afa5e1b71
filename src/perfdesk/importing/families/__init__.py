"""The files that come again and again, each family told by its headings."""
