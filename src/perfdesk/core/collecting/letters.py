"""The words of the e-mails to owners: the request, and the reminder."""

from __future__ import annotations

from dataclasses import dataclass

from perfdesk.core.collecting.board import BoardLine
from perfdesk.core.collecting.sheets import OwnerSheet, day_in_words


@dataclass(frozen=True, slots=True)
class Letter:
    """An e-mail that somebody looks at and sends.

    Attributes:
        to: Where it goes; empty if no address is known.
        subject: On one line.
        body: Plain text.
    """

    to: str
    subject: str
    body: str


def request_letter(sheet: OwnerSheet, file: str) -> Letter:
    """Return the e-mail that goes with an owner's workbook."""
    due = day_in_words(sheet.deadline)
    names = "\n".join(f"- {each.name}" for each in sheet.measures)
    body = (
        f"To: {sheet.owner}\n\n"
        f"Please fill in the attached workbook, {file}, and send it back by {due}. It asks for "
        f"your comments on {sheet.count_in_words} of {sheet.title}:\n\n{names}\n\n"
        "Type in the white cells only. If there is nothing to add, write \u201cNo change\u201d in "
        "the comment: that is an answer too. You may also answer in a reply to this message, "
        "beginning each answer with the name or code of the measure. A deputy may answer in your "
        "place.\n"
    )
    return Letter(sheet.contact.address, f"By {due}: your comments on {sheet.title}", body)


def reminder(line: BoardLine, title: str) -> Letter:
    """Return the e-mail that reminds an owner of what is awaited.

    Args:
        line: The owner; something must be awaited.
        title: Of the pack, with the position.
    """
    names = "\n".join(f"- {each.description}" for each in line.awaited)
    due = day_in_words(line.deadline) if line.deadline else ""
    is_past = line.deadline is not None and line.deadline < line.today
    when = f"were due on {due}" if is_past else f"are due by {due}"
    thanks = "Thank you for what you have sent already. " if line.answered else ""
    body = (
        f"To: {line.owner}\n\n"
        f"{thanks}Your comments on these measures of {title} {when} and have not reached us "
        f"yet:\n\n{names}\n\n"
        "Please fill in the workbook you were sent, or answer in a reply to this message. If "
        "there is nothing to add, \u201cNo change\u201d is an answer too.\n"
    )
    subject = f"{'Overdue' if is_past else 'Reminder'}: your comments on {title}"
    return Letter(line.contact.address, subject, body)
