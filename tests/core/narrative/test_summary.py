"""The summary of two published dashboards, and of what comes after them."""

from dataclasses import replace

import pytest

from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.dashboard import Cell, Column, Dashboard, Row
from perfdesk.core.figures import Figure
from perfdesk.core.narrative.summary import MOST_ATTENTION, Summary, build_summary
from perfdesk.core.pack import Pack
from perfdesk.core.settings import Position
from perfdesk.core.verdicts import ProgressWord, Tone
from tests.exporting.pdf.published import (
    INTERNAL,
    INTERNAL_REASON,
    pack_2021,
    pack_2023,
    with_commentary,
)


def _summary(pack: Pack, since: Dashboard | None = None) -> Summary:
    return build_summary(pack, build_dashboard(pack).as_printed(), since)


def test_that_the_position_is_told_in_two_sentences_and_in_counts() -> None:
    summary = _summary(pack_2023())
    assert summary.position == (
        "Leicestershire reports 29 measures in four layers for April 2023 to March 2024. The "
        "figures are provisional.",
        "Of the 26 that can be rated, 16 are better than the national average or local target, 3 "
        "similar to it and 7 below it. Compared with 2022/23, 13 have improved and 6 are not as "
        "good.",
    )
    assert summary.sentences == (
        "Rating: 16 better, 3 similar, 7 below and 3 not rated.",
        "Progress: 13 improved, 7 similar, 6 not as good and 3 not compared.",
    )
    assert not any("%" in text for text in (*summary.position, *summary.sentences))


def test_that_the_other_scheme_is_told_in_its_own_words() -> None:
    assert _summary(pack_2021()).position[1] == (
        "Of the 23 that can be rated, 17 are green (target met), 4 amber (nearly met) and 2 red "
        "(missed). Compared with 2020/21, 10 have improved and 3 are not as good."
    )


def test_that_counts_add_up_to_the_measures() -> None:
    for pack in (pack_2021(), pack_2023()):
        rows = len(list(build_dashboard(pack).rows))
        counts = _summary(pack).counts
        for of in ("Rating", "Progress"):
            assert sum(each.number for each in counts if each.of == of) == rows


def test_that_the_worst_come_first() -> None:
    attention = _summary(pack_2023()).attention
    verdicts = [(each.rating_tone, each.progress_tone) for each in attention]
    ranks = [
        0 if pair == (Tone.POOR, Tone.POOR) else 1 if pair[0] is Tone.POOR else 2
        for pair in verdicts
    ]
    assert ranks == sorted(ranks)
    assert [each.name for each in attention[:3]] == [
        "% of sequels that 'Delay Need'",
        "% of SUs (service users) who find it easy to find information",
        "% of sequels that 'Prevent Need'",
    ]
    assert attention[0].compared == "Target 10% to 15% (2023/24)"


def test_that_no_more_are_named_than_find_room() -> None:
    pack = with_commentary(pack_2023())
    poor = replace(next(build_dashboard(pack).rows), measure="m1")
    dashboard = build_dashboard(pack)
    layer = dashboard.layers[0]
    rows = tuple(
        replace(poor, rating=replace(poor.rating, override=None), measure=row.measure)
        for row in dashboard.rows
    )
    outcome = replace(layer.outcomes[0], rows=rows)
    many = replace(dashboard, layers=(replace(layer, outcomes=(outcome,)),))
    summary = build_summary(pack, many)
    assert len(summary.attention) == MOST_ATTENTION
    assert summary.attention_left == len(rows) - MOST_ATTENTION
    assert summary.more_attention == f"{len(rows) - MOST_ATTENTION} more are marked in the tables."


def test_that_public_words_are_told_and_internal_ones_are_not() -> None:
    pack = with_commentary(pack_2023(), "Late reviews. More staff from May.")
    summary = _summary(pack)
    assert {each.commentary for each in summary.attention} == {"Late reviews. More staff from May."}
    reasons = [each.reason for each in summary.attention if each.reason]
    assert reasons == ["Decided: Within the margin of the survey."]
    told = repr(summary)
    assert INTERNAL not in told
    assert INTERNAL_REASON not in told


