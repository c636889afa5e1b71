"""Progress: the printed arrows, and what stands beside them."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.core.figures import Content, Form, Reading, format_number
from perfdesk.core.judgements import Judged, Override, OverrideKey
from perfdesk.core.measures import Aim, Limit, LimitKind, Unit
from perfdesk.core.periods import Period, financial_year, months
from perfdesk.core.rules.progress import ProgressCase, judge_progress
from perfdesk.core.settings import Tolerances
from perfdesk.core.verdicts import Progress, ProgressWord, Tone
from perfdesk.core.wording.figure_text import read_figure
from perfdesk.core.wording.target_text import read_target
from tests.core.printed import LATER, PrintedRow, printed_rows

YEAR, BEFORE = financial_year(2023), financial_year(2022)
ARROWS = {
    "\u25b2": ProgressWord.IMPROVED,
    "\u25c0\u25b6": ProgressWord.SIMILAR,
    "\u25bc": ProgressWord.NOT_AS_GOOD,
}
PRINTED = [row for row in printed_rows(LATER) if row.arrow in ARROWS]


def judged(
    current: str | None,
    previous: str | None,
    aim: Aim = Aim.HIGH,
    *,
    target: str = "",
    unit: Unit | None = None,
    limit: Limit | None = None,
    margins: tuple[str, str] | None = None,
    adds_up: bool = False,
    broken: str = "",
    columns: tuple[Period, Period] = (YEAR, BEFORE),
    override: Override | None = None,
) -> Progress:
    """Judge what was typed."""
    return judge_progress(
        ProgressCase(
            None if current is None else read_figure(current, column=columns[0]),
            None if previous is None else read_figure(previous, column=columns[1]),
            columns[1],
            read_target(target, aim, columns[0]),
            aim,
            Tolerances(),
            limit,
            adds_up,
            broken,
            override,
            columns[0],
            Decimal(margins[0]) if margins else None,
            Decimal(margins[1]) if margins else None,
            unit,
        )
    )


def printed(row: PrintedRow) -> Progress:
    """Judge a printed row; the aim that is blank in print (4B) is the framework's."""
    aim = Aim.HIGH if row.aim is Aim.UNSTATED else row.aim
    return judged(
        row.current, row.previous, aim, target=row.target, unit=row.unit, adds_up=row.adds_up
    )


# --- the printed arrows ---------------------------------------------------------------------------
def test_that_every_printed_arrow_with_the_aim_high_or_low_follows_from_the_rule() -> None:
    stated = [row for row in PRINTED if row.aim in {Aim.HIGH, Aim.LOW}]
    assert len(stated) == 19
    assert [printed(row).word for row in stated] == [ARROWS[row.arrow] for row in stated]


def test_that_the_arrow_of_4b_follows_with_the_aim_of_the_framework() -> None:
    (row,) = [row for row in PRINTED if row.aim is Aim.UNSTATED]
    assert printed(row).word is ARROWS[row.arrow]


def test_that_two_of_three_printed_arrows_on_bands_follow_from_the_rule() -> None:
    bands = [row for row in PRINTED if row.aim is Aim.BAND]
    assert len(bands) == 3
    others = [row for row in bands if printed(row).word is not ARROWS[row.arrow]]
    assert [(row.description, row.current, row.previous, row.arrow) for row in others] == [
        ("% of sequels that 'Delay Need'", "19.1%", "12.8%", "\u25b2")
    ], "printed as improved although it left its band of 10% to 15%"
    assert printed(others[0]).word is ProgressWord.NOT_AS_GOOD


def test_that_measures_for_information_show_their_change_in_neutral_words() -> None:
    neutral = [printed(row) for row in printed_rows(LATER) if row.aim is Aim.NONE]
    assert [(each.word, each.text) for each in neutral] == [
        (ProgressWord.NONE, "Up 3.4%"),
        (ProgressWord.NONE, "Up 3.6%"),
    ]


# --- tolerances -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("current", "previous", "aim", "word"),
    [
        ("89.3%", "87.8%", Aim.HIGH, "similar"),  # 1.5 points
        ("89.4%", "87.8%", Aim.HIGH, "improved"),
        ("86.2%", "87.8%", Aim.HIGH, "not as good"),
        ("8.2%", "7.5%", Aim.HIGH, "similar"),  # a tenth of 7.5 is less than 1.5 points
        ("8.3%", "7.5%", Aim.HIGH, "improved"),
        ("1,025", "1,000", Aim.HIGH, "similar"),  # 2.5 %
        ("1,026", "1,000", Aim.HIGH, "improved"),
        ("1,026", "1,000", Aim.LOW, "not as good"),
        ("5", "0", Aim.LOW, "not as good"),
        ("0", "0", Aim.LOW, "similar"),
        ("-8%", "-12%", Aim.HIGH, "improved"),
    ],
)
def test_that_changes_within_the_tolerance_are_similar(
    current: str, previous: str, aim: Aim, word: str
) -> None:
    assert judged(current, previous, aim).word.value == word


