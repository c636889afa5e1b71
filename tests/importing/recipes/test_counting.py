"""Lists of contacts are counted in memory; nothing of their rows is kept anywhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from perfdesk.core.edits import apply_edit
from perfdesk.core.errors import UnreadableExtractError
from perfdesk.core.imports.answers import KeptAnswer
from perfdesk.core.pack import Pack
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.planning import plan_import
from perfdesk.store import hold_unsaved
from tests.importing.lists_of_contacts import SEQUELS, SURNAME, contacts, write_contacts

PlanOf = Callable[..., ImportPlan]
SHARES = {"prevent": "60.0%", "reduce": "20.0%", "delay": "10.0%", "meet": "10.0%"}


@pytest.fixture
def pack(pack_of: Callable[[str], Pack]) -> Pack:
    """The pack of 2023/24."""
    return pack_of("2023-24")


def test_that_contacts_are_counted_into_the_shares_of_the_layers(
    pack: Pack, plan_of: PlanOf, tmp_path: Path
) -> None:
    plan = plan_of(write_contacts(tmp_path / "contacts.csv"), pack)
    found = {
        word: planned.new.reading.text
        for planned in plan.figures
        for word in SHARES
        if f"that-{word}" in planned.key.measure
    }
    assert found == SHARES
    assert {each.key.period.key for each in plan.figures} == {"2023/24"}


def test_that_nothing_of_a_row_reaches_the_pack_its_history_or_a_message(
    pack: Pack, at: datetime, tmp_path: Path
) -> None:
    rows = list(contacts())
    plan = plan_import(write_contacts(tmp_path / "contacts.csv", iter(rows)), pack, at=at)
    said = repr((plan.problems, plan.not_understood, plan.questions, plan.records, plan.figures))
    target = tmp_path / "pack.perfdesk"
    with hold_unsaved(pack, tmp_path / "working") as held:
        held.apply(plan.edit(held.pack))
        held.publish(target)
        working = b"".join(
            each.read_bytes() for each in (tmp_path / "working").rglob("*") if each.is_file()
        )
    kept = target.read_bytes() + working + said.encode()
    for row in rows:
        for value in (row[0], row[1], row[4]):
            assert value.encode() not in kept
    assert SURNAME.encode() not in kept and b"ZZ99" not in kept
    assert plan.figures


def test_that_what_was_found_about_people_is_said_by_kind_and_column(
    pack: Pack, plan_of: PlanOf, tmp_path: Path
) -> None:
    plan = plan_of(write_contacts(tmp_path / "contacts.csv"), pack)
    (problem,) = (each for each in plan.problems if each.kind == "personal data")
    assert "NHS numbers (column A)" in problem.message
    assert "names with dates of birth (column B)" in problem.message
    assert "full postcodes (column D)" in problem.message
    assert "email addresses (column E)" in problem.message


def test_that_a_sequel_that_is_not_known_is_asked_about_once_and_remembered(
    pack: Pack, plan_of: PlanOf, tmp_path: Path
) -> None:
    path = write_contacts(tmp_path / "one.csv", contacts((*SEQUELS, ("Front door chat", 6))))
    asked = plan_of(path, pack)
    (question,) = asked.questions
    assert "Front door chat" in question.text
    answered = plan_of(path, pack, {question.id: "Prevent"})
    (prevent,) = (each for each in answered.figures if "that-prevent" in each.key.measure)
    assert prevent.new.reading.text == "75.0%"
    after, _ = apply_edit(pack, answered.edit(pack))
    (kept,) = after.table(KeptAnswer).values()
    assert (kept.key.family, kept.answer) == ("List of contacts by sequel", "Prevent")
    following = write_contacts(tmp_path / "two.csv", contacts((*SEQUELS, ("Front door chat", 9))))
    assert not plan_of(following, after).questions


def test_that_words_that_few_rows_have_are_not_shown(
    pack: Pack, plan_of: PlanOf, tmp_path: Path
) -> None:
    secret = "Called about her mother"
    plan = plan_of(write_contacts(tmp_path / "c.csv", contacts((*SEQUELS, (secret, 2)))), pack)
    assert not plan.questions
    assert secret not in repr(plan)
    assert any(left.text == "2 rows" for left in plan.not_understood)


def test_that_a_list_of_people_that_no_recipe_counts_is_refused_without_their_data(
    pack: Pack, plan_of: PlanOf, tmp_path: Path
) -> None:
    path = tmp_path / "people.csv"
    rows = "\n".join(f"{row[0]},{row[1]},7" for row in contacts())
    path.write_text(f"NHS number,Surname,Visits\n{rows}\n", encoding="utf-8")
    with pytest.raises(UnreadableExtractError, match="NHS numbers") as caught:
        plan_of(path, pack)
    said = f"{caught.value} {caught.value.details}"
    assert SURNAME not in said and "999" not in said


def test_that_loans_are_counted_for_the_measure_that_is_answered(
    pack: Pack, plan_of: PlanOf, tmp_path: Path
) -> None:
    path = tmp_path / "loans.csv"
    days = ["02/04/2023", "15/06/2023 14:20", "2024-03-31", "31/12/2023", "01/04/2024", "soon"]
    rows = "\n".join(f"{day},Book" for day in [*days, "05/05/2023", "06/05/2023"])
    path.write_text(f"Issue date,Item type\n{rows}\n", encoding="utf-8")
    asked = plan_of(path, pack)
    (question,) = asked.questions
    assert "7 rows with \u201cBook\u201d" in question.text
    total = next(each.value for each in question.choices if "loans" in each.label.casefold())
    plan = plan_of(path, pack, {question.id: total})
    (planned,) = (each for each in plan.figures if each.key.period.key == "2023/24")
    assert planned.new.value == 6
    said = {each.message for each in plan.not_understood}
    assert any("1 rows have no date" in each for each in said)
    assert any("1 rows are for days outside every column" in each for each in said)


def survey(path: Path) -> Path:
    """Answers of people that there are not: 6 of 10 are very satisfied."""
    answers = ["Very satisfied"] * 12 + ["Quite satisfied"] * 6 + ["Dissatisfied"] * 2
    with path.open("w", newline="", encoding="utf-8") as file:
        file.write("Respondent ID,Age,Overall satisfaction\n")
        file.writelines(f"TESTRESP{at:04d},{50 + at},{each}\n" for at, each in enumerate(answers))
    return path


def test_that_survey_answers_are_counted_into_the_share_a_person_says_they_make(
    pack: Pack, plan_of: PlanOf, tmp_path: Path
) -> None:
    path = survey(tmp_path / "survey.csv")
    asked = plan_of(path, pack)
    assert [each.id for each in asked.questions] == ["period List of survey answers"]
    told = {"period List of survey answers": "2023/24"}
    grouped = plan_of(path, pack, told)
    ids = [each.id for each in grouped.questions]
    assert ids == [
        "group List of survey answers: very satisfied",
        "group List of survey answers: quite satisfied",
    ], "two rows are too few to be shown"
    reviews = next(
        each.id for each in pack.measures_at(pack.position.period) if "review" in each.description
    )
    answered = plan_of(path, pack, {**told, ids[0]: reviews, ids[1]: "whole"})
    (planned,) = answered.figures
    assert planned.key.measure == reviews
    assert planned.new.reading.numerator == 12
    assert planned.new.reading.denominator == 18
    after, _ = apply_edit(pack, answered.edit(pack))
    (next_time,) = plan_of(survey(tmp_path / "next.csv"), after, told).figures
    assert next_time.new.reading == planned.new.reading


def test_that_no_cells_around_a_list_of_people_are_kept_whatever_its_columns_are_called(
    pack: Pack, plan_of: PlanOf, tmp_path: Path, at: datetime
) -> None:
    rows = ["Contact date,Sequel,Remark\n"]
    rows += [f"0{day}/05/2023,Information and advice only,TESTREMARK{day}\n" for day in range(1, 9)]
    path = tmp_path / "contacts.csv"
    path.write_text("".join(rows), encoding="utf-8")
    plan = plan_of(path, pack)
    assert plan.figures and not plan.snippets
    target = tmp_path / "pack.perfdesk"
    with hold_unsaved(pack, tmp_path / "working") as held:
        held.apply(plan.edit(held.pack))
        held.publish(target)
    assert b"TESTREMARK" not in target.read_bytes()
