"""The pages to look at: the same words as the file, and where each row stands."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from perfdesk.core.narrative.report import Report, build_report
from perfdesk.core.reporting.report import Layout, Lettering, ReportSettings
from perfdesk.exporting.pdf.preview import PageSight
from tests.exporting.pdf.published import pack_2023, with_commentary

PACK = with_commentary(pack_2023())


@pytest.fixture(scope="module")
def sight() -> Iterator[PageSight]:
    made = PageSight()
    yield made
    made.close()


def _report() -> Report:
    return build_report(PACK, settings=ReportSettings(charts=False))


@pytest.mark.parametrize("lettering", list(Lettering))
@pytest.mark.parametrize("layout", list(Layout))
def test_that_the_page_of_every_measure_is_known(
    layout: Layout, lettering: Lettering, sight: PageSight
) -> None:
    settings = ReportSettings(layout=layout, lettering=lettering, charts=False)
    report = build_report(PACK, settings=settings)
    pages = sight.pages(report)
    assert pages.places.keys() == {row.measure for row in report.dashboard.rows}
    for row in list(report.dashboard.rows)[::7]:
        place = pages.places[row.measure]
        words = pages.image(place.page, 30).words
        # Words may be wrapped; a first one is not.
        assert row.description.split(" ")[0] in words
        assert 0 < place.top < 1


@pytest.mark.parametrize("words", [1, 20, 100, 300, 500])
def test_that_a_layer_too_long_for_a_page_goes_on_over_the_next(
    words: int, sight: PageSight
) -> None:
    pack = with_commentary(pack_2023(), "Said of it. " * words)
    settings = ReportSettings(layout=Layout.PLAIN, charts=False)
    pages = sight.pages(build_report(pack, settings=settings))
    assert pages.places.keys() == {row.measure for row in _report().dashboard.rows}
    # The margins are 17 of 210 mm.
    assert all(17 / 210 <= place.top <= 193 / 210 for place in pages.places.values())


def test_that_a_layer_that_a_page_can_hold_is_not_split(sight: PageSight) -> None:
    report = build_report(pack_2023(), settings=ReportSettings(charts=False, summary=False))
    pages = sight.pages(report)
    first, *others = [
        {pages.places[row.measure].page for outcome in layer.outcomes for row in outcome.rows}
        for layer in report.dashboard.layers
    ]
    assert len(first) > 1  # it fills what the title leaves, and goes on
    assert others
    assert all(len(on) == 1 for on in others)


def test_that_a_page_is_drawn_as_fine_as_asked(sight: PageSight) -> None:
    pages = sight.pages(_report())
    coarse, fine = pages.image(1, 36), pages.image(1, 72)
    assert fine.width == pytest.approx(pages.sizes[0][0], abs=1)
    assert fine.height == pytest.approx(2 * coarse.height, abs=2)
    assert len(fine.pixels) == fine.width * fine.height * 4
    assert fine.pixels[:3] == b"\xff\xff\xff"
    assert "Adults and Communities Performance" in fine.words


@pytest.mark.parametrize("page", [0, -1, 99])
def test_that_a_page_there_is_not_is_not_drawn(page: int, sight: PageSight) -> None:
    pages = sight.pages(_report())
    with pytest.raises(IndexError):
        pages.image(page, 72)


def test_that_an_edit_is_seen_at_once(sight: PageSight) -> None:
    report = _report()
    before = sight.pages(report).image(1, 40)
    dashboard = replace(report.dashboard, title="Another title")
    after = sight.pages(replace(report, dashboard=dashboard)).image(1, 40)
    assert "Another title" in after.words
    assert before.pixels != after.pixels


def test_that_what_the_font_lacks_is_told(sight: PageSight) -> None:
    report = _report()
    dashboard = replace(report.dashboard, title="Smile \U0001f600")
    pages = sight.pages(replace(report, dashboard=dashboard))
    assert [problem.kind for problem in pages.problems] == ["character"]
    assert "[grinning face]" in pages.image(1, 40).words
