"""Blocks of cells go to and from other spreadsheets, each as one edit."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QModelIndex
from pytestqt.qtbot import QtBot

from perfdesk.app.clipboard import Block, from_clipboard, from_html, to_clipboard, to_html
from perfdesk.app.columns import ColumnChoice
from perfdesk.app.grid.blocks import Blocks
from perfdesk.app.grid.model import GridModel
from perfdesk.app.preferences import Preferences
from perfdesk.app.session import Session
from perfdesk.core.dashboard import Column
from perfdesk.core.pack import Pack
from perfdesk.store import OpenPack, hold_unsaved
from tests.app.grown_pack import grown
from tests.app.sample_measures import HERITAGE, REABLEMENT, id_of

FLAVOURS = Path(__file__).parent / "flavours"
TYPED = (
    Column.TARGET, Column.CURRENT, Column.PREVIOUS, Column.COMMENTARY, Column.NOTE, Column.OWNER,
)  # fmt: skip


def copied_in_libreoffice() -> QMimeData:
    """What LibreOffice 7.4 puts on the clipboard for 30 x 6 cells, some of several lines."""
    data = QMimeData()
    data.setText((FLAVOURS / "libreoffice.txt").read_text("utf-8"))
    data.setHtml((FLAVOURS / "libreoffice.html").read_text("utf-8"))
    return data


@pytest.fixture
def large(qtbot: QtBot, pack: Pack) -> Iterator[Session]:
    """A layer of more than thirty measures."""
    session = Session()
    session.open(hold_unsaved(grown(pack, "reablement", 70)))
    yield session
    session.close()
    session.deleteLater()


@pytest.fixture
def model(large: Session, tmp_path: Path) -> GridModel:
    """Its grid, showing what is typed alone, side by side."""
    choice = ColumnChoice(Preferences(tmp_path), large)
    for head in choice.offered(large.dashboard):
        choice.choose(large.dashboard, head.column, shown=head.column in TYPED)
    layer = large.layer_of(id_of(large, REABLEMENT))
    model = GridModel(large, layer, large, choice)
    assert model.columns == (Column.DESCRIPTION, *TYPED)
    return model


def corner(model: GridModel) -> QModelIndex:
    return model.index(model.measure_rows[0], 1)


def seen(model: GridModel) -> Block:
    return Blocks(model).texts(model.measure_rows[:30], range(1, 7))


def test_that_thirty_by_six_cells_of_libreoffice_go_in_and_out_again_unchanged(
    model: GridModel, large: Session
) -> None:
    before = large.pack
    block = from_clipboard(copied_in_libreoffice())
    assert (len(block), {len(row) for row in block}) == (30, {6})
    assert block[0][3] == 'Reason: demand\nAction: review, "in full"'
    report = Blocks(model).paste(block, corner(model), (1, 1))
    assert (report.written, report.told) == (180, "")
    taken = seen(model)
    # A count that is pasted into a measure of percentages becomes one, as when it is typed.
    assert _without_signs(taken) == _without_signs(block)
    assert large.to_undo == "Paste 180 cells"
    pasted = large.pack
    back = from_clipboard(to_clipboard(seen(model), Blocks(model).look(range(1, 31), range(1, 7))))
    assert back == taken
    Blocks(model).paste(back, corner(model), (1, 1))
    assert large.pack.tables == pasted.tables, "what is pasted back unchanged is no edit"
    large.undo()
    assert large.pack.tables == before.tables
    assert not large.to_undo


def _without_signs(block: Block) -> Block:
    return tuple(tuple(text.replace("%", "") for text in row) for row in block)


def test_that_the_html_alone_says_the_same(model: GridModel) -> None:
    data = copied_in_libreoffice()
    with_lines = from_clipboard(data)
    assert from_html(data.html()) == with_lines
    words = QMimeData()
    words.setText(data.text())
    assert [len(row) for row in from_clipboard(words)] == [6] * 30


def test_that_a_block_is_repeated_over_a_selection_it_fits(model: GridModel) -> None:
    report = Blocks(model).paste((("1%", "2%"),), model.index(1, 2), (3, 2))
    assert report.written == 6
    rows = model.measure_rows[:3]
    assert Blocks(model).texts(rows, [2, 3]) == (("1%", "2%"),) * 3


def test_that_a_report_names_cells_and_reasons(session: Session) -> None:
    layer = session.layer_of(id_of(session, REABLEMENT))
    model = GridModel(session, layer, session)
    row = model.row_of(id_of(session, REABLEMENT))
    block = (("", "", "Upwards", "42%", "Better", "", "12,5%", "", "far out"),)
    report = Blocks(model).paste(block, model.index(row, 0), (1, 1))
    assert report.written == 3
    assert report.told == (
        "Pasted 3 cells; left out 1 cell past the last column, 2 cells in calculated columns "
        "(Rating, Progress) and 3 cells that cannot hold the text; 1 cell not understood, kept as "
        "pasted and marked."
    )
    assert len(report.lines) == 4
    assert report.lines[-1] == (
        f"2023/24 performance of {REABLEMENT}: \u201c12,5%\u201d was not understood. It stays as "
        "pasted and is marked."
    )
    assert any("cannot be empty" in line for line in report.lines)
    assert any("\u201cUpwards\u201d is not an aim" in line for line in report.lines)


def test_that_what_lies_below_the_last_measure_is_said_at_the_grid(model: GridModel) -> None:
    last = model.measure_rows[-1]
    report = Blocks(model).paste((("11%",), ("12%",), ("13%",)), model.index(last, 2), (1, 1))
    assert report.written == 1
    assert report.lines[0].startswith("2 cells would lie below the last measure.")


def test_that_rows_hidden_by_a_filter_are_never_pasted_into(model: GridModel) -> None:
    rows = model.layer_rows()
    shown = [rows[0].measure, rows[2].measure]
    model.arrange(model.arrangement.narrowed("Text: x", shown))
    Blocks(model).paste((("11%",), ("12%",)), model.index(model.measure_rows[0], 2), (1, 1))
    now = {row.measure: row.cells[Column.CURRENT].text for row in model.layer_rows()}
    assert [now[measure] for measure in shown] == ["11%", "12%"]
    assert now[rows[1].measure] == rows[1].cells[Column.CURRENT].text


def test_that_whole_rows_have_headings_and_text_that_looks_like_a_date_stays_text(
    model: GridModel,
) -> None:
    rows, columns = model.measure_rows[:2], range(len(model.columns))
    blocks = Blocks(model)
    look = blocks.look(rows, columns)
    assert look.headings == model.headings()
    data = to_clipboard(blocks.texts(rows, columns), look)
    assert data.html().count("<th ") == len(model.columns)
    assert "mso-number-format:'\\@'" in data.html()
    assert from_html(data.html())[0] == model.headings()
    assert not blocks.look(rows, range(2)).headings
    before = blocks.texts(rows, columns)
    blocks.paste(from_clipboard(data), model.index(rows[0], 0), (1, 1))
    assert blocks.texts(rows, columns) == before


def test_that_libreoffice_takes_numbers_with_their_formats(
    session: Session, tmp_path: Path
) -> None:
    """134.1k is 134,100 in the sheet, 89.6% a share, and words stay words.

    Excel shows them as they were copied; LibreOffice takes no formats but its own from a page.
    """
    layer = session.layer_of(id_of(session, HERITAGE))
    model = GridModel(session, layer, session)
    columns = [model.columns.index(each) for each in (Column.CURRENT, Column.TARGET)]
    columns.append(model.columns.index(Column.DESCRIPTION))
    rows = model.measure_rows
    blocks = Blocks(model)
    texts = blocks.texts(rows, columns)
    page = tmp_path / "copied.html"
    page.write_text(to_html(texts, blocks.look(rows, columns)), encoding="utf-8")
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile",
         "--infilter=HTML (StarCalc)", "--convert-to", "xlsx", "--outdir", str(tmp_path),
         str(page)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    sheet = openpyxl.load_workbook(tmp_path / "copied.xlsx").worksheets[0]
    at = [model.measure_in(row) for row in rows].index(id_of(session, HERITAGE))
    figure, target, description = (cell.value for cell in sheet[at + 1][:3])
    assert texts[at][0] == "134.1k"
    assert (figure, target) == (134_100, 133_500)
    assert description == texts[at][2]
    share = next(number for number, text in enumerate(texts) if text[0].endswith("%"))
    cell = sheet.cell(share + 1, 1)
    assert f"{cell.value:.1%}" == texts[share][0]
    assert cell.number_format.endswith("0.00%")
    assert sheet.cell(at + 1, 1).number_format.endswith("#,##0")


def test_that_a_selection_is_told_in_words(model: GridModel) -> None:
    row = model.row_of(id_of(model.session, REABLEMENT))
    indexes = [model.index(row, column) for column in (2, 3)]
    assert Blocks(model).in_words(indexes) == "Count 2, average 88.7%"
    assert Blocks(model).in_words(indexes[:1]) == ""
    outcome = next(iter(model.outcome_rows()))
    assert Blocks(model).in_words([model.index(outcome, 0)]) == ""


def test_that_filling_right_copies_what_was_typed(model: GridModel, large: Session) -> None:
    row = model.row_of(id_of(large, REABLEMENT))
    model.setData(model.index(row, 2), "3,856/4,304")
    report = Blocks(model).fill_right([row], [2, 3])
    assert report.written == 1
    assert model.index(row, 3).data() == "89.6%"
    assert model.edit_text(model.measure_in(row), Column.PREVIOUS) == "3,856/4,304"


def test_that_nothing_is_filled_into_what_is_worked_out(session: Session) -> None:
    layer = session.layer_of(id_of(session, REABLEMENT))
    model = GridModel(session, layer, session)
    at = model.columns.index(Column.RATING)
    rows = model.measure_rows[:2]
    assert "are calculated" in Blocks(model).fill_down(rows, [at]).told
    assert not session.to_undo


def test_that_comments_stages_and_owners_are_pasted_with_their_figures(
    model: GridModel, large: Session
) -> None:
    choice = model.choice
    assert choice is not None
    choice.choose(large.dashboard, Column.STAGE, shown=True)
    row = model.measure_rows[0]
    column = model.columns.index(Column.COMMENTARY)
    block = (("Said", "Noted", "Team", "signed off"),)
    report = Blocks(model).paste(block, model.index(row, column), (1, 1))
    assert report.written == 4
    assert Blocks(model).texts([row], range(column, column + 4)) == (
        ("Said", "Noted", "Team", "Signed off"),
    )
    model.setData(model.index(row, model.columns.index(Column.CURRENT)), "70%")
    assert model.index(row, column + 3).data() == "Commented", "the stage lapses with its figure"
    refused = Blocks(model).paste((("nearly",),), model.index(row, column + 3), (1, 1))
    assert "is not a stage" in refused.lines[0]


def test_that_a_read_only_pack_takes_nothing(
    model: GridModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OpenPack, "read_only", True)
    report = Blocks(model).paste((("1%",),), corner(model), (1, 1))
    assert report.written == 0
