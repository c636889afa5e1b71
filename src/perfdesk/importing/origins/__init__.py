"""What is known of a file besides its tables: whom it is about, how far it runs, what stood where.

`personal` recognises rows about people, which never enter a pack; `data_to` compares what a
file says of itself with the position; `snippets` keeps the cells around a figure's source.
"""
