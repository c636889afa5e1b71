"""Comments come back in a workbook, wherever its columns stand.

The comments are sentences of the committee report of 3 June 2024, as the sample holds them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from perfdesk.core.edits import apply_edit, edit_between, removal
from perfdesk.core.pack import Pack
from perfdesk.core.periods import financial_year
from perfdesk.core.reporting.commentary import Audience, Commentary
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.matching.questions import SKIP
from perfdesk.operations.sample import sample_pack
from tests.importing.files import write_csv, write_xlsx

PlanOf = Callable[..., ImportPlan]
RETURN = "Commentary return 2023-24.xlsx"
VISITS = "Physical visits to libraries topped 615,000 during 2023/24."
REVIEWS = "The overall figure for reviews was 73.5%."


@pytest.fixture
def pack(at: datetime) -> Pack:
    """The sample pack."""
    return sample_pack(at)


@pytest.fixture
def sent(repository: Path) -> Path:
    """The workbook of the sample."""
    return repository / "resources" / "sample" / RETURN


def comments(plan: ImportPlan) -> dict[str, Commentary]:
    """The comments of a plan, by measure."""
    return {each.key.measure: each for each in plan.records if isinstance(each, Commentary)}


def test_that_the_comments_of_the_sample_are_brought_with_their_cells(
    pack: Pack, sent: Path, plan_of: PlanOf
) -> None:
    plan = plan_of(sent, pack)
    found = comments(plan)
    assert len(found) == 22 and not plan.questions and not plan.figures
    visits = found["library-visits"]
    assert visits.text.startswith("Physical visits to libraries topped 615,000")
    assert (visits.source.sheet, visits.source.cell) == ("Commentary", "H11")
    assert visits.key.position == financial_year(2023)
    assert visits.key.audience is Audience.PUBLIC and not visits.draft


def test_that_comments_taken_over_are_no_news_the_next_time(
    pack: Pack, sent: Path, plan_of: PlanOf
) -> None:
    after, _ = apply_edit(pack, plan_of(sent, pack).edit(pack))
    assert len(after.table(Commentary)) == 22
    again = plan_of(sent, after)
    assert not comments(again)
    assert not again.edit(after).replacements
    assert any("22 comments are the same as in the pack" in each.message for each in again.problems)


def test_that_another_text_stands_beside_the_held_one_and_can_be_left_out(
    pack: Pack, sent: Path, plan_of: PlanOf
) -> None:
    after, _ = apply_edit(pack, plan_of(sent, pack).edit(pack))
    held = next(iter(after.table(Commentary).values()))
    altered, _ = apply_edit(after, edit_between(after, "", [replace(held, text="Typed here.")]))
    plan = plan_of(sent, altered)
    assert list(comments(plan)) == [held.key.measure]
    kept, _ = apply_edit(altered, plan.edit(altered, accept=frozenset()))
    assert kept.table(Commentary)[held.key].text == "Typed here."
    taken, _ = apply_edit(altered, plan.edit(altered, accept={held.key}))
    assert taken.table(Commentary)[held.key].text == held.text


def test_that_columns_may_be_moved_and_renamed_and_ids_may_be_missing(
    pack: Pack, tmp_path: Path, plan_of: PlanOf
) -> None:
    rows = (
        ("Returns for 2023/24",),
        (),
        ("Narrative for the report", "What is measured", "Progress", "Internal note"),
        (VISITS, "Library visits", "commented", ""),
        (REVIEWS, "% of service users who received their annual review", "commented", "Ask again."),
        ("", "Heritage visits", "awaited", ""),
        ("n/a", "Junior loans", "awaited", ""),
    )
    plan = plan_of(write_xlsx(tmp_path / "back.xlsx", {"Sheet1": rows}), pack)
    found = [each for each in plan.records if isinstance(each, Commentary)]
    assert {(each.key.audience, each.text) for each in found} == {
        (Audience.PUBLIC, VISITS),
        (Audience.PUBLIC, REVIEWS),
        (Audience.INTERNAL, "Ask again."),
    }
    assert not plan.questions


def test_that_the_very_words_of_a_measure_need_no_question_beside_a_near_one(
    pack: Pack, tmp_path: Path, plan_of: PlanOf
) -> None:
    rows = (
        ("Measure", "Description", "Commentary"),
        ("ASCOF 3C", "% of SUs who find it easy to find information", "Fewer than before."),
        ("ASCOF 3C", "% of carers who find it easy to find information", "More than before."),
    )
    plan = plan_of(write_csv(tmp_path / "back.csv", rows), pack)
    assert len(comments(plan)) == 2 and not plan.questions


def test_that_a_row_that_fits_no_measure_is_asked_about(
    pack: Pack, tmp_path: Path, plan_of: PlanOf
) -> None:
    rows = (
        ("Reference", "Description", "Commentary"),
        ("", "People through the doors of museums", "Busier than ever."),
        ("heritage-visits", "Adults who receive direct payments", "Said of something else."),
    )
    path = write_csv(tmp_path / "back.csv", rows)
    plan = plan_of(path, pack)
    assert len(plan.questions) == 2 and len(plan.not_understood) == 2 and not comments(plan)
    first, second = plan.questions
    answered = plan_of(path, pack, {first.id: "heritage-visits", second.id: SKIP})
    assert {key: each.text for key, each in comments(answered).items()} == {
        "heritage-visits": "Busier than ever."
    }
    assert not answered.questions


def test_that_comments_on_a_year_that_the_pack_does_not_report_are_asked_about(
    pack: Pack, tmp_path: Path, plan_of: PlanOf
) -> None:
    rows = (
        ("Commentary for 2024/25",),
        (),
        ("Reference", "Description", "Commentary"),
        ("library-visits", "Library visits", VISITS),
    )
    path = write_csv(tmp_path / "back.csv", rows)
    plan = plan_of(path, pack)
    (question,) = plan.questions
    assert "2024/25" in question.text and not comments(plan)
    answered = plan_of(path, pack, {question.id: "2023/24"})
    assert comments(answered)["library-visits"].key.position == financial_year(2023)


def test_that_a_figure_changed_in_the_return_is_told_and_not_taken(
    pack: Pack, tmp_path: Path, plan_of: PlanOf
) -> None:
    rows = (
        ("Reference", "Description", "This year", "State", "Commentary"),
        ("library-visits", "Library visits", "651.1k", "draft", VISITS),
    )
    plan = plan_of(write_csv(tmp_path / "back.csv", rows), pack)
    assert comments(plan)["library-visits"].draft
    assert any("651.1k" in each.message and "615.1k" in each.message for each in plan.problems)
    assert not plan.figures


def test_that_a_text_that_looks_like_a_formula_stays_text(
    pack: Pack, tmp_path: Path, plan_of: PlanOf
) -> None:
    rows = (
        ("Reference", "Description", "Commentary"),
        ("library-visits", "Library visits", "=HYPERLINK(1)\nSecond  line"),
    )
    plan = plan_of(write_csv(tmp_path / "back.csv", rows), pack)
    assert comments(plan)["library-visits"].text == "=HYPERLINK(1)\nSecond line"


def test_that_a_figure_that_was_awaited_comes_with_its_comment(
    pack: Pack, tmp_path: Path, plan_of: PlanOf
) -> None:
    held = pack.figure("library-visits", financial_year(2023))
    assert held is not None
    without, _ = apply_edit(pack, removal("", [held]))
    rows = (
        ("Reference", "Description", "This year", "Commentary"),
        ("library-visits", "Library visits", "615.1k", VISITS),
        ("heritage-visits", "Heritage visits", "", ""),
    )
    plan = plan_of(write_csv(tmp_path / "back.csv", rows), without)
    (planned,) = plan.figures
    assert (planned.old, planned.new.reading.text) == (None, "615.1k")
    assert planned.new.source.cell == "C2"
    assert comments(plan)["library-visits"].text == VISITS
