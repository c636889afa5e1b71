"""The draft of an e-mail to an owner, for the officer's own mail program; nothing is sent."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path

from perfdesk.core.collecting.letters import Letter
from perfdesk.exporting.email import one_line

_WORKBOOK = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")


def write_letter(
    letter: Letter, path: Path, *, created: datetime, attachments: Mapping[str, Path] | None = None
) -> None:
    """Write a draft that mail programs open as unsent.

    Args:
        letter: Address, subject and text.
        path: Where to write; an existing file is overwritten.
        created: When the draft was made.
        attachments: Workbooks to attach, by the name each is to have.

    Raises:
        OSError: A file cannot be read, or the draft cannot be written.
    """
    message = EmailMessage(policy=SMTP)
    address = one_line(letter.to)
    if address.isascii() and "@" in address:
        message["To"] = address
    message["Subject"] = one_line(letter.subject)
    message["Date"] = format_datetime(created if created.tzinfo else created.replace(tzinfo=UTC))
    message["X-Unsent"] = "1"
    message.set_content(letter.body)
    seal = hashlib.sha256()
    for name, place in (attachments or {}).items():
        content = place.read_bytes()
        seal.update(content)
        kind, sub = _WORKBOOK
        message.add_attachment(content, maintype=kind, subtype=sub, filename=one_line(name))
    if attachments:
        # The same files give the same bytes; of itself the boundary is drawn by lot.
        message.set_boundary(f"perfdesk-{seal.hexdigest()[:32]}")
    path.write_bytes(message.as_bytes())
