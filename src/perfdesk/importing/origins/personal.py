"""Recognising personal data, so that none of it is ever kept.

What is found is told by its kind and column. The values themselves appear in no message.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from perfdesk.core.problems import Problem, Severity
from perfdesk.importing.columns import tidy_heading
from perfdesk.importing.extract import Extract, RawValue, Sheet, column_letters

_LOOKED_AT = 800
"""Rows of a sheet that are looked at: half from its beginning, half spread over the rest."""

_HEADINGS_WITHIN = 40
_MOST_OF = 0.8


class PersonalKind(StrEnum):
    """What kind of personal data a column holds."""

    NHS_NUMBER = "NHS numbers"
    NI_NUMBER = "National Insurance numbers"
    NAMES = "names with dates of birth"
    POSTCODE = "full postcodes"
    EMAIL = "email addresses"


@dataclass(frozen=True, slots=True)
class PersonalColumn:
    """A column of personal data.

    Attributes:
        sheet: Name of the sheet.
        column: Its number, from 1.
        kind: What it holds.
    """

    sheet: str
    column: int
    kind: PersonalKind


_NHS = re.compile(r"\d{3}[ -]?\d{3}[ -]?\d{4}")
_NI = re.compile(r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]", re.IGNORECASE)
_POSTCODE = re.compile(
    r"(?:GIR ?0AA|[A-PR-UWYZ][A-HK-Z]?\d[0-9A-HJKMNP-Y]? ?\d[ABD-HJLNP-UW-Z]{2})", re.IGNORECASE
)
_EMAIL = re.compile(r"[^@\s,;]{1,64}@[^@\s,;]+\.[a-z]{2,}", re.IGNORECASE)
_NAMES = frozenset(
    {
        "name", "forename", "forenames", "first name", "surname", "last name", "family name",
        "full name", "client name", "person name", "service user name", "carer name", "given name",
        "customer name", "patient name", "borrower", "borrower name", "member name", "client",
    }
)  # fmt: skip
_BIRTHS = frozenset({"date of birth", "dob", "birth date", "birthdate", "d o b", "born"})


def is_nhs_number(text: str) -> bool:
    """Tell whether ten digits are an NHS number: the last one checks the others."""
    digits = re.sub(r"[ -]", "", text.strip())
    if not _NHS.fullmatch(text.strip()) or len(set(digits)) == 1:
        return False
    weighted = sum(int(digit) * (10 - at) for at, digit in enumerate(digits[:9]))
    check = 11 - weighted % 11
    return check != 10 and (0 if check == 11 else check) == int(digits[9])


def personal_columns(extract: Extract) -> tuple[PersonalColumn, ...]:
    """Return the columns of a file that hold personal data, hidden sheets too."""
    return tuple(each for sheet in extract.sheets for each in _in_sheet(sheet))


def personal_notes(columns: tuple[PersonalColumn, ...]) -> tuple[Problem, ...]:
    """Say for each sheet which personal data it holds, and that none of it is kept."""
    sheets = dict.fromkeys(each.sheet for each in columns)
    return tuple(
        Problem(
            Severity.WARNING,
            "personal data",
            f"{_on(sheet)} {described(each for each in columns if each.sheet == sheet)}: its rows "
            "are about people, and nothing of them is kept.",
            where=f"sheet {sheet.strip()}" if sheet.strip() else "",
        )
        for sheet in sheets
    )


def described(columns: Iterable[PersonalColumn]) -> str:
    """Return `holds NHS numbers (column B) and email addresses (column D)`."""
    by_kind: dict[PersonalKind, list[str]] = {}
    for each in columns:
        by_kind.setdefault(each.kind, []).append(column_letters(each.column))
    parts = [
        f"{kind.value} (column{'s' if len(letters) > 1 else ''} {', '.join(letters)})"
        for kind, letters in by_kind.items()
    ]
    return f"holds {' and '.join(parts)}"


def _on(sheet: str) -> str:
    return f"Sheet \u201c{sheet.strip()}\u201d" if sheet.strip() else "The file"


def _in_sheet(sheet: Sheet) -> Iterator[PersonalColumn]:
    texts: dict[int, list[str]] = {}
    headings: dict[int, set[str]] = {}
    height = len(sheet.values)
    step = max(1, (height - _LOOKED_AT // 2) // (_LOOKED_AT // 2))
    rows = [*range(min(height, _LOOKED_AT // 2)), *range(_LOOKED_AT // 2, height, step)]
    for row in rows:
        for column, raw in enumerate(sheet.values[row], start=1):
            text = _text(raw)
            if not text:
                continue
            texts.setdefault(column, []).append(text)
            if row < _HEADINGS_WITHIN and len(text) < 40:
                headings.setdefault(column, set()).add(tidy_heading(text))
    births = any(each & _BIRTHS for each in headings.values())
    for column, found in texts.items():
        kind = _kind(found, headings.get(column, set()), births=births)
        if kind is not None:
            yield PersonalColumn(sheet.name, column, kind)


def _kind(texts: list[str], headings: set[str], *, births: bool) -> PersonalKind | None:
    named = " ".join(headings)
    nhs = _matching(texts, is_nhs_number)
    looks_so = _matching(texts, lambda text: bool(_NHS.fullmatch(text)))
    if nhs and ("nhs" in named or (nhs >= 2 and nhs >= _MOST_OF * looks_so)):
        return PersonalKind.NHS_NUMBER
    if _matching(texts, lambda text: bool(_NI.fullmatch(text))):
        return PersonalKind.NI_NUMBER
    emails = _matching(texts, lambda text: bool(_EMAIL.fullmatch(text)))
    # A cover sheet names whom to ask; a list has one in most of its rows.
    if (emails >= 3 and emails * 2 > len(texts)) or (emails and re.search(r"\be ?mail\b", named)):
        return PersonalKind.EMAIL
    postcodes = _matching(texts, lambda text: bool(_POSTCODE.fullmatch(text)))
    if postcodes >= 3 or (postcodes and re.search(r"\bpost ?code\b", named)):
        return PersonalKind.POSTCODE
    if births and headings & (_NAMES | _BIRTHS):
        return PersonalKind.NAMES if headings & _NAMES else None
    return None


def _matching(texts: list[str], is_so: Callable[[str], bool]) -> int:
    return sum(1 for text in texts if 5 <= len(text) <= 80 and is_so(text))


def _text(raw: RawValue) -> str:
    if isinstance(raw, str):
        return raw.strip()
    if isinstance(raw, bool):
        return ""
    if isinstance(raw, Decimal):
        raw = float(raw)
    if isinstance(raw, int | float):
        whole = int(raw) if abs(raw) < 1e12 else 0
        return str(whole) if whole == raw else ""
    return ""
