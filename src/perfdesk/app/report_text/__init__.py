"""The covering report at the window: read, checked, and followed while Word saves it."""
