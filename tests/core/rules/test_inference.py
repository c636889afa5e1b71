"""Inference: which tolerances the printed dashboards were rated by."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.core.building.judging import facts_of, progress_case, rating_case
from perfdesk.core.measures import Aim
from perfdesk.core.periods import Period
from perfdesk.core.rules.inference import (
    Inference,
    InferredTolerance,
    Interval,
    PrintedVerdict,
    infer_tolerances,
)
from perfdesk.core.rules.ratings import RatingCase, rate
from perfdesk.core.settings import Position, Scheme, Tolerances
from perfdesk.core.verdicts import ProgressWord, RatingWord
from perfdesk.core.wording.figure_text import read_figure
from perfdesk.core.wording.target_text import read_target
from tests.core.printed import DELAY_SEQUELS, EARLIER, LATER, printed_pack, printed_rows

COLOURS = {"G": RatingWord.GREEN, "A": RatingWord.AMBER, "R": RatingWord.RED}
ARROWS = {
    "\u25b2": ProgressWord.IMPROVED,
    "\u25c0\u25b6": ProgressWord.SIMILAR,
    "\u25bc": ProgressWord.NOT_AS_GOOD,
}


def printed(year: Period) -> list[PrintedVerdict]:
    """The ratings and arrows that the dashboard of a year prints."""
    pack, found = printed_pack(), []
    position = pack.table(Position)[year]
    for row in printed_rows(year):
        measure = pack.measure(row.id)
        facts = facts_of(pack, measure, position)
        if row.rag in COLOURS:
            case = rating_case(pack, measure, position, facts)
            found.append(PrintedVerdict(row.id, case, COLOURS[row.rag]))
        if row.arrow in ARROWS:
            moved = progress_case(pack, measure, position, facts)
            found.append(PrintedVerdict(row.id, moved, ARROWS[row.arrow]))
    return found


def tolerance(inference: Inference, name: str) -> InferredTolerance:
    """What was found of one tolerance."""
    return next(each for each in inference.tolerances if each.name == name)


def test_that_the_colours_of_2021_22_leave_an_interval_for_amber_with_5_percent_in_it() -> None:
    inference = infer_tolerances(printed(EARLIER), Tolerances())
    amber = tolerance(inference, "amber_percent")
    # 559.4, which rounds to 559, against 538 is amber and 9.4 against 10.5 red.
    assert amber.interval.low == Decimal(21) * 100 / 538
    assert amber.interval.high == Decimal("1.1") * 100 / Decimal("10.5")
    assert (amber.rows, amber.reproduced, amber.fits) == (6, 5, True)
    assert amber.sentence == (
        "Tolerances from 3.91 to below 10.47 % of the target match 5 of the 6 ratings or arrows "
        "that depend on it; the pack's 5 is among them."
    )
    pack = printed_pack()
    unexplained = [
        (pack.measure(each.verdict.measure).code, each.verdict.word, each.by_rule)
        for each in inference.unexplained
    ]
    assert unexplained == [("ASCOF 2A pt 1", RatingWord.AMBER, RatingWord.RED)]


def test_that_the_arrows_of_2023_24_leave_intervals_for_points_and_percent() -> None:
    inference = infer_tolerances(printed(LATER), Tolerances())
    points, percent = (tolerance(inference, name) for name in ("similar_points", "similar_percent"))
    assert points.interval == Interval(Decimal("1.1"), Decimal("1.8"))
    assert points.reproduced == points.rows
    assert percent.interval.low == 0
    assert percent.interval.high == Decimal("28000") * 100 / 805_300
    assert inference.suggested == Tolerances()
    pack = printed_pack()
    (other,) = inference.unexplained
    assert pack.measure(other.verdict.measure).description == DELAY_SEQUELS
    assert other.reason.endswith(".")


def test_that_other_tolerances_are_suggested_where_the_packs_do_not_fit() -> None:
    pack_wide = Tolerances(similar_points=Decimal(4), amber_percent=Decimal(20))
    arrows = infer_tolerances(printed(LATER), pack_wide)
    assert not tolerance(arrows, "similar_points").fits
    assert arrows.suggested.similar_points == Decimal("1.5")
    assert arrows.suggested.amber_percent == 20, "nothing printed speaks against it"
    colours = infer_tolerances(printed(EARLIER), pack_wide)
    assert colours.suggested.amber_percent in tolerance(colours, "amber_percent").interval
    assert len(colours.unexplained) == 1


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        ("1.1", "1.8", "from 1.1 to below 1.8"),
        ("3.9777", "10.4762", "from 3.98 to below 10.47"),
        ("2", None, "2 or more"),
    ],
)
def test_that_an_interval_is_rounded_inwards(low: str, high: str | None, words: str) -> None:
    interval = Interval(Decimal(low), Decimal(high) if high else None)
    assert str(interval) == words
    assert interval.low in interval
    assert interval.high is None or interval.high not in interval


@given(
    st.lists(st.integers(50, 130), min_size=1, max_size=12),
    st.integers(0, 30),
    st.sampled_from(Scheme),
)
@settings(max_examples=40)
def test_that_verdicts_made_by_a_tolerance_are_all_explained(
    figures: list[int], limit: int, scheme: Scheme
) -> None:
    used = Tolerances(amber_percent=Decimal(limit))
    verdicts = []
    for number, figure in enumerate(figures):
        target = read_target("100%" if number % 2 else "100% 22/23 Nat. Ave.")
        case = RatingCase(read_figure(f"{figure}%"), target, Aim.HIGH, scheme, used)
        verdicts.append(PrintedVerdict(f"m{number}", case, rate(case).word))
    inference = infer_tolerances(verdicts, Tolerances())
    assert inference.unexplained == ()
    found = tolerance(inference, "amber_percent")
    assert found.reproduced == found.rows
    assert found.rows == 0 or Decimal(limit) in found.interval or found.fits
