"""Web pages packed into one file (.mht), as Excel and reporting servers save them."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import replace
from email.message import EmailMessage

from perfdesk.importing.formats.extract import Sheet
from perfdesk.importing.formats.markup.web_pages import is_web_page, read_web_page

_BEGINS = re.compile(r"\s*(?:mime-version|content-type|from|date|subject)\s*:", re.IGNORECASE)
_LOOKED_AT = 4000


def is_web_archive(text: str) -> bool:
    """Tell whether a text begins as such a file does."""
    beginning = text[:_LOOKED_AT].casefold()
    is_headed = _BEGINS.match(beginning) is not None
    return is_headed and "mime-version" in beginning and "multipart" in beginning


def read_web_archive(name: str, data: bytes) -> tuple[Sheet, ...]:
    """Return a sheet for each table of its pages; nothing that they refer to is fetched.

    Raises:
        UnreadableExtractError: A page spans more cells than a sheet can have.
    """
    message = email.message_from_bytes(data, policy=email.policy.default)
    sheets: list[Sheet] = []
    for part in message.walk():
        if part.get_content_maintype() == "text" and (text := _text_of(part)):
            sheets += read_web_page(name, text)
    if len(sheets) < 2:
        return tuple(sheets)
    return tuple(replace(each, name=f"Table {at}") for at, each in enumerate(sheets, start=1))


def _text_of(part: EmailMessage) -> str:
    """Return a part that is a web page; empty for another one."""
    packed = part.get_payload(decode=True)
    if not isinstance(packed, bytes):
        return ""
    try:
        text = packed.decode(part.get_content_charset("utf-8"), "replace")
    except LookupError:
        text = packed.decode("cp1252", "replace")
    return text if is_web_page(text) else ""
