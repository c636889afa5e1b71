"""Reading the words around a number: what they say of it, and which of them say nothing known."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from perfdesk.core.councils import council_coded, council_named
from perfdesk.core.periods import Period
from perfdesk.core.places import COUNCIL_TYPES, REGIONS, Place
from perfdesk.importing.vocabulary.facets import Facets, PartOfYear, Span, Statement, in_time
from perfdesk.importing.vocabulary.phrases import Phrase, phrases
from perfdesk.importing.vocabulary.times import impossible_year_at, time_at, week_of
from perfdesk.importing.vocabulary.tokens import Token, tokens_of
from perfdesk.importing.vocabulary.words import WEEK_FROM

_LONGEST = 400
"""Letters that are read; what is longer is a text, not a heading."""

_NOTE_MARKS = re.compile(
    r"\[\s?notes?[ \d,]{0,12}\]|[*\u2020\u2021\u00b9\u00b2\u00b3\u2070-\u2079]"
)
_JOINERS = frozenset(
    {"the", "of", "for", "in", "on", "at", "by", "and", "to", "as", "from", "with", "a", "an"}
)
"""Words that begin or end no name."""

_OF_MONTHS = frozenset({"p", "m"})
"""With a number the month of a year's accounts (`P9`), not a mark and a footnote."""

_MOST_WORDS_OF_PLACE = 6
_OF_COUNCILS = frozenset(
    {"cc", "ua", "mbc", "bc", "lbc", "county", "city", "council", "borough", "unitary", "mdc"}
)
"""What may follow the name of a council."""
_BEFORE_COUNCILS = ("city of ", "county of ", "royal borough of ", "london borough of ")
_WEAK_PLACES = frozenset({"reading", "bury"})
_LOOSE_UNITS = frozenset({"count", "people", "score", "ratio"})
_OLDEST = 120
_AGE = re.compile(
    r"(?P<lead>(?:ages?|aged) )?(?P<limit>(?:under|over) )?\d{1,3}"
    r"(?P<more>\+| ?(?:and|or|&) (?:over|above|older)| ?plus)?"
    r"(?(more)|(?: ?[-\u2013] ?| to )?(?:\d{1,3})?)(?: (?:years?|yrs)(?: old)?)?(?![\w/.,%])",
    re.IGNORECASE,
)

_FIRST_STATEMENTS = (
    Statement.COMMENT,
    Statement.MARGIN,
    Statement.LOWER_LIMIT,
    Statement.UPPER_LIMIT,
    Statement.VARIANCE,
    Statement.STATUS,
    Statement.RANK,
    Statement.QUARTILE,
    Statement.FORECAST,
    Statement.NUMERATOR,
    Statement.DENOMINATOR,
    Statement.BASE,
    Statement.TARGET,
    Statement.COMPARATOR,
    Statement.FIGURE,
)
"""Which of two statements in one heading counts: `Target variance` is a variance."""


def no_word(_word: str) -> bool:
    """Account for no word."""
    return False


def facets_of(words: str, *, known: Callable[[str], bool] = no_word) -> Facets:
    """Return what the words around a number say of it.

    Case, punctuation, blanks and footnote marks do not matter. A word that is not understood is
    in `Facets.unread`, with the words beside it that mean something only without it.

    Args:
        words: A heading, its levels joined by `>`; a unit, a title, a label.
        known: Whether a word, in lower case, is accounted for already: by the measure's own
            name, an alias or an earlier answer. Such words state nothing else.
    """
    if known is no_word:
        return _facets_of(words[: _LONGEST + 1])
    return _read(words, known)


