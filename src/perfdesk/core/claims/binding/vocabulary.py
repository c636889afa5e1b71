"""The words of measures and of reports, brought to one: `SUs` and `people who use services`.

What two texts have in common is found by terms: ideas of the field that are written in many ways,
and otherwise the stems of the words themselves, so that any council's own measures are found too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

_IDEAS: tuple[tuple[str, str], ...] = (
    ("carers", r"carer(?:s|['\u2019]s?|s['\u2019])?"),
    ("users", (
        r"SUs?|(?:service )?users?|people (?:who use|using|in receipt of|"
        r"receiving|who had received|accessing|who had been in receipt of)"
        r"(?: (?:long-term|community|social care|care|support|a|\w+-based)"
        r")* services?|services people are in receipt of|clients?"
    )),
    ("learning disability", r"LD|learning disabilit(?:y|ies)|learning disabled"),
    ("mental health", r"mental health"),
    ("paid work", r"(?:in )?(?:paid )?employment|paid work"),
    ("own home", (
        r"settled accommodation|lives? in their own homes?|living at home "
        r"or with (?:their )?family|live at home or with (?:their )?family|"
        r"living in their own homes?(?: or with (?:their )?family)?"
    )),
    ("find information", (
        r"(?:easy to )?find(?:ing)? (?:it easy to find )?(?:information|advice)"
        r"[\w ,]{0,20}|easily f(?:ind|ound) information|found information|"
        r"information and advice"
    )),
    ("social contact", r"(?:as much )?social contact(?: as they would like)?"),
    ("no further need", (
        r"no (?:need for )?(?:further |ongoing |on-going |continued |continuing "
        r")+(?:needs?|services?|support|care)|no (?:further|ongoing|continued|"
        r"continuing) needs?"
    )),
    ("further need", r"(?:ongoing|on-going|continued|continuing) (?:needs?|services?|support)"),
    ("reablement", r"re-?ablement|re-?abled"),
    ("91 days", r"91[- ]days?|(?:still )?at home (?:91|three months)"),
    ("discharge", r"(?:hospital )?discharge(?:d)?(?: from hospital)?"),
    ("admission", (
        r"admissions?|admitted|adm['\u2019]?s|placed in permanent|permanent(?:ly)? "
        r"(?:placed|placements?)|placements?"
    )),
    ("permanent care", (
        r"permanent(?: (?:admissions? to )?(?:residential|nursing|care))*|"
        r"residential (?:or|and|&) nursing(?: care)?(?: homes?)?|residential "
        r"care"
    )),
    ("aged 18-64", (
        r"(?:aged? )?(?:between )?18 ?(?:-|\u2013|to) ?64|younger adults|"
        r"working[- ]age adults"
    )),
    ("aged 65 or over", (
        r"(?:aged? )?65 ?\+|(?:aged? )?65 (?:years )?(?:or|and) (?:over|above|"
        r"older)|aged? over 65|over[- ]65s?|older (?:people|adults)"
    )),
    ("direct payment", r"direct payments?|DPs"),
    ("self-directed support", r"self[- ]directed support|personal budgets?|SDS"),
    ("feel safe", r"(?:made them |them |people |to )?feel(?:ing)?(?: as)? safe"),
    ("safeguarding", r"safeguarding"),
    ("enquiry", r"enquir(?:y|ies)|section 42"),
    ("risk reduced", (
        r"risks? (?:was |were |being |is |had been |has been )?(?:identified "
        r")?(?:either )?(?:reduced|removed)(?: or removed)?"
    )),
    ("outcome achieved", (
        r"(?:fully|partially)(?: or (?:fully|partially))? achieved|outcomes? "
        r"(?:was|were) (?:expressed|(?:fully|partially)[\w ]* (?:achieved|"
        r"met))"
    )),
    ("annual review", (
        r"annual reviews?|review(?:ed|s)?(?: of (?:their )?(?:care|support)"
        r" plans?)?|review care plans"
    )),
    ("waiting", r"a?waiting"),
    ("assessment", r"assessments?"),
    ("six months", r"(?:six|6) months"),
    ("volunteering", r"volunteer(?:s|ing)?"),
    ("hours", r"hours?"),
    ("heritage", r"heritage(?: sites?)?|museums?"),
    ("visit", r"visits?|visitors?|footfall"),
    ("library", r"librar(?:y|ies)"),
    ("loan", r"loans?|library issues|borrowing"),
    ("junior", r"junior|children['\u2019]?s"),
    ("electronic", (
        r"e-?(?:loans?|issues?|books?|audiobooks?)|electronic(?: loans?)?|"
        r"digital loans?"
    )),
    ("community library", r"community (?:managed )?librar(?:y|ies)"),
    ("adult learning", r"LALS|adult learning|learning aims?"),
    ("creative learning", r"creative learning"),
    ("success", r"success(?:ful)?(?:ly)?(?: rate)?|achieve(?:d|ment)(?: rates?)?"),
    ("prevent", (
        r"prevent(?:ative|ive|ion|ing)?(?: response| needs?)?|['\u2018\u2019]?prevent "
        r"needs?['\u2019]?"
    )),
    ("reduce need", r"['\u2018\u2019]?reduc(?:e|ing) needs?['\u2019]?"),
    ("delay need", r"['\u2018\u2019]?delay(?:ing)? needs?['\u2019]?"),
    ("meet need", (
        r"['\u2018\u2019]?meet(?:ing)? needs?['\u2019]?|(?:resulted in|a|"
        r"led to) (?:a )?long[- ]term (?:services?|support)"
    )),
    ("sequel", r"sequels?|(?:new |social care )?contacts?|resulted in(?= )|response"),
    ("overall satisfaction", r"satisf(?:action|ied)"),
    ("quality of life", r"quality of life"),
    ("control", r"control over (?:their )?(?:daily )?(?:life|lives)"),
    ("delayed transfer", r"delayed (?:transfers?|days?)(?: of care)?|DTOCs?"),
)  # fmt: skip
_IDEA = re.compile(
    "|".join(
        rf"(?P<i{place}>\b(?:{pattern})(?!\w))"
        if not pattern.startswith("[")
        else rf"(?P<i{place}>(?:{pattern})(?!\w))"
        for place, (_, pattern) in enumerate(_IDEAS)
    ),
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z][A-Za-z-]{2,}")
_STOP = frozenset(
    [
        "about",
        "after",
        "again",
        "against",
        "all",
        "also",
        "and",
        "any",
        "are",
        "because",
        "been",
        "before",
        "being",
        "below",
        "between",
        "both",
        "but",
        "can",
        "could",
        "did",
        "does",
        "during",
        "each",
        "for",
        "from",
        "further",
        "had",
        "has",
        "have",
        "having",
        "her",
        "here",
        "his",
        "how",
        "into",
        "its",
        "itself",
        "just",
        "more",
        "most",
        "much",
        "nor",
        "not",
        "off",
        "once",
        "only",
        "other",
        "our",
        "out",
        "over",
        "own",
        "per",
        "same",
        "she",
        "should",
        "some",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "through",
        "too",
        "under",
        "until",
        "very",
        "was",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "whom",
        "why",
        "will",
        "with",
        "would",
        "you",
        "your",
        "number",
        "numbers",
        "percent",
        "percentage",
        "proportion",
        "rate",
        "rates",
        "people",
        "person",
        "persons",
        "year",
        "years",
        "month",
        "months",
        "performance",
        "figure",
        "figures",
        "measure",
        "measures",
        "metric",
        "metrics",
        "indicator",
        "indicators",
        "local",
        "national",
        "average",
        "position",
        "report",
        "service",
        "services",
        "need",
        "needs",
        "care",
        "support",
        "social",
        "adult",
        "adults",
        "council",
        "county",
        "say",
        "made",
        "make",
        "having",
        "get",
        "got",
        "pop",
        "population",
        "aged",
        "receiving",
        "received",
        "who",
        "inc",
        "incl",
    ]
)
WORD = "word "
"""Before a term that is the stem of a word, and no idea of the field."""
FAMILIES: tuple[frozenset[str], ...] = (
    frozenset({"carers", "users"}),
    frozenset({"aged 18-64", "aged 65 or over"}),
    frozenset({"prevent", "reduce need", "delay need", "meet need"}),
    frozenset({"direct payment", "self-directed support"}),
    frozenset({"heritage", "library"}),
    frozenset({"paid work", "own home"}),
    frozenset({"junior", "electronic"}),
    frozenset({"feel safe", "social contact", "find information"}),
)
"""Terms of which a measure is about one, so that to name another is to speak of another measure."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A term where it stands in a text.

    Attributes:
        term: The idea, or the stem of a word.
        start: Index of its first character.
        end: Index of the first character after it.
    """

    term: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def mentions_in(text: str) -> tuple[Mention, ...]:
    """Return the terms in a text, in order."""
    found = [
        Mention(_IDEAS[int((match.lastgroup or "i0")[1:])][0], match.start(), match.end())
        for match in _IDEA.finditer(text)
        if match.end() > match.start()
    ]
    taken = [(each.start, each.end) for each in found]
    for match in _WORD.finditer(text):
        lower = match[0].lower()
        if lower in _STOP or any(start <= match.start() < end for start, end in taken):
            continue
        found.append(Mention(WORD + stem(lower), match.start(), match.end()))
    return tuple(sorted(found, key=lambda each: each.start))


def terms_of(text: str) -> frozenset[str]:
    """Return the terms in a text."""
    return frozenset(each.term for each in mentions_in(text))


def stem(word: str) -> str:
    """Return a word without its endings of number and tense, roughly."""
    for ending, instead in (
        ("ies", "y"), ("sses", "ss"), ("ing", ""), ("edly", ""), ("ed", ""), ("es", ""), ("s", ""),
    ):  # fmt: skip
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + instead
    return word


def weights_of(vocabularies: Iterable[frozenset[str]]) -> Mapping[str, float]:
    """Return how much each term tells: the fewer measures have it, the more."""
    counted: dict[str, int] = {}
    for terms in vocabularies:
        for term in terms:
            counted[term] = counted.get(term, 0) + 1
    return MappingProxyType({term: 1 / count**0.5 for term, count in counted.items()})
