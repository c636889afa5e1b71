"""Writing: the same bytes each time, steps that can be stopped, failures told."""

import errno
import json
import zlib
from datetime import datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from perfdesk.core.dashboard import Column
from perfdesk.core.errors import CancelledError, PerfDeskError, UnwritableFileError
from perfdesk.core.narrative.report import build_report
from perfdesk.core.progress_report import CancellableReport
from perfdesk.core.reporting.report import Layout, ReportSettings
from perfdesk.exporting.pdf import write_pdf
from perfdesk.exporting.pdf.compiling import compile_pages
from perfdesk.exporting.pdf.fonts import font_folder
from perfdesk.exporting.pdf.page_data import look_data
from perfdesk.exporting.pdf.tags import mark_row_headers
from perfdesk.system.files import replaced_when_done
from tests.exporting.pdf.printed import CREATED, tables_of, written
from tests.exporting.pdf.published import dashboard_of, pack_2021, pack_2023, with_commentary

DASHBOARD, CHARTS = dashboard_of(pack_2021())
REPORT = tables_of(DASHBOARD, CHARTS)
LOOK = look_data(REPORT.settings)


def _bytes(folder: Path, created: datetime) -> bytes:
    path = folder / "dashboard.pdf"
    write_pdf(REPORT, path, created=created)
    return path.read_bytes()


def test_that_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    once = _bytes(tmp_path, CREATED)
    assert _bytes(tmp_path, CREATED) == once
    elsewhere = CREATED.astimezone(timezone(timedelta(hours=5)))
    assert _bytes(tmp_path, elsewhere) == once
    assert _bytes(tmp_path, CREATED + timedelta(days=1)) != once


def test_that_a_whole_report_gives_the_same_bytes_however_often_it_is_set(tmp_path: Path) -> None:
    settings = ReportSettings(
        layout=Layout.PLAIN, layers_explained=True, rating_explained=True, glossary=True
    )
    report = build_report(with_commentary(pack_2023()), settings=settings)
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    write_pdf(report, first, created=CREATED)
    # Another report in between: what is remembered of it must not show.
    write_pdf(REPORT, second, created=CREATED)
    write_pdf(report, second, created=CREATED)
    assert first.read_bytes() == second.read_bytes()


def test_that_a_date_without_zone_is_local_time(tmp_path: Path) -> None:
    naive = CREATED.astimezone().replace(tzinfo=None)
    assert _bytes(tmp_path, naive) == _bytes(tmp_path, CREATED)


def test_that_nothing_had_to_be_spelt_out_in_a_published_dashboard(tmp_path: Path) -> None:
    assert write_pdf(REPORT, tmp_path / "d.pdf", created=CREATED) == ()


def test_that_each_step_is_told(tmp_path: Path) -> None:
    steps: list[tuple[int, int, str]] = []
    write_pdf(
        REPORT,
        tmp_path / "d.pdf",
        created=CREATED,
        progress=lambda *step: steps.append(step),
    )
    assert [done for done, _, _ in steps] == list(range(len(steps)))
    assert {total for _, total, _ in steps} == {len(steps)}
    assert all(doing for _, _, doing in steps)


@pytest.mark.parametrize("after", range(4))
def test_that_work_stopped_at_any_step_leaves_what_was_there(after: int, tmp_path: Path) -> None:
    path = tmp_path / "d.pdf"
    path.write_bytes(b"the old one")
    told = iter(range(10))
    report = CancellableReport(is_cancelled=lambda: next(told) >= after)
    with pytest.raises(CancelledError), replaced_when_done(path) as temporary:
        write_pdf(REPORT, temporary, created=CREATED, progress=report)
    assert path.read_bytes() == b"the old one"
    assert list(tmp_path.glob("*.pdf")) == [path]
    assert not list(tmp_path.glob("*.tmp"))


