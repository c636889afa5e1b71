"""The shipped recipes on the real files of their families."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from perfdesk.core.benchmarks.neighbours import NeighbourGroup
from perfdesk.core.benchmarks.populations import Population
from perfdesk.core.figures import FigureKind
from perfdesk.core.pack import Pack
from perfdesk.core.places import Place, PlaceLevel
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.planning import pack_from_appendix, plan_import

pytestmark = pytest.mark.corpus

AT = datetime(2025, 12, 18, tzinfo=UTC)
OURS = Place("E10000018", "Leicestershire", PlaceLevel.COUNCIL)
VISITS = 615_060

Plan = Callable[..., ImportPlan]


@pytest.fixture
def plan(corpus: Path) -> Plan:
    """What a file of the extracts would bring into the pack of 2023/24."""

    def make(number: str, answers: dict[str, str] | None = None) -> ImportPlan:
        path = next((corpus / "extracts").glob(f"{number}_*"))
        return plan_import(path, _pack(corpus), answers=answers or {}, at=AT)

    return make


def _pack(corpus: Path) -> Pack:
    path = corpus / "published" / "appendix-a-2023-24.csv"
    pack, _ = pack_from_appendix(path, council=OURS, title=None, position=None, at=AT)
    return pack


def _people(plan: ImportPlan) -> dict[tuple[str, str], int]:
    return {
        (each.key.ages, each.key.vintage): each.people
        for each in plan.records
        if isinstance(each, Population) and each.key.place == OURS.code
    }


@pytest.mark.parametrize(
    ("number", "vintage", "adults", "older"),
    [
        ("03", "mid-2020", 423_067, 146_675),
        ("04", "mid-2019", 419_403, 144_892),
        ("05", "mid-2024", 440_785, 157_349),
    ],
)
def test_that_single_years_of_age_are_summed_to_the_ages_of_the_rates(
    plan: Plan, number: str, vintage: str, adults: int, older: int
) -> None:
    people = _people(plan(number))
    assert (people["18-64", vintage], people["65+", vintage]) == (adults, older)


@pytest.mark.parametrize("number", ["08", "09"])
def test_that_library_visits_are_the_sum_of_twelve_months(plan: Plan, number: str) -> None:
    (planned,) = plan(number).new
    assert planned.new.value == VISITS
    assert planned.key.place == OURS.code
    assert planned.key.kind is FigureKind.PUBLISHED
    assert planned.key.period.key == "2023/24"


def test_that_the_transfers_attributable_to_social_care_are_told_from_all(plan: Plan) -> None:
    asked = plan("14")
    assert not asked.figures
    (question,) = asked.questions
    new = next(each.value for each in question.choices if each.value.startswith("new under "))
    figures = {
        each.key.period.key: (each.key.place, each.new.reading.text)
        for each in plan("14", {question.id: new}).figures
    }
    assert figures["2019/20"] == ("E92000001", "3.2")


def test_that_lg_informs_england_is_the_papers(plan: Plan) -> None:
    figures = {each.key.period.key: each.new.reading.text for each in plan("19").figures}
    assert figures["2022/23"] == "560.8"


def test_that_the_first_fifteen_neighbours_are_kept_with_their_date(plan: Plan) -> None:
    (group,) = (each for each in plan("07").records if isinstance(each, NeighbourGroup))
    assert group.members[:4] == ("E10000031", "E10000013", "E10000032", "E10000034")
    assert len(group.members) == 15
    assert group.dated == date(2025, 10, 1)


def test_that_populations_of_another_council_are_not_taken_for_ours(plan: Plan) -> None:
    found = plan("06")
    assert not _people(found)
    assert any("no population for Leicestershire" in each.message for each in found.problems)


def test_that_a_zero_is_asked_about_where_status_or_note_contradict_it(plan: Plan) -> None:
    asked = plan("28")
    zeros = {each.where.cell for each in asked.questions if each.id.startswith("zero ")}
    assert zeros == {"E6", "F6", "F25", "F31"}
    answers = {each.id: "[x]" for each in asked.questions if each.id.startswith("zero ")}
    period = next(each.id for each in asked.questions if each.id.startswith("period "))
    rest = next(each for each in asked.questions if each.id.startswith("rest "))
    new = next(each.value for each in rest.choices if each.value.startswith("new under "))
    answered = plan("28", {**answers, period: "2014-07..2014-09", rest.id: new})
    assert not answered.questions
    text = {each.new.source.cell: each.new.reading.text for each in answered.figures}
    assert {text[cell] for cell in zeros} == {"[x]"}
    # Two real ones: no reduction last quarter, and on time last year.
    assert (text["E42"].rstrip("%"), text["D27"]) == ("0", "0")
    assert {each.key.period.key for each in answered.figures} == {
        "2014-07..2014-09", "2014-04..2014-06", "2013/14",
    }  # fmt: skip


def test_that_a_group_of_fifteen_comes_from_json_with_old_codes_resolved(plan: Plan) -> None:
    (group,) = (each for each in plan("17").records if isinstance(each, NeighbourGroup))
    assert len(group.members) == 15
    assert "E06000066" in group.members and "E10000027" not in group.members
    assert "E10000018" not in group.members
