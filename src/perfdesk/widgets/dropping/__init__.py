"""Files dropped onto the window: told from each other, and taken to where they belong."""
