"""The page of owners: who was asked, who answered, and what is to be done."""
