"""Text and names that Excel takes without repair."""

from __future__ import annotations

import re

_REFUSED = re.compile("[\x00-\x09\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_VISIBLE = "\N{REPLACEMENT CHARACTER}"
_CELL_LIMIT = 32_767
_NAME_LIMIT = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_RESERVED = "history"


def printable(text: str) -> str:
    """Return *text* as a cell, note, title or property of a workbook can hold it.

    Control characters, halves of surrogate pairs and other characters that are not allowed in
    the file's XML become a visible replacement; ends of lines become line feeds; tabs, spaces.
    Text beyond what a cell holds ends in an ellipsis.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return shortened(_REFUSED.sub(_VISIBLE, lines), _CELL_LIMIT)


def shortened(text: str, limit: int) -> str:
    """Return *text* with an ellipsis for what goes beyond *limit*.

    Excel counts UTF-16 units; an emoji is two of them.
    """
    units = text.encode("utf-16-le")
    if len(units) <= 2 * limit:
        return text
    return units[: 2 * (limit - 1)].decode("utf-16-le", "ignore") + "\N{HORIZONTAL ELLIPSIS}"


def sheet_names(wanted: tuple[str, ...], taken: tuple[str, ...] = ()) -> tuple[str, ...]:
    r"""Return a sheet name for each text in *wanted*, in order.

    A sheet name has at most 31 characters, none of ``[ ] : * ? / \``, no apostrophe at either
    end, and differs from all others, those in *taken* too, in more than upper and lower case.
    """
    used = {name.casefold() for name in taken} | {_RESERVED}
    names: list[str] = []
    for text in wanted:
        spaced = " ".join(printable(text).split())
        base = _NOT_IN_NAMES.sub("-", spaced).strip("' ") or "Layer"
        name, number = _name(base, ""), 2
        while name.casefold() in used:
            name, number = _name(base, f" ({number})"), number + 1
        used.add(name.casefold())
        names.append(name)
    return tuple(names)


def _name(base: str, ending: str) -> str:
    return shortened(base, _NAME_LIMIT - len(ending)).strip("' ") + ending
