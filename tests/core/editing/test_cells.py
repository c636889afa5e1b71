"""Typing into the cells of a dashboard: one edit for what was typed, pasted or cleared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.dashboard import Column, Row
from perfdesk.core.editing.cells import (
    EDITABLE,
    TypedCell,
    UnsuitableCellError,
    cells_edit,
    edit_text,
)
from perfdesk.core.edits import Edit, apply_edit, revert_edit
from perfdesk.core.figures import FigureKind, Form
from perfdesk.core.measures import Aim, FrameworkCode, Unit
from perfdesk.core.pack import Pack
from perfdesk.core.sources import TYPED
from perfdesk.core.targets import TargetKind
from perfdesk.core.verdicts import ProgressWord, RatingWord
from perfdesk.core.wording.aim_text import read_aim
from tests.core.building.series_packs import (
    EARLIER_MEASURE,
    MEASURE,
    NOW,
    local,
    published,
    series_pack,
    target,
)
from tests.core.printed import ADMISSIONS_65, LATER, REABLEMENT, WAITING, measure_id, printed_pack
from tests.framework_editions import NEW

PACK = printed_pack()
REABLED, ADMITTED = measure_id(REABLEMENT), measure_id(ADMISSIONS_65)


def typed(
    text: str, column: Column = Column.CURRENT, measure: str = REABLED, pack: Pack = PACK
) -> Pack:
    """The pack after typing into one cell."""
    return apply_edit(pack, cells_edit(pack, LATER, [TypedCell(measure, column, text)]))[0]


def row_of(pack: Pack, measure: str = REABLED) -> Row:
    """The row of a measure."""
    return next(row for row in build_dashboard(pack, LATER).rows if row.measure == measure)


def kinds(edit: Edit) -> list[str]:
    """The types of the records that an edit replaces."""
    return [each.kind.__name__ for each in edit.replacements]


# --- figures --------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "printed", "counts"),
    [
        ("70", "70%", None), ("70.0", "70.0%", None), ("57.4%", "57.4%", None),
        ("3,856/4,304", "89.6%", (3856, 4304)), ("3856/4304", "89.6%", (3856, 4304)),
        ("=3856/4304*100", "89.6%", (3856, 4304)), ("Due June 2024", "Due June 2024", None),
        (" 70 ", "70%", None), ("soon", "soon", None), ("12..5", "12..5", None),
    ],
)  # fmt: skip
def test_that_a_figure_cell_takes_what_officers_type(
    text: str, printed: str, counts: tuple[int, int] | None
) -> None:
    pack = typed(text)
    figure = pack.figure(REABLED, LATER)
    assert figure is not None
    assert figure.source == TYPED
    found = (figure.reading.numerator, figure.reading.denominator)
    assert found == ((Decimal(counts[0]), Decimal(counts[1])) if counts else (None, None))
    assert row_of(pack).cells[Column.CURRENT].text == printed
    assert edit_text(pack, LATER, REABLED, Column.CURRENT) == text.strip()


def test_that_a_sum_in_a_rate_is_worked_out_and_kept() -> None:
    pack = typed("=58/423067*100000", measure=ADMITTED)
    cell = row_of(pack, ADMITTED).cells[Column.CURRENT]
    assert (cell.text, cell.value) == ("13.7", Decimal(5800000) / Decimal(423067))
    assert edit_text(pack, LATER, ADMITTED, Column.CURRENT) == "=58/423067*100000"


def test_that_rating_and_progress_follow_a_typed_figure() -> None:
    before, after = row_of(PACK), row_of(typed("70%"))
    assert (before.rating.word, before.progress.word) == (
        RatingWord.BETTER, ProgressWord.IMPROVED,
    )  # fmt: skip
    assert (after.rating.word, after.progress.word) == (
        RatingWord.BELOW, ProgressWord.NOT_AS_GOOD,
    )  # fmt: skip


def test_that_a_cleared_cell_is_empty() -> None:
    pack = typed("")
    assert pack.figure(REABLED, LATER) is None
    assert row_of(pack).cells[Column.CURRENT].text == ""
    assert cells_edit(pack, LATER, [TypedCell(REABLED, Column.CURRENT, "  ")]).replacements == ()


def test_that_the_previous_column_is_typed_into_the_year_before() -> None:
    pack = typed("80%", Column.PREVIOUS)
    figure = pack.figure(REABLED, LATER.a_year_earlier())
    assert figure is not None
    assert figure.reading.text == "80%"
    assert row_of(pack).cells[Column.CURRENT].text == "89.6%"


def test_that_a_cell_left_as_it_says_keeps_its_figure_with_counts_and_source() -> None:
    pack = typed("3,856/4,304")
    for text in ("3,856/4,304", "89.6%", " 89.6% "):
        assert (
            cells_edit(pack, LATER, [TypedCell(REABLED, Column.CURRENT, text)]).replacements == ()
        )


def test_that_a_published_figure_left_as_it_says_makes_no_local_one() -> None:
    pack = series_pack(published("2023/24", "89.4"))
    assert edit_text(pack, NOW, MEASURE, Column.CURRENT) == "89.4%"
    same = cells_edit(pack, NOW, [TypedCell(MEASURE, Column.CURRENT, "89.4%")])
    assert same.replacements == ()
    other = cells_edit(pack, NOW, [TypedCell(MEASURE, Column.CURRENT, "89.6%")])
    after, _ = apply_edit(pack, other)
    kept = after.figure(MEASURE, NOW, FigureKind.PUBLISHED)
    assert kept is not None
    assert kept.reading.text == "89.4%"
    assert edit_text(after, NOW, MEASURE, Column.CURRENT) == "89.6%"


def test_that_a_published_figure_cannot_be_cleared() -> None:
    pack = series_pack(published("2023/24", "89.4"))
    with pytest.raises(UnsuitableCellError, match="is published and cannot be cleared"):
        cells_edit(pack, NOW, [TypedCell(MEASURE, Column.CURRENT, "")])


def test_that_clearing_what_an_earlier_measure_shows_clears_it_there() -> None:
    pack = series_pack(local("2022/23", "87.8%", EARLIER_MEASURE))
    edit = cells_edit(pack, NOW, [TypedCell(MEASURE, Column.PREVIOUS, "")])
    after, change = apply_edit(pack, edit)
    assert after.figures_of(EARLIER_MEASURE) == ()
    assert MEASURE in change.measures, "its row shows it too"


# --- targets --------------------------------------------------------------------------------------
def test_that_a_target_is_typed_for_its_position_only() -> None:
    pack = series_pack(local("2023/24", "89.6%"), target("80%", "2024/25"))
    edit = cells_edit(pack, NOW, [TypedCell(MEASURE, Column.TARGET, "at least 85%")])
    after, _ = apply_edit(pack, edit)
    assert after.target(MEASURE, NOW).kind is TargetKind.FLOOR
    assert after.target(MEASURE, pack.positions[0].period).text == "80%"
    cleared = cells_edit(after, NOW, [TypedCell(MEASURE, Column.TARGET, "")])
    assert apply_edit(after, cleared)[0].target(MEASURE, NOW).text == ""


def test_that_a_target_of_nought_follows_the_aim() -> None:
    pack = series_pack(local("2023/24", "1", unit=Unit.COUNT), target("0"))
    low = cells_edit(pack, NOW, [TypedCell(MEASURE, Column.AIM, "Low")])
    after, _ = apply_edit(pack, low)
    assert after.target(MEASURE, NOW).kind is TargetKind.ZERO
    both = [TypedCell(MEASURE, Column.TARGET, "0 (2)"), TypedCell(MEASURE, Column.AIM, "Low")]
    after, _ = apply_edit(pack, cells_edit(pack, NOW, both))
    assert (after.target(MEASURE, NOW).kind, after.target(MEASURE, NOW).count) == (
        TargetKind.ZERO, Decimal(2),
    )  # fmt: skip
    there_and_back = [TypedCell(MEASURE, Column.AIM, "Low"), TypedCell(MEASURE, Column.AIM, "High")]
    assert cells_edit(pack, NOW, there_and_back).replacements == ()


# --- words ----------------------------------------------------------------------------------------
def test_that_words_of_a_measure_are_typed() -> None:
    pack = typed("No ongoing need after reablement", Column.DESCRIPTION)
    assert pack.measure(REABLED).description == "No ongoing need after reablement"
    pack = typed("ASCOF 2A *BCF*", Column.CODE)
    assert (pack.measure(REABLED).code, pack.measure(REABLED).marker) == ("ASCOF 2A", "*BCF*")
    assert edit_text(pack, LATER, REABLED, Column.CODE) == "ASCOF 2A *BCF*"


def test_that_a_changed_code_is_matched_again() -> None:
    (misprinted,) = [each for each in PACK.measures_at(LATER) if each.code == "ASCOF 4A"]
    assert misprinted.framework is None
    words = "% of people who use services who feel safe"
    pack = typed(words, Column.DESCRIPTION, misprinted.id)
    assert pack.measure(misprinted.id).framework == FrameworkCode(NEW, "4A")
    local_code = typed("Local", Column.CODE)
    assert local_code.measure(REABLED).framework is None
    back = typed("ASCOF 2A", Column.CODE, pack=local_code)
    assert back.measure(REABLED).framework == FrameworkCode(NEW, "2A")


def test_that_an_answer_about_a_code_survives_a_change_of_words() -> None:
    answered = replace(PACK.measure(REABLED), framework=FrameworkCode(NEW, "4A"))
    pack = typed("other words", Column.DESCRIPTION, pack=Pack.of([*PACK.records(), answered]))
    assert pack.measure(REABLED).framework == FrameworkCode(NEW, "4A")


@pytest.mark.parametrize(
    ("text", "aim"),
    [("H", Aim.HIGH), ("high", Aim.HIGH), ("L", Aim.LOW), (" Target  Band Width", Aim.BAND),
     ("n/a", Aim.NONE), ("", Aim.UNSTATED), ("upwards", None)],
)  # fmt: skip
def test_that_an_aim_is_read_in_any_spelling(text: str, aim: Aim | None) -> None:
    assert read_aim(text) is aim


# --- what a cell cannot take ----------------------------------------------------------------------
@pytest.mark.parametrize("column", sorted(set(Column) - EDITABLE))
def test_that_what_follows_from_figures_cannot_be_typed(column: Column) -> None:
    with pytest.raises(UnsuitableCellError) as refused:
        cells_edit(PACK, LATER, [TypedCell(REABLED, column, "Better")])
    assert refused.value.message == (
        f"The {column.value} of \u201c{REABLEMENT}\u201d follows from its figures and cannot be "
        "typed, so nothing was changed."
    )
    assert edit_text(PACK, LATER, REABLED, column) == ""


@pytest.mark.parametrize(
    ("column", "text", "said"),
    [(Column.AIM, "upwards", "is not an aim"), (Column.DESCRIPTION, " ", "cannot be empty"),
     (Column.CODE, "", "cannot be empty"), (Column.CODE, "*BCF*", "cannot be empty")],
)  # fmt: skip
def test_that_other_cells_refuse_in_one_sentence(column: Column, text: str, said: str) -> None:
    with pytest.raises(UnsuitableCellError, match=said) as refused:
        cells_edit(PACK, LATER, [TypedCell(REABLED, column, text)])
    assert "othing was changed" in refused.value.message


def test_that_a_paste_with_one_unsuitable_cell_changes_nothing() -> None:
    cells = [TypedCell(REABLED, Column.CURRENT, "70%"), TypedCell(REABLED, Column.RATING, "Green")]
    with pytest.raises(UnsuitableCellError):
        cells_edit(PACK, LATER, cells)


# --- several cells in one edit --------------------------------------------------------------------
def cells_of(measure: str, **texts: str) -> Iterable[TypedCell]:
    """Cells of one row by the names of their columns."""
    return [TypedCell(measure, Column[name.upper()], text) for name, text in texts.items()]


def test_that_two_cells_of_one_measure_make_one_edit() -> None:
    edit = cells_edit(
        PACK, LATER,
        cells_of(REABLED, description="new words", aim="Low", current="70%", target="75%"),
    )  # fmt: skip
    assert sorted(kinds(edit)) == ["Figure", "Measure", "Target"]
    after, change = apply_edit(PACK, edit)
    measure = after.measure(REABLED)
    assert (measure.description, measure.aim) == ("new words", Aim.LOW)
    assert row_of(after).rating.word is RatingWord.BETTER, "70% is below 75%, and low is good"
    assert change.measures == {REABLED}
    assert revert_edit(after, edit)[0] == PACK


def test_that_of_two_texts_for_one_cell_the_later_stands() -> None:
    cells = [TypedCell(REABLED, Column.CURRENT, each) for each in ("70%", "71%")]
    after, _ = apply_edit(PACK, cells_edit(PACK, LATER, cells))
    assert row_of(after).cells[Column.CURRENT].text == "71%"
    back = [TypedCell(REABLED, Column.CURRENT, each) for each in ("70%", "89.6%")]
    assert cells_edit(PACK, LATER, back).replacements == ()
    cleared = [TypedCell(REABLED, Column.CURRENT, each) for each in ("70%", "")]
    assert apply_edit(PACK, cells_edit(PACK, LATER, cleared))[0].figure(REABLED, LATER) is None


def test_that_an_edit_says_what_was_done() -> None:
    one = cells_edit(PACK, LATER, [TypedCell(REABLED, Column.CURRENT, "70%")])
    assert one.label == f"Change {REABLEMENT}, 2023/24, to 70%"
    cleared = cells_edit(PACK, LATER, [TypedCell(REABLED, Column.PREVIOUS, "")])
    assert cleared.label == f"Change {REABLEMENT}, 2022/23, to nothing"
    two = cells_edit(PACK, LATER, cells_of(REABLED, current="70%", previous="71%"))
    assert two.label == "Change 2 cells"
    assert cells_edit(PACK, LATER, [], "Paste").label == "Paste"


TEXTS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(["70", "57.4%", "3,856/4,304", "182.0k (Apr-Nov)", "", "<538 (780 Adm's)"]),
)
CELLS = st.lists(
    st.builds(
        TypedCell,
        st.sampled_from([REABLED, ADMITTED, measure_id(WAITING)]),
        st.sampled_from([Column.CURRENT, Column.PREVIOUS, Column.TARGET]),
        TEXTS,
    ),
    max_size=5,
)


@given(CELLS)
@settings(max_examples=100)
def test_that_anything_typed_can_be_undone_and_done_again(cells: list[TypedCell]) -> None:
    edit = cells_edit(PACK, LATER, cells)
    after, _ = apply_edit(PACK, edit)
    undone, _ = revert_edit(after, edit)
    assert undone == PACK
    again, _ = apply_edit(undone, edit)
    assert again == after
    build_dashboard(after, LATER)
    for cell in {(each.measure, each.column): each for each in cells}.values():
        shown = edit_text(after, LATER, cell.measure, cell.column)
        before = row_of(PACK, cell.measure).cells[cell.column].text
        assert shown == " ".join(cell.text.split()) or shown == before == cell.text.strip()


def test_that_figures_typed_into_a_measure_of_thousands_stay_exact() -> None:
    visits = measure_id("Library visits")
    figure = typed("615,060", measure=visits).figure(visits, LATER)
    assert figure is not None
    assert (figure.value, figure.reading.form) == (Decimal(615060), Form.PLAIN)
