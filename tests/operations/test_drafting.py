"""A covering report drafted from the sample pack, read back and held against the pack."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from perfdesk.core.claims.claim import ClaimVerdict
from perfdesk.core.pack import Pack
from perfdesk.core.periods import financial_year
from perfdesk.importing.report_text.refusals import UnreadableReportError
from perfdesk.operations.drafting import write_drafted_report
from perfdesk.operations.report_checking import check_report_file
from perfdesk.store import create_pack, read_pack
from tests.core.benchmarks.published_years import REABLEMENT
from tests.core.benchmarks.published_years import year_of as published
from tests.core.building.series_packs import series_pack

AT = datetime(2026, 12, 1, tzinfo=UTC)
EQUALITY = "There are none arising from this report for 2021/22."


@pytest.fixture(scope="module")
def pack(repository: Path) -> Pack:
    return read_pack(repository / "resources" / "ready" / "sample.perfdesk")


@pytest.fixture
def last(tmp_path: Path) -> Path:
    document = docx.Document()
    document.add_heading("Performance report 2021/22", 1)
    document.add_heading("Performance", 2)
    document.add_paragraph("Old words about the last year.")
    document.add_heading("Equality implications", 2)
    document.add_paragraph(EQUALITY)
    path = tmp_path / "last.docx"
    document.save(str(path))
    return path


def texts(path: Path) -> list[str]:
    body = docx.Document(str(path)).element.body
    return [
        "".join(each.text or "" for each in paragraph.iter(qn("w:t")))
        for paragraph in body.iter(qn("w:p"))
    ]


def test_that_no_sentence_of_the_draft_is_called_wrong_by_the_check(
    pack: Pack, tmp_path: Path
) -> None:
    path = tmp_path / "draft.docx"
    write_drafted_report(pack, path, created=AT)
    checked = check_report_file(path, pack)
    assert [each.message for each in checked.to_look_at] == []
    agreed = [each for each in checked.findings if each.verdict is ClaimVerdict.CONSISTENT]
    assert len(agreed) > 150


def test_that_every_measure_with_a_figure_is_spoken_of(pack: Pack, tmp_path: Path) -> None:
    path = tmp_path / "draft.docx"
    write_drafted_report(pack, path, created=AT)
    said = " ".join(texts(path))
    for each in pack.measures_at(pack.position.period):
        assert each.description.rstrip(".") in said
    assert "compared with 127.1k in 2022/23" in said
    assert "Worse than England 2022/23 (67.2%)." in said


def test_that_only_drafted_paragraphs_stand_in_controls_that_go_when_touched(
    pack: Pack, last: Path, tmp_path: Path
) -> None:
    path = tmp_path / "draft.docx"
    write_drafted_report(pack, path, created=AT, last=last)
    controls = list(docx.Document(str(path)).element.body.iter(qn("w:sdt")))
    assert len(controls) > 29
    assert all(each.find(qn("w:sdtPr")).find(qn("w:temporary")) is not None for each in controls)
    inside = " ".join(each.text or "" for one in controls for each in one.iter(qn("w:t")))
    assert EQUALITY not in inside
    assert EQUALITY in " ".join(texts(path))


def test_that_standing_text_is_kept_and_what_it_dates_is_named(
    pack: Pack, last: Path, tmp_path: Path
) -> None:
    path = tmp_path / "draft.docx"
    draft = write_drafted_report(pack, path, created=AT, last=last)
    assert [each for each in draft.to_check if "2021/22" in each] == [
        f"Kept under \u201cEquality Implications\u201d: \u201c{EQUALITY}\u201d names 2021/22."
    ]
    said = texts(path)
    assert "Equality Implications" in said
    assert "Legal Implications" not in said  # the last report had no such heading
    assert not any("Old words" in each for each in said)


def test_that_without_a_last_report_the_headings_say_what_is_to_be_written(
    pack: Pack, tmp_path: Path
) -> None:
    path = tmp_path / "draft.docx"
    assert write_drafted_report(pack, path, created=AT).to_check == ()
    said = texts(path)
    assert "Legal Implications" in said
    assert any("no last report was given" in each for each in said)


def test_that_a_published_year_is_told_as_benchmarking(tmp_path: Path) -> None:
    path, source = tmp_path / "draft.docx", tmp_path / "p.perfdesk"
    create_pack(source, series_pack(published(REABLEMENT)))
    held = read_pack(source)
    assert held.settings.position.end >= financial_year(2020).end
    write_drafted_report(held, path, created=AT)
    assert any("1 measure of 2020/21 has a figure" in each for each in texts(path))


def test_that_the_last_report_is_never_replaced_by_its_draft(
    pack: Pack, last: Path, tmp_path: Path
) -> None:
    before = last.read_bytes()
    with pytest.raises(UnreadableReportError, match="take the place of the last report"):
        write_drafted_report(pack, last, created=AT, last=last)
    assert last.read_bytes() == before
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"PK\x03\x04 not a document")
    with pytest.raises(UnreadableReportError):
        write_drafted_report(pack, tmp_path / "draft.docx", created=AT, last=bad)
    assert not (tmp_path / "draft.docx").exists()