@lru_cache(maxsize=32_768)
def _facets_of(words: str) -> Facets:
    return _read(words, no_word)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Tokens that were read as one; `facets` is None where they are unknown."""

    first: int
    after: int
    facets: Facets | None
    is_weak: bool = False
    is_known: bool = False

    @property
    def is_plain(self) -> bool:
        return self.facets == Facets() and not self.is_known


def _read(words: str, known: Callable[[str], bool]) -> Facets:
    if len(words) > _LONGEST:
        return Facets(unread=(words,))
    text = _NOTE_MARKS.sub(" ", words.replace("_", " "))
    tokens = tokens_of(text)
    pieces = list(_pieces(text, tokens, known))
    unclear = {tokens[each.first].segment for each in pieces if each.facets is None}
    counted = [
        each for each in pieces if not (each.is_weak and tokens[each.first].segment in unclear)
    ]
    unread = tuple(_runs(text, tokens, pieces, unclear))
    return in_time(
        replace(_together([each.facets for each in counted if each.facets]), unread=unread)
    )


def _pieces(text: str, tokens: Sequence[Token], known: Callable[[str], bool]) -> Iterator[_Piece]:
    """Go through a text piece by piece; the longest that can be read wins."""
    at = 0
    while at < len(tokens):
        piece = _piece_at(text, tokens, at, known)
        yield piece
        at = piece.after


def _piece_at(text: str, tokens: Sequence[Token], at: int, known: Callable[[str], bool]) -> _Piece:
    impossible = impossible_year_at(text, tokens, at)
    found = [
        each
        for each in (
            _week_at(text, tokens, at),
            _time_at(text, tokens, at),
            _place_at(text, tokens, at),
            _phrase_at(text, tokens, at, known),
            _age_at(text, tokens, at),
        )
        if each is not None and each.after >= impossible
    ]
    if impossible and not found:
        return _Piece(at, impossible, None)
    if found:
        return max(found, key=lambda each: each.after)
    token = tokens[at]
    is_mark = token.word.isdigit() and token.is_glued and len(token.word) < 3
    if is_mark and at > 0 and tokens[at - 1].word in _OF_MONTHS:
        is_mark = False
    is_of_how_many = token.word.isdigit() and at > 0 and tokens[at - 1].word == "of"
    accounted = known(token.word) or is_mark or is_of_how_many
    return _Piece(at, at + 1, Facets() if accounted else None, is_known=accounted)


def _time_at(text: str, tokens: Sequence[Token], at: int) -> _Piece | None:
    found = time_at(text, tokens, at)
    return _Piece(at, found.after, found.facets, found.is_weak) if found else None


def _week_at(text: str, tokens: Sequence[Token], at: int) -> _Piece | None:
    """Read a week with its date, `w/e 02/04/2023`."""
    phrase = _longest_phrase(tokens, at)
    if phrase is None or phrase.facets.span is not Span.WEEK:
        return None
    found = time_at(text, tokens, at + len(phrase.words))
    if found is None or found.facets.span is not Span.SNAPSHOT:
        return None
    facets = week_of(found.facets, is_from=" ".join(phrase.words) in WEEK_FROM)
    return _Piece(at, found.after, facets)


def _longest_phrase(tokens: Sequence[Token], at: int) -> Phrase | None:
    for phrase in phrases().get(tokens[at].word, ()):
        after = at + len(phrase.words)
        if tuple(each.word for each in tokens[at:after]) == phrase.words and (
            tokens[after - 1].segment == tokens[at].segment
        ):
            return phrase
    return None


def _phrase_at(
    text: str, tokens: Sequence[Token], at: int, known: Callable[[str], bool]
) -> _Piece | None:
    phrase = _longest_phrase(tokens, at)
    if phrase is None or (_is_end_of_number(tokens, at) and phrase.words[0].isdigit()):
        return None
    after = at + len(phrase.words)
    facets = phrase.facets
    if facets.scale_from:
        facets = replace(facets, scale_from=text[tokens[at].start : tokens[after - 1].end])
    if not phrase.is_plain and all(map(known, phrase.words)):
        # `People in work` of a measure of that name is no unit; `(%)` is one all the same.
        unit = "" if phrase.is_weak else facets.unit
        kept = Facets(unit=unit, scale=facets.scale, scale_from=facets.scale_from, span=facets.span)
        return _Piece(at, after, kept, phrase.is_weak, is_known=True)
    return _Piece(at, after, facets, phrase.is_weak)


def _is_end_of_number(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a token goes on with a number before it, as the thousands of `100 000`."""
    return at > 0 and tokens[at - 1].word.isdigit() and tokens[at].start - tokens[at - 1].end == 1


def _place_at(text: str, tokens: Sequence[Token], at: int) -> _Piece | None:
    """Read the longest name of a region, a type of council or a council; also an ONS code."""
    if tokens[at].word.isdigit():
        return None
    most = min(at + _MOST_WORDS_OF_PLACE, len(tokens))
    for after in range(most, at, -1):
        last = tokens[after - 1]
        # No name ends with a number, as a code does: `Leicestershire 2022/23` names a year too.
        if last.segment != tokens[at].segment or (last.word.isdigit() and not last.is_glued):
            continue
        name = text[tokens[at].start : tokens[after - 1].end]
        place = _place_named(name)
        if place is not None:
            further = itertools.takewhile(lambda each: each.word in _OF_COUNCILS, tokens[after:])
            return _Piece(
                at, after + len(list(further)), Facets(place=place), name.casefold() in _WEAK_PLACES
            )
    return None


@lru_cache(maxsize=4096)
def _place_named(name: str) -> Place | None:
    plain = name.casefold()
    lead = next((each for each in _BEFORE_COUNCILS if plain.startswith(each)), "")
    for each in (*REGIONS, *COUNCIL_TYPES):
        if each.name.casefold() == plain or (len(each.code) > 1 and each.code == name):
            return each
    found = council_coded(name) or council_named("", "", name[len(lead) :])
    return found.place if found is not None else None


def _age_at(text: str, tokens: Sequence[Token], at: int) -> _Piece | None:
    """Read `18-64`, `aged 65 and over`, `65+` and `under 18`."""
    found = _AGE.match(text, tokens[at].start)
    if found is None or (at and tokens[at].is_glued):
        return None
    numbers = [int(each) for each in re.findall(r"\d+", found[0])]
    is_age = found["lead"] or found["more"] or found["limit"] or len(numbers) > 1
    if not is_age or max(numbers) > _OLDEST or numbers != sorted(numbers):
        return None
    after = next(
        (number for number in range(at, len(tokens)) if tokens[number].start >= found.end()),
        len(tokens),
    )
    first = numbers[0]
    value = f"{first}-{numbers[1]}" if len(numbers) > 1 else str(first)
    if found["limit"]:
        value = f"under {first}" if found["limit"].casefold() == "under" else f"over {first}"
    elif found["more"]:
        value = f"{first}+"
    return _Piece(at, after, Facets(breakdown=(("age", value),)), is_weak=True)


