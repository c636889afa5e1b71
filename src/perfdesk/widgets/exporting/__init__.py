"""The panel that exports: what, how and where to, and what came of it."""
