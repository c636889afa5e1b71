"""What was issued, and what differs: the item models behind the dialogs."""
