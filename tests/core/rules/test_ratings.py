"""Ratings: what the rules say of the printed dashboards, and of what other councils print."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from perfdesk.core.judgements import Judged, Override, OverrideKey
from perfdesk.core.measures import Aim, Limit, LimitKind, Unit
from perfdesk.core.periods import Period, financial_year, months, parse_period
from perfdesk.core.rules.ratings import RatingCase, rate
from perfdesk.core.settings import Scheme, Tolerances
from perfdesk.core.verdicts import Rating, RatingWord, Tone
from perfdesk.core.wording.figure_text import read_figure
from perfdesk.core.wording.target_text import read_target
from tests.core.printed import EARLIER, LATER, PrintedRow, printed_rows

YEAR = financial_year(2023)
LETTERS = {"G": RatingWord.GREEN, "A": RatingWord.AMBER, "R": RatingWord.RED}
RATED = [row for row in printed_rows(EARLIER) if row.rag in LETTERS]


def rated(
    figure: str | None,
    target: str,
    aim: Aim = Aim.HIGH,
    *,
    scheme: Scheme = Scheme.RAG,
    unit: Unit | None = None,
    limit: Limit | None = None,
    margin: str = "",
    adds_up: bool = False,
    position: Period = YEAR,
    override: Override | None = None,
) -> Rating:
    """Rate what was typed."""
    return rate(
        RatingCase(
            None if figure is None else read_figure(figure, unit=unit, column=position),
            read_target(target, aim, position),
            aim,
            scheme,
            Tolerances(),
            limit,
            adds_up,
            Decimal(margin) if margin else None,
            override,
            position,
        )
    )


def printed(row: PrintedRow, scheme: Scheme) -> Rating:
    """Rate a printed row."""
    return rated(
        row.current, row.target, row.aim, scheme=scheme, adds_up=row.adds_up, position=row.position
    )


# --- the dashboard of 2021/22: red, amber, green --------------------------------------------------
@pytest.mark.parametrize("row", RATED, ids=lambda row: row.id)
def test_that_every_printed_rating_is_green_or_not_as_printed(row: PrintedRow) -> None:
    word = printed(row, Scheme.RAG).word
    assert (word is RatingWord.GREEN) == (row.rag == "G")


def test_that_all_but_one_printed_colour_follow_from_the_rule() -> None:
    assert len(RATED) == 23
    others = [row for row in RATED if printed(row, Scheme.RAG).word is not LETTERS[row.rag]]
    assert [(row.code, row.current, row.target, row.rag) for row in others] == [
        ("ASCOF 2A pt 1", "5.4 (23 admissions)", "<4.1 (17 Adm's)", "A")
    ], "the officers judged the six people above the target to be a matter of recording"
    assert printed(others[0], Scheme.RAG).word is RatingWord.RED


def test_that_what_is_not_rated_in_print_is_not_rated_and_says_why() -> None:
    others = [row for row in printed_rows(EARLIER) if row.rag == "N/A"]
    assert [printed(row, Scheme.RAG).text for row in others] == [
        "Not due yet", "Not due yet", "For information", "For information", "Not due yet",
        "Not due yet", "Not due yet",
    ]  # fmt: skip
    for row in others:
        rating = printed(row, Scheme.RAG)
        assert rating.word is RatingWord.NOT_RATED
        assert rating.reason


# --- the dashboard of 2023/24: better, similar, below ---------------------------------------------
def test_that_the_dashboard_of_2023_24_reads_in_these_words() -> None:
    assert [printed(row, Scheme.COMPARISON).text for row in printed_rows(LATER)] == [
        "5.8 points below its band", "Worse than England 2022/23", "Similar to England 2021/22",
        "Target met", "Target met", "Target met", "Target met", "Target met", "Target met",
        "For information", "For information", "Target met", "Target missed",
        "Better than England 2022/23", "0.6 points below its band", "Similar to England 2022/23",
        "Worse than England 2021/22", "Target met", "Target met", "4.1 points above its band",
        "Better than England 2022/23", "Better than England 2022/23", "Better than England 2022/23",
        "Better than England 2022/23", "2.3 points above its band", "Better than England 2022/23",
        "Worse than England 2022/23", "No comparator", "Better than England 2022/23",
    ]  # fmt: skip


def test_that_all_four_shares_of_2023_24_are_outside_their_bands() -> None:
    shares = [row for row in printed_rows(LATER) if "sequels" in row.description]
    words = [printed(row, Scheme.COMPARISON).word for row in shares]
    below, similar = RatingWord.BELOW, RatingWord.SIMILAR
    assert words == [below, similar, below, below]


# --- red, amber, green ----------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("figure", "target", "aim", "word"),
    [
        ("41.6%", "42%", Aim.HIGH, "green"),  # 41.6 rounds to 42
        ("41.4%", "42%", Aim.HIGH, "amber"),
        ("12.4%", "7-12%", Aim.BAND, "green"),
        ("12.5%", "7-12%", Aim.BAND, "amber"),
        ("13.0%", "7-12%", Aim.BAND, "amber"),
        ("13.1%", "7-12%", Aim.BAND, "amber"),  # rounds to 13 %, a point
        ("13.5%", "7-12%", Aim.BAND, "red"),
        ("6.4%", "7-12%", Aim.BAND, "amber"),
        ("80%", "84%", Aim.HIGH, "amber"),  # missed by 4.8 %
        ("79.7%", "84%", Aim.HIGH, "amber"),  # rounds to 80 %
        ("79.4%", "84%", Aim.HIGH, "red"),
        ("75.9%", "80%", Aim.HIGH, "amber"),  # 76 % is amber
        ("71", "<71", Aim.LOW, "green"),
        ("72", "<71", Aim.LOW, "amber"),
        ("90", "at least 90", Aim.LOW, "green"),
        ("17.1k", "17.1k", Aim.HIGH, "green"),
        ("17,060", "17.1k", Aim.HIGH, "green"),  # rounds to 17.1k
        ("17,049", "17.1k", Aim.HIGH, "amber"),
        ("-3%", "-2%", Aim.HIGH, "red"),
        ("-2.05%", "-2.0%", Aim.HIGH, "amber"),  # half is rounded away from zero
    ],
)
def test_that_a_figure_is_rounded_to_its_target_and_then_compared(
    figure: str, target: str, aim: Aim, word: str
) -> None:
    assert rated(figure, target, aim).word.value == word


def test_that_the_counts_decide_where_figure_and_target_state_them() -> None:
    assert rated("4.1 (17 admissions)", "<4.1 (17 Adm's)", Aim.LOW).word is RatingWord.GREEN
    assert rated("4.3 (17 admissions)", "<4.1 (17 Adm's)", Aim.LOW).word is RatingWord.GREEN
    assert rated("4.2 (18 admissions)", "<4.1 (17 Adm's)", Aim.LOW).word is RatingWord.AMBER
    # Where the rate says that it is met, the count says by how much it is missed: 5.9 %, 76.5 %.
    assert rated("4.1 (18 admissions)", "<4.1 (17 Adm's)", Aim.LOW).word is RatingWord.RED
    assert rated("4.0 (30 admissions)", "<4.1 (17 Adm's)", Aim.LOW).word is RatingWord.RED


@pytest.mark.parametrize(
    ("figure", "target", "word"),
    [
        ("0", "0", "green"), ("1", "0", "red"), ("1", "0 (2)", "amber"), ("3", "0 (2)", "red"),
        ("0.4 (1 people)", "0", "red"), ("0.4 (2 people)", "0 (2)", "amber"),
        ("0.4 (3 people)", "0 (2)", "red"), ("0.0 (0 people)", "0 (2)", "green"),
    ],
)  # fmt: skip
def test_that_a_target_of_nought_is_green_at_nought_and_amber_up_to_its_count(
    figure: str, target: str, word: str
) -> None:
    assert rated(figure, target, Aim.LOW).word.value == word


@pytest.mark.parametrize(
    ("limit", "figure", "word"),
    [
        (Limit(Decimal(10), LimitKind.PERCENT), "76%", "amber"),
        (Limit(Decimal(10), LimitKind.PERCENT), "75%", "red"),
        (Limit(Decimal(3), LimitKind.POINTS), "81%", "amber"),
        (Limit(Decimal(3), LimitKind.POINTS), "80%", "red"),
        (Limit(Decimal(0), LimitKind.POINTS), "83%", "red"),
        # 20 people of the 410 behind 82% are 4 points.
        (Limit(Decimal(20), LimitKind.COUNT), "82% (410 out of 500)", "amber"),
        (Limit(Decimal(5), LimitKind.COUNT), "82% (410 out of 500)", "red"),
    ],
)
def test_that_a_measure_may_set_its_own_limit(limit: Limit, figure: str, word: str) -> None:
    assert rated(figure, "84%", limit=limit).word.value == word


def test_that_a_limit_in_people_compares_people_where_the_target_tells_them() -> None:
    limit = Limit(Decimal(6), LimitKind.COUNT)
    near = rated("5.4 (23 admissions)", "<4.1 (17 Adm's)", Aim.LOW, limit=limit)
    assert near.word is RatingWord.AMBER
    assert near.reason.endswith("missed by 6, within the limit of 6.")
    far = rated("5.6 (24 admissions)", "<4.1 (17 Adm's)", Aim.LOW, limit=limit)
    assert far.word is RatingWord.RED


def test_that_a_limit_in_percent_of_a_band_is_taken_of_the_nearer_edge() -> None:
    limit = Limit(Decimal(10), LimitKind.PERCENT)
    assert rated("66%", "20-60%", Aim.BAND, limit=limit).word is RatingWord.AMBER
    assert rated("67%", "20-60%", Aim.BAND, limit=limit).word is RatingWord.RED
    assert rated("18%", "20-60%", Aim.BAND, limit=limit).word is RatingWord.AMBER
    assert rated("17%", "20-60%", Aim.BAND, limit=limit).word is RatingWord.RED


# --- better, similar, below -----------------------------------------------------------------------
@pytest.mark.parametrize(
    ("figure", "target", "aim", "margin", "text"),
    [
        ("89.6%", "77.5% 22/23 Nat. Ave", Aim.HIGH, "", "Better than England 2022/23"),
        ("13.7", "14.6 22/23 Nat. Ave", Aim.LOW, "", "Better than England 2022/23"),
        ("14.6", "13.7 22/23 Nat. Ave", Aim.LOW, "", "Worse than England 2022/23"),
        ("44.9%", "44.4% 22/23 Nat. Ave", Aim.HIGH, "", "Similar to England 2022/23"),
        ("42.2%", "44.4% 22/23 Nat. Ave", Aim.HIGH, "", "Similar to England 2022/23"),
        ("46.6%", "44.4% 22/23 Nat. Ave", Aim.HIGH, "", "Similar to England 2022/23"),
        ("46.7%", "44.4% 22/23 Nat. Ave", Aim.HIGH, "", "Better than England 2022/23"),
        ("59.3%", "67.2% 22/23 Nat. Ave.", Aim.HIGH, "7.5", "Worse than England 2022/23"),
        ("59.8%", "67.2% 22/23 Nat. Ave.", Aim.HIGH, "7.5",
         "Statistically similar to England 2022/23"),
        ("46.6%", "44.4% 22/23 Nat. Ave", Aim.HIGH, "0.9", "Better than England 2022/23"),
        ("80%", "75.2% shire average 22/23", Aim.HIGH, "", "Better than shire counties 2022/23"),
        ("86%", "85.9% top quartile 2020/21", Aim.HIGH, "", "Target met"),
        ("85.3%", "90% Local Target 2023/24", Aim.HIGH, "", "Target missed"),
        ("86%", "90% Local Target 2023/24", Aim.HIGH, "", "Target nearly met"),
        ("57.4%", "55-60%", Aim.BAND, "", "Within its band"),
        ("19.1%", "10% - 15%", Aim.BAND, "", "4.1 points above its band"),
        ("16%", "10% - 15%", Aim.BAND, "", "1 point above its band"),
        ("7k", "10-15k", Aim.BAND, "", "3k below its band"),
        ("120", "90-100", Aim.BAND, "", "20 above its band"),
    ],
)  # fmt: skip
def test_that_the_words_of_a_comparison_follow_aim_and_kind(
    figure: str, target: str, aim: Aim, margin: str, text: str
) -> None:
    assert rated(figure, target, aim, margin=margin, scheme=Scheme.COMPARISON).text == text


def test_that_the_tolerance_of_a_local_target_applies_to_a_miss_only() -> None:
    just_met = rated("90.0%", "90% Local target", scheme=Scheme.COMPARISON)
    just_missed = rated("89%", "90% Local target", scheme=Scheme.COMPARISON)
    assert (just_met.word, just_missed.word) == (RatingWord.BETTER, RatingWord.SIMILAR)


# --- not rated is a result with a reason ----------------------------------------------------------
@pytest.mark.parametrize(
    ("figure", "target", "aim", "text"),
    [
        (None, "90%", Aim.HIGH, "No figure yet"),
        ("", "90%", Aim.HIGH, "No figure yet"),
        ("Due June 2024", "90%", Aim.HIGH, "Not due yet"),
        ("[x]", "90%", Aim.HIGH, "Not rated"),
        ("12..5", "90%", Aim.HIGH, "Not rated"),
        ("90%", "", Aim.HIGH, "No comparator"),
        ("90%", "60-55%", Aim.HIGH, "Not rated"),
        ("90%", "For Information Only", Aim.HIGH, "For information"),
        ("90%", "90%", Aim.NONE, "No aim"),
        ("90%", "90%", Aim.UNSTATED, "No aim"),
        ("90%", "90%", Aim.BAND, "No band"),
    ],
)
def test_that_not_rated_has_a_reason(figure: str | None, target: str, aim: Aim, text: str) -> None:
    for scheme in Scheme:
        rating = rated(figure, target, aim, scheme=scheme)
        assert (rating.word, rating.text) == (RatingWord.NOT_RATED, text)
        assert rating.reason
        assert rating.tone is Tone.NONE


def test_that_a_part_of_the_year_is_not_held_against_the_target_of_the_year() -> None:
    part = rated("182.0k (Apr-Nov)", "200k", adds_up=True)
    assert part.word is RatingWord.NOT_RATED
    assert "Apr-Nov 2023" in part.reason
    alike = rated("182.0k (Apr-Nov)", "163.8k (Apr-Nov)", adds_up=True)
    assert alike.word is RatingWord.GREEN


def test_that_at_a_part_year_position_a_target_without_months_is_the_years() -> None:
    position = months((2023, 4), (2023, 11))
    for figure in ("182.0k", "182.0k (Apr-Nov)"):
        alike = rated(figure, "163.8k (Apr-Nov)", adds_up=True, position=position)
        assert alike.word is RatingWord.GREEN
        for target in ("163.8k", "163.8k Local target 2023/24"):
            annual = rated(figure, target, adds_up=True, position=position)
            assert annual.word is RatingWord.NOT_RATED


# --- overrides ------------------------------------------------------------------------------------
def test_that_an_override_decides_and_the_rule_is_kept_beside_it() -> None:
    override = Override(
        OverrideKey("2A", parse_period("2021/22"), Judged.RATING),
        "amber",
        "recording irregularities",
        "performance board",
        datetime(2022, 1, 24, tzinfo=UTC),
        (),
    )
    rating = rated("5.4 (23 admissions)", "<4.1 (17 Adm's)", Aim.LOW, override=override)
    assert (rating.word, rating.text, rating.by_rule) == (
        RatingWord.AMBER, "Amber", RatingWord.RED,
    )  # fmt: skip
    assert "recording irregularities" in rating.reason
    assert "performance board" in rating.reason
    assert rating.override is override


# --- words ----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("figure", "target", "aim", "reason"),
    [
        ("41.6%", "42%", Aim.HIGH, "Green: 41.6% rounds to 42%, target 42%."),
        ("86.0%", "86%", Aim.HIGH, "Green: 86.0%, target 86%."),
        ("9.4%", "10.5%", Aim.HIGH,
         "Red: 9.4%, target 10.5%, missed by 10.5%, over the limit of 5%."),
        ("14%", "7-12%", Aim.BAND,
         "Red: 14%, band 7% to 12%, over the limit of 1 point."),
        ("72", "<71", Aim.LOW,
         "Amber: 72, target at most 71, missed by 1.4%, within the limit of 5%."),
        ("820 (820 people)", "<780 (780 Adm's)", Aim.LOW,
         "Red: 820 (820 people), target <780 (780 Adm's), missed by 40 (5.1%), over the limit of "
         "5%."),
        ("17,060", "17.1k", Aim.HIGH, "Green: 17,060 rounds to 17.1k, target 17.1k."),
    ],
)  # fmt: skip
def test_that_the_reason_shows_what_was_compared(
    figure: str, target: str, aim: Aim, reason: str
) -> None:
    assert rated(figure, target, aim).reason == reason


def test_that_a_figure_printed_rounded_shows_the_digit_that_decided() -> None:
    # 5,449 of 10,000 is printed as 54.5%, which would seem to round to 55%.
    rating = rated("5,449/10,000", "55%", unit=Unit.PERCENT)
    assert rating.reason.startswith("Amber: 54.49% rounds to 54%")


@pytest.mark.parametrize("amount", ["20", "2E+1", "20.0", "0.5", "1"])
def test_that_tolerances_are_never_told_with_an_exponent(amount: str) -> None:
    limit = Limit(Decimal(amount), LimitKind.PERCENT)
    reason = rated("1%", "84%", limit=limit).reason
    assert reason.endswith(f"over the limit of {Decimal(amount).normalize():f}%.")
    assert "E+" not in reason
