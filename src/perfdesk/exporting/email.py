"""A draft of an email with the exported files attached, for the officer's own mail program."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path

from perfdesk.core.narrative.headlines import headlines_of, told
from perfdesk.core.narrative.report import Report
from perfdesk.core.problems import Problem, Severity

LARGEST = 10_000_000
"""Bytes of a draft beyond which many mail systems refuse it."""

_TYPES = {
    ".pdf": "application/pdf",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html",
}
_OTHER = "application/octet-stream"


def subject_of(report: Report) -> str:
    """Return the subject of the draft, on one line; a protective marking stands first."""
    dashboard, marking = report.dashboard, report.settings.marking
    title = f"{dashboard.title} {dashboard.position.label}: {dashboard.council}"
    return one_line(f"{marking}: {title}" if marking else title)


def body_of(report: Report, names: tuple[str, ...]) -> str:
    """Return the text of the draft: position, counts, what stands out, and what is attached."""
    dashboard, summary = report.dashboard, report.summary
    attached = [f"- {one_line(name)}" for name in names]
    lines = [
        one_line(f"{dashboard.title} {dashboard.position.label}"),
        *(one_line(sentence) for sentence in summary.position),
        "",
        *(one_line(sentence) for sentence in summary.sentences),
    ]
    for headline in headlines_of(summary):
        lines += ["", one_line(f"{headline.heading}:")]
        lines += [one_line(f"- {each.name}: {told(headline, each)}") for each in headline.mentions]
        lines += [one_line(f"- {each.text}") for each in headline.changes]
        lines += [one_line(headline.rest)] if headline.rest else []
    if attached:
        lines += ["", "Attached:", *attached]
    return "\n".join(lines) + "\n"


def write_email(
    report: Report, attachments: Mapping[str, Path], path: Path, *, created: datetime
) -> tuple[Problem, ...]:
    """Write a draft that mail programs open as unsent.

    It names no sender and no receiver: these are the officer's to choose.

    Args:
        report: What the files show.
        attachments: Where the bytes of each file are, by the name it is to have.
        path: Where to write; an existing file is overwritten.
        created: When the draft was made.

    Returns:
        A warning where the draft is larger than many mail systems take.

    Raises:
        OSError: A file cannot be read, or the draft cannot be written.
    """
    message = EmailMessage(policy=SMTP)
    message["Subject"] = subject_of(report)
    message["Date"] = format_datetime(created if created.tzinfo else created.replace(tzinfo=UTC))
    message["X-Unsent"] = "1"
    message.set_content(body_of(report, tuple(attachments)))
    fingerprint = hashlib.sha256()
    for name, place in attachments.items():
        content = place.read_bytes()
        fingerprint.update(content)
        kind, _, sub = _type_of(name).partition("/")
        message.add_attachment(content, maintype=kind, subtype=sub, filename=one_line(name))
    if attachments:
        # The same files give the same bytes; of itself the boundary is drawn by lot.
        message.set_boundary(f"perfdesk-{fingerprint.hexdigest()[:32]}")
    content = message.as_bytes()
    path.write_bytes(content)
    if len(content) <= LARGEST:
        return ()
    size = f"{len(content) / 1_000_000:.1f}"
    return (
        Problem(
            Severity.WARNING,
            "email",
            f"The email is {size} MB, and many mail systems refuse more than 10 MB. Send fewer "
            "files, or a link to them.",
        ),
    )


def _type_of(name: str) -> str:
    return _TYPES.get(Path(name).suffix.lower(), _OTHER)


def one_line(text: str) -> str:
    """Return *text* without line ends and control characters, which could begin another header."""
    plain = "".join(each if each.isprintable() else " " for each in text)
    return " ".join(plain.split())
