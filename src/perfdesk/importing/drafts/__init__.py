"""What an import would do to a pack: figures, questions, what is left out, and problems."""