def test_that_a_full_disk_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    path = tmp_path / "d.pdf"
    path.write_bytes(b"the old one")
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(UnwritableFileError, match="disk is full"), replaced_when_done(path) as new:
        write_pdf(REPORT, new, created=CREATED)
    assert path.read_bytes() == b"the old one"
    assert not list(tmp_path.glob("*.tmp"))


def test_that_pages_typst_refuses_are_told_with_details() -> None:
    with pytest.raises(PerfDeskError, match="pages could not be laid out") as caught:
        compile_pages({"title": "no more than a title"}, LOOK, font_folder(), CREATED)
    assert "dictionary does not contain key" in caught.value.details


def test_that_a_warning_is_refused_like_an_error(tmp_path: Path) -> None:
    # A folder without fonts: typst only warns, and would print nothing but boxes.
    with pytest.raises(PerfDeskError) as caught:
        compile_pages(_data(tmp_path), LOOK, tmp_path, CREATED)
    assert "font" in caught.value.details


def _data(folder: Path) -> dict[str, Any]:
    """What the template is given for a real dashboard."""
    taken: list[dict[str, Any]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "perfdesk.exporting.pdf.writing.compile_pages",
            lambda data, *_: taken.append(json.loads(json.dumps(data))),
        )
        patch.setattr("perfdesk.exporting.pdf.writing.mark_row_headers", lambda *_: b"")
        written(folder, DASHBOARD, CHARTS)
    return taken[0]


def test_that_where_figures_came_from_is_not_printed(tmp_path: Path) -> None:
    row = next(DASHBOARD.rows)
    assert row.cells[Column.CURRENT].reason
    held = json.dumps(_data(tmp_path))
    assert row.cells[Column.CURRENT].reason not in held
    assert row.rating.reason not in held


def test_that_a_document_without_tables_can_be_finished(tmp_path: Path) -> None:
    data = {**_data(tmp_path), "layers": [], "annex": []}
    pages = compile_pages(data, LOOK, font_folder(), CREATED)
    assert mark_row_headers(pages, 2).startswith(b"%PDF-1.7")


def test_that_the_date_of_creation_is_the_one_given(tmp_path: Path) -> None:
    with pikepdf.open(written(tmp_path, DASHBOARD)) as pdf:
        assert str(pdf.docinfo.CreationDate) == "D:20240603093000Z"


def test_that_no_packed_stream_ends_in_a_carriage_return() -> None:
    content = b"\x0c"  # packed, it ends in a sum of 13
    made = BytesIO()
    with pikepdf.new() as pdf:
        pdf.Root.StructTreeRoot = pikepdf.Dictionary()
        packed = pikepdf.Stream(pdf, zlib.compress(content), Filter=pikepdf.Name.FlateDecode)
        pdf.Root.Held = packed
        pdf.save(made, compress_streams=False)
    assert b"\r\nendstream" in made.getvalue()
    finished = mark_row_headers(made.getvalue(), 1)
    assert b"\r\nendstream" not in finished
    with pikepdf.open(BytesIO(finished)) as pdf:
        assert pdf.Root.Held.read_bytes(pikepdf.StreamDecodeLevel.specialized) == content


def test_that_tags_are_packed_where_no_reader_can_doubt_their_ends(tmp_path: Path) -> None:
    pages = compile_pages(_data(tmp_path), LOOK, font_folder(), CREATED)
    finished = mark_row_headers(pages, 2)
    assert b"\r\nendstream" not in finished
    assert len(finished) < len(pages) * 3 / 4


def test_that_objects_are_packed_otherwise_where_a_pack_would_end_so() -> None:
    for number in range(2000):  # a few of them do
        made = BytesIO()
        with pikepdf.new() as pdf:
            table = pikepdf.Dictionary(S=pikepdf.Name.Table, Number=number)
            pdf.Root.StructTreeRoot = pikepdf.Dictionary(K=pdf.make_indirect(table))
            pdf.save(made)
        finished = mark_row_headers(made.getvalue(), 1)
        assert b"/ObjStm" in finished
        assert b"\r\nendstream" not in finished
