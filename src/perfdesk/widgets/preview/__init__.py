"""The page preview: the pages that an export would write, as they are now."""
