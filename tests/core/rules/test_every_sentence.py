"""Every sentence of a verdict: with one, two and many, for each aim, unit, scale and scheme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import product

import pytest

from perfdesk.core.measures import Aim, Limit, LimitKind, Unit
from perfdesk.core.periods import financial_year
from perfdesk.core.rules.forecast import forecast_year_end, target_to_date
from perfdesk.core.rules.progress import ProgressCase, judge_progress
from perfdesk.core.rules.ratings import RatingCase, rate
from perfdesk.core.settings import Scheme, Tolerances
from perfdesk.core.wording.figure_text import read_figure
from perfdesk.core.wording.target_text import read_target

YEAR, BEFORE = financial_year(2023), financial_year(2022)
COUNCIL = "E10000018"

# Unit, figures, targets: figures that meet, nearly meet and miss, by one, two and many.
SCALES: dict[str, tuple[Unit, tuple[str, ...], tuple[str, ...]]] = {
    "whole percentages": (
        Unit.PERCENT,
        ("0%", "1%", "2%", "54%", "55%", "58%", "61%", "62%", "99%", "100%"),
        ("1%", "2%", "60%", "55-60%", "55% 22/23 Nat. Ave.", "<61%", "at least 61%"),
    ),
    "percentages to a tenth": (
        Unit.PERCENT,
        ("0.0%", "0.9%", "1.0%", "54.4%", "54.9%", "60.4%", "61.0%", "61.1%", "-1.5%"),
        ("1.0%", "60.0%", "55.0-60.0%", "55-60%", "61.1% 22/23 East Midlands average"),
    ),
    "percentages with counts": (
        Unit.PERCENT,
        ("60.0% (3/5)", "80.0% (4/5)", "100.0% (5/5)", "99.9% (2,332/2,335)", "50.0% (1/2)"),
        ("85%", "55-60%", "85% 22/23 CIPFA neighbours average"),
    ),
    "counts": (
        Unit.COUNT,
        ("0", "1", "2", "10", "16", "17", "61", "99", "1,204"),
        ("0", "1", "2", "16", "10 to 15", "<17", "0 (amber up to 1)", "0 (amber up to 3)",
         "16 22/23 Regional Ave."),
    ),
    "thousands": (
        Unit.COUNT,
        ("0.9k", "1.0k", "49.0k", "60.4k", "61.2k", "300.0k", "2,384.5k"),
        ("1.0k", "60.0k", "50k-60k", "60k 22/23 Shire Ave.", "<61.0k"),
    ),
    "money and millions": (
        Unit.COUNT,
        ("\u00a31", "\u00a38,355", "\u00a33.7m", "\u00a34.0m", "1.2 million"),
        ("\u00a38,500", "\u00a34.0m", "1.4 million", "<\u00a34.0m"),
    ),
    "rates with counts": (
        Unit.RATE,
        ("3.8 (16 admissions)", "4.0 (18 admissions)", "4.0 (30 admissions)", "0.2 (1 admission)",
         "4.2 (17 admissions)", "559.4 (820 admissions)"),
        ("<4.1 (17 Adm's)", "4.0", "<0.2 (1 Adm)", "<538 (780 Adm's)",
         "14.6 per 100k pop. 22/23 Nat. Ave"),
    ),
    "scores and days": (
        Unit.SCORE,
        ("0.9", "1.0", "19.0", "19.1", "5.4 days", "6 days", "1 day"),
        ("19.5", "at most 5 days", "<1 day", "19.1 22/23 Nat. Ave.", "5 to 6"),
    ),
}  # fmt: skip
AIMS = (Aim.HIGH, Aim.LOW, Aim.BAND, Aim.NONE)
LIMITS = (
    None,
    Limit(Decimal(1), LimitKind.POINTS),
    Limit(Decimal(2), LimitKind.POINTS),
    Limit(Decimal(1), LimitKind.COUNT),
    Limit(Decimal(10), LimitKind.PERCENT),
)

WRONG = {
    "one of many": r"(?<![\d.,])1 (?:points|months|cells|admissions|people)\b",
    "many of one": r"(?<![\d.])(?:0|[2-9]|[1-9]\d+) (?:point|month|cell)\b",
    "hundreds of per cent": r"\bup \d{3,}(?:\.\d)?%|missed by \d{3,}(?:\.\d+)?%",
    "nothing in thousands": r"(?<![\d.,])0(?:\.0+)?k\b",
    "an exponent": r"\d[eE][+-]?\d",
    "a word of the program": r"None|nan|Decimal|TargetKind|\{|\}",
    "two spaces": r"  ",
    "a space before a mark": r" [,.;:)]|\( ",
    "two marks": r"[,;:]{2}|\.\.|[,;:]\.",
    "an average that is not England's": r"(?:East Midlands|neighbours|shire)[^:]*England",
}


def sentences(scale: str) -> Iterator[tuple[str, str, str]]:
    """Texts and reasons of every case of a scale, with what was judged."""
    unit, figures, targets = SCALES[scale]
    for aim, scheme, limit, target in product(AIMS, Scheme, LIMITS, targets):
        read = read_target(target, aim, YEAR)
        for current in figures:
            figure = read_figure(current, unit=unit, column=YEAR)
            case = RatingCase(
                figure, read, aim, scheme, Tolerances(), limit, position=YEAR, council=COUNCIL
            )
            rating = rate(case)
            yield f"{current} against {target}, {aim}, {scheme}", rating.text, rating.reason
            for margin in ("1", "7.5") if unit is Unit.PERCENT and limit is None else ():
                surveyed = rate(
                    RatingCase(
                        figure, read, aim, scheme, Tolerances(), margin=Decimal(margin),
                        position=YEAR, council=COUNCIL,
                    )
                )  # fmt: skip
                yield f"{current} against {target} +-{margin}", surveyed.text, surveyed.reason
    for aim, limit, target in product(AIMS, LIMITS, targets):
        read = read_target(target, aim, YEAR)
        for current, previous in product(figures, figures):
            moved = judge_progress(
                ProgressCase(
                    read_figure(current, unit=unit, column=YEAR),
                    read_figure(previous, unit=unit, column=BEFORE),
                    BEFORE, read, aim, Tolerances(), limit, position=YEAR, unit=unit,
                )
            )  # fmt: skip
            yield f"{current} after {previous}, {target}, {aim}", moved.text, moved.reason


def forecasts() -> Iterator[tuple[str, str, str]]:
    """The sentences of figures of one, two and eight months against the target of the year."""
    profile = tuple(Decimal(each) for each in (5, 5, 5, 5, 5, 5, 5, 5, 15, 15, 15, 15))
    figures = ("1 (Apr)", "2 (Apr-May)", "24 (Apr-Nov)", "24k (Q1)", "2.1 (9 admissions) (Apr-Nov)")
    for current, target, last_year in product(
        figures, ("1", "12", "29", "100k", "<4.1 (17 Adm's)", "0", "12 22/23 Nat. Ave."),
        ((), profile),
    ):  # fmt: skip
        unit = Unit.RATE if "admissions" in current else Unit.COUNT
        figure = read_figure(current, unit=unit, column=YEAR)
        read = read_target(target, Aim.LOW, YEAR)
        period = figure.period or YEAR
        expected = forecast_year_end(figure, period, unit, adds_up=True, last_year=last_year)
        due = target_to_date(read, period, last_year)
        if expected is not None:
            yield current, expected.text, expected.reason
        if due is not None:
            yield current, due.reading.text, due.reason
        for scheme in Scheme:
            rating = rate(
                RatingCase(
                    figure, read, Aim.LOW, scheme, Tolerances(), adds_up=True, position=YEAR,
                    forecast=expected, target_to_date=due if last_year else None,
                )
            )  # fmt: skip
            yield f"{current} against {target}", rating.text, rating.reason


def _look_at(judged: str, text: str, reason: str) -> None:
    for said in (text, reason):
        for fault, pattern in WRONG.items():
            assert not re.search(pattern, said), f"{fault}: {judged}: {said}"
        assert said.count("(") == said.count(")"), said
        assert said == said.strip()
    assert reason.endswith("."), reason
    assert reason[0].isupper() or reason[0] in "\u201c\u00a3-+0123456789", reason
    if text and text[0].isalpha():
        assert text[0].isupper(), text


@pytest.mark.parametrize("scale", SCALES)
def test_that_every_sentence_is_right_for_one_two_and_many(scale: str) -> None:
    seen = 0
    for judged, text, reason in sentences(scale):
        _look_at(judged, text, reason)
        seen += 1
    assert seen > 1000


def test_that_every_sentence_of_a_forecast_is_right_for_one_two_and_many() -> None:
    found = list(forecasts())
    for judged, text, reason in found:
        _look_at(judged, text, reason)
    assert any("in 1 month at" in reason for _, _, reason in found)
    assert any("in 2 months at" in reason for _, _, reason in found)
