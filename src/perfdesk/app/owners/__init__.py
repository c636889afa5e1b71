"""Tables of who was asked, what was answered, and what is to be done."""
