"""Statements of the papers of January 2022 and June 2024, right and with slips of the hand.

The figures are those of Leicestershire County Council's "Appendix A" for 2021/22 and 2023/24.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from perfdesk.core.claims.claim import ClaimKind, ClaimVerdict, Finding

Check = Callable[..., list[Finding]]

REABLEMENT = (
    "The ASCOF contains two metrics, ASCOF 2A: the proportion of people with no continued needs "
    "post reablement, and ASCOF 2D. For the first of these a high level of performance has been "
    "maintained during 2023/24 ({0} or {1} out of {2})."
)


def errors(found: list[Finding]) -> list[str]:
    return [each.message for each in found if each.verdict is ClaimVerdict.ERROR]


def of_kind(found: list[Finding], kind: ClaimKind) -> list[Finding]:
    return [each for each in found if each.claim.kind is kind]


def test_that_a_share_is_recomputed_from_its_counts(check: Check) -> None:
    (ratio,) = of_kind(check(REABLEMENT.format("89.6%", "3,856", "4,304")), ClaimKind.RATIO)
    assert ratio.verdict is ClaimVerdict.CONSISTENT
    assert ratio.message == "3,856 / 4,304 = 89.59%, printed 89.6%."


def test_that_a_wrong_share_names_the_slip_that_would_mend_it(check: Check) -> None:
    found = check("During 2023/24, 96% (524 out of 528) of enquiries involved a reduced risk.")
    (ratio,) = of_kind(found, ClaimKind.RATIO)
    assert ratio.verdict is ClaimVerdict.ERROR
    assert ratio.message == "524 / 528 = 99.2%, printed 96%."
    assert "524 out of 548 gives 96%" in ratio.suggestion


def test_that_a_share_rounded_twice_is_rounding_and_no_error(check: Check) -> None:
    found = check("As at 31 March 2024, 74% (3,950 out of 5,375) of people had been reviewed.")
    (ratio,) = of_kind(found, ClaimKind.RATIO)
    assert ratio.verdict is ClaimVerdict.ROUNDING
    assert ratio.suggestion == "Write 73%."


def test_that_counts_that_contradict_the_pack_are_found_behind_a_rounded_share(
    check: Check,
) -> None:
    found = check(
        "Current figures for 2021/22 fall just short for service user personal budgets at 96% "
        "(4,758/4,956) compared to a target of 98%.",
        "2021-22",
    )
    assert any("4,758 / 4,956 = 96.0%, but the pack has 96.4%" in each for each in errors(found))


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("up from 49% to 56%", True),
        ("down from 49% to 56%", False),
        ("fallen from 824 admissions to 798", True),
        ("risen from 824 admissions to 798", False),
    ],
)
def test_that_the_word_of_a_change_agrees_with_its_two_ends(
    check: Check, text: str, right: bool
) -> None:
    (change,) = of_kind(check(f"The number has {text}."), ClaimKind.CHANGE)
    assert change.verdict is (ClaimVerdict.CONSISTENT if right else ClaimVerdict.ERROR)


@pytest.mark.parametrize("text", ["not risen from 50% to 45%", "growth slowed from 5% to 3%"])
def test_that_a_turned_word_of_change_is_not_judged(check: Check, text: str) -> None:
    assert errors(check(f"The rate has {text}.")) == []


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("35% more than 3,190", True),
        ("53% more than 3,190", False),
        ("35% fewer than 3,190", False),
        ("35% more than 3,910", False),
    ],
)
def test_that_a_change_in_per_cent_is_recomputed(check: Check, words: str, right: bool) -> None:
    text = (
        "During 2023/24 just over 4,300 people completed a reablement service, "
        f"{words} during the previous year."
    )
    assert (errors(check(text)) == []) is right


def test_that_a_comparison_the_wrong_way_round_is_found(check: Check) -> None:
    text = "performance was 86%, {0} than the latest national average of 81%."
    assert errors(check(text.format("higher"))) == []
    assert any("86% is not lower than 81%" in each for each in errors(check(text.format("lower"))))


def test_that_a_comparison_whose_subject_is_not_printed_is_not_judged(check: Check) -> None:
    text = (
        "Volunteering rose to 45%, and overall satisfaction, at its highest ever, was above the "
        "national average of 60%."
    )
    assert errors(check(text)) == []


def test_that_shares_of_one_whole_are_held_against_one_another(check: Check) -> None:
    text = (
        "there were just over 18,000 new contacts, of which 57% (10,371) were prevented, "
        "19% ({0}) reduced, 11% (1,954) delayed and 12% (2,239) needed more."
    )
    right = check(text.format("3,505"), "2021-22")
    assert errors(right) == []
    assert any(each.verdict is ClaimVerdict.ROUNDING for each in of_kind(right, ClaimKind.SHARE))
    assert errors(check(text.format("5,305"), "2021-22"))


def test_that_a_lost_k_is_found(check: Check) -> None:
    found = check(
        "There were 19.6k hours of volunteering at libraries and heritage services during 2023/24, "
        "above the 17.3 hours that took place during 2022/23."
    )
    assert [each.suggestion for each in of_kind(found, ClaimKind.UNIT)] == ["Write 17.3k."]


@pytest.mark.parametrize("slip", ["52%", "26%"])
def test_that_a_figure_a_slip_away_from_the_pack_is_an_error(check: Check, slip: str) -> None:
    text = (
        "For carers, the proportion who had as much social contact as they would like was {0} "
        "during 2023/24."
    )
    assert errors(check(text.format("25%"))) == []
    assert len(errors(check(text.format(slip)))) == 1


def test_that_a_figure_far_from_the_pack_may_be_of_something_else(check: Check) -> None:
    text = "For carers, the proportion who had as much social contact was 60% during 2023/24."
    assert errors(check(text)) == []


def test_that_a_report_of_another_position_is_not_held_against_the_pack(check: Check) -> None:
    report = (
        "PERFORMANCE REPORT 2020/21\n\n"
        "1. For carers, the proportion with as much social contact as they would like was 26%.\n"
    )
    assert errors(check(report)) == []


def test_that_a_change_from_a_baseline_says_so(check: Check) -> None:
    found = check(
        "A number of people waiting for a social care assessment was reported as 1,575. During "
        "2023/24 the number waiting for an assessment has reduced by 51% (802) to 773."
    )
    (period,) = [each for each in found if each.verdict is ClaimVerdict.DEFINITION]
    assert "From 1,334" in period.message and "-42.1%" in period.message


def test_that_an_amount_beside_a_change_is_held_against_it(check: Check) -> None:
    text = "the number waiting for a care assessment has reduced by 51% ({0}) to 773 in 2023/24."
    assert errors(check(text.format("802"))) == []
    assert errors(check(text.format("208")))


def test_that_a_monthly_average_is_held_against_the_year(check: Check) -> None:
    text = "During the year 2023/24 there were {0} visits to libraries per month."
    assert errors(check(text.format("51,255"))) == []
    assert errors(check(text.format("15,255")))


def test_that_the_majority_of_measures_is_counted(check: Check) -> None:
    (count,) = of_kind(
        check("The majority of metrics are reflected in the ASCOF."), ClaimKind.COUNT
    )
    assert count.verdict is ClaimVerdict.ERROR
    assert "12 of 29 measures are in the framework = 41.4%" in count.message


def test_that_a_sense_turned_round_is_found(check: Check) -> None:
    text = "The ASCOF measures reablement by the proportion with {0} needs post reablement."
    assert errors(check(text.format("no continued"))) == []
    assert len(errors(check(text.format("continued")))) == 1


def test_that_an_age_group_in_other_words_is_pointed_out(check: Check) -> None:
    found = check("fewer people aged over 65 placed in permanent residential or nursing care")
    assert [each.claim.kind for each in found if each.needs_a_look] == [ClaimKind.LABEL]


def test_that_an_impossible_year_is_an_error_and_the_years_of_a_plan_are_not(check: Check) -> None:
    assert errors(check("the target for 2023/34")) == ["2023/34 is not a year."]
    assert errors(check("the Strategic Plan 2018/22")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Of the 81% who responded, fewer than 10% said no.",
        "Improved by 10% \u2013 5 of the 26 metrics fell.",
        "There are 36 sites and a 5% reduction on 12 of them.",
        "Fewer people are waiting, with reablement up from 49% to 56%.",
        "Support for those from 18 to 25 was reduced, from 9 to 5 daily.",
        "44% (546) found it easy, 21% (261) had contact and 62% (90) of carers had neither.",
        "72% agreed, up from 70%. The remaining 18% had no view, down from 20%.",
        "the number of metrics fell from 26 to 13 of which 10 (77%) were above average",
        "GCSE English (33% performance against 65% target) and Maths (38% against 70% target)",
    ],
)
def test_that_innocent_sentences_are_no_errors(check: Check, text: str) -> None:
    assert errors(check(text)) == []


def test_that_a_long_report_without_a_title_is_about_the_year_that_it_names_most(
    check: Check,
) -> None:
    said = "for carers, the proportion with as much social contact as they would like was 26%."
    filler = [f"{place}. During 2020/21 the service went on as before." for place in range(2, 16)]
    assert errors(check("\n\n".join([f"1. {said}", *filler]))) == []
    ours = [each.replace("2020/21", "2023/24") for each in filler]
    assert len(errors(check("\n\n".join([f"1. During 2023/24 {said}", *ours])))) == 1


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The rate was 52.3% this year, up 2.3 percentage points on 50.0%.", "consistent"),
        ("The rate was 52.3% this year, up 3.3 percentage points on 50.0%.", "error"),
        ("It rose by two percentage points from 49% to 51%.", "consistent"),
        ("It rose by six percentage points from 49% to 51%.", "error"),
        ("It fell by two percentage points from 49% to 51%.", "error"),
        ("The gap grew by 4 percentage points.", "no-source"),
    ],
)
def test_that_percentage_points_are_held_against_the_two_shares_beside_them(
    check: Check, text: str, verdict: str
) -> None:
    found = [each for each in check(text) if "points" in each.claim.parts]
    assert [each.verdict.value for each in found] == [verdict]


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ("up 1.8 percentage points on the previous year", "consistent"),
        ("up 2.8 percentage points on the previous year", "error"),
        ("down 1.8 percentage points on the previous year", "error"),
        ("up 1.4 percentage points since 2015/16", "no-source"),
    ],
)
def test_that_percentage_points_are_held_against_the_pack(
    check: Check, change: str, verdict: str
) -> None:
    text = (
        "The proportion of people with no continued needs post reablement (ASCOF 2A) was 89.6% "
        f"during 2023/24, {change}."
    )
    found = [each for each in check(text) if "points" in each.claim.parts]
    assert [each.verdict.value for each in found] == [verdict], found


@pytest.mark.parametrize("band", ["55% to 60%", "between 55% and 60%", "55-60%"])
def test_that_both_ends_of_a_target_band_are_the_target(check: Check, band: str) -> None:
    text = f"The % of sequels that 'Prevent Need' was 49.2% in 2023/24, against a target of {band}."
    assert errors(check(text)) == []
