"""Asking a pack where a council stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from perfdesk.core.benchmarks.neighbours import NeighbourGroup
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.periods import financial_year
from perfdesk.operations.benchmarking import (
    Question,
    UnansweredBenchmarkError,
    answer,
    benchmark_in_words,
    describe_benchmark,
)
from tests.core.benchmarks.published_years import (
    ADMISSIONS,
    CARERS,
    HACKNEY,
    OURS,
    REABLEMENT,
    YEAR,
    year_of,
)
from tests.core.building.series_packs import MEASURE, series_pack

NEIGHBOURS = NeighbourGroup(
    "near", "Near ones", OURS, ("E10000019", "E10000027"), "made for a test", date(2023, 3, 31)
)


def _pack() -> Pack:
    return series_pack(*map(year_of, (REABLEMENT, ADMISSIONS, CARERS)), NEIGHBOURS)


def _ask(measure: str, **more: str) -> Question:
    return Question(measure, YEAR, more.pop("council", OURS), **more)


@pytest.mark.parametrize(
    ("spelling", "code"),
    [
        ("2D", "2D"), ("ASCOF 2D", "2D"), ("2a(2)", "2A(2)"), ("2A2", "2A(2)"),
        ("1C(1B)", "1C(1B)"), ("1C1B", "1C(1B)"), (MEASURE, "2D"),
    ],
)  # fmt: skip
def test_that_a_code_is_understood_in_any_spelling_and_of_the_periods_edition(
    spelling: str, code: str
) -> None:
    found = describe_benchmark(answer(_pack(), _ask(spelling)))
    assert (found["measure"], found["edition"]) == (code, "2022/23")


def test_that_a_code_of_a_named_edition_is_followed_to_the_periods() -> None:
    found = answer(_pack(), _ask("2A", edition="2023/24"))
    assert str(found.entry.code) == "2D"
    # New 3D(1b) is no code of the edition of 2020/21, so there is no doubt which is meant.
    assert str(answer(_pack(), _ask("3D(1b)")).entry.code) == "1C(1B)"


def test_that_all_there_is_to_know_is_in_the_answer() -> None:
    found = describe_benchmark(answer(_pack(), _ask("2D")))
    assert found["period"] == "2020/21"
    assert (found["council"], found["council_name"]) == (OURS, "Leicestershire")
    assert (found["value"], found["numerator"], found["denominator"]) == (81.1, 2039, 2515)
    assert (found["quartile"], found["rank"], found["n"], found["ties"]) == ("Second", 4, 10, 1)
    assert (found["lower_quartile"], found["median"], found["upper_quartile"]) == (
        65.4, 77.9, 82.6,
    )  # fmt: skip
    assert found["to_next"] == 1.5
    assert found["missing"] == [{"council": HACKNEY, "name": "Hackney", "token": "[x]"}]
    averages = [found[each] for each in ("england", "region", "council_type", "neighbours")]
    assert [each["value"] for each in averages if isinstance(each, dict)] == [
        74.9,
        79.1,
        84.2,
        84.5,
    ]
    assert str(found["reason"]).startswith("2020/21: Second quartile: rank 4 of 10")


def test_that_it_reads_as_sentences() -> None:
    lines = benchmark_in_words(answer(_pack(), _ask("2A(2)")))
    assert lines[0] == "Permanent admissions, 65 and over (ASCOF 2A(2)), Leicestershire: 308.8"
    assert any(line.startswith("England: 498.2.") for line in lines)
    assert lines[-1].startswith("Near ones (March 2023): ")
    assert "no figure" in benchmark_in_words(answer(_pack(), _ask("2D", council="Hackney")))[0]


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (_ask("9Z"), "is not a measure"),
        (_ask("2C", edition="2022/23"), "not a measure in the 2022/23 framework"),
        (_ask("2D", edition="the new one"), "is not an edition"),
        (_ask("2D", council="Atlantis"), "is not an English council"),
        (_ask("2D", council="Cumberland"), "was formed in 2023/24"),
        (_ask("2D", neighbours="far"), "no neighbour group \u201cfar\u201d; it has near"),
        (_ask("1E"), "has no published figures for all councils for 1E"),
        (Question("2D", financial_year(2019), OURS), "in 2019/20. It has 2020/21"),
    ],
)
def test_that_what_cannot_be_answered_is_told_in_one_sentence(asked: Question, why: str) -> None:
    with pytest.raises(UnansweredBenchmarkError, match=why.replace("(", r"\(")) as raised:
        answer(_pack(), asked)
    assert raised.value.message.endswith(".")


def test_that_a_local_measure_has_no_others_to_stand_among() -> None:
    pack = _pack()
    measure = replace(pack.measure(MEASURE), framework=None)
    local = Pack.of((*pack.records(), measure))
    assert isinstance(local.table(Measure)[MEASURE], Measure)
    with pytest.raises(UnansweredBenchmarkError, match="is a local measure"):
        answer(local, _ask(MEASURE))
