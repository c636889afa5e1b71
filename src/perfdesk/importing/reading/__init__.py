"""Reading: from a table and the words around its numbers to figures."""
