"""What stands on the pages, and where."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfdesk.core.dashboard import Cell, Column, ColumnHead, Dashboard, LayerView, Row
from perfdesk.core.pack import Pack
from perfdesk.core.reporting.report import Lettering, Paper, ReportSettings
from perfdesk.core.verdicts import Tone
from perfdesk.exporting.pdf import font_speller
from tests.exporting.pdf.printed import (
    MILLIMETRE,
    TABLES,
    box_of,
    letters,
    page_texts,
    squeezed,
    written,
)
from tests.exporting.pdf.published import dashboard_of, pack_2021, pack_2023

PACKS = pytest.mark.parametrize("pack", [pack_2021, pack_2023])
LOOKS_LIKE_MARKUP = '#panic("x") *bold* _it_ $x^2$ @ref <label> \\ // c /* c */ `raw` = head'


def _dashboard(pack: Callable[[], Pack] = pack_2023) -> Dashboard:
    return dashboard_of(pack())[0]


def _with_text(row: Row, column: Column, text: str) -> Row:
    return replace(row, cells={**row.cells, column: replace(row.cells[column], text=text)})


def _of_rows(*rows: Row) -> Dashboard:
    """The dashboard of 2023/24 with these rows under one outcome of its first layer."""
    dashboard = _dashboard()
    layer = dashboard.layers[0]
    outcome = replace(layer.outcomes[0], rows=rows)
    return replace(dashboard, layers=(replace(layer, outcomes=(outcome,)),))


def _described(*descriptions: str) -> Dashboard:
    """The first row of the dashboard of 2023/24, once for each description."""
    row = next(_dashboard().rows)
    return _of_rows(
        *(
            replace(_with_text(row, Column.DESCRIPTION, text), measure=f"m{number}")
            for number, text in enumerate(descriptions)
        )
    )


def _tops(path: Path, number: int, words: str) -> Iterator[float]:
    """Heights of all places of *words* on a page."""
    run = letters(path, number)
    text, sought = "".join(letter.text for letter in run), squeezed(words)
    start = text.find(sought)
    while start >= 0:
        yield run[start].top
        start = text.find(sought, start + 1)


# --- what is printed -----------------------------------------------------------------------------
@PACKS
def test_that_every_cell_of_a_published_dashboard_is_printed_in_its_row(
    pack: Callable[[], Pack], tmp_path: Path
) -> None:
    dashboard = _dashboard(pack)
    text = "".join(page_texts(written(tmp_path, dashboard)))
    place = 0
    for row in dashboard.rows:
        for head in dashboard.columns:
            expected = squeezed(row.cells[head.column].text)
            found = text.find(expected, place)
            assert found >= 0, (row.description, head.heading)
            # Nothing but the cells of the row stands between them.
            if head.column is not Column.CODE:
                assert found == place, (row.description, head.heading)
            place = found + len(expected)


def test_that_a_figure_of_the_paper_is_printed_as_the_paper_prints_it(tmp_path: Path) -> None:
    text = "".join(page_texts(written(tmp_path, _dashboard())))
    for printed in (
        "89.6%87.8%",
        "13.7 per 100k Pop. Actual 58 Admissions in 23/24",
        "2,384.5k2,260.7k",
        "36 (5% of total waiting at end of Mar-24)",
        "55% - 60% Local target 2023/24",
    ):
        assert squeezed(printed) in text


def test_that_text_that_looks_like_markup_is_printed_letter_by_letter(tmp_path: Path) -> None:
    dashboard = _described(LOOKS_LIKE_MARKUP)
    layer = replace(dashboard.layers[0], name=LOOKS_LIKE_MARKUP)
    dashboard = replace(dashboard, title=LOOKS_LIKE_MARKUP, layers=(layer,))
    path = written(tmp_path, dashboard, settings=replace(TABLES, appendix=LOOKS_LIKE_MARKUP))
    assert page_texts(path)[0].count(squeezed(LOOKS_LIKE_MARKUP)) == 4


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=60))
def test_that_any_text_can_be_printed(text: str, tmp_path: Path) -> None:
    dashboard = _described(text, "the next row")
    assert squeezed("the next row") in "".join(page_texts(written(tmp_path, dashboard)))


def test_that_the_title_tells_council_span_and_status(tmp_path: Path) -> None:
    final = replace(_dashboard(), provisional=False)
    for dashboard, status in ((_dashboard(), "Provisional figures"), (final, "Final figures")):
        text = page_texts(written(tmp_path, dashboard))[0]
        for words in ("Leicestershire", dashboard.title, "April 2023 to March 2024", status):
            assert squeezed(words) in text


def test_that_the_key_explains_the_scheme_that_is_printed(tmp_path: Path) -> None:
    rag = page_texts(written(tmp_path, _dashboard(pack_2021)))[0]
    assert squeezed("Amber Target nearly met") in rag
    assert "improved" not in rag
    comparison = page_texts(written(tmp_path, _dashboard()))[0]
    assert squeezed("Performance has improved on 2022/23") in comparison


def test_that_each_foot_tells_page_status_and_marking(tmp_path: Path) -> None:
    marked = replace(TABLES, appendix="Appendix C", marking="OFFICIAL")
    texts = page_texts(written(tmp_path, _dashboard(), settings=marked))
    for number, text in enumerate(texts, 1):
        foot = f"Appendix C, page {number} of {len(texts)} \u00b7 Provisional figures OFFICIAL"
        assert squeezed(foot) in text


def test_that_a_measure_that_is_not_rated_says_why(tmp_path: Path) -> None:
    unrated = next(row for row in _dashboard().rows if row.rating.tone is Tone.NONE)
    reason = "The survey is due in June."
    row = replace(
        _with_text(unrated, Column.RATING, ""),
        rating=replace(unrated.rating, text="", reason=reason),
    )
    assert squeezed(reason) in page_texts(written(tmp_path, _of_rows(row)))[0]


# --- layers and pages ----------------------------------------------------------------------------
def test_that_a_layer_without_measures_is_named_and_said_to_be_empty(tmp_path: Path) -> None:
    dashboard = _dashboard()
    layers = (LayerView("e", "Enable need", ()), *dashboard.layers)
    text = page_texts(written(tmp_path, replace(dashboard, layers=layers)))[0]
    assert squeezed("Enable need No measures are reported at this position.") in text


def test_that_a_dashboard_without_layers_is_still_a_document(tmp_path: Path) -> None:
    assert len(page_texts(written(tmp_path, replace(_dashboard(), layers=())))) == 1


def test_that_a_layer_that_fits_a_page_is_not_split(tmp_path: Path) -> None:
    dashboard = _dashboard(pack_2021)
    texts = page_texts(written(tmp_path, dashboard))
    for layer in dashboard.layers[1:]:
        pages = [
            number
            for number, text in enumerate(texts)
            for row in layer.rows
            if squeezed(row.cells[Column.DESCRIPTION].text) in text
        ]
        assert len(set(pages)) == 1, layer.name


def test_that_a_table_over_pages_repeats_its_headings_and_outcome(tmp_path: Path) -> None:
    dashboard = _described(*(f"row {number}" for number in range(40)))
    texts = page_texts(written(tmp_path, dashboard))
    assert len(texts) > 2
    for text in texts:
        assert squeezed("2022/23 performance") in text
        assert squeezed("Safe and Well") in text


def test_that_no_heading_stands_alone_at_the_foot_of_a_page(tmp_path: Path) -> None:
    layers = _dashboard().layers
    for count in range(6, 11):
        first = _described(*(f"row {number}" for number in range(count)))
        second = replace(layers[0], layer="2", name="Second need")
        many = _described(*(f"line {number}" for number in range(30))).layers[0]
        dashboard = replace(
            first, layers=(first.layers[0], replace(second, outcomes=many.outcomes))
        )
        path = written(tmp_path, dashboard)
        for number, text in enumerate(page_texts(path)):
            if squeezed("Second need") in text:
                heading = max(_tops(path, number, "Second need"))
                assert max(_tops(path, number, "line "), default=0.0) > heading, count


def test_that_no_outcome_stands_alone_at_the_foot_of_a_page(tmp_path: Path) -> None:
    for count in range(6, 11):
        one = _described(*(f"row {number}" for number in range(count)))
        layer = one.layers[0]
        other = replace(layer.outcomes[0], name="Another outcome")
        dashboard = replace(one, layers=(replace(layer, outcomes=(*layer.outcomes, other)),))
        path = written(tmp_path, dashboard)
        for number, text in enumerate(page_texts(path)):
            if squeezed("Another outcome") in text:
                heading = max(_tops(path, number, "Another outcome"))
                assert max(_tops(path, number, "row "), default=0.0) > heading, count


def test_that_no_row_is_split(tmp_path: Path) -> None:
    long = "begin{0} " + "of a description that goes over several lines " * 4 + "end{0}"
    dashboard = _described(*(long.format(f"{n:02d}") for n in range(15)))
    texts = page_texts(written(tmp_path, dashboard))
    for number in range(15):
        assert any(f"begin{number:02d}" in text and f"end{number:02d}" in text for text in texts)


def test_that_a_row_longer_than_a_page_is_printed_to_its_end(tmp_path: Path) -> None:
    dashboard = _described("word " * 1500 + "the end", "the next row")
    path = written(tmp_path, dashboard)
    text = "".join(page_texts(path))
    assert text.count("word") == 1500
    assert squeezed("the end") in text
    assert all(
        letter.bottom < 210 * MILLIMETRE
        for number in range(len(page_texts(path)))
        for letter in letters(path, number)
    )


def test_that_a_word_wider_than_any_column_stays_in_its_own(tmp_path: Path) -> None:
    dashboard = _described("x" * 200)
    path = written(tmp_path, dashboard)
    aim = box_of(path, 0, "Aim")
    assert all(letter.right < aim.left for letter in letters(path, 0) if letter.text == "x")


# --- places --------------------------------------------------------------------------------------
@pytest.mark.parametrize("settings", [TABLES, replace(TABLES, lettering=Lettering.SMALL)])
def test_that_the_first_15_millimetres_stay_clear(settings: ReportSettings, tmp_path: Path) -> None:
    dashboard, charts = dashboard_of(pack_2023())
    path = written(tmp_path, dashboard, charts, settings)
    document = pypdfium2.PdfDocument(path)
    try:
        for page in document:
            image = page.render(scale=1, grayscale=True).to_numpy()
            assert image[: int(15 * MILLIMETRE)].min() == 255
    finally:
        document.close()


def test_that_numbers_stand_under_one_another_on_their_points(tmp_path: Path) -> None:
    path = written(tmp_path, _dashboard())
    points = [
        box_of(path, 0, figure).right - box_of(path, 0, figure[figure.index(".") :]).left
        for figure in ("49.2%", "59.3%")
    ]
    assert points[0] == pytest.approx(points[1], abs=0.1)
    tops = [_point_of(path, figure) for figure in ("59.3%", "134.1k", "2,384.5k")]
    assert max(tops) - min(tops) < 0.5


def _point_of(path: Path, figure: str) -> float:
    """Where the decimal point of the first such figure stands."""
    run = letters(path, 0)
    text = "".join(letter.text for letter in run)
    return run[text.index(figure) + figure.index(".")].left


def test_that_a3_is_the_same_page_larger(tmp_path: Path) -> None:
    dashboard = _dashboard()
    small = box_of(written(tmp_path, dashboard), 0, "Prevent need")
    path = written(tmp_path, dashboard, settings=replace(TABLES, paper=Paper.A3))
    large = box_of(path, 0, "Prevent need")
    assert large.left / small.left == pytest.approx(2**0.5, rel=0.01)
    assert large.top / small.top == pytest.approx(2**0.5, rel=0.02)


def test_that_smaller_type_takes_fewer_pages(tmp_path: Path) -> None:
    usual = page_texts(written(tmp_path, _dashboard()))
    small = page_texts(
        written(tmp_path, _dashboard(), settings=replace(TABLES, lettering=Lettering.SMALL))
    )
    assert len(small) < len(usual)


def test_that_columns_are_printed_as_the_dashboard_orders_them(tmp_path: Path) -> None:
    dashboard = _dashboard()
    heads = (
        ColumnHead(Column.DESCRIPTION, "What"),
        ColumnHead(Column.CURRENT, "Now"),
        ColumnHead(Column.CODE, "Called"),
    )
    text = "".join(page_texts(written(tmp_path, replace(dashboard, columns=heads))))
    assert "WhatNowCalled" in text
    assert squeezed("Heritage visits 134.1k Local") in text


def test_that_columns_without_a_description_share_the_page(tmp_path: Path) -> None:
    heads = (ColumnHead(Column.CODE, "Measure"), ColumnHead(Column.CURRENT, "Now"))
    text = "".join(page_texts(written(tmp_path, replace(_dashboard(), columns=heads))))
    assert squeezed("ASCOF 2A 89.6%") in text


def test_that_what_the_speller_tells_is_what_is_printed(tmp_path: Path) -> None:
    dashboard = _described("CO\u2082 \U0001f600 na\u0308ive so\u00adft")
    told = font_speller().spell(next(dashboard.rows).cells[Column.DESCRIPTION].text)
    assert told == "CO\u2082 [grinning face] n\u00e4ive soft"
    assert squeezed(told) in page_texts(written(tmp_path, dashboard))[0]


def test_that_a_cell_without_number_is_printed_in_words(tmp_path: Path) -> None:
    row = next(_dashboard().rows)
    words = Cell("No survey in 2020/21", spoken="none")
    row = replace(row, cells={**row.cells, Column.PREVIOUS: words})
    path = written(tmp_path, _of_rows(row))
    assert squeezed("No survey in 2020/21") in page_texts(path)[0]


def test_that_no_word_is_broken_where_many_columns_share_a_page(tmp_path: Path) -> None:
    dashboard = _dashboard(pack_2021)
    more = (ColumnHead(Column.FORECAST, "2021/22 forecast"), ColumnHead(Column.RANK, "Rank"))
    wide = replace(dashboard, columns=(*dashboard.columns, *more)).with_rows(
        lambda rows: tuple(
            replace(row, cells={**row.cells, Column.FORECAST: Cell("273.0k (forecast)")})
            for row in rows
        )
    )
    path = written(tmp_path, wide)
    for words in ("performance", "information", "Volunteering", "quartile", "community"):
        box = box_of(path, 0, words)
        assert box.bottom - box.top < 5 * MILLIMETRE, words
