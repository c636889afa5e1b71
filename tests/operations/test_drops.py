"""Files dropped together: what each is, folders looked through, and a pack begun with them."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.errors import CancelledError
from perfdesk.operations.extracts import drops
from perfdesk.operations.extracts.drops import (
    Kind,
    TooManyFilesError,
    pack_from_appendices,
    sort_out,
    with_appendices,
)
from perfdesk.operations.packs import find_council
from perfdesk.operations.sample import sample_folder, sample_pack

AT = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of the user's with what the sample holds."""
    with sample_folder() as source:
        shutil.copytree(source, tmp_path / "inbox")
    return tmp_path / "inbox"


def _kinds(paths: list[Path]) -> dict[str, tuple[Kind, str]]:
    return {each.path.name: (each.kind, each.told) for each in sort_out(paths).files}


def test_that_packs_spreadsheets_and_others_are_told_apart(tmp_path: Path) -> None:
    for name in ("a.perfdesk", "b.xlsx", "c.CSV", "d.png", "~$b.xlsx"):
        (tmp_path / name).write_text(name)
    found = _kinds([tmp_path / name for name in ("a.perfdesk", "b.xlsx", "c.CSV", "d.png")])
    assert {name: kind for name, (kind, _) in found.items()} == {
        "a.perfdesk": Kind.PACK,
        "b.xlsx": Kind.EXTRACT,
        "c.CSV": Kind.EXTRACT,
        "d.png": Kind.LEFT_OUT,
    }
    assert found["d.png"][1] == "not a spreadsheet"
    assert "open" in _kinds([tmp_path / "~$b.xlsx"])["~$b.xlsx"][1]


def test_that_the_same_file_is_taken_once_and_the_second_says_so(tmp_path: Path) -> None:
    for name in ("one.csv", "two.csv"):
        (tmp_path / name).write_text("Measure,2023/24\nVisits,5\n")
    found = _kinds([tmp_path / "one.csv", tmp_path / "two.csv", tmp_path / "one.csv"])
    assert found == {
        "one.csv": (Kind.EXTRACT, "spreadsheet"),
        "two.csv": (Kind.LEFT_OUT, "the same file as one.csv"),
    }


def test_that_a_folder_is_looked_through_for_spreadsheets_only(folder: Path) -> None:
    deeper = folder / "last year" / "more"
    deeper.mkdir(parents=True)
    shutil.move(folder / "Reablement Q4.xlsx", deeper / "Reablement Q4.xlsx")
    found = _kinds([folder])
    assert "Reablement Q4.xlsx" in found
    assert not {"README.md", "things-to-find.json"} & set(found)
    assert {kind for kind, _ in found.values()} == {Kind.EXTRACT}


def test_that_what_is_gone_is_left_out_and_says_why(tmp_path: Path) -> None:
    kind, told = _kinds([tmp_path / "gone.xlsx"])["gone.xlsx"]
    assert kind is Kind.LEFT_OUT
    assert told.startswith("could not be read")


def test_that_too_many_files_are_refused_before_any_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drops, "_MOST", 3)
    for number in range(4):
        (tmp_path / f"{number}.csv").write_text("x")
    with pytest.raises(TooManyFilesError, match="more than 3 spreadsheets"):
        sort_out([tmp_path])


def test_that_it_can_be_cancelled(folder: Path) -> None:
    def stop(done: int, total: int, doing: str) -> None:
        if done == 2:
            raise CancelledError

    with pytest.raises(CancelledError):
        sort_out([folder], stop)


def test_that_appendices_are_found_by_what_they_report_with_their_council(folder: Path) -> None:
    drop = with_appendices(sort_out([folder]), AT)
    assert [path.name for path in drop.appendices] == [
        "Appendix A 2021-22.xlsx",
        "appendix-a-2021-22.csv",
        "appendix-a-2023-24.csv",
    ]
    assert drop.files[2].told == "appendix for 2023/24"
    assert drop.council is not None and drop.council.name == "Leicestershire"
    assert len(drop.extracts) == len(drop.files)


def test_that_no_council_is_guessed_where_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Measure,2023/24\nReading for pleasure,5\n")
    drop = with_appendices(sort_out([tmp_path]), AT)
    assert drop.council is None
    assert drop.appendices == ()


def test_that_a_pack_can_begin_with_a_scorecard_that_names_no_layers(tmp_path: Path) -> None:
    (tmp_path / "scorecard.csv").write_text(
        "Indicator,Good is,2022/23,2023/24,Target,RAG\nFirst,High,100,120,110,G\n"
        "Second,Low,90,95,80,R\nThird,High,7,8,9,A\n"
    )
    drop = with_appendices(sort_out([tmp_path]), AT)
    assert [each.told for each in drop.files] == ["measures and targets for 2023/24"]
    leicestershire = find_council("Leicestershire")
    assert leicestershire is not None
    made = pack_from_appendices(drop.appendices, leicestershire, at=AT).pack
    assert len(made.measures_at(made.settings.position)) == 3


def test_that_a_scorecard_beside_an_appendix_stays_an_extract(folder: Path) -> None:
    (folder / "scorecard.csv").write_text(
        "Indicator,Good is,2022/23,2023/24,Target,RAG\nFirst,High,100,120,110,G\n"
    )
    drop = with_appendices(sort_out([folder]), AT)
    assert "scorecard.csv" not in {path.name for path in drop.appendices}


def test_that_a_pack_of_two_appendices_is_the_sample_without_its_extras(folder: Path) -> None:
    drop = with_appendices(
        sort_out([folder / "appendix-a-2023-24.csv", folder / "appendix-a-2021-22.csv"]), AT
    )
    assert drop.council is not None
    begun = pack_from_appendices(drop.appendices, drop.council, at=AT)
    made = begun.pack
    assert made.settings.position.label == "2023/24"
    assert list(build_dashboard(made).layers) == list(build_dashboard(sample_pack(AT)).layers)
