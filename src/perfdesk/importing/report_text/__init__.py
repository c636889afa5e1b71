"""Reading a report's text from Word, PDF and plain text into passages."""
