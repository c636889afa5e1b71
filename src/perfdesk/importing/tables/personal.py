"""Recognising personal data, so that none of it is ever kept.

What is found is told by its kind and column. The values themselves appear in no message.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from perfdesk.core.problems import ImportKind, Problem, Severity
from perfdesk.importing.formats.extract import Extract, RawValue, Sheet, cells_at, column_letters
from perfdesk.importing.vocabulary.columns import tidy_heading

_LOOKED_AT = 800
"""Rows of a sheet that are looked at: half from its beginning, half spread over the rest."""

_AT_ONCE = 5_000
"""Rows whose cells are gathered in one go."""

_MOST_LOOKED_AT = 200_000
"""Different cells of a column that are looked at, where the first and the spread ones tell nothing:
a second of work at most."""

_SHORTEST_NUMBER = 1_000_000_000
"""NHS numbers have ten digits."""

_SHORTEST_SENTENCE = 14
_HEADINGS_WITHIN = 40
_MOST_OF = 0.8
_FEW_OF = 4
"""A column headed as one of addresses has them in a quarter of its filled cells at least."""


class PersonalKind(StrEnum):
    """What kind of personal data a column holds."""

    NHS_NUMBER = "NHS numbers"
    NI_NUMBER = "National Insurance numbers"
    NAMES = "names with dates of birth"
    POSTCODE = "full postcodes"
    EMAIL = "email addresses"
    RESPONDENT = "a number for each person"


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
_NHS_WITHIN = re.compile(r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")
_NI_WITHIN = re.compile(r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b")
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
_PERSONS = frozenset(
    {
        "respondent id", "respondent number", "respondent serial", "respondent", "person id",
        "client id", "service user id", "person reference", "person number", "patient id",
        "carer id", "swift id", "mosaic id", "liquidlogic id", "borrower id", "borrower number",
        "member id", "membership number", "card number", "questionnaire number",
        "local authority unique person identifier", "la unique person id",
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
            ImportKind.PERSONAL_DATA,
            f"{_on(sheet)} {described(each for each in columns if each.sheet == sheet)}: its "
            "rows are about people, so none of them is kept.",
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
    small: set[int] = set()
    others: set[int] = set()
    height = len(sheet.values)
    step = max(1, (height - _LOOKED_AT // 2) // (_LOOKED_AT // 2))
    rows = [*range(min(height, _LOOKED_AT // 2)), *range(_LOOKED_AT // 2, height, step)]
    for row in rows:
        for column, raw in enumerate(sheet.values[row], start=1):
            text = _text(raw)
            if row >= _HEADINGS_WITHIN and isinstance(raw, float) and raw < _SHORTEST_NUMBER:
                small.add(column)
            if not text:
                continue
            texts.setdefault(column, []).append(text)
            if row >= _HEADINGS_WITHIN and isinstance(raw, str):
                others.add(column)
            if row < _HEADINGS_WITHIN and len(text) < 40:
                headings.setdefault(column, set()).add(tidy_heading(text))
    births = any(each & _BIRTHS for each in headings.values())
    figures = small - others
    for column in range(1, sheet.width + 1):
        named = headings.get(column, set())
        kind = _kind(texts.get(column, []), named, births=births)
        if kind is None and height > _LOOKED_AT and column not in figures:
            # Those that were looked at tell nothing: the others may.
            kind = _kind(_telling(sheet, column), named, births=births)
        if kind is not None:
            yield PersonalColumn(sheet.name, column, kind)


def _telling(sheet: Sheet, column: int) -> list[str]:
    """Return the different texts and long numbers of all cells of a column.

    Of texts that differ from row to row, no more than a bound are looked at.
    """
    place = column - 1
    cells: set[RawValue] = set()
    for first in range(0, len(sheet.values), _AT_ONCE):
        cells.update(cells_at(sheet.values[first : first + _AT_ONCE], place))
        if len(cells) >= _MOST_LOOKED_AT:
            break
    return [text for raw in cells if (text := _text(raw)) and len(text) >= 5]


def _kind(texts: list[str], headings: set[str], *, births: bool) -> PersonalKind | None:
    named = " ".join(headings)
    nhs = _matching(texts, is_nhs_number)
    looks_so = _matching(texts, lambda text: bool(_NHS.fullmatch(text)))
    if nhs and ("nhs" in named or (nhs >= 2 and nhs >= _MOST_OF * looks_so)):
        return PersonalKind.NHS_NUMBER
    if _matching(texts, lambda text: bool(_NI.fullmatch(text))):
        return PersonalKind.NI_NUMBER
    if within := _within_texts(texts):
        return within
    if headings & _PERSONS and len(texts) >= 5 and len(set(texts)) >= _MOST_OF * len(texts):
        return PersonalKind.RESPONDENT
    emails = _matching(texts, lambda text: bool(_EMAIL.fullmatch(text)))
    # A cover sheet names whom to ask; a list has one in most of its rows.
    is_named = bool(re.search(r"\be ?mail\b", named)) and emails * _FEW_OF >= len(texts)
    if (emails >= 3 and emails * 2 > len(texts)) or (emails and is_named):
        return PersonalKind.EMAIL
    postcodes = _matching(texts, lambda text: bool(_POSTCODE.fullmatch(text)))
    is_named = bool(re.search(r"\bpost ?code\b", named)) and postcodes * _FEW_OF >= len(texts)
    if postcodes >= 3 or (postcodes and is_named):
        return PersonalKind.POSTCODE
    if births and headings & (_NAMES | _BIRTHS):
        return PersonalKind.NAMES if headings & _NAMES else None
    return None


def _within_texts(texts: list[str]) -> PersonalKind | None:
    """Tell numbers of people within sentences: an NHS number beside those letters, or an NI one."""
    for text in texts:
        if len(text) < _SHORTEST_SENTENCE:
            continue
        if _NI_WITHIN.search(text):
            return PersonalKind.NI_NUMBER
        if "nhs" in text.casefold() and any(
            is_nhs_number(each) for each in _NHS_WITHIN.findall(text)
        ):
            return PersonalKind.NHS_NUMBER
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
