"""Figures held against what was issued, and provisional ones that have become final."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from perfdesk.core.checks.all_checks import check_pack
from perfdesk.core.editing.mends import mend_edit
from perfdesk.core.edits import apply_edit, edit_between
from perfdesk.core.figures import FigureKind
from perfdesk.core.issues.issue import Issue, ReportedFigure, Withdrawal
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.problems import Problem, ProblemKind
from tests.core.building.series_packs import MEASURE, NOW, local, published, series_pack, target

BEFORE = NOW.a_year_earlier()
AT = datetime(2023, 6, 3, 9, 0, tzinfo=UTC)


def issue(text: str, position: Period = BEFORE, *, provisional: bool = False) -> Issue:
    """What was issued of the measure."""
    told = (ReportedFigure(MEASURE, text, provisional),)
    return Issue(
        position.key, "Committee, June", "", position, AT, "a.officer", (), "d", "s", reported=told
    )


def found(pack: Pack, kind: ProblemKind) -> list[Problem]:
    """The problems of one kind."""
    return [each for each in check_pack(pack) if each.kind == kind]


def pack_of(
    previous: str, *issues: Issue, current: str = "89.6%", provisional: bool = False
) -> Pack:
    """A pack whose row has these figures, from which something was issued."""
    figures = [local(BEFORE.key, previous), local(NOW.key, current)]
    pack = series_pack(target("85%"), *figures, *issues)
    position = replace(pack.position, provisional=provisional)
    return apply_edit(pack, edit_between(pack, "", [position]))[0]


def test_that_a_previous_figure_is_held_against_what_was_issued() -> None:
    (problem,) = found(pack_of("87.0%", issue("87.8%")), ProblemKind.PREVIOUS)
    assert "is 87.0%, but 87.8% was issued in \u201cCommittee, June\u201d" in problem.message
    assert problem.where == BEFORE.label


@pytest.mark.parametrize("text", ["87.8%", "87.8% (2,801/3,190)", "88%", "87.8% [r]"])
def test_that_the_same_number_in_other_words_is_no_revision(text: str) -> None:
    assert not found(pack_of(text, issue("87.8%")), ProblemKind.PREVIOUS)


def test_that_what_was_withdrawn_is_no_longer_what_was_reported() -> None:
    gone = replace(issue("87.8%"), withdrawal=Withdrawal("Wrong", "a.officer", AT))
    assert not found(pack_of("87.0%", gone), ProblemKind.PREVIOUS)


def test_that_a_provisional_figure_that_was_revised_says_so() -> None:
    pack = pack_of("87.0%", issue("87.8% [p]", provisional=True))
    assert not found(pack, ProblemKind.PREVIOUS)
    (problem,) = found(pack, ProblemKind.PROVISIONAL)
    assert (
        "was issued as provisional in \u201cCommittee, June\u201d, 87.8% [p], and is 87.0% now"
        in (problem.message)
    )


def test_that_a_figure_of_the_position_that_was_provisional_is_held_against_its_issue() -> None:
    pack = pack_of("87.8%", issue("89.0%", NOW, provisional=True))
    (problem,) = found(pack, ProblemKind.PROVISIONAL)
    assert problem.where == NOW.label
    assert not found(
        pack_of("87.8%", issue("89.6%", NOW, provisional=True)), ProblemKind.PROVISIONAL
    )


def test_that_a_provisional_figure_that_was_published_can_be_replaced_by_it() -> None:
    pack = pack_of("87.8%", current="89.6% [p]")
    final = published(NOW.key, "90.1")
    pack = apply_edit(pack, edit_between(pack, "", [final]))[0]
    (problem,) = found(pack, ProblemKind.PROVISIONAL)
    assert not found(pack, ProblemKind.PUBLISHED)
    assert "is provisional, 89.6% [p], but has been published since as 90.1%" in problem.message
    after = apply_edit(pack, mend_edit(pack, NOW, [problem]))[0]
    assert after.figure(MEASURE, NOW) is None
    assert after.figure(MEASURE, NOW, FigureKind.PUBLISHED) == final
    assert not found(after, ProblemKind.PROVISIONAL)
