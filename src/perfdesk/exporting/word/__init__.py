"""The dashboard's tables as a Word document, for committee services to take into their own."""

from perfdesk.exporting.word.writing import write_word

__all__ = ["write_word"]
