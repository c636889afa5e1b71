"""Numbers at the start of a text: digits, grouping, sign, per cent and thousands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from perfdesk.core.figures import Form

_NUMBER = re.compile(
    r"""
    (?P<sign>-|\u2212)?\s*\u00a3?\s*
    (?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<fraction>\d+))?
    (?:\s?(?P<suffix>%|k\b|K\b|m\b))?
    """,
    re.VERBOSE,
)
_LIMIT = re.compile(
    r"\s*(<=|>=|<|>|\u2264|\u2265|under |below |above |at least |at most )\s*", re.I
)
_RANGE = re.compile(r"\s*(?:-|\u2013|\u2014|to)\s*")


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number as it stands in a text.

    Attributes:
        value: In single units; per cent stay per cent.
        decimals: Digits after the point as written.
        form: How it is written.
        end: Index in the text of the first character after it.
    """

    value: Decimal
    decimals: int
    form: Form
    end: int


def number_at(text: str, start: int = 0) -> WrittenNumber | None:
    """Read the number that begins at *start* in *text*; None where none does.

    A number followed at once by more digits, letters or a point (`12..5`, `3rd`) is none.
    """
    match = _NUMBER.match(text, start)
    if not match:
        return None
    after = text[match.end() : match.end() + 1]
    if not match["suffix"] and (after.isalnum() or (after in {".", ","} and _goes_on(text, match))):
        return None
    fraction = match["fraction"] or ""
    value = Decimal(match["digits"].replace(",", "") + ("." + fraction if fraction else ""))
    form, factor = _form_of(match["suffix"])
    value *= factor
    return WrittenNumber(-value if match["sign"] else value, len(fraction), form, match.end())


def limit_at(text: str) -> tuple[str, int]:
    """Read `<`, `at least` and the like at the start; `<`, `>` or nothing, and where it ends."""
    match = _LIMIT.match(text)
    if not match:
        return "", 0
    word = match[1].strip().lower()
    is_ceiling = word in {"<", "<=", "\u2264", "under", "below", "at most"}
    return ("<" if is_ceiling else ">"), match.end()


def range_at(text: str) -> tuple[WrittenNumber, WrittenNumber] | None:
    """Read `55-60%` or `55% - 60%` at the start of *text*; None where none stands there."""
    low = number_at(text)
    if low is None:
        bare = re.match(r"(\d+(?:\.\d+)?)(?=-\d)", text)
        if bare is None:
            return None
        low = number_at(bare[1])
    if low is None:
        return None
    between = _RANGE.match(text, low.end)
    high = number_at(text, between.end()) if between else None
    if high is None or high.value <= low.value:
        return None
    return WrittenNumber(low.value, low.decimals, high.form, low.end), high


def tidy(text: str) -> str:
    """Return *text* on one line, with single ordinary spaces and none at its ends."""
    return re.sub(r"[\s\u00a0\u202f]+", " ", text).strip()


def _goes_on(text: str, match: re.Match[str]) -> bool:
    following = text[match.end() + 1 : match.end() + 2]
    return following.isdigit() or following == "."


def _form_of(suffix: str | None) -> tuple[Form, int]:
    if suffix == "%":
        return Form.PERCENT, 1
    if suffix in {"k", "K"}:
        return Form.THOUSANDS, 1000
    if suffix == "m":
        return Form.PLAIN, 1_000_000
    return Form.PLAIN, 1
