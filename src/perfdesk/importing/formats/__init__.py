"""Files of every kind as an extract: cells, looks, hidden rows and names; nothing about meaning."""
