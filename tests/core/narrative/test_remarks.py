"""What is printed beside a row, and what never leaves."""

from dataclasses import replace

from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.narrative.remarks import (
    RemarkKind,
    internal_texts,
    needs_explaining,
    remarks_on,
)
from perfdesk.core.narrative.report import build_report, charts_of
from perfdesk.core.pack import Pack
from perfdesk.core.reporting.commentary import Audience, Commentary
from perfdesk.core.reporting.report import ReportSettings
from tests.exporting.pdf.published import (
    INTERNAL,
    INTERNAL_REASON,
    pack_2021,
    pack_2023,
    with_commentary,
)

PACK = with_commentary(pack_2023(), "First line.\n\n  Second line. ")


def test_that_only_rows_that_readers_ask_about_have_remarks() -> None:
    report = build_report(PACK)
    explained = {row.measure for row in report.dashboard.rows if needs_explaining(row)}
    assert report.remarks.keys() == explained
    assert 0 < len(explained) < 29


def test_that_public_commentary_and_reasons_are_remarks() -> None:
    report = build_report(PACK)
    first = next(report.dashboard.rows).measure
    said = report.remarks[first]
    assert [each.kind for each in said] == [RemarkKind.COMMENTARY, RemarkKind.RATING]
    assert said[0].lines == ("First line.", "Second line.")
    assert said[1].text == "Within the margin of the survey."


def test_that_internal_words_are_in_no_report() -> None:
    told = repr(build_report(PACK))
    # The dashboard of the window shows them; what is printed of it does not.
    assert INTERNAL not in told
    assert INTERNAL_REASON not in repr(build_report(PACK).remarks)
    inside = internal_texts(PACK, PACK.settings.position)
    assert set(inside) == {INTERNAL, INTERNAL_REASON}


def test_that_a_draft_is_not_printed() -> None:
    drafts = [
        replace(each, draft=True)
        for each in PACK.table(Commentary).values()
        if each.key.audience is Audience.PUBLIC
    ]
    pack = Pack.of([*PACK.records(), *drafts])
    dashboard = build_dashboard(pack)
    for row in dashboard.rows:
        kinds = {each.kind for each in remarks_on(pack, row, dashboard.position)}
        assert RemarkKind.COMMENTARY not in kinds
    assert any("First line." in each for each in internal_texts(pack, dashboard.position))


def test_that_what_is_public_as_well_is_not_internal() -> None:
    pack = with_commentary(pack_2023(), f"As we said: {INTERNAL}")
    assert set(internal_texts(pack, pack.settings.position)) == {INTERNAL_REASON}


def test_that_only_chosen_layers_are_reported() -> None:
    pack = pack_2023()
    wanted = pack.layers[2].id
    report = build_report(pack, settings=ReportSettings(layers=(wanted,)))
    assert [each.layer for each in report.dashboard.layers] == [wanted]
    assert (
        "5 measures" in report.summary.position[0] or "five measures" in report.summary.position[0]
    )
    assert set(report.plain.rows) == {row.measure for row in report.dashboard.rows}
    everything = build_report(pack, settings=ReportSettings(layers=("gone",)))
    assert len(everything.dashboard.layers) == 4


def test_that_charts_known_already_are_taken_over() -> None:
    pack = pack_2021()
    dashboard = build_dashboard(pack)
    known = charts_of(pack, dashboard)
    moved = next(iter(known.trends))
    again = charts_of(pack, dashboard, known, frozenset({moved}))
    assert again.trends == known.trends
    for measure, spec in again.trends.items():
        assert (spec is known.trends[measure]) is (measure != moved)
