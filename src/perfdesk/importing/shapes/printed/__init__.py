"""The table that a council prints today, in whatever kind of file and however it is laid out."""
