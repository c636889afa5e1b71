"""Reading families of files by recipe: data that says what their columns are.

`shipped` holds the recipes that come with the program, `fitting` finds their columns in a
table, and a module each plans figures, populations, neighbours and counted rows. `family`
is what the planning of an import sees of them.
"""
