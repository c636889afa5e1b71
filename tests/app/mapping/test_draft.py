"""Correcting how a file is read: each correction tells what it gives, and can be taken back."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from perfdesk.app.mapping.choices import (
    detail_of,
    measure_choices,
    parts_of,
    period_choices,
    place_choices,
    words_of_period,
    words_of_place,
)
from perfdesk.app.mapping.draft import MappingDraft
from perfdesk.app.tasks import TaskRunner, ThreadPool
from perfdesk.core.figures import FigureKind
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.recipes import Part, RecipeKind
from perfdesk.operations.extracts.correcting import read_file

AT = datetime(2024, 6, 3, tzinfo=UTC)

SERVICES = (
    "Communities, as the services sent it\n"
    "\n"
    "What,When,How many,Check\n"
    "Heritage sites,2023/24,134100,1\n"
    "Volunteers,2023/24,19600,2\n"
    "Heritage sites,2022/23,127100,3\n"
)
"""Figures of the Appendix A of 3 June 2024 under headings that nobody has met before."""

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep")

DraftOf = Callable[[str], MappingDraft]


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[TaskRunner]:
    runner = TaskRunner(ThreadPool())
    yield runner
    runner.close()


@pytest.fixture
def draft_of(pack: Pack, tasks: TaskRunner, tmp_path: Path, qtbot: QtBot) -> Iterator[DraftOf]:
    """Makes the draft of a text table, once it is known what it gives."""
    made: list[MappingDraft] = []

    def make(text: str) -> MappingDraft:
        path = tmp_path / "Communities return Q4.csv"
        path.write_text(text, encoding="utf-8")
        draft = MappingDraft(pack, read_file(pack, path), tasks, now=lambda: AT)
        made.append(draft)
        if draft.mapping is not None:
            qtbot.waitUntil(lambda: draft.result is not None)
        return draft

    yield make
    for draft in made:
        draft.stop()


def id_of(pack: Pack, word: str) -> str:
    found = (each.id for each in pack.table(Measure).values() if word in each.description)
    return next(found)


def settle(draft: MappingDraft, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: draft.result is not None)


def test_that_what_a_correction_gives_is_worked_out(
    draft_of: DraftOf, pack: Pack, qtbot: QtBot
) -> None:
    draft = draft_of(SERVICES)
    draft.set_part(1, Part.MEASURE)
    draft.set_part(2, Part.PERIOD)
    draft.set_part(4, Part.UNUSED)
    draft.set_part(3, Part.VALUE)
    settle(draft, qtbot)
    assert draft.result is not None
    heritage, volunteers = draft.result.labels
    assert (heritage.words, heritage.rows, volunteers.words) == ("Heritage sites", 2, "Volunteers")
    draft.set_measure(heritage, id_of(pack, "Heritage visits"))
    draft.set_measure(volunteers, None)
    settle(draft, qtbot)
    assert draft.result is not None
    plan = draft.result.plan
    assert plan is not None
    assert {each.new.source.cell for each in plan.figures} == {"C4", "C6"}


def test_that_each_correction_can_be_taken_back(draft_of: DraftOf, qtbot: QtBot) -> None:
    draft = draft_of(SERVICES)
    before = draft.mapping
    assert not draft.can_undo
    draft.set_part(4, Part.DENOMINATOR)
    draft.set_place("E92000001")
    assert draft.mapping is not None
    assert draft.mapping.place == "E92000001"
    draft.undo()
    draft.undo()
    assert draft.mapping == before
    assert not draft.can_undo


def test_that_beginning_again_is_one_more_correction(draft_of: DraftOf) -> None:
    draft = draft_of(SERVICES)
    before = draft.mapping
    draft.set_part(4, Part.DENOMINATOR)
    changed = draft.mapping
    draft.begin_again()
    assert draft.mapping == before
    draft.undo()
    assert draft.mapping == changed


def test_that_rows_are_corrected_in_the_background(draft_of: DraftOf, qtbot: QtBot) -> None:
    draft = draft_of(SERVICES)
    with qtbot.waitSignal(draft.changed):
        draft.set_rows(3, 4, 5)
    assert draft.mapping is not None
    assert (draft.mapping.table.first_row, draft.mapping.table.last_row) == (4, 5)
    assert draft.mapping.table.header_rows == (3,)


def test_that_rows_without_a_table_are_refused_in_a_sentence(
    draft_of: DraftOf, qtbot: QtBot
) -> None:
    draft = draft_of(SERVICES)
    before = draft.mapping
    with qtbot.waitSignal(draft.refused) as told:
        draft.set_rows(40, 41, 50)
    assert told.args is not None
    assert "no table" in told.args[0]
    assert draft.mapping is before


def test_that_a_sheet_without_a_table_can_be_given_one(draft_of: DraftOf, qtbot: QtBot) -> None:
    draft = draft_of("Heritage visits\n134100\n")
    with qtbot.waitSignal(draft.changed):
        draft.set_rows(1, 2, 2)
    assert draft.mapping is not None
    assert not draft.can_undo  # there was no table before it


def test_that_what_is_lacking_is_said_and_nothing_is_planned(
    draft_of: DraftOf, qtbot: QtBot
) -> None:
    draft = draft_of(SERVICES)
    draft.set_part(3, Part.UNUSED)
    draft.set_part(4, Part.UNUSED)
    settle(draft, qtbot)
    assert draft.result is not None
    assert draft.result.plan is None
    assert "Choose one" in draft.result.problem


def test_that_a_recipe_keeps_its_name(draft_of: DraftOf) -> None:
    draft = draft_of(SERVICES)
    draft.set_name("  Services, quarterly ")
    draft.set_name("   ")
    assert draft.mapping is not None
    assert draft.mapping.name == draft.mapping.recipe().name == "Services, quarterly"


def test_that_what_a_table_gives_changes_what_its_columns_can_be(draft_of: DraftOf) -> None:
    draft = draft_of(SERVICES)
    draft.set_gives(RecipeKind.ROWS, FigureKind.LOCAL)
    assert draft.mapping is not None
    assert draft.mapping.kind is RecipeKind.ROWS
    parts = [part for _, part in parts_of(draft.mapping)]
    assert parts[-1] is Part.UNUSED
    assert Part.VALUE not in parts
    assert {each.part for each in draft.mapping.columns} <= set(parts)


def test_that_what_tells_place_and_period_is_said(draft_of: DraftOf) -> None:
    draft = draft_of(SERVICES)
    draft.set_part(2, Part.PERIOD)
    assert draft.mapping is not None
    assert words_of_period(draft.mapping) == "As given in the column \u201cWhen\u201d"
    assert words_of_place(draft.mapping) == ""
    draft.set_part(1, Part.PLACE)
    assert words_of_place(draft.mapping) == "As given in the column \u201cWhat\u201d"


def test_that_a_year_and_its_months_are_named_by_heading_or_letter(draft_of: DraftOf) -> None:
    months = "".join(f"{2021 if at == 0 else ''},{month},7,\n" for at, month in enumerate(MONTHS))
    for head, told in (
        ("Year,Month", "As given in \u201cYear\u201d and \u201cMonth\u201d"),
        (",", "As given in column A and column B"),
    ):
        draft = draft_of(f"{head},Visits,Remarks\n{months}")
        assert draft.mapping is not None
        assert words_of_period(draft.mapping) == told


def test_that_every_measure_place_and_period_can_be_chosen(pack: Pack) -> None:
    assert {data for _, data in measure_choices(pack)} == set(pack.table(Measure))
    places = place_choices(pack)
    assert places[0] == ("Leicestershire (this pack)", "")
    assert len(places) > 150
    words = [said for said, _ in period_choices(pack)]
    assert words[0] == "As given in the sheet"
    assert pack.settings.position.label in words


def test_that_a_column_says_unit_period_and_how_sure_it_is(draft_of: DraftOf) -> None:
    draft = draft_of("Measure,2023/24 %\nHeritage visits,12%\nVolunteering,15%\nOther,3%\n")
    assert draft.mapping is not None
    details = [detail_of(each) for each in draft.mapping.columns]
    assert details[1].startswith("% \u00b7 2023/24")
    draft.set_part(2, Part.DENOMINATOR)
    assert draft.mapping is not None
    assert detail_of(draft.mapping.columns[1]) == "% \u00b7 chosen"


def test_that_the_beginning_of_a_long_table_is_told_first(
    draft_of: DraftOf, pack: Pack, qtbot: QtBot
) -> None:
    rows = "".join(f"Heritage visits,{at},{at + 1}\n" for at in range(9_000))
    draft = draft_of(f"Measure,2023/24,Check\n{rows}")
    told: list[int] = []
    draft.worked_out.connect(lambda: told.append(draft.result.rows if draft.result else -1))
    percents: list[int] = []
    draft.progressed.connect(percents.append)
    draft.set_part(3, Part.UNUSED)
    qtbot.waitUntil(lambda: told == [1_000, 0], timeout=20_000)
    assert len(percents) > 5 and all(0 <= each <= 100 for each in percents)
    assert draft.result is not None
    assert draft.result.mapping is draft.mapping


def test_that_rows_about_people_are_said_to_be_counted_only(draft_of: DraftOf) -> None:
    people = "".join(f"943 476 {5910 + at},2023-04-{at + 1:02},Advice\n" for at in range(20))
    draft = draft_of(f"NHS number,Date,Outcome\n{people}")
    assert draft.is_about_people
    assert "no row is kept" in draft.about_people
    assert draft.mapping is not None
    assert draft.mapping.kind is RecipeKind.ROWS