def test_that_no_measure_both_needs_attention_and_improved_most() -> None:
    """The band of the fourth is missed, and its progress was overridden to improved."""
    pack = pack_2023()
    dashboard = build_dashboard(pack)
    missed = next(row for row in dashboard.rows if row.rating.tone is Tone.POOR)
    word = ProgressWord.IMPROVED
    improved = replace(missed.progress, word=word)

    def only(rows: tuple[Row, ...]) -> tuple[Row, ...]:
        found = (row for row in rows if row.measure == missed.measure)
        return tuple(replace(row, progress=improved) for row in found)

    summary = build_summary(pack, dashboard.with_rows(only))
    assert [each.measure for each in summary.attention] == [missed.measure]
    assert summary.improved == ()
    for each in (_summary(pack), _summary(pack_2021())):
        both = {one.measure for one in each.attention} & {one.measure for one in each.improved}
        assert not both


def test_that_what_improved_most_comes_first_and_chance_last() -> None:
    improved = _summary(pack_2023()).improved
    assert [each.progress for each in improved[:2]] == [
        "Improved: down 69.0%",
        "Improved: down 42.1%",
    ]
    assert len(improved) == 5


def test_that_what_is_not_known_says_why_and_when() -> None:
    unknown = _summary(pack_2021()).unknown
    assert {each.reason for each in unknown} == {"Due June 2022.", "Due March 2022."}
    (other,) = _summary(pack_2023()).unknown
    assert other.reason.startswith("No target or comparator: New ASCOF metric for 2023/24")


def test_that_a_pack_without_figures_says_so() -> None:
    pack = pack_2023()
    empty = pack.with_tables({Figure: Pack.of([]).tables[Figure]})
    summary = _summary(empty)
    assert summary.position[1] == "No measures can be rated yet."
    assert summary.attention == summary.improved == ()
    assert {each.reason for each in summary.unknown} == {"There is no figure yet."}


# --- since the last issue ------------------------------------------------------------------------
def _with_figure(row: Row, text: str) -> Row:
    return replace(row, cells={**row.cells, Column.CURRENT: Cell(text)})


def test_that_nothing_is_said_of_changes_where_no_issue_is_known() -> None:
    assert _summary(pack_2023()).moved is None
    pack = pack_2023()
    assert _summary(pack, build_dashboard(pack)).moved == ()


def test_that_what_reads_differently_is_told_with_both_texts() -> None:
    pack = pack_2023()
    first = next(build_dashboard(pack).rows).measure
    since = build_dashboard(pack).with_rows(
        lambda rows: tuple(
            _with_figure(row, "48.0%") if row.measure == first else row for row in rows
        )
    )
    moved = _summary(pack, since).moved
    assert moved is not None
    assert [each.text for each in moved] == [
        "% of sequels that 'Prevent Need': now 49.2%, was 48.0%."
    ]


def test_that_measures_that_came_or_went_are_told() -> None:
    pack = pack_2023()
    whole = build_dashboard(pack)
    fewer = whole.with_rows(lambda rows: rows[1:])
    came = build_summary(pack, whole, fewer).moved or ()
    assert came[0].text == "% of sequels that 'Prevent Need': new since then."
    went = build_summary(pack, fewer, whole).moved or ()
    assert went[0].text == "% of sequels that 'Prevent Need': no longer reported."


def test_that_another_position_is_told_in_one_sentence() -> None:
    since = build_dashboard(pack_2021())
    (moved,) = _summary(pack_2023(), since).moved or ()
    assert moved.text == "The last export was for April 2021 to March 2022."


def test_that_final_figures_are_told_to_be_so() -> None:
    pack = pack_2023()
    final = Pack.of([*pack.records(), replace(pack.position, provisional=False)])
    assert isinstance(final.position, Position)
    moved = _summary(final, build_dashboard(pack)).moved or ()
    assert moved[0].text == "The figures are final now."


@pytest.mark.parametrize("pack", [pack_2021(), pack_2023()])
def test_that_an_abbreviation_is_spelt_out_once(pack: Pack) -> None:
    summary = _summary(pack)
    names = [each.name for each in (*summary.attention, *summary.improved, *summary.unknown)]
    spelt = sum("SUs (service users)" in name for name in names)
    assert spelt == (1 if any("SUs" in name for name in names) else 0)
