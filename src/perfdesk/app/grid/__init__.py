"""One layer of the dashboard as a table: its cells, its blocks, its order, its trends."""
