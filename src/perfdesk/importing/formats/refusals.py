"""What is said of a file that cannot be read: what it is, what was kept, what to do."""

from __future__ import annotations

from perfdesk.core.errors import SpreadOutError, UnreadableExtractError


def no_spreadsheet(name: str, kind: str) -> UnreadableExtractError:
    """Return the refusal of a file that is something else than a spreadsheet."""
    return UnreadableExtractError(
        f"\u201c{name}\u201d is {kind}, so nothing was imported. Open it in the program that made "
        "it, save the table as .xlsx or .csv and import that."
    )


def password_protected(name: str) -> UnreadableExtractError:
    """Return the refusal of a password-protected file."""
    return UnreadableExtractError(
        f"\u201c{name}\u201d is password-protected, so nothing was imported. Save a copy without "
        "the password and import that."
    )


def damaged(name: str, details: str) -> UnreadableExtractError:
    """Return the refusal of a file that breaks off or contradicts itself."""
    return UnreadableExtractError(
        f"\u201c{name}\u201d is damaged or incomplete, so nothing was imported. Open it in the "
        "program that made it, save it again and import that.",
        details,
    )


def too_spread(name: str, part: str) -> SpreadOutError:
    """Return the refusal of a sheet whose cells would fill the memory."""
    return SpreadOutError(
        f"\u201c{name}\u201d has a sheet with cells so far apart that it would fill the memory, "
        "so nothing was imported. Delete the stray cells and save it again.",
        part,
    )


def unsafe(name: str, details: str) -> UnreadableExtractError:
    """Return the refusal of a file that could do harm by being opened."""
    return UnreadableExtractError(
        f"\u201c{name}\u201d is built in a way that no spreadsheet program would, so it was not "
        "opened. Ask whoever sent it for a fresh copy.",
        details,
    )
