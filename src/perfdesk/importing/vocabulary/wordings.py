"""How papers word what a pack holds in a fixed form: data, to be added to as papers are met."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from perfdesk.core.settings import Scheme
from perfdesk.core.verdicts import ProgressWord, RatingWord

RATINGS: Mapping[str, RatingWord] = MappingProxyType(
    {
        "g": RatingWord.GREEN,
        "green": RatingWord.GREEN,
        "a": RatingWord.AMBER,
        "amber": RatingWord.AMBER,
        "r": RatingWord.RED,
        "red": RatingWord.RED,
        "better": RatingWord.BETTER,
        "similar": RatingWord.SIMILAR,
        "below": RatingWord.BELOW,
        "worse": RatingWord.BELOW,
        "n/a": RatingWord.NOT_RATED,
        "not rated": RatingWord.NOT_RATED,
    }
)
"""Ratings by what an appendix prints, in lower case."""

ARROWS: Mapping[str, ProgressWord] = MappingProxyType(
    {
        "\u25b2": ProgressWord.IMPROVED,
        "improved": ProgressWord.IMPROVED,
        "\u25c0\u25b6": ProgressWord.SIMILAR,
        "\u25c4\u25ba": ProgressWord.SIMILAR,
        "\u25ba": ProgressWord.SIMILAR,
        "\u25b6": ProgressWord.SIMILAR,
        "\u25b6\u25c0": ProgressWord.SIMILAR,
        "\u2194": ProgressWord.SIMILAR,
        "\u2192": ProgressWord.SIMILAR,
        "\u25c6": ProgressWord.SIMILAR,
        "=": ProgressWord.SIMILAR,
        "\u2191": ProgressWord.IMPROVED,
        "\u2197": ProgressWord.IMPROVED,
        "\u2b06": ProgressWord.IMPROVED,
        "\u25b4": ProgressWord.IMPROVED,
        "\u2193": ProgressWord.NOT_AS_GOOD,
        "\u2198": ProgressWord.NOT_AS_GOOD,
        "\u2b07": ProgressWord.NOT_AS_GOOD,
        "\u25be": ProgressWord.NOT_AS_GOOD,
        "better": ProgressWord.IMPROVED,
        "improving": ProgressWord.IMPROVED,
        "deteriorating": ProgressWord.NOT_AS_GOOD,
        "declining": ProgressWord.NOT_AS_GOOD,
        "worsening": ProgressWord.NOT_AS_GOOD,
        "stable": ProgressWord.SIMILAR,
        "static": ProgressWord.SIMILAR,
        "unchanged": ProgressWord.SIMILAR,
        "worse": ProgressWord.NOT_AS_GOOD,
        "no change": ProgressWord.SIMILAR,
        "same": ProgressWord.SIMILAR,
        "similar": ProgressWord.SIMILAR,
        "\u25bc": ProgressWord.NOT_AS_GOOD,
        "not as good": ProgressWord.NOT_AS_GOOD,
        "n/a": ProgressWord.NONE,
        "none": ProgressWord.NONE,
    }
)
"""Arrows by what an appendix prints, in lower case and without blanks."""

LIGHTS: Mapping[str, str] = MappingProxyType(
    {"green": "00B050", "amber": "FFC000", "red": "FF0000"}
)
"""The colours of lights, flags and signs."""

ICONS: Mapping[str, ProgressWord] = MappingProxyType(
    {
        "up": ProgressWord.IMPROVED,
        "same": ProgressWord.SIMILAR,
        "down": ProgressWord.NOT_AS_GOOD,
    }
)
"""Arrows by the direction of an icon."""

_RATING_SENTENCES = (
    (
        re.compile(
            r"better than\b|target (?:met|achieved|exceeded)\b|met\b|achieved\b"
            r"|within (?:its )?band|on (?:target|track)\b|exceed(?:s|ed|ing)\b|above target\b"
        ),
        0,
    ),
    (
        re.compile(
            r"similar to\b|nearly met\b|target nearly met\b|close to\b|near(?:ly)? (?:on )?target\b"
            r"|(?:just|slightly|narrowly) (?:below|missed|off)\b|within tolerance\b|at risk\b"
        ),
        1,
    ),
    (
        re.compile(
            r"worse than\b|below\b|target (?:missed|not met|not achieved)\b|missed\b"
            r"|not (?:met|achieved|on target|on track)\b|off (?:target|track)\b|behind\b"
            r"|.*\b(?:above|below) its band"
        ),
        2,
    ),
    (re.compile(r"no comparator|for information|not rated|no target|no figure|due\b"), 3),
)

OUTCOME_NAMES = (
    "Clean and Green",
    "Great Communities",
    "Improved Opportunities",
    "Strong Economy, Transport, and Infrastructure",
    "Safe and Well",
)
"""Outcomes of Leicestershire's Strategic Plan 2022-26, printed in one breath with what they
promise: `Safe and Well Carers and People with care needs are ...`."""

_COLOURED = {
    Scheme.RAG: (RatingWord.GREEN, RatingWord.AMBER, RatingWord.RED),
    Scheme.COMPARISON: (RatingWord.BETTER, RatingWord.SIMILAR, RatingWord.BELOW),
}
_LEAST_SATURATION = 0.08
"""Tints as pale as Excel's own "good" and "bad" are colours; greys are not."""

