"""How cells are shown: number formats, colours, indents, raised digits, rules of colour, icons."""
