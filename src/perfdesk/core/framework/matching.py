"""Telling which measure of the framework a printed code means: by edition, part and words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from perfdesk.core.framework.catalogue import (
    FrameworkMeasure,
    all_measures,
    edition_at,
    in_edition,
    in_force,
    measure_for,
    measures_coded,
)
from perfdesk.core.measures import FrameworkCode
from perfdesk.core.periods import Period

_CODE = re.compile(
    r"^(?:ASCOF\s*)?(?:table[ _]?)?([1-6])\s*([A-J])\s*"
    r"(?:(?:pt\.?|part)?\s*\(?\s*([12])?\s*([ab])?\s*\)?)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class CodeMatch:
    """What a printed code was matched to.

    Attributes:
        code: The one measure that fits; None where none or several do.
        candidates: What it might be, for the question to the user; best first.
        message: Why it was not matched, or on what evidence it was, in one sentence;
            empty where code and words agree outright.
    """

    code: FrameworkCode | None
    candidates: tuple[FrameworkMeasure, ...] = ()
    message: str = ""


def parse_code(text: str) -> tuple[str, str] | None:
    """Read code and part of a framework code in any spelling; None for other text.

    `ASCOF 3D pt 1`, `1C(1A)`, `1C1A`, `2e(2a)` and `Table_2a` are all understood; the part
    comes in lower case.
    """
    match = _CODE.match(re.sub(r"\*[^*]*\*", "", text).strip())
    if not match:
        return None
    return f"{match[1]}{match[2].upper()}", f"{match[3] or ''}{(match[4] or '').lower()}"


def exact_code(edition: str, text: str) -> FrameworkCode | None:
    """Return the code that *text* names within *edition*, spelt as the catalogue has it."""
    parsed = parse_code(text)
    if parsed is None:
        return None
    for each in measures_coded(edition, parsed[0]):
        if each.code.part.lower() == parsed[1]:
            return each.code
    return None


def match_code(
    code: str, description: str, position: Period, compared_with: Period | None = None
) -> CodeMatch | None:
    """Match the code printed beside a measure's words.

    Args:
        code: As printed (`ASCOF 3C`, `ASCOF 2D *BCF*`).
        description: The measure's words, which must agree.
        position: That the row was printed for; decides the edition.
        compared_with: The year of the national average in the row, which only a measure that
            had figures by then can have.

    Returns:
        The match, or None where *code* is no framework code (`Local`).
    """
    parsed = parse_code(code)
    if parsed is None:
        return None
    letter, part = parsed
    edition = edition_at(position)
    of_code = [
        each
        for each in measures_coded(edition, letter)
        if not part or each.code.part.lower() == part
    ]
    fitting = [each for each in of_code if words_fit(each, description)]
    if len(fitting) == 1:
        return CodeMatch(fitting[0].code)
    if len(fitting) > 1 and compared_with is not None:
        known = [each for each in fitting if each.since is None or each.since <= compared_with]
        if len(known) == 1:
            return CodeMatch(
                known[0].code,
                tuple(fitting),
                f"{code} is read as {known[0].code} because the row is compared with "
                f"{compared_with}, when "
                f"{_list(each for each in fitting if each is not known[0])} had no figures.",
            )
    if fitting:
        return CodeMatch(None, tuple(fitting), f"{code} may be {_list(fitting)}.")
    elsewhere = [each for each in _by_words(description, edition) if each not in of_code]
    likely = _named(elsewhere[0]) if elsewhere else ""
    if not of_code:
        message = f"{code} is not a measure in the framework for {position}."
    else:
        message = (
            f"{code} is \u201c{of_code[0].words}\u201d, but the row says \u201c{description}\u201d"
        )
        message += f", which is {likely}." if likely else "."
    return CodeMatch(None, (*elsewhere, *of_code), message)


def words_fit(measure: FrameworkMeasure, description: str) -> bool:
    """Tell whether a description has the words that tell the measure from the others."""
    text = f"{description.lower()} "
    if any(words in text for words in measure.unless):
        return False
    if "carer" not in text or any("carer" in group for group in measure.keys):
        return all(any(word in text for word in group) for group in measure.keys)
    return False


def _by_words(description: str, edition: str) -> list[FrameworkMeasure]:
    """Return the measures that the words fit, each under its code in *edition* where it has one."""
    found: dict[FrameworkCode, FrameworkMeasure] = {}
    for each in all_measures():
        if words_fit(each, description):
            code = in_edition(each.code, edition) or each.code
            found[code] = measure_for(code) or each
    return sorted(found.values(), key=lambda each: -sum(map(len, each.keys[0])))


def _named(measure: FrameworkMeasure) -> str:
    return f"{measure.code} in the framework {in_force(measure.code.edition)}"


def _list(measures: Iterable[FrameworkMeasure]) -> str:
    return " and ".join(str(each.code) for each in measures)
