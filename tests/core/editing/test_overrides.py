"""Deciding a rating or an arrow otherwise than by its rule."""

from datetime import UTC, datetime

import pytest

from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.checks.all_checks import check_pack
from perfdesk.core.dashboard import Column, Row
from perfdesk.core.editing.cells import TypedCell, cells_edit
from perfdesk.core.editing.overrides import (
    UnsuitableOverrideError,
    decision_on,
    override_edit,
    override_removal,
)
from perfdesk.core.edits import apply_edit, revert_edit
from perfdesk.core.judgements import Judged, OverrideKey
from perfdesk.core.pack import Pack
from perfdesk.core.verdicts import ProgressWord, RatingWord
from tests.core.printed import EARLIER, LATER, REABLEMENT, measure_id, printed_pack

PACK = printed_pack()
REABLED = measure_id(REABLEMENT)
AT = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)
WHY = "England's figure is about fewer people"


def decided(
    pack: Pack = PACK, of: Judged = Judged.RATING, word: str = "similar", reason: str = WHY
) -> Pack:
    """The pack after a decision."""
    edit = override_edit(
        pack, OverrideKey(REABLED, LATER, of), word, reason, by="A. Officer", at=AT
    )
    return apply_edit(pack, edit)[0]


def row_of(pack: Pack) -> Row:
    return next(row for row in build_dashboard(pack, LATER).rows if row.measure == REABLED)


def test_that_a_decided_rating_stands_beside_the_rules_word() -> None:
    rating = row_of(decided()).rating
    assert (rating.word, rating.by_rule) == (RatingWord.SIMILAR, RatingWord.BETTER)
    assert rating.reason.startswith(f"{WHY} (decided by A. Officer). By rule: Better than")


def test_that_progress_is_decided_too() -> None:
    progress = row_of(decided(of=Judged.PROGRESS, word="not as good")).progress
    assert progress.word is ProgressWord.NOT_AS_GOOD
    assert progress.override is not None


@pytest.mark.parametrize("reason", ["", "  \n "])
def test_that_a_decision_needs_a_reason(reason: str) -> None:
    with pytest.raises(
        UnsuitableOverrideError,
        match=r"without a reason, so nothing was changed\. Type the reason\.$",
    ):
        decided(reason=reason)


def test_that_a_word_of_the_other_scheme_is_refused() -> None:
    with pytest.raises(UnsuitableOverrideError, match="“amber” is not a rating at 2023/24"):
        decided(word="amber")


def test_that_the_choices_are_those_of_the_scheme_the_best_first() -> None:
    found = decision_on(PACK, LATER, REABLED, Judged.RATING)
    assert [each.text for each in found.choices] == ["Better", "Similar", "Worse", "Not rated"]
    earlier = decision_on(PACK, EARLIER, REABLED, Judged.RATING)
    assert [each.word for each in earlier.choices] == ["green", "amber", "red", "not rated"]
    progress = decision_on(PACK, LATER, REABLED, Judged.PROGRESS)
    assert [each.text for each in progress.choices] == [
        "Improved", "Similar", "Not as good", "No arrow",
    ]  # fmt: skip


def test_that_the_rules_reason_is_told_without_what_was_decided() -> None:
    before = decision_on(PACK, LATER, REABLED, Judged.RATING)
    after = decision_on(decided(), LATER, REABLED, Judged.RATING)
    assert (after.by_rule, after.reason_by_rule) == (before.by_rule, before.reason_by_rule)
    assert before.override is None
    assert after.override is not None
    assert (after.override.value, after.override.reason) == ("similar", WHY)
    assert not after.has_lapsed


def test_that_a_decision_lapses_as_a_problem_when_the_figure_changes() -> None:
    pack = decided()
    typed = cells_edit(pack, LATER, [TypedCell(REABLED, Column.CURRENT, "70%")])
    after = apply_edit(pack, typed)[0]
    assert row_of(after).rating.word is RatingWord.BELOW
    assert decision_on(after, LATER, REABLED, Judged.RATING).has_lapsed
    problems = [each for each in check_pack(after, LATER) if each.kind == "override"]
    lapsed = [each for each in problems if each.measure == REABLED and each.where == "rating"]
    assert len(lapsed) == 1
    assert "has lapsed" in lapsed[0].message
    assert row_of(revert_edit(after, typed)[0]).rating.word is RatingWord.SIMILAR


def test_that_a_decision_is_taken_away() -> None:
    pack = decided()
    edit = override_removal(pack, LATER, REABLED, Judged.RATING)
    assert row_of(apply_edit(pack, edit)[0]) == row_of(PACK)
    assert not override_removal(PACK, LATER, REABLED, Judged.RATING).replacements


def test_that_deciding_the_same_again_changes_nothing() -> None:
    pack = decided()
    key = OverrideKey(REABLED, LATER, Judged.RATING)
    again = override_edit(pack, key, "similar", WHY, by="A. Officer", at=AT)
    assert not again.replacements