def _together(read: Sequence[Facets]) -> Facets:
    """Return what all the pieces of one heading say together."""
    statements = {each.statement for each in read}
    statement = next((each for each in _FIRST_STATEMENTS if each in statements), Statement.UNSTATED)
    whole = Facets()
    differing: list[str] = []
    for each in read:
        period, part = _time_of_both(whole, each, statement, differing)
        whole = replace(
            whole,
            period=period,
            part=part,
            bare_year=whole.bare_year or each.bare_year,
            span=_span_of_both(whole.span, each.span),
            unit=_unit_of_both(whole, each, differing),
            scale=each.scale if each.scale_from else whole.scale,
            scale_from=each.scale_from or whole.scale_from,
            place=whole.place or each.place,
            breakdown=tuple(dict((*each.breakdown, *whole.breakdown)).items()),
            is_whole=whole.is_whole or each.is_whole,
            standing=whole.standing or each.standing,
        )
    if _is_other_part(whole):
        differing.append(f"{whole.part} and {whole.period}")
    if whole.period is not None and not whole.period.is_financial_year:
        whole = replace(whole, part=None)
    return replace(whole, statement=statement, contradictions=tuple(differing))


def _is_other_part(facets: Facets) -> bool:
    """Tell whether a part and a period disagree, as those of `Q4 (Oct-Dec 2023)` do."""
    period, part = facets.period, facets.part
    if period is None or part is None or not period.is_whole_months or period.months >= 12:
        return False
    named = part.with_year(period)
    return not (named.start <= period.start and period.end <= named.end) and (
        facets.span is not Span.TO_DATE or named.end != period.end
    )


def _time_of_both(
    one: Facets, other: Facets, statement: Statement, differing: list[str]
) -> tuple[Period | None, PartOfYear | None]:
    """Return the period and the part that two pieces name; the narrower of two periods.

    A change is from one period to another; other headings that name two are reported.
    """
    part = _part_of_both(one.part, other.part, differing)
    if one.period is None or other.period is None or one.period == other.period:
        return one.period or other.period, part
    narrow, wide = sorted((one.period, other.period), key=lambda each: each.end - each.start)
    if not (wide.start <= narrow.start and narrow.end <= wide.end):
        if statement is not Statement.VARIANCE:
            differing.append(f"{one.period.label} and {other.period.label}")
        return one.period, part
    return narrow, part


def _part_of_both(
    one: PartOfYear | None, other: PartOfYear | None, differing: list[str]
) -> PartOfYear | None:
    """Return the part of a year that two pieces name; the narrower, as of `Year end (Q4)`."""
    if one is None or other is None or one == other:
        return one or other
    if one.is_whole_year or other.is_whole_year:
        return other if one.is_whole_year else one
    if one.last != other.last:
        differing.append(f"{one} and {other}")
    return one


def _span_of_both(one: Span, other: Span) -> Span:
    """Return the span that two pieces name; one that sums up counts before a date or a year."""
    if one in {Span.UNSTATED, Span.SNAPSHOT, Span.YEAR} and other:
        return other
    return one


def _unit_of_both(one: Facets, other: Facets, differing: list[str]) -> str:
    """Return the unit that two pieces name; `number` and `percentage` may stand by a rate's."""
    if not one.unit or not other.unit or one.unit == other.unit:
        return one.unit or other.unit
    if one.unit in _LOOSE_UNITS or other.unit in _LOOSE_UNITS:
        return other.unit if one.unit in _LOOSE_UNITS else one.unit
    differing.append(f"{one.unit} and {other.unit}")
    return one.unit


def _runs(
    text: str, tokens: Sequence[Token], pieces: Sequence[_Piece], unclear: set[int]
) -> Iterator[str]:
    """Go through the runs of words that were not understood, as they were written.

    A run holds the words between two unknown ones that say nothing by themselves, and ends with
    no joining word.
    """
    run: list[int] = []
    segment = -1
    for piece in pieces:
        here = tokens[piece.first].segment
        is_in_run = piece.facets is None or (
            here in unclear and not piece.is_known and (piece.is_weak or piece.is_plain)
        )
        if run and (not is_in_run or here != segment):
            yield from _run(text, tokens, run)
            run = []
        if is_in_run:
            run += range(piece.first, piece.after)
            segment = here
    yield from _run(text, tokens, run)


def _run(text: str, tokens: Sequence[Token], run: list[int]) -> Iterator[str]:
    while run and tokens[run[0]].word in _JOINERS:
        run = run[1:]
    while run and tokens[run[-1]].word in _JOINERS:
        run = run[:-1]
    if run:
        yield text[tokens[run[0]].start : tokens[run[-1]].end]