_NEAR_SHADE = 48
"""How far the red, green and blue of two shades of one colour may differ together, of 765."""

_SEPARATORS = (" \u2014 ", " \u2013 ", ": ", " - ")
_OF_ONE_FILE = re.compile(
    r"\d+|q[1-4]|fy\d*|v\d+|final|draft|copy|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|"
    r"june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_ASIDES = re.compile(r"\((?:inc|incl|including)\b[^)]*\)", re.IGNORECASE)


def rating_of_fill(fill: str, scheme: Scheme) -> RatingWord | None:
    """Return the rating that a cell's colour `RRGGBB` stands for; None for any other colour.

    Told by its hue: councils have many greens.
    """
    try:
        red, green, blue = (int(fill[at : at + 2], 16) / 255 for at in (0, 2, 4))
    except ValueError:
        return None
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    if saturation < _LEAST_SATURATION or value < 1 / 3:
        return None
    good, near, poor = _COLOURED[scheme]
    degrees = hue * 360
    if degrees <= 15 or degrees >= 340:
        return poor
    if degrees <= 65:
        return near
    return good if degrees <= 170 else None


def rating_in_words(text: str, scheme: Scheme) -> RatingWord | None:
    """Return the rating that some words say, such as `Worse than England 2022/23`.

    None where they say none.
    """
    plain = " ".join(text.casefold().split())
    if plain in RATINGS:
        return RATINGS[plain]
    found = (at for pattern, at in _RATING_SENTENCES if pattern.match(plain))
    words = (*_COLOURED[scheme], RatingWord.NOT_RATED)
    return next((words[at] for at in found), None)


def progress_in_words(text: str) -> ProgressWord | None:
    """Return the progress that a sign or some words say, such as `Improved: up 6.7 points`."""
    plain = " ".join(text.casefold().split())
    arrow = "".join(plain.split())
    first = plain.partition(":")[0].strip()
    return ARROWS.get(arrow) or ARROWS.get(plain) or ARROWS.get(first)


def is_near_colour(fill: str, wanted: str) -> bool:
    """Tell whether a cell's colour `RRGGBB` is one that was named, or a shade near to it."""
    try:
        ours, theirs = ([int(each[at : at + 2], 16) for at in (0, 2, 4)] for each in (fill, wanted))
    except ValueError:
        return False
    return sum(abs(one - other) for one, other in zip(ours, theirs, strict=True)) <= _NEAR_SHADE


def split_outcome(text: str) -> tuple[str, str]:
    """Return short name and statement of an outcome as printed; the statement may be empty."""
    whole = " ".join(text.split())
    for name in OUTCOME_NAMES:
        if whole.casefold().startswith(name.casefold()):
            return whole[: len(name)], whole[len(name) :].lstrip(" :\u2014\u2013-")
    for separator in _SEPARATORS:
        name, found, statement = whole.partition(separator)
        if found:
            return name, statement
    return whole, ""


@lru_cache(maxsize=4096)
def normal_words(text: str) -> str:
    """Return a description without case, punctuation and the `&` that some write for `and`."""
    words = text.casefold().replace("&", " and ")
    return " ".join(re.sub(r"[^0-9a-z%+]+", " ", words).split())


@lru_cache(maxsize=4096)
def loose_words(text: str) -> str:
    """Return the normal words without an aside such as `(inc. website visits)`."""
    return normal_words(_ASIDES.sub(" ", text))


def without_periods(text: str) -> str:
    """Return words without years, months, quarters and numbers, which differ from file to file."""
    words = " ".join(re.sub(r"[^0-9a-z]+", " ", text.casefold()).split()).split()
    return " ".join(each for each in words if not _OF_ONE_FILE.fullmatch(each))
