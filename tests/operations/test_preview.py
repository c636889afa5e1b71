"""Looking at pages again after an edit: only what moved is worked out again."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from perfdesk.core.dashboard import Dashboard
from perfdesk.core.narrative.report import ReportCharts, charts_of
from perfdesk.core.pack import Pack
from perfdesk.core.reporting.report import ReportSettings
from perfdesk.core.settings import PackSettings
from perfdesk.operations import preview as module
from perfdesk.operations.preview import Looked, ReportPreview
from tests.exporting.pdf.published import pack_2023

PACK = pack_2023()
POSITION = PACK.settings.position


@pytest.fixture
def preview() -> Iterator[ReportPreview]:
    made = ReportPreview()
    yield made
    made.close()


def test_that_the_settings_of_the_pack_are_taken_unless_others_are_given(
    preview: ReportPreview,
) -> None:
    whole = preview.pages(Looked(PACK, POSITION))
    short = preview.pages(Looked(PACK, POSITION, ReportSettings(charts=False)))
    assert short.count < whole.count


def test_that_only_charts_that_moved_are_worked_out_again(
    preview: ReportPreview, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[frozenset[str] | None] = []

    def watched(
        pack: Pack, dashboard: Dashboard, known: ReportCharts | None, moved: frozenset[str]
    ) -> ReportCharts:
        asked.append(moved if known is not None else None)
        return charts_of(pack, dashboard, known, moved)

    monkeypatch.setattr(module, "charts_of", watched)
    preview.pages(Looked(PACK, POSITION))
    preview.pages(Looked(PACK, POSITION, moved=frozenset({"m1"})))
    preview.pages(Looked(PACK, POSITION))
    assert asked == [None, frozenset({"m1"}), None]


def test_that_another_title_is_on_the_pages(preview: ReportPreview) -> None:
    settings = replace(PACK.settings, title="Performance of libraries")
    pack = PACK.with_tables({PackSettings: Pack.of([settings]).tables[PackSettings]})
    preview.pages(Looked(PACK, POSITION))
    pages = preview.pages(Looked(pack, POSITION, moved=frozenset()))
    assert "Performance of libraries" in pages.image(1, 40).words


def test_that_it_can_be_closed_and_used_again(preview: ReportPreview) -> None:
    count = preview.pages(Looked(PACK, POSITION)).count
    preview.close()
    preview.close()
    assert preview.pages(Looked(PACK, POSITION)).count == count
