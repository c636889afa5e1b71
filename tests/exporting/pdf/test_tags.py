"""What a screen reader meets: PDF/UA-1 as far as it can be told without a validator."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from perfdesk.core.dashboard import Dashboard
from tests.exporting.pdf.printed import elements, table_attribute, written
from tests.exporting.pdf.published import dashboard_of, pack_2021, pack_2023


@pytest.fixture(scope="module")
def dashboard() -> Dashboard:
    return dashboard_of(pack_2023())[0]


@pytest.fixture(scope="module")
def path(dashboard: Dashboard, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("tags"), dashboard, dashboard_of(pack_2023())[1])


@pytest.fixture
def document(path: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(path) as pdf:
        yield pdf


def _root(document: pikepdf.Pdf) -> Any:
    return document.Root.StructTreeRoot


def test_that_the_document_says_that_it_is_tagged_and_in_which_language(
    document: pikepdf.Pdf,
) -> None:
    assert document.Root.MarkInfo.Marked
    assert document.Root.Lang == "en-GB"
    assert document.Root.ViewerPreferences.DisplayDocTitle


def test_that_the_document_declares_pdf_ua_and_pdf_a(document: pikepdf.Pdf) -> None:
    with document.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert metadata["dc:title"] == (
            "Adults and Communities Performance, April 2023 to March 2024"
        )


def test_that_the_document_names_no_person(document: pikepdf.Pdf) -> None:
    assert "/Author" not in document.docinfo
    with document.open_metadata() as metadata:
        assert "dc:creator" not in metadata


def test_that_every_font_is_arimo_and_embedded(document: pikepdf.Pdf) -> None:
    fonts = [
        font
        for each in document.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font"
        for font in each.get("/DescendantFonts", [])
    ]
    assert fonts
    for font in fonts:
        assert "Arimo" in str(font.BaseFont)
        assert "/FontFile2" in font.FontDescriptor


def test_that_headings_start_at_one_and_skip_no_level(document: pikepdf.Pdf) -> None:
    levels = [int(str(each.S)[2]) for each in elements(_root(document)) if str(each.S)[1:2] == "H"]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_that_each_layer_is_one_table_with_a_bookmark(
    document: pikepdf.Pdf, dashboard: Dashboard
) -> None:
    assert len(list(elements(_root(document), "/Table"))) == len(dashboard.layers)
    with document.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles == [*(layer.name for layer in dashboard.layers), "Charts"]


def test_that_every_header_cell_has_a_scope(document: pikepdf.Pdf) -> None:
    headers = list(elements(_root(document), "/TH"))
    assert headers
    assert {str(table_attribute(each, "/Scope")) for each in headers} == {"/Column", "/Row"}


def test_that_code_and_description_name_each_row(
    document: pikepdf.Pdf, dashboard: Dashboard
) -> None:
    rows = [row for row in elements(_root(document), "/TR") if len(row.K) == len(dashboard.columns)]
    rows = [row for row in rows if list(elements(row, "/TD"))]
    assert len(rows) == len(list(dashboard.rows))
    for row in rows:
        kinds = [str(cell.S) for cell in row.K]
        assert kinds == ["/TH", "/TH"] + ["/TD"] * (len(dashboard.columns) - 2)
        assert all(table_attribute(cell, "/Scope") == "/Row" for cell in row.K[:2])


def test_that_each_cell_is_told_its_column_its_outcome_and_its_row(
    document: pikepdf.Pdf, dashboard: Dashboard
) -> None:
    ids = pikepdf.NameTree(_root(document).IDTree)
    for table, layer in zip(elements(_root(document), "/Table"), dashboard.layers, strict=True):
        rows = list(elements(table, "/TR"))
        columns = [str(cell.ID) for cell in rows[0].K]
        outcomes = 0
        for row in rows[1:]:
            if len(row.K) == 2:
                outcomes += 1
                outcome = str(row.K[0].ID)
                continue
            names = [str(cell.ID) for cell in row.K[:2]]
            for at, cell in enumerate(row.K):
                headers = [str(each) for each in table_attribute(cell, "/Headers")]
                assert headers == [columns[at], outcome, *names[: min(at, 2)]]
                assert all(each in ids for each in headers)
        assert outcomes == len(layer.outcomes)


def test_that_every_row_has_the_same_number_of_cells_counting_spans(
    document: pikepdf.Pdf, dashboard: Dashboard
) -> None:
    for row in elements(_root(document), "/TR"):
        spans = [int(table_attribute(cell, "/ColSpan") or 1) for cell in row.K]
        assert sum(spans) == len(dashboard.columns)


def test_that_every_chart_says_in_words_what_it_shows(document: pikepdf.Pdf) -> None:
    charts = dashboard_of(pack_2023())[1]
    figures = list(elements(_root(document), "/Figure"))
    assert [str(each.Alt) for each in figures] == [
        charts[row.measure].spoken(f"of this year and last in the table of {layer.name}")
        for layer in dashboard_of(pack_2023())[0].layers
        for row in layer.rows
        if row.measure in charts
    ]
    assert len(list(elements(_root(document), "/Caption"))) == len(figures)


def test_that_shapes_are_not_read_aloud(document: pikepdf.Pdf) -> None:
    # Were a ring or triangle tagged, it would be a figure outside the annex.
    for table in elements(_root(document), "/Table"):
        assert not list(elements(table, "/Figure"))


def test_that_a_page_is_read_in_the_order_of_its_tags(document: pikepdf.Pdf) -> None:
    assert {str(page.get("/Tabs")) for page in document.pages} == {"/S"}


def test_that_the_first_columns_name_the_row_in_the_other_scheme_too(tmp_path: Path) -> None:
    dashboard, charts = dashboard_of(pack_2021())
    with pikepdf.open(written(tmp_path, dashboard, charts)) as pdf:
        scopes = [str(table_attribute(cell, "/Scope")) for cell in elements(_root(pdf), "/TH")]
    assert scopes.count("/Row") == 2 * 30