@pytest.mark.parametrize(
    ("limit", "word"),
    [
        (Limit(Decimal(2), LimitKind.POINTS), "similar"),
        (Limit(Decimal("1.7"), LimitKind.POINTS), "improved"),
        (Limit(Decimal(3), LimitKind.PERCENT), "similar"),
        (Limit(Decimal(2), LimitKind.PERCENT), "improved"),
    ],
)
def test_that_a_measure_may_set_its_own_tolerance(limit: Limit, word: str) -> None:
    assert judged("89.6%", "87.8%", limit=limit).word.value == word


def test_that_a_tolerance_in_people_is_held_against_people() -> None:
    people = Limit(Decimal(8), LimitKind.COUNT)
    case = ("13.7 (58 admissions)", "12.1 (51 admissions)", Aim.LOW)
    assert judged(*case, limit=people).word is ProgressWord.SIMILAR
    assert judged(*case, limit=Limit(Decimal(4), LimitKind.COUNT)).word is ProgressWord.NOT_AS_GOOD


# --- bands ----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("current", "previous", "word"),
    [
        ("12.4%", "13.8%", "improved"), ("14.3%", "14.3%", "similar"), ("9%", "10%", "similar"),
        ("19%", "12%", "not as good"), ("2%", "5%", "not as good"), ("5%", "14%", "similar"),
    ],
)  # fmt: skip
def test_that_progress_on_a_band_is_the_change_of_distance_to_it(
    current: str, previous: str, word: str
) -> None:
    assert judged(current, previous, Aim.BAND, target="7-12%").word.value == word


def test_that_a_band_measure_without_a_band_has_no_arrow() -> None:
    progress = judged("19%", "12%", Aim.BAND)
    assert (progress.word, progress.text) == (ProgressWord.NONE, "Up 7 points")
    assert "no target band" in progress.reason


# --- no arrow -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("current", "previous"),
    [(None, "5%"), ("Due June 2024", "5%"), ("N/A", "5%"), ("5%", None), ("5%", "[x]"), ("5%", "")],
)
def test_that_there_is_no_arrow_without_two_figures(
    current: str | None, previous: str | None
) -> None:
    progress = judged(current, previous)
    assert (progress.word, progress.text, progress.tone) == (ProgressWord.NONE, "", Tone.NONE)
    assert progress.reason


def test_that_there_is_no_arrow_across_a_break() -> None:
    progress = judged("73.7%", "89.6%", broken="new data source in 2024/25")
    assert progress.word is ProgressWord.NONE
    assert "new data source" in progress.reason


def test_that_a_figure_carried_from_an_earlier_survey_has_no_arrow() -> None:
    assert judged("49.4% (2021/22)", "49.4% (2021/22)").word is ProgressWord.NONE
    # The survey before last is a fair comparison for a new one.
    assert judged("56.1%", "49.4% (2021/22)").word is ProgressWord.IMPROVED


def test_that_only_like_months_of_what_adds_up_are_compared() -> None:
    columns = (financial_year(2021), financial_year(2020))
    alike = judged("182.0k (Apr-Nov)", "84.6k (Apr-Nov)", adds_up=True, columns=columns)
    assert alike.word is ProgressWord.IMPROVED
    unlike = judged("182.0k (Apr-Nov)", "210.2k", adds_up=True, columns=columns)
    assert unlike.word is ProgressWord.NONE
    moved = judged("182.0k (Apr-Nov)", "84.6k (May-Dec)", adds_up=True, columns=columns)
    assert moved.word is ProgressWord.NONE
    rate = judged("89.5% (Apr-Nov)", "81.1%", columns=columns)
    assert rate.word is ProgressWord.IMPROVED


def test_that_a_part_year_position_is_not_compared_with_the_whole_last_year() -> None:
    position = months((2021, 4), (2021, 11))
    against_year = judged("182.0k", "210.2k", adds_up=True, columns=(position, BEFORE))
    assert against_year.word is ProgressWord.NONE
    like_months = judged(
        "182.0k", "84.6k", adds_up=True, columns=(position, position.a_year_earlier())
    )
    assert like_months.word is ProgressWord.IMPROVED
    assert "Apr-Nov 2020" in like_months.reason


# --- words ----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("current", "previous", "aim", "text"),
    [
        ("89.6%", "87.8%", Aim.HIGH, "Improved: up 1.8 points"),
        ("511 per 100k Pop. Actual 798 Admissions in 23/24",
         "553 per 100k Pop. Actual 824 Admissions in 22/23", Aim.LOW, "Improved: 26 fewer"),
        ("773", "1,334", Aim.LOW, "Improved: down 42.1%"),
        ("86.0%", "86.0%", Aim.HIGH, "Similar: no change"),
        ("86.03%", "86.0%", Aim.HIGH, "Similar: up 0.03 points"),
        ("5", "0", Aim.LOW, "Not as good: up from 0"),
        # The rate falls although the people become more: told in the rate.
        ("511 (830 admissions)", "553 (824 admissions)", Aim.LOW, "Improved: down 7.6%"),
        ("2,384.5k", "2,384.4k", Aim.HIGH, "Similar: up less than 0.1%"),
        # A percentage is told in points, whatever the counts.
        ("96% (24 people)", "90% (45 people)", Aim.HIGH, "Improved: up 6 points"),
    ],
)  # fmt: skip
def test_that_the_amount_stands_with_the_word(
    current: str, previous: str, aim: Aim, text: str
) -> None:
    assert judged(current, previous, aim).text == text


