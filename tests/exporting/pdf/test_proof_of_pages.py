"""The proof of the PDF: what is not on its pages, or must not be, is named."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from perfdesk.core.dashboard import Cell
from perfdesk.core.narrative.remarks import internal_texts
from perfdesk.core.narrative.report import Report, build_report
from perfdesk.core.pack import Pack
from perfdesk.core.reporting.report import Layout, Lettering, ReportSettings
from perfdesk.exporting.proof import prove_nothing_leaked, prove_pdf
from tests.exporting.pdf.printed import written_report
from tests.exporting.pdf.published import INTERNAL, pack_2021, pack_2023, with_commentary

PACK = with_commentary(pack_2023())


def _report(layout: Layout = Layout.PRINTED) -> Report:
    return build_report(PACK, settings=ReportSettings(layout=layout, glossary=True))


@pytest.mark.parametrize("lettering", list(Lettering))
@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize("pack", [pack_2021, pack_2023])
def test_that_every_layout_is_proved_cell_by_cell(
    pack: Callable[[], Pack], layout: Layout, lettering: Lettering, tmp_path: Path
) -> None:
    commented = with_commentary(pack())
    settings = ReportSettings(layout=layout, lettering=lettering, rating_explained=True)
    report = build_report(commented, settings=settings)
    path = written_report(tmp_path, report)
    proof = prove_pdf(path, report)
    assert proof.differences == ()
    inside = internal_texts(commented, report.dashboard.position)
    assert prove_nothing_leaked(path, "PDF", inside, lambda: path).differences == ()
    assert proof.compared > 8 * 29


def test_that_an_internal_note_on_a_page_is_named(tmp_path: Path) -> None:
    report = _report()
    path = written_report(tmp_path, report)
    assert INTERNAL in internal_texts(PACK, report.dashboard.position)
    bare = replace(report, remarks={})
    (tmp_path / "bare").mkdir()
    public = written_report(tmp_path / "bare", bare)
    proof = prove_nothing_leaked(path, "PDF", ["Reviews were late."], lambda: public)
    assert proof.differences == (
        "the PDF would show the internal note \u201cReviews were late.\u201d",
    )


def test_that_what_the_summary_should_say_is_looked_for(tmp_path: Path) -> None:
    report = _report()
    path = written_report(tmp_path, report)
    told = ("Leicestershire reports 30 measures.", report.summary.position[1])
    other = replace(report, summary=replace(report.summary, position=told))
    (difference,) = prove_pdf(path, other).differences
    assert difference == (
        "The summary does not say \u201cLeicestershire reports 30 measures.\u201d"
    )


def test_that_another_plain_figure_is_named(tmp_path: Path) -> None:
    report = _report(Layout.PLAIN)
    path = written_report(tmp_path, report)
    measure, row = next(iter(report.plain.rows.items()))
    rows = {**report.plain.rows, measure: replace(row, before=Cell("55.5%"))}
    other = replace(report, plain=replace(report.plain, rows=rows))
    (difference,) = prove_pdf(path, other).differences
    assert difference.startswith("Before (2022/23) of \u201c% of sequels that 'Prevent Need'\u201d")
