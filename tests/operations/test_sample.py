"""The sample pack and the headless main job."""

from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.dashboard import Column
from perfdesk.core.periods import financial_year
from perfdesk.core.settings import Scheme
from perfdesk.core.sources import SourceFile
from perfdesk.operations.demo import run_demo
from perfdesk.operations.sample import sample_pack
from perfdesk.operations.sample_making import make_sample, write_ready_sample
from perfdesk.operations.self_test import run_self_test
from perfdesk.store import read_pack
from perfdesk.store.schema import VERSION
from perfdesk.system.account import account_name

AT = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)


def test_that_the_ready_sample_is_what_its_appendices_make() -> None:
    assert sample_pack(AT) == make_sample(AT), "run `python dev.py sample`"


def test_that_the_ready_sample_is_of_todays_schema_and_names_nobody() -> None:
    ready = files("perfdesk.resources") / "ready" / "sample.perfdesk"
    assert int.from_bytes(ready.read_bytes()[60:64], "big") == VERSION, "run `python dev.py sample`"
    with as_file(ready) as path:
        assert {each.imported_by for each in read_pack(path).table(SourceFile).values()} == {""}


def test_that_the_sample_is_imported_when_and_by_whom_it_is_opened() -> None:
    sources = sample_pack(AT).table(SourceFile).values()
    assert {(each.imported_at, each.imported_by) for each in sources} == {(AT, account_name())}


def test_that_the_ready_sample_made_again_is_the_same_to_the_byte(tmp_path: Path) -> None:
    first, again = tmp_path / "first.perfdesk", tmp_path / "again.perfdesk"
    write_ready_sample(first)
    write_ready_sample(again)
    assert first.read_bytes() == again.read_bytes()


def test_that_the_sample_reports_two_positions_each_in_its_scheme() -> None:
    pack = sample_pack(AT)
    assert pack.settings.position == financial_year(2023)
    assert {each.period.label: each.scheme for each in pack.positions} == {
        "2021/22": Scheme.RAG,
        "2023/24": Scheme.COMPARISON,
    }
    assert len(list(build_dashboard(pack).rows)) == 29
    assert len(list(build_dashboard(pack, financial_year(2021)).rows)) == 30


def test_that_a_measure_goes_on_through_both_plans() -> None:
    pack = sample_pack(AT)
    visits = next(
        each
        for each in pack.measures_at(financial_year(2023))
        if each.description == "Library visits"
    )
    assert [each.starts for each in pack.lineage(visits.id)] == [
        financial_year(2023),
        financial_year(2021),
    ]


def test_that_the_demo_writes_a_pack_its_extracts_and_both_exports(tmp_path: Path) -> None:
    demo = run_demo(tmp_path / "out", at=AT)
    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert written == {
        demo.pack.name,
        *(each.name for each in (*demo.extracts, *demo.further)),
        *(each.path.name for each in demo.exported.files),
    }
    dashboard = build_dashboard(read_pack(demo.pack))
    assert "89.6%" in {row.cells[Column.CURRENT].text for row in dashboard.rows}
    assert all(each.plan.figures for each in demo.imported)


def test_that_the_demo_can_be_done_again_over_itself(tmp_path: Path) -> None:
    first = run_demo(tmp_path, at=AT)
    again = run_demo(tmp_path, at=AT)
    assert again.exported.compared == first.exported.compared


@pytest.mark.worker
def test_that_the_self_test_proves_import_edit_and_export() -> None:
    lines = list(run_self_test(at=AT))
    assert [line.split(":")[0] for line in lines] == [
        "import",
        "export",
        "reading",
        "edit",
        "export after the edit",
        "PerfDesk works.",
    ]
