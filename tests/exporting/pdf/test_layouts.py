"""The plain layout, large print and the summary: order, places, tags and links."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from perfdesk.core.charting import ChartPoint, ChartSeries, SeriesRole
from perfdesk.core.figures import Figure
from perfdesk.core.narrative.report import Report, build_report
from perfdesk.core.pack import Pack
from perfdesk.core.reporting.report import Layout, Lettering, Paper, ReportSettings
from perfdesk.core.settings import Scheme
from perfdesk.core.wording.key import NOT_RATED, rating_key
from perfdesk.exporting.pdf.summary_data import summary_data
from perfdesk.exporting.pdf.writing import font_speller
from perfdesk.exporting.proof import prove_pdf
from tests.exporting.pdf.printed import (
    MILLIMETRE,
    box_of,
    elements,
    page_texts,
    squeezed,
    table_attribute,
    written_report,
)
from tests.exporting.pdf.published import pack_2021, pack_2023, with_commentary

PACKS = pytest.mark.parametrize("pack", [pack_2021, pack_2023])
COMMENT = "Reviews were late. More staff start in May."


def _report(pack: Pack, **chosen: Any) -> Report:
    return build_report(pack, settings=replace(ReportSettings(charts=False), **chosen))


def _whole(path: Path) -> str:
    return "".join(page_texts(path))


# --- the summary ---------------------------------------------------------------------------------
@PACKS
def test_that_the_summary_stands_first_and_on_one_page(
    pack: Callable[[], Pack], tmp_path: Path
) -> None:
    report = _report(pack())
    first, second = page_texts(written_report(tmp_path, report))[:2]
    for sentence in report.summary.position:
        assert squeezed(sentence) in first
    for mention in (*report.summary.attention, *report.summary.improved, *report.summary.unknown):
        assert squeezed(mention.name) in first
    assert squeezed(report.dashboard.layers[0].name) in second


@PACKS
@pytest.mark.parametrize("lettering", [Lettering.NORMAL, Lettering.SMALL])
@pytest.mark.parametrize("times", [1, 8, 40])
def test_that_comments_of_any_length_leave_the_summary_on_one_page(
    pack: Callable[[], Pack], lettering: Lettering, times: int, tmp_path: Path
) -> None:
    said = "Too few reviews were held in the winter, and more staff start in May. " * times
    report = _report(with_commentary(pack(), said.strip()), lettering=lettering)
    first, second = page_texts(written_report(tmp_path, report))[:2]
    for mention in (*report.summary.attention, *report.summary.improved, *report.summary.unknown):
        assert squeezed(mention.name) in first
    # What has the least room is said of the worst.
    worst = first[first.index(squeezed(report.summary.attention[0].name)) :]
    worst = worst[: worst.index(squeezed(report.summary.attention[1].name))]
    assert squeezed("Too few reviews were held in the winter") in worst
    assert second.startswith(squeezed(report.dashboard.layers[0].name))


def test_that_no_comment_is_cut_within_a_sentence_where_there_is_little_room(
    tmp_path: Path,
) -> None:
    said = "Reviews were late in the north of the county. " + "And there is more to say of it " * 12
    report = _report(with_commentary(pack_2023(), said))
    first = page_texts(written_report(tmp_path, report))[0]
    short = squeezed("in the north of the county. The full text is beside the table.")
    assert 2 <= first.count(short) < len(report.summary.attention)
    assert squeezed("(the full text is beside the table)") not in first


def test_that_the_key_counts_the_measures_of_each_verdict(tmp_path: Path) -> None:
    report = _report(pack_2023())
    first = page_texts(written_report(tmp_path, report))[0]
    meanings = {each.word: each.meaning for each in (*rating_key(Scheme.COMPARISON), NOT_RATED)}
    for count in report.summary.counts:
        if count.of == "Rating":
            assert squeezed(f"{count.word} {count.number} {meanings[count.word]}") in first
    without = page_texts(written_report(tmp_path, _report(pack_2023(), summary=False)))[0]
    assert squeezed(NOT_RATED.meaning) not in without


def test_that_a_trend_in_small_ends_with_the_reported_year_and_has_the_runs_of_the_chart() -> None:
    report = _report(pack_2023(), charts=True)
    measure = report.summary.attention[0].measure
    points = [
        ChartPoint(at, float(at), str(at), "", "", is_local=at == 2, is_forecast=at == 4)
        for at in range(5)
    ]
    runs = (tuple(points[3:]), tuple(points[:2]), (points[2],))
    ours = ChartSeries("Leicestershire", SeriesRole.OURS, runs)
    years = ("2020/21", "2021/22", "2022/23", "2023/24", "2024/25")
    spec = replace(report.charts.trends[measure], series=(ours,), categories=years, reported=3)
    charted = replace(report, charts=replace(report.charts, trends={measure: spec}))
    told: Any = summary_data(charted, font_speller())
    trend = told["attention"][0]["trend"]
    assert [[each["value"] for each in run] for run in trend["runs"]] == [[3.0], [0.0, 1.0], [2.0]]
    assert trend["end"] == {"at": 1.0, "value": 3.0}
    assert told["attention"][1]["trend"] is None


def test_that_the_names_in_the_summary_lead_to_their_rows(tmp_path: Path) -> None:
    report = _report(pack_2023())
    named = {each.measure for each in report.summary.attention}
    with pikepdf.open(written_report(tmp_path, report)) as pdf:
        links = [each for each in pdf.pages[0].get("/Annots", []) if each.Subtype == "/Link"]
        assert len(links) >= len(named)
        for link in links:
            assert "/Contents" in link
            assert "/Dest" in link or "/A" in link


def test_that_a_long_commentary_is_shortened_there_and_whole_beside_the_row(
    tmp_path: Path,
) -> None:
    long = "The first sentence of many. " + "Another one that says more of it. " * 55 + "The end."
    pack = with_commentary(pack_2023(), long)
    for layout in Layout:
        texts = page_texts(written_report(tmp_path, _report(pack, layout=layout)))
        assert squeezed("The full text is beside the table.") in texts[0]
        whole = "".join(texts[1:])
        assert whole.count(squeezed("The end.")) >= len(
            [row for row in _report(pack).remarks if row]
        )


def test_that_the_summary_can_be_left_out(tmp_path: Path) -> None:
    report = _report(pack_2023(), summary=False)
    text = page_texts(written_report(tmp_path, report))[0]
    assert "Summary" not in text
    assert squeezed(report.dashboard.layers[0].name) in text


def test_that_what_changed_is_told_where_an_earlier_issue_is_known(tmp_path: Path) -> None:
    pack = pack_2023()
    since = _report(pack).dashboard
    settings = ReportSettings(charts=False)
    same = build_report(pack, settings=settings, since=since)
    assert same.summary.moved == ()
    fewer = since.with_rows(lambda rows: rows[1:])
    report = build_report(pack, settings=settings, since=fewer)
    text = page_texts(written_report(tmp_path, report))[0]
    assert squeezed(report.summary.moved[0].text if report.summary.moved else "?") in text


def test_that_what_the_first_page_has_no_room_to_list_is_counted(tmp_path: Path) -> None:
    pack = pack_2023()
    bare = pack.with_tables({Figure: Pack.of([]).tables[Figure]})
    report = build_report(
        bare, settings=ReportSettings(charts=False), since=build_report(pack).dashboard
    )
    assert len(report.summary.unknown) > 12
    texts = page_texts(written_report(tmp_path, report))
    assert squeezed(f"And {len(report.summary.unknown) - 12} more measures.") in texts[0]
    assert squeezed(f"And {len(report.summary.moved or ()) - 12} more changes.") in "".join(texts)
    assert prove_pdf(tmp_path / "dashboard.pdf", report).differences == ()


# --- the plain layout ----------------------------------------------------------------------------
@PACKS
def test_that_a_plain_row_reads_from_left_to_right_with_its_remark_after_it(
    pack: Callable[[], Pack], tmp_path: Path
) -> None:
    report = _report(with_commentary(pack(), COMMENT), layout=Layout.PLAIN)
    text = _whole(written_report(tmp_path, report))
    text = text[text.index(squeezed(report.plain.headings[0])) :]
    place = 0
    for row in report.dashboard.rows:
        plain = report.plain.rows[row.measure]
        cells = [plain.name, plain.now.text, plain.before.text, plain.compared[0], plain.rating]
        cells += [f"{each.kind.value}: {each.text}" for each in report.remarks.get(row.measure, ())]
        for cell in cells:
            found = text.find(squeezed(cell), place)
            assert found >= 0, (plain.name, cell)
            place = found + len(squeezed(cell))


def test_that_no_page_parts_a_row_from_its_remark(tmp_path: Path) -> None:
    pack = with_commentary(pack_2023(), "A remark of some length. " * 12)
    report = _report(pack, layout=Layout.PLAIN, summary=False)
    texts = page_texts(written_report(tmp_path, report))
    sought = squeezed("Commentary: A remark of some length.")
    assert sum(text.count(sought) for text in texts) == len(report.remarks)
    headings = [squeezed(each) for each in report.plain.headings]
    for text in texts:
        if sought in text:
            # No page begins, below its repeated headings, with a remark.
            start = text.index(headings[-1]) + len(headings[-1])
            assert text.index(sought) - start > 100


def test_that_each_plain_cell_is_told_its_column_outcome_and_row(tmp_path: Path) -> None:
    report = _report(with_commentary(pack_2023()), layout=Layout.PLAIN)
    with pikepdf.open(written_report(tmp_path, report)) as pdf:
        root = pdf.Root.StructTreeRoot
        ids = pikepdf.NameTree(root.IDTree)
        remarks = 0
        for table in elements(root, "/Table"):
            rows = list(elements(table, "/TR"))
            columns = [str(cell.ID) for cell in rows[0].K]
            outcome, name = "", ""
            for row in rows[1:]:
                cells = list(row.K)
                headers = [
                    [str(each) for each in table_attribute(cell, "/Headers")] for cell in cells
                ]
                if len(cells) == 2:
                    outcome = str(cells[0].ID)
                    assert [str(cell.S) for cell in cells] == ["/TH", "/TD"]
                    assert headers == [[], [outcome]]
                elif len(cells) == 1:
                    remarks += 1
                    assert headers == [[outcome, name]]
                    assert int(table_attribute(cells[0], "/ColSpan")) == len(columns)
                else:
                    name = str(cells[0].ID)
                    assert [str(cell.S) for cell in cells] == ["/TH"] + ["/TD"] * 5
                    assert table_attribute(cells[0], "/Scope") == "/Row"
                    assert headers[0] == [columns[0], outcome]
                    assert headers[1:] == [[each, outcome, name] for each in columns[1:]]
                assert all(each in ids for told in headers for each in told)
        assert remarks == len(report.remarks)


def test_that_the_head_of_a_table_holds_headings_only(tmp_path: Path) -> None:
    report = _report(with_commentary(pack_2023()), layout=Layout.PLAIN)
    with pikepdf.open(written_report(tmp_path, report)) as pdf:
        for head in elements(pdf.Root.StructTreeRoot, "/THead"):
            assert {str(cell.S) for row in head.K for cell in row.K} == {"/TH"}


# --- commentary of the printed layout -----------------------------------------------------------
def test_that_short_comments_stand_in_pairs_under_their_heading_on_one_page(
    tmp_path: Path,
) -> None:
    report = _report(with_commentary(pack_2023(), COMMENT), summary=False)
    path = written_report(tmp_path, report)
    texts = page_texts(path)
    (page,) = [number for number, text in enumerate(texts) if "Commentary" in text]
    named = [row.description for row in report.dashboard.rows if row.measure in report.remarks]
    after = texts[page][texts[page].index("Commentary") :]
    places = [after.index(squeezed(name)) for name in named]
    assert places == sorted(places)
    left, right = (box_of(path, page, name) for name in named[:2])
    assert right.left > left.right


def test_that_a_comment_longer_than_a_page_is_printed_between_the_short_ones(
    tmp_path: Path,
) -> None:
    pack = with_commentary(pack_2023(), COMMENT)
    report = _report(pack, summary=False)
    first, second, third, *_ = report.remarks
    told = "More of it. " * 500 + "The end."
    long = tuple(replace(each, text=told) for each in report.remarks[second])
    report = replace(report, remarks={**report.remarks, second: long})
    text = _whole(written_report(tmp_path, report))
    text = text[text.index("Commentary") :]
    rows = {row.measure: squeezed(row.description) for row in report.dashboard.rows}
    places = [text.index(rows[each]) for each in (first, second)]
    assert places == sorted(places)
    assert text.index(rows[third], text.index("Theend.")) > 0


# --- large print ---------------------------------------------------------------------------------
@pytest.mark.parametrize("layout", list(Layout))
def test_that_large_print_is_upright_and_has_a_block_for_each_measure(
    layout: Layout, tmp_path: Path
) -> None:
    report = _report(pack_2023(), layout=layout, lettering=Lettering.LARGE, summary=False)
    path = written_report(tmp_path, report)
    document = pypdfium2.PdfDocument(path)
    try:
        for page in document:
            width, height = page.get_size()
            assert (width, height) == pytest.approx((210 * MILLIMETRE, 297 * MILLIMETRE), abs=1)
    finally:
        document.close()
    with pikepdf.open(path) as pdf:
        root = pdf.Root.StructTreeRoot
        rows = list(report.dashboard.rows)
        assert len(list(elements(root, "/Table"))) == len(rows)
        names = [each for each in elements(root) if str(each.S) == "/H4"]
        assert len(names) == len(rows)
        for row in elements(root, "/TR"):
            kinds = [str(cell.S) for cell in row.K]
            assert kinds == ["/TH", "/TD"]
            assert table_attribute(row.K[0], "/Scope") == "/Row"
            assert [str(each) for each in table_attribute(row.K[1], "/Headers")] == [
                str(row.K[0].ID)
            ]


def test_that_no_letter_of_large_print_is_small(tmp_path: Path) -> None:
    report = _report(
        with_commentary(pack_2023()), layout=Layout.PLAIN, lettering=Lettering.LARGE, glossary=True
    )
    document = pypdfium2.PdfDocument(written_report(tmp_path, report))
    try:
        smallest = min(
            pypdfium2.raw.FPDFText_GetFontSize(text.raw, at)
            for page in document
            for text in [page.get_textpage()]
            for at in range(text.count_chars())
            if not text.get_text_range(at, 1).isspace()
        )
    finally:
        document.close()
    assert smallest >= 13.5


# --- paper and strips ----------------------------------------------------------------------------
@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("lettering", list(Lettering))
@pytest.mark.parametrize("layout", list(Layout))
def test_that_the_first_15_millimetres_of_every_page_stay_clear(
    layout: Layout, lettering: Lettering, paper: Paper, tmp_path: Path
) -> None:
    report = build_report(
        with_commentary(pack_2023()),
        settings=ReportSettings(layout=layout, lettering=lettering, paper=paper, glossary=True),
    )
    document = pypdfium2.PdfDocument(written_report(tmp_path, report))
    try:
        for page in document:
            image = page.render(scale=1, grayscale=True).to_numpy()
            assert image[: int(15 * MILLIMETRE)].min() == 255
    finally:
        document.close()


def test_that_the_last_line_tells_of_other_formats(tmp_path: Path) -> None:
    line = "For this document in Braille, write to the council."
    report = build_report(pack_2023(), settings=ReportSettings(glossary=True, other_formats=line))
    texts = page_texts(written_report(tmp_path, report))
    after = texts[-1][texts[-1].index(squeezed(line)) + len(squeezed(line)) :]
    assert after.startswith("AppendixA,page")


def test_that_appendices_have_bookmarks(tmp_path: Path) -> None:
    settings = ReportSettings(layers_explained=True, rating_explained=True, glossary=True)
    report = build_report(pack_2023(), settings=settings)
    with pikepdf.open(written_report(tmp_path, report)) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles == [
        "Summary",
        *(layer.name for layer in report.dashboard.layers),
        "Charts",
        "Appendix B: The layers explained",
        "Appendix C: How figures are rated",
        "Appendix D: Glossary",
    ]
