"""Several files in one import: in the order they need each other, and asked where they differ.

The figures are those of the council's Appendix A of 3 June 2024 and of the Libraries Activity Data
2023/24 (Arts Council England), as the sample holds them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from perfdesk.core.benchmarks.populations import Population
from perfdesk.core.edits import apply_edit, revert_edit
from perfdesk.core.errors import UnreadableExtractError
from perfdesk.core.figures import Figure
from perfdesk.core.pack import Pack
from perfdesk.importing.matching.questions import SKIP
from perfdesk.operations.imports import import_edit, plan_extracts
from tests.importing.files import write_csv

LIBRARIES = "Libraries monthly 2023-24.xlsx"
EARLIER_RUN = "Library activity run 8 March.csv"
SNAPSHOT = "ASC snapshot 31 March 2024.csv"


@pytest.fixture
def sample(repository: Path) -> Path:
    """The folder of the sample's files."""
    return repository / "resources" / "sample"


@pytest.fixture
def pack(pack_of: Callable[[str], Pack]) -> Pack:
    """The pack of 2021/22, which holds nothing of 2023/24."""
    return pack_of("2021-22")


def figures(pack: Pack, word: str, year: str) -> list[str]:
    """The texts of the figures of a year whose measure has a word in its id."""
    return [
        each.reading.text
        for each in pack.table(Figure).values()
        if word in each.key.measure and each.key.period.label == year
    ]


def test_that_an_appendix_is_planned_before_what_needs_its_measures(
    pack: Pack, sample: Path, at: datetime
) -> None:
    paths = [sample / SNAPSHOT, sample / "appendix-a-2023-24.csv"]
    planned = plan_extracts(pack, paths, at=at)
    assert [each.path.name for each in planned] == ["appendix-a-2023-24.csv", SNAPSHOT]
    alone = plan_extracts(pack, paths[1:], at=at)
    assert len(planned[0].plan.new) == len(alone[0].plan.new)
    assert planned[1].plan.figures


def test_that_populations_are_planned_before_the_counts_set_in_them(
    pack_of: Callable[[str], Pack], tmp_path: Path, at: datetime
) -> None:
    counts = (
        ("Measure", "As at", "Numerator", "Value"),
        ("ASCOF 2C Permanent admissions aged 65+", "2024-03-31", 798, ""),
    )
    people = Path(__file__).parent / "recipes" / "published" / "mye2024.csv"
    named = tmp_path / "mid-2024.csv"
    named.write_bytes(people.read_bytes())
    planned = plan_extracts(
        pack_of("2023-24"), [write_csv(tmp_path / "admissions.csv", counts), named], at=at
    )
    assert planned[0].path == named
    assert any(isinstance(each, Population) for each in planned[0].plan.records)


def test_that_all_files_are_taken_over_and_taken_back_by_one_edit(
    pack: Pack, sample: Path, at: datetime
) -> None:
    paths = [sample / "appendix-a-2023-24.csv", sample / SNAPSHOT, sample / LIBRARIES]
    planned = plan_extracts(pack, paths, at=at)
    edit = import_edit(pack, planned)
    one_by_one = pack
    for each in planned:
        one_by_one, _ = apply_edit(one_by_one, each.edit)
    after, _ = apply_edit(pack, edit)
    assert after == one_by_one
    before, _ = revert_edit(after, edit)
    assert before == pack
    assert edit.label == "Import 3 extracts"


def test_that_files_that_differ_are_told_side_by_side_and_neither_is_taken(
    pack_of: Callable[[str], Pack], sample: Path, at: datetime
) -> None:
    pack = pack_of("2023-24")
    paths = [sample / LIBRARIES, sample / EARLIER_RUN]
    planned = plan_extracts(pack, paths, at=at)
    (question,) = [
        each for one in planned for each in one.plan.questions if each.id.startswith("conflict")
    ]
    assert "615" in question.text and "555" in question.text
    assert LIBRARIES in question.text and EARLIER_RUN in question.text
    assert any(each.kind == "conflict" for each in planned[1].plan.problems)
    assert any(
        "Another file gives a different figure" in each.message
        for each in planned[1].plan.not_understood
    )
    after, _ = apply_edit(pack, import_edit(pack, planned))
    assert figures(after, "library-visits", "2023/24") == figures(pack, "library-visits", "2023/24")


