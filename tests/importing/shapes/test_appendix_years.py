"""A second appendix adds a position, and its rows go on from those of the other year."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.figures import Figure
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period, financial_year
from perfdesk.core.settings import Scheme
from perfdesk.importing.matching.structure import is_same_series
from perfdesk.importing.vocabulary.wordings import loose_words, normal_words, split_outcome
from tests.importing.conftest import PlanOf, taken_over
from tests.importing.files import write_csv

PackOf = Callable[[str], Pack]
PathOf = Callable[[str], Path]

OLDER, NEWER = financial_year(2021), financial_year(2023)


def _measure(pack: Pack, position: Period, words: str) -> Measure:
    return next(each for each in pack.measures_at(position) if words in each.description)


@pytest.fixture(params=[("2021-22", "2023-24"), ("2023-24", "2021-22")], ids=["forth", "back"])
def both(
    request: pytest.FixtureRequest, pack_of: PackOf, appendix: PathOf, plan_of: PlanOf
) -> Pack:
    """A pack with both years, in whichever order they were imported."""
    first, second = request.param
    pack = pack_of(first)
    return taken_over(pack, plan_of(appendix(second), pack))


def test_that_each_position_shows_its_own_rows(both: Pack) -> None:
    assert len(both.measures_at(OLDER)) == 30
    assert len(both.measures_at(NEWER)) == 29
    schemes = {position.period: position.scheme for position in both.positions}
    assert schemes == {OLDER: Scheme.RAG, NEWER: Scheme.COMPARISON}
    assert len(list(build_dashboard(both, OLDER).rows)) == 30


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ("Library visits", "Library visits (inc. website visits)"),
        ("Hours of Volunteering", "Hours of Volunteering (Heritage and libraries)"),
        ("no need for ongoing", "no need for ongoing services following reablement"),
        ("living at home or with family", "LD in settled accommodation"),
        ("aged 65+", "aged 65+"),
        ("direct payments", "Adult aged 18+ receiving direct payments"),
        ("made them feel safe", "made them feel safe"),
    ],
)
def test_that_the_newer_row_continues_the_older(both: Pack, newer: str, older: str) -> None:
    follower = _measure(both, NEWER, newer)
    assert follower.continues is not None
    assert older in both.measure(follower.continues).description


def test_that_a_row_without_forerunner_continues_nothing(both: Pack) -> None:
    assert _measure(both, NEWER, "identified risk").continues is None
    assert _measure(both, NEWER, "Creative Learning").continues is None


def test_that_the_four_layers_are_shared(both: Pack) -> None:
    assert [layer.name for layer in both.layers] == [
        "Prevent need",
        "Reduce need",
        "Delay need",
        "Meet need",
    ]


def test_that_the_same_appendix_again_changes_nothing(
    both: Pack, appendix: PathOf, plan_of: PlanOf
) -> None:
    for year in ("2021-22", "2023-24"):
        plan = plan_of(appendix(year), both)
        assert (plan.new, plan.changed) == ((), ())
        assert plan.edit(both).replacements == ()
        assert plan.problems[0].kind == "same file"


def _changed(path: Path, target: Path, column: str, row: int, text: str) -> Path:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[row][column] = text
    return write_csv(target, [list(rows[0]), *[list(each.values()) for each in rows]])


def test_that_a_corrected_appendix_changes_the_one_figure(
    pack_of: PackOf, appendix: PathOf, plan_of: PlanOf, tmp_path: Path
) -> None:
    pack = pack_of("2023-24")
    path = _changed(appendix("2023-24"), tmp_path / "corrected.csv", "current", 0, "49.3%")
    plan = plan_of(path, pack)
    (changed,) = plan.changed
    assert changed.old is not None
    assert (changed.old.reading.text, changed.new.reading.text) == ("49.2%", "49.3%")
    assert not plan.new and len(plan.unchanged) == 57
    assert {type(each.new) for each in plan.edit(pack).replacements} >= {Figure}


def test_that_a_measure_under_the_same_outcome_stays_the_same_measure(
    pack_of: PackOf, appendix: PathOf, plan_of: PlanOf, tmp_path: Path
) -> None:
    pack = pack_of("2023-24")
    text = appendix("2023-24").read_text(encoding="utf-8").replace("\n2023/24,", "\n2024/25,")
    path = tmp_path / "next.csv"
    path.write_text(text, encoding="utf-8")
    later = financial_year(2024)
    after = taken_over(pack, plan_of(path, pack))
    before = {each.id for each in pack.measures_at(NEWER)}
    assert {each.id for each in after.measures_at(later)} == before
    assert {each.id for each in after.measures_at(NEWER)} == before


def test_that_a_row_left_out_of_the_next_year_ends(
    pack_of: PackOf, appendix: PathOf, plan_of: PlanOf, tmp_path: Path
) -> None:
    pack = pack_of("2023-24")
    lines = appendix("2023-24").read_text(encoding="utf-8").splitlines(keepends=True)
    path = tmp_path / "next.csv"
    kept = "".join(line for line in lines if "E-loans" not in line)
    path.write_text(kept.replace("\n2023/24,", "\n2024/25,"), encoding="utf-8")
    after = taken_over(pack, plan_of(path, pack))
    loans = _measure(after, NEWER, "E-loans")
    assert loans.ends == NEWER
    assert loans not in after.measures_at(financial_year(2024))


def test_that_words_are_compared_without_case_ampersands_and_asides() -> None:
    assert normal_words("Heritage & libraries.") == normal_words("heritage and Libraries")
    assert loose_words("Library visits (inc. website visits)") == loose_words("Library visits")
    assert loose_words("Admissions (aged 18-64)") != loose_words("Admissions (aged 65+)")


def test_that_an_unknown_outcome_is_a_name_without_statement() -> None:
    assert split_outcome("Thriving communities") == ("Thriving communities", "")
    assert split_outcome("Safe and Well: People are safe") == ("Safe and Well", "People are safe")


def test_that_codes_of_two_editions_are_not_one_series_for_their_letters(both: Pack) -> None:
    reablement = _measure(both, OLDER, "no need for ongoing")
    at_home = _measure(both, NEWER, "Living at home 91 days")
    assert reablement.code == "ASCOF 2D" and at_home.code == "ASCOF 2D"
    assert not is_same_series(reablement, at_home)
    assert is_same_series(reablement, replace(reablement, id="other"))
