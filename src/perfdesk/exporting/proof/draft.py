"""Proof of the email: subject, text and every attached byte."""

from __future__ import annotations

from collections.abc import Mapping
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from perfdesk.core.narrative.report import Report
from perfdesk.exporting.email import body_of, one_line, subject_of
from perfdesk.exporting.proof.comparing import Proof, joined, quoted


def prove_email(path: Path, report: Report, attachments: Mapping[str, Path]) -> Proof:
    """Read a draft back and compare its words and its files with what was put in.

    Args:
        path: The draft.
        report: What it tells of.
        attachments: Where the bytes of each file are, by the name it has in the draft.

    Raises:
        OSError: A file cannot be read.
    """
    message = message_from_bytes(path.read_bytes(), policy=default)
    differences: list[str] = []
    subject = str(message["Subject"] or "")
    if joined(subject) != joined(subject_of(report)):
        differences.append(f"The subject of the email is {quoted(subject)}")
    body = message.get_body(("plain",))
    text = str(body.get_content()) if body is not None else ""
    if joined(text) != joined(body_of(report, tuple(attachments))):
        differences.append("The text of the email differs")
    found = {
        part.get_filename() or "": part.get_payload(decode=True)
        for part in message.iter_attachments()
    }
    for name, place in attachments.items():
        if found.get(one_line(name)) != place.read_bytes():
            differences.append(f"The file {name} is not attached to the email as it is")
    if len(found) != len(attachments):
        differences.append(f"The email has {len(found)} files attached, not {len(attachments)}")
    return Proof(2 + len(attachments), tuple(differences))