@pytest.mark.parametrize(("chosen", "visits"), [(0, "615"), (1, "555")])
def test_that_the_file_that_counts_is_taken(
    pack_of: Callable[[str], Pack], sample: Path, at: datetime, chosen: int, visits: str
) -> None:
    pack = pack_of("2023-24")
    paths = [sample / LIBRARIES, sample / EARLIER_RUN]
    asked = plan_extracts(pack, paths, at=at)
    (question,) = [
        each for one in asked for each in one.plan.questions if each.id.startswith("conflict")
    ]
    answers = {question.id: asked[chosen].plan.source.fingerprint}
    # The run ends in February, so that its figure is taken for the year only when asked for.
    doubts = (each for one in asked for each in one.plan.questions if "unlike" in each.id)
    answers |= {each.id: "take" for each in doubts}
    planned = plan_extracts(pack, paths, at=at, answers=answers)
    after, _ = apply_edit(pack, import_edit(pack, planned))
    assert figures(after, "library-visits", "2023/24")[0].startswith(visits)
    assert all(not each.id.startswith("conflict") for one in planned for each in one.plan.questions)
    held = plan_extracts(pack, paths, at=at, answers={question.id: SKIP})
    assert not [each for one in held for each in one.plan.changed if "visits" in each.key.measure]


def test_that_files_that_agree_are_not_asked_about(
    pack_of: Callable[[str], Pack], sample: Path, tmp_path: Path, at: datetime
) -> None:
    again = tmp_path / "again.csv"
    again.write_bytes((sample / SNAPSHOT).read_bytes().replace(b"\r\x00\n\x00", b"\n\x00"))
    planned = plan_extracts(pack_of("2023-24"), [sample / SNAPSHOT, again], at=at)
    assert not any(each.plan.questions for each in planned)


def test_that_one_file_that_cannot_be_read_does_not_stop_the_others(
    pack_of: Callable[[str], Pack], sample: Path, tmp_path: Path, at: datetime
) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 nothing more")
    pack = pack_of("2023-24")
    planned = plan_extracts(pack, [broken, sample / SNAPSHOT], at=at)
    assert [each.path for each in planned] == [sample / SNAPSHOT, broken]
    assert planned[0].plan.figures
    (problem,) = planned[1].plan.problems
    assert problem.kind == "unreadable" and "broken.xlsx" in problem.message
    assert not planned[1].edit.replacements
    with pytest.raises(UnreadableExtractError):
        plan_extracts(pack, [broken], at=at)


def test_that_figures_of_a_later_position_are_of_the_measures_that_are_reported_there(
    pack: Pack, sample: Path, at: datetime
) -> None:
    paths = [sample / "appendix-a-2023-24.csv", sample / LIBRARIES]
    planned = plan_extracts(pack, paths, at=at)
    (contacts,) = plan_extracts(
        apply_edit(pack, import_edit(pack, planned))[0],
        [sample / "Contacts_Sequels_2023-24.xls"],
        at=at,
    )
    later = {each.key.measure for each in planned[0].plan.new}
    assert {each.key.measure for each in contacts.plan.figures} <= later
    assert not [each for each in contacts.plan.problems if each.kind == "ratio"]
    loans = [each for each in planned[1].plan.figures if "total-library-loans" in each.key.measure]
    assert [each.key.measure in later for each in loans] == [True]


def test_that_what_files_differ_in_is_not_in_the_way_of_later_ones(
    pack_of: Callable[[str], Pack], sample: Path, at: datetime
) -> None:
    comments = sample / "Commentary return 2023-24.xlsx"
    paths = [sample / LIBRARIES, sample / EARLIER_RUN, comments]
    planned = plan_extracts(pack_of("2023-24"), paths, at=at)
    assert planned[-1].path == comments
    assert not [each for each in planned[-1].plan.problems if each.kind == "figure"]
