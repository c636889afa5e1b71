"""The comparison scheme case by case, each worked out by hand from the rules."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.core.measures import Aim, Unit
from perfdesk.core.periods import financial_year
from perfdesk.core.rules.progress import ProgressCase, judge_progress
from perfdesk.core.rules.ratings import RatingCase, rate
from perfdesk.core.settings import Scheme, Tolerances
from perfdesk.core.verdicts import Progress, Rating
from perfdesk.core.wording.figure_text import read_figure
from perfdesk.core.wording.target_text import read_target

YEAR = financial_year(2023)
CASES = [
    # figure, compared with, aim, margin of error, word, text, why
    ("67.2%", "67.2% 22/23 Nat. Ave.", "High", "", "similar", "Similar to England 2022/23",
     "level with the average"),
    ("70.54%", "67.2% 22/23 Nat. Ave.", "High", "", "similar", "Similar to England 2022/23",
     "rounds to 70.5, and 3.3 ahead is less than 3.36"),
    ("70.56%", "67.2% 22/23 Nat. Ave.", "High", "", "better", "Better than England 2022/23",
     "rounds to 70.6, as it is printed"),
    ("76.0%", "80.0% 22/23 Nat. Ave.", "High", "", "similar", "Similar to England 2022/23",
     "4.0 behind is 5 % exactly"),
    ("70.6%", "67.2% 22/23 Nat. Ave.", "High", "", "better", "Better than England 2022/23",
     "3.4 ahead is more than 3.36"),
    ("63.8%", "67.2% 22/23 Nat. Ave.", "High", "", "below", "Worse than England 2022/23",
     "3.4 behind is more than 3.36"),
    ("63.9%", "67.2% 22/23 Nat. Ave.", "High", "", "similar", "Similar to England 2022/23",
     "3.3 behind is less"),
    ("532.7", "560.8 per 100k pop. 22/23 Nat. Ave", "Low", "", "better",
     "Better than England 2022/23", "28.1 fewer is more than 28.04"),
    ("532.8", "560.8 per 100k pop. 22/23 Nat. Ave", "Low", "", "similar",
     "Similar to England 2022/23", "28.0 fewer is less than 28.04"),
    ("588.9", "560.8 per 100k pop. 22/23 Nat. Ave", "Low", "", "below",
     "Worse than England 2022/23", "with the aim Low more is worse"),
    ("59.3%", "67.9% 23/24 Nat. Ave.", "High", "7.5", "below", "Worse than England 2023/24",
     "8.6 behind is more than the margin of 7.5"),
    ("61.1%", "67.9% 23/24 Nat. Ave.", "High", "7.5", "similar",
     "Statistically similar to England 2023/24", "6.8 behind is within it, though over 5 %"),
    ("75.4%", "67.9% 23/24 Nat. Ave.", "High", "7.5", "similar",
     "Statistically similar to England 2023/24", "the margin itself is within it"),
    ("17.3k", "17.3k Local target 2023/24", "High", "", "better", "Target met", "met exactly"),
    ("17.25k", "17.3k Local target 2023/24", "High", "", "better", "Target met",
     "rounds to 17.3k, half away from zero"),
    ("17.2k", "17.3k Local target 2023/24", "High", "", "similar", "Target nearly met",
     "short by 0.6 %"),
    ("16.4k", "17.3k Local target 2023/24", "High", "", "below", "Target missed",
     "short by 5.2 %"),
    ("30k", "17.3k Local target 2023/24", "High", "", "better", "Target met",
     "the tolerance is for a miss only"),
    ("1,575", "<1,575 Position as at 1st Jan 2023", "Low", "", "better", "Target met",
     "at most the baseline"),
    ("1,600", "<1,575 Position as at 1st Jan 2023", "Low", "", "similar", "Target nearly met",
     "1.6 % over"),
    ("1,654", "<1,575 Position as at 1st Jan 2023", "Low", "", "below", "Target missed",
     "5.02 % over"),
    ("4.3 (17 admissions)", "<4.1 (17 Adm's)", "Low", "", "better", "Target met",
     "the counts decide"),
    ("4.0 (18 admissions)", "<4.1 (17 Adm's)", "Low", "", "below", "Target missed",
     "rate and count disagree: 18 of 17 are 5.9 % too many"),
    ("4.2 (18 admissions)", "<4.1 (17 Adm's)", "Low", "", "similar", "Target nearly met",
     "both miss, so the rate says by how much: 2.4 %"),
    ("0", "0", "Low", "", "better", "Target met", "none"),
    ("2", "0 (2)", "Low", "", "similar", "Target nearly met", "up to the stated count"),
    ("3", "0 (2)", "Low", "", "below", "Target missed", "more"),
    ("55.0%", "55% - 60%", "Band", "", "better", "Within its band", "on its edge"),
    ("60.4%", "55% - 60%", "Band", "", "better", "Within its band", "rounds to 60 %"),
    ("60.5%", "55% - 60%", "Band", "", "similar", "0.5 points above its band",
     "rounds to 61 %, within a point"),
    ("61.0%", "55% - 60%", "Band", "", "similar", "1.0 points above its band", "a point"),
    ("61.1%", "55% - 60%", "Band", "", "similar", "1.1 points above its band",
     "rounds to 61 %, a point"),
    ("61.5%", "55% - 60%", "Band", "", "below", "1.5 points above its band",
     "rounds to 62 %, over a point"),
    ("53.9%", "55% - 60%", "Band", "", "similar", "1.1 points below its band",
     "rounds to 54 %, a point"),
    ("53.4%", "55% - 60%", "Band", "", "below", "1.6 points below its band",
     "rounds to 53 %, over a point"),
    ("61.1%", "55.0% - 60.0%", "Band", "", "below", "1.1 points above its band",
     "the band is told to a tenth, and so is the boundary"),
    ("61.2k", "50k-60k", "Band", "", "similar", "1.2k above its band",
     "a band of visits has the tolerance of visits: 1k is 1.7 % of 60k"),
    ("16", "10 to 15", "Band", "", "below", "1 above its band", "one of fifteen is 6.7 %"),
    ("82%", "78.7% Shire average 2020/21", "High", "", "similar",
     "Similar to shire counties 2020/21", "3.3 ahead is less than 3.9"),
    ("85.8%", "85.9% top quartile 2020/21", "High", "", "similar", "Target nearly met",
     "a threshold is a target"),
    ("90%", "For Information Only", "High", "", "not rated", "For information", "so said"),
    ("90%", "New ASCOF metric for 2023/24 No national figures yet available", "High", "",
     "not rated", "No comparator", "nothing yet"),
    ("Due June 2024", "90%", "High", "", "not rated", "Not due yet", "in June"),
    ("No Survey in 2020/21 due to Covid-19 pandemic", "90%", "High", "", "not rated",
     "Not rated", "words"),
    ("90%", "85%", "N/A", "", "not rated", "No aim", "nothing says which way is good"),
]  # fmt: skip
AIMS = {"High": Aim.HIGH, "Low": Aim.LOW, "Band": Aim.BAND, "N/A": Aim.NONE}


def rated(
    figure: str, target: str, aim: Aim, margin: str = "", scheme: Scheme = Scheme.COMPARISON
) -> Rating:
    """Rate what is printed at 2023/24."""
    return rate(
        RatingCase(
            read_figure(figure, column=YEAR), read_target(target, aim, YEAR), aim, scheme,
            Tolerances(), margin=Decimal(margin) if margin else None, position=YEAR,
        )
    )  # fmt: skip


@pytest.mark.parametrize(
    ("figure", "target", "aim", "margin", "word", "text", "why"),
    CASES,
    ids=[f"{case[0]} against {case[1]}: {case[6]}" for case in CASES],
)
def test_that_each_case_is_rated_as_worked_out(
    figure: str, target: str, aim: str, margin: str, word: str, text: str, why: str
) -> None:
    rating = rated(figure, target, AIMS[aim], margin)
    assert (rating.word.value, rating.text) == (word, text), why
    assert rating.reason.endswith(".")
    assert not rating.reason.endswith("..")


# --- whatever is typed ----------------------------------------------------------------------------
FIGURES = st.one_of(
    st.decimals(-5, 120, places=1).map(lambda value: f"{value}%"),
    st.integers(0, 3_000_000).map(lambda value: f"{value:,}"),
    st.integers(0, 5_000).map(lambda value: f"{value / 10:.1f}k (Apr-Nov)"),
    st.tuples(st.integers(0, 900), st.integers(1, 900)).map(lambda each: f"{each[0]}/{each[1]}"),
    st.sampled_from(["Due June 2024", "[x]", "N/A", "12..5", "", "5.4 (23 admissions)"]),
)
TARGETS = st.one_of(
    st.integers(0, 100).map(lambda value: f"{value}% 22/23 Nat. Ave."),
    st.integers(0, 100).map(lambda value: f"<{value} ({value} Adm's)"),
    st.tuples(st.integers(0, 50), st.integers(51, 100)).map(lambda each: f"{each[0]}-{each[1]}%"),
    st.integers(0, 100).map(lambda value: f"{value}k Local target 2023/24"),
    st.sampled_from(["", "0 (2)", "For Information Only", "60-55%", "New metric for 2023/24"]),
)


@given(FIGURES, TARGETS, st.sampled_from(Aim), st.sampled_from(Scheme), st.booleans())
@settings(max_examples=150)
def test_that_every_rating_has_a_reason_that_is_a_sentence(
    figure: str, target: str, aim: Aim, scheme: Scheme, adds_up: bool
) -> None:
    rating = rate(
        RatingCase(
            read_figure(figure, column=YEAR), read_target(target, aim, YEAR), aim, scheme,
            Tolerances(), adds_up=adds_up, position=YEAR,
        )
    )  # fmt: skip
    assert rating.text
    assert rating.reason[:1] == rating.reason[:1].upper()
    assert rating.reason.endswith(".")
    assert not rating.reason.endswith("..")


@given(FIGURES, FIGURES, TARGETS, st.sampled_from(Aim), st.sampled_from(Unit))
@settings(max_examples=150)
def test_that_every_progress_has_a_reason_that_is_a_sentence(
    current: str, previous: str, target: str, aim: Aim, unit: Unit
) -> None:
    progress: Progress = judge_progress(
        ProgressCase(
            read_figure(current, unit=unit, column=YEAR),
            read_figure(previous, unit=unit, column=YEAR.a_year_earlier()),
            YEAR.a_year_earlier(), read_target(target, aim, YEAR), aim, Tolerances(), unit=unit,
        )
    )  # fmt: skip
    assert progress.reason.endswith(".")
    assert not progress.reason.endswith("..")


@given(st.decimals(1, 99, places=1), st.decimals(1, 99, places=1))
@settings(max_examples=60)
def test_that_what_is_better_with_one_aim_is_worse_with_the_other(
    value: Decimal, average: Decimal
) -> None:
    words = [
        rated(f"{value}%", f"{average}% 22/23 Nat. Ave.", aim).word.value
        for aim in (Aim.HIGH, Aim.LOW)
    ]
    assert words in (["better", "below"], ["below", "better"], ["similar", "similar"])
