"""The kinds of claims: each is read from a sentence and judged by its own arithmetic."""