def test_that_a_change_too_small_to_show_is_not_told_as_nought() -> None:
    now = Reading("89.6%", Content.NUMBER, Decimal("89.61"), 1, Form.PERCENT)
    before = Reading("89.6%", Content.NUMBER, Decimal("89.59"), 1, Form.PERCENT)
    case = ProgressCase(now, before, BEFORE, read_target(""), Aim.HIGH, Tolerances())
    assert judge_progress(case).text == "Similar: up less than 0.1 points"


def test_that_the_reason_names_what_it_was_compared_with() -> None:
    assert judged("56.1%", "49.4% (2021/22)").reason == (
        "Improved: 56.1% from 49.4% in 2021/22 (up 6.7 points), higher is better."
    )
    assert judged("84.0%", "84.6% (Position at March 2023)").reason == (
        "Similar: 84.0% from 84.6% at 31 March 2023 (down 0.6 points), "
        "within the tolerance of 1.5 points."
    )


def test_that_tolerances_are_never_told_with_an_exponent_or_bankers_rounding() -> None:
    reason = judged("20.1%", "20.0%", limit=Limit(Decimal("2E+1"), LimitKind.POINTS)).reason
    assert "the tolerance of 20 points" in reason
    assert "the tolerance of 1.13 points" in judged("11.25%", "11.25%").reason


# --- chance ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("now", "before", "chance"),
    [
        (("44.9%", "4.9"), ("38.7%", "4.2"), True),
        (("59.3%", "7.5"), ("61.8%", "5.9"), True),
        (("56.1%", "5.5"), ("49.4%", "5.8"), True),
        (("72.2%", "4.6"), ("65.0%", "4.3"), False),
    ],
)
def test_that_changes_within_the_margins_of_two_surveys_could_be_chance(
    now: tuple[str, str], before: tuple[str, str], chance: bool
) -> None:
    # Leicestershire, 2022/23 (carers 2021/22) and 2023/24, as published with the ASCOF.
    progress = judged(now[0], before[0], margins=(now[1], before[1]))
    assert progress.word is not ProgressWord.SIMILAR
    assert ("could be chance" in progress.text) is chance
    assert ("could be chance" in progress.reason) is chance


@pytest.mark.parametrize(
    ("current", "previous", "unit", "chance"),
    [
        ("5.4 (23 admissions)", "3.8 (17 admissions)", Unit.RATE, True),
        ("13.7 (58 admissions)", "12.1 (51 admissions)", Unit.RATE, True),
        ("559.4 (820 admissions)", "528.7 (780 admissions)", Unit.RATE, False),
        ("36", "41", Unit.COUNT, True),
        ("36", "116", Unit.COUNT, False),
        ("15.6%", "12.1%", Unit.PERCENT, False),
        ("18.6", "17.1", Unit.SCORE, False),
    ],
)
def test_that_changes_of_small_counts_could_be_chance(
    current: str, previous: str, unit: Unit, chance: bool
) -> None:
    progress = judged(current, previous, Aim.LOW, unit=unit)
    assert progress.word is not ProgressWord.SIMILAR
    assert progress.text.endswith("(could be chance)") is chance


# --- overrides and symmetry -----------------------------------------------------------------------
def test_that_an_override_decides_and_the_rule_is_kept_beside_it() -> None:
    key = OverrideKey("delay", LATER, Judged.PROGRESS)
    at = datetime(2024, 6, 3, tzinfo=UTC)
    override = Override(key, "improved", "more delay means less need", "committee", at, ())
    progress = judged("19.1%", "12.8%", Aim.BAND, target="10-15%", override=override)
    assert (progress.word, progress.by_rule) == (ProgressWord.IMPROVED, ProgressWord.NOT_AS_GOOD)
    assert "more delay means less need" in progress.reason
    none = judged("5%", "4%", override=Override(key, "none", "new form", "committee", at, ()))
    assert (none.word, none.text) == (ProgressWord.NONE, "")


PERCENTAGES = st.integers(0, 1000).map(lambda tenths: Decimal(tenths) / 10)
OPPOSITE = {
    ProgressWord.IMPROVED: ProgressWord.NOT_AS_GOOD,
    ProgressWord.NOT_AS_GOOD: ProgressWord.IMPROVED,
    ProgressWord.SIMILAR: ProgressWord.SIMILAR,
}


@given(PERCENTAGES, PERCENTAGES)
@settings(max_examples=100)
def test_that_what_is_improved_with_one_aim_is_not_as_good_with_the_other(
    now: Decimal, before: Decimal
) -> None:
    texts = [format_number(each, 1, Form.PERCENT) for each in (now, before)]
    high, low = (judged(texts[0], texts[1], aim).word for aim in (Aim.HIGH, Aim.LOW))
    assert low is OPPOSITE[high]
