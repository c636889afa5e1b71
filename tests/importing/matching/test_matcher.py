"""One matcher for every road: what was answered once holds for the next file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from perfdesk.core.edits import apply_edit, removal
from perfdesk.core.imports.answers import KeptAnswer
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.importing.matching.matcher import NEW_UNDER
from perfdesk.importing.matching.questions import ALWAYS, SKIP
from tests.importing.conftest import PlanOf, taken_over
from tests.importing.files import write_csv

LABEL = "Library loans to children"
MEANT = "total-library-loans"

Write = Callable[[Path, str], Path]


def _list(folder: Path, value: str) -> Path:
    rows = (("Measure", "Period", "Value"), (LABEL, "2023/24", value))
    return write_csv(folder / f"list {value[0]}.csv", rows)


def _form(folder: Path, value: str) -> Path:
    rows = (
        ("Measure", "2023/24", "2022/23"),
        (LABEL, value, ""),
        ("Library visits", "615.1k", "596.2k"),
    )
    return write_csv(folder / f"form {value[0]}.csv", rows)


def _labelled(folder: Path, value: str) -> Path:
    rows = (
        ("Children's libraries", ""),
        ("Figures from", "01/04/2023"),
        ("Figures to", "31/03/2024"),
        (LABEL, value),
        ("Target for the year", "2,000k"),
    )
    return write_csv(folder / f"labelled {value[0]}.csv", rows)


@pytest.fixture
def pack(pack_of: Callable[[str], Pack]) -> Pack:
    """The pack of the appendix of 2023/24."""
    return pack_of("2023-24")


@pytest.mark.parametrize("write", [_list, _form])
def test_that_a_question_answered_in_one_file_is_not_asked_of_the_next(
    write: Write, pack: Pack, plan_of: PlanOf, tmp_path: Path
) -> None:
    first = write(tmp_path, "2,400.1k")
    (question,) = plan_of(first, pack).questions
    after = taken_over(pack, plan_of(first, pack, {question.id: MEANT}))
    (kept,) = after.table(KeptAnswer).values()
    assert (kept.words, kept.answer) == (LABEL, MEANT)
    following = plan_of(write(tmp_path, "3,100.5k"), after)
    assert not following.questions
    assert [each.new.reading.text for each in following.figures if each.key.measure == MEANT] == [
        "3,100.5k"
    ]


def test_that_an_answer_is_for_files_of_its_kind_alone(
    pack: Pack, plan_of: PlanOf, tmp_path: Path
) -> None:
    first = _list(tmp_path, "2,400.1k")
    (question,) = plan_of(first, pack).questions
    after = taken_over(pack, plan_of(first, pack, {question.id: MEANT}))
    assert len(plan_of(_labelled(tmp_path, "3,100.5k"), after).questions) == 1


def test_that_an_answer_for_always_holds_for_files_of_every_kind(
    pack: Pack, plan_of: PlanOf, tmp_path: Path
) -> None:
    first = _list(tmp_path, "2,400.1k")
    (question,) = plan_of(first, pack).questions
    assert question.may_hold_always
    after = taken_over(pack, plan_of(first, pack, {question.id: f"{ALWAYS}{MEANT}"}))
    (kept,) = after.table(KeptAnswer).values()
    assert kept.key.family == ""
    assert not plan_of(_labelled(tmp_path, "3,100.5k"), after).questions


def test_that_what_is_left_out_as_answered_before_is_named(
    pack: Pack, plan_of: PlanOf, tmp_path: Path
) -> None:
    first = _list(tmp_path, "2,400.1k")
    (question,) = plan_of(first, pack).questions
    after = taken_over(pack, plan_of(first, pack, {question.id: SKIP}))
    following = plan_of(_list(tmp_path, "3,100.5k"), after)
    assert (following.questions, following.figures) == ((), ())
    (told,) = [each for each in following.problems if each.kind == "left out"]
    assert LABEL in told.message and "Sources" in told.message


def test_that_an_answer_whose_measure_is_gone_is_asked_for_again(
    pack: Pack, plan_of: PlanOf, tmp_path: Path
) -> None:
    first = _list(tmp_path, "2,400.1k")
    (question,) = plan_of(first, pack).questions
    after = taken_over(pack, plan_of(first, pack, {question.id: MEANT}))
    without, _ = apply_edit(after, removal("Remove", [after.measure(MEANT)]))
    plan = plan_of(_list(tmp_path, "3,100.5k"), without)
    assert not [each for each in plan.figures if each.key.measure == MEANT]


@pytest.mark.parametrize("write", [_list, _form])
def test_that_any_measure_or_a_new_one_can_be_meant(
    write: Write, pack: Pack, plan_of: PlanOf, tmp_path: Path
) -> None:
    path = write(tmp_path, "2,400.1k")
    (question,) = plan_of(path, pack).questions
    values = [each.value for each in question.choices]
    assert values[0] == MEANT, "the likeliest first"
    assert set(values) >= {each.id for each in pack.measures_at(pack.settings.position)}
    assert values[-1] == SKIP
    new = next(each for each in values if each.startswith(NEW_UNDER))
    after = taken_over(pack, plan_of(path, pack, {question.id: new}))
    (made,) = set(after.table(Measure)) - set(pack.table(Measure))
    assert after.table(Measure)[made].description == LABEL
    assert not plan_of(write(tmp_path, "3,100.5k"), after).questions, "it has a measure now"
