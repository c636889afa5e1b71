"""Text on its way into a page: what it says never becomes part of the page's own marks."""

from __future__ import annotations

import html
import re

_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def readable(text: str) -> str:
    """Return *text* with a visible replacement for what no page can hold."""
    return _REFUSED.sub("\N{REPLACEMENT CHARACTER}", text)


def marked(text: str) -> str:
    """Return *text* for the inside of an element or a quoted attribute."""
    return html.escape(readable(text), quote=True)
