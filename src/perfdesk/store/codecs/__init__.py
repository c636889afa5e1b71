"""How each record of a pack is written as a row, a module for each kind of record."""
