"""Import, export and new pack: nothing is done before it is agreed to, and nothing by half."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from perfdesk.core.figures import FigureKind
from perfdesk.core.periods import financial_year
from perfdesk.core.places import ENGLAND
from perfdesk.widgets.application import Desk
from perfdesk.widgets.dialogs.import_dialog import ImportDialog
from perfdesk.widgets.dialogs.new_pack_dialog import NewPackDialog
from tests.app.sample_measures import id_of
from tests.widgets.answers import Answers

FEEL_SAFE = "% of service users who say that services have made them feel safe"


def preview_of(desk: Desk, qtbot: QtBot, *paths: Path) -> ImportDialog:
    desk.window.exchange.import_paths(paths)
    qtbot.waitUntil(lambda: isinstance(desk.window.exchange.dialog, ImportDialog))
    dialog = desk.window.exchange.dialog
    assert isinstance(dialog, ImportDialog)
    return dialog


def button(dialog: ImportDialog | NewPackDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def press(dialog: ImportDialog | NewPackDialog, name: str) -> None:
    QTest.mouseClick(button(dialog, name), Qt.MouseButton.LeftButton)


@pytest.fixture
def national(extracts: tuple[Path, ...]) -> Path:
    """The cut of the national publication."""
    return next(path for path in extracts if path.name.startswith("ascof"))


# --- import ------------------------------------------------------------------------------------
def test_that_a_preview_changes_nothing(sample: Desk, national: Path, qtbot: QtBot) -> None:
    before = sample.session.pack
    dialog = preview_of(sample, qtbot, national)
    assert sample.session.pack is before
    press(dialog, "cancel")
    assert sample.session.pack is before
    assert not sample.session.to_undo


def test_that_taking_over_is_one_edit_that_brings_figures_and_chart(
    sample: Desk, national: Path, qtbot: QtBot
) -> None:
    before = sample.session.pack
    dialog = preview_of(sample, qtbot, national)
    assert button(dialog, "takeOver").text().startswith("Import ")
    press(dialog, "takeOver")
    assert sample.session.to_undo == "Import ascof_national_extract.csv"
    measure = id_of(sample.session, "% of SUs who find it easy to find information")
    figures = sample.session.pack.figures_of(measure)
    assert any(each.key.place == ENGLAND.code for each in figures)
    assert len(sample.session.trend(measure).series) == 2
    sample.session.undo()
    assert sample.session.pack == before


def test_that_what_is_not_ticked_is_not_taken(sample: Desk, national: Path, qtbot: QtBot) -> None:
    dialog = preview_of(sample, qtbot, national)
    accepted = len(dialog.accepted_keys)
    dialog.tick_all(False)
    assert len(dialog.accepted_keys) < accepted
    press(dialog, "takeOver")
    published = [
        each
        for measure in sample.session.pack.measures_at(financial_year(2023))
        for each in sample.session.pack.figures_of(measure.id)
        if each.key.kind is FigureKind.PUBLISHED
    ]
    assert len(published) < accepted


def test_that_an_answer_brings_the_figures_it_is_about(
    sample: Desk, national: Path, qtbot: QtBot
) -> None:
    dialog = preview_of(sample, qtbot, national)
    before = len(dialog.accepted_keys)
    [choice] = dialog.findChildren(QComboBox)
    assert "4A" in choice.accessibleName()
    assert choice.currentData() is None
    yes = next(at for at in range(choice.count()) if choice.itemData(at) not in {None, "skip"})
    choice.setCurrentIndex(yes)
    choice.activated.emit(yes)
    assert not button(dialog, "takeOver").isEnabled()
    qtbot.waitUntil(lambda: len(dialog.accepted_keys) > before)
    press(dialog, "takeOver")
    figures = sample.session.pack.figures_of(id_of(sample.session, FEEL_SAFE))
    assert any(each.key.kind is FigureKind.PUBLISHED for each in figures)


def test_that_a_second_import_of_the_same_file_brings_nothing(
    sample: Desk, national: Path, qtbot: QtBot
) -> None:
    press(preview_of(sample, qtbot, national), "takeOver")
    qtbot.waitUntil(lambda: sample.window.exchange.dialog is None)
    dialog = preview_of(sample, qtbot, national)
    assert not button(dialog, "takeOver").isEnabled()
    press(dialog, "cancel")


def test_that_the_summary_counts_the_years_of_all_councils_that_the_pack_lacks(
    sample: Desk, national: Path, qtbot: QtBot
) -> None:
    def summary(dialog: ImportDialog) -> str:
        label = dialog.findChild(QLabel, "summary")
        assert isinstance(label, QLabel)
        return label.text()

    dialog = preview_of(sample, qtbot, national)
    assert "published years of figures for all councils, for benchmarks" in summary(dialog)
    press(dialog, "takeOver")
    qtbot.waitUntil(lambda: sample.window.exchange.dialog is None)
    again = preview_of(sample, qtbot, national)
    assert "brings" not in summary(again)
    press(again, "cancel")


def test_that_an_unreadable_extract_is_refused_in_a_sentence(
    sample: Desk, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "wrong.xlsx"
    path.write_text("a text that was renamed")
    sample.window.exchange.import_paths([path])
    qtbot.waitUntil(lambda: bool(answers.told))
    assert "wrong.xlsx" in answers.told[0].message
    assert sample.window.exchange.dialog is None
    assert not sample.session.to_undo


# --- new pack ----------------------------------------------------------------------------------
APPENDIX = (
    "year,layer,plan,outcome,measure,description,aim,compared_with,progress,current,previous\n"
    "2023/24,Prevent need,Strategic Plan 2022-26,Great Communities Cultural and historical "
    "heritage are enjoyed and conserved,Local,Heritage visits,High,133.5k Local target 2023/24,"
    ",134.1k,127.1k\n"
)


@pytest.fixture
def new(desk: Desk, answers: Answers, tmp_path: Path, qtbot: QtBot) -> NewPackDialog:
    """The dialog of a new pack, with an appendix of one published row."""
    appendix = tmp_path / "appendix.csv"
    appendix.write_text(APPENDIX, encoding="utf-8")
    answers.import_ = (appendix,)
    desk.window.exchange.new_from_appendix(desk.window.packs)
    dialog = desk.window.exchange.dialog
    assert isinstance(dialog, NewPackDialog)
    assert not button(dialog, "make").isEnabled()
    press(dialog, "browse")
    council_line(dialog).setText("Leicestershire")
    qtbot.waitUntil(lambda: button(dialog, "make").isEnabled())
    return dialog


def council_line(dialog: NewPackDialog) -> QLineEdit:
    line = dialog.findChild(QLineEdit, "council")
    assert isinstance(line, QLineEdit)
    return line


def test_that_a_pack_is_made_of_the_printed_table(
    new: NewPackDialog, desk: Desk, qtbot: QtBot
) -> None:
    council_line(new).setText("Leicestershire")
    press(new, "make")
    qtbot.waitUntil(lambda: desk.session.is_open)
    assert [row.description for row in desk.session.dashboard.rows] == ["Heritage visits"]
    assert desk.session.dashboard.council == "Leicestershire"


def test_that_an_unknown_council_is_told_before_anything_is_made(
    new: NewPackDialog, desk: Desk
) -> None:
    council_line(new).setText("Rutlandshire-on-Sea")
    press(new, "make")
    label = new.findChild(QLabel, "problem")
    assert isinstance(label, QLabel)
    assert "Rutlandshire-on-Sea" in label.text()
    assert new.isVisible()
    council_line(new).setText("E1000001")
    assert label.text() == ""
    new.reject()
    assert not desk.session.is_open


def line(dialog: NewPackDialog, name: str) -> QLineEdit:
    found = dialog.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit)
    return found


def told(dialog: NewPackDialog, name: str) -> str:
    label = dialog.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text()


def test_that_it_says_what_the_appendix_holds_before_anything_is_made(new: NewPackDialog) -> None:
    assert told(new, "holds") == "1 measure in 1 layer, with figures for 2022/23 and 2023/24."
    assert line(new, "position").text() == "2023/24"
    new.reject()


def test_that_what_was_left_out_is_listed_before_anything_is_made(
    new: NewPackDialog, qtbot: QtBot
) -> None:
    remarks = new.findChild(QListWidget, "remarks")
    assert remarks is not None and not remarks.isVisible()
    text = APPENDIX.replace("previous\n", "previous,Colour of the file\n")
    new.appendix.write_text(text.replace("127.1k\n", "127.1k,blue\n"), encoding="utf-8")
    line(new, "appendix").setText(f"{new.appendix} ")
    qtbot.waitUntil(remarks.isVisible)
    assert "Colour of the file" in remarks.item(0).text()
    new.reject()


def test_that_a_year_that_no_file_says_is_asked_for(
    new: NewPackDialog, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "Indicator,Good is,Current performance,Previous performance,Target,RAG\n"
        "Heritage visits,High,134.1k,127.1k,133.5k,G\n"
    )
    line(new, "appendix").setText(str(path))
    qtbot.waitUntil(lambda: "year" in told(new, "holds"))
    assert not button(new, "make").isEnabled()
    QTest.keyClicks(line(new, "position"), "2023/34")
    qtbot.waitUntil(lambda: "did you mean 2023/24" in told(new, "problem"))
    line(new, "position").clear()
    QTest.keyClicks(line(new, "position"), "2023/24")
    qtbot.waitUntil(lambda: button(new, "make").isEnabled())
    press(new, "make")
    qtbot.waitUntil(lambda: desk.session.is_open)
    assert desk.session.pack.settings.position.label == "2023/24"


def test_that_what_is_no_appendix_is_refused_in_the_dialog(
    new: NewPackDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "letter.csv"
    path.write_text("Dear colleague,thank you\n")
    line(new, "appendix").setText(str(path))
    qtbot.waitUntil(lambda: "letter.csv" in told(new, "problem"))
    assert not button(new, "make").isEnabled()
    assert new.isVisible()
    new.reject()


def begin_with(dialog: NewPackDialog, name: str) -> None:
    box = dialog.findChild(QComboBox, "begin")
    assert isinstance(box, QComboBox)
    box.setCurrentText(name)
    assert box.currentText() == name


def test_that_a_pack_begins_with_a_template_that_needs_no_file(
    new: NewPackDialog, desk: Desk, qtbot: QtBot
) -> None:
    begin_with(new, "Children's services")
    assert not line(new, "appendix").isVisible()
    assert line(new, "title").text() == "Children and Families Performance"
    assert "14 measures in Early help" in told(new, "holds")
    line(new, "position").clear()
    QTest.keyClicks(line(new, "position"), "2024/25")
    press(new, "make")
    qtbot.waitUntil(lambda: desk.session.is_open)
    assert desk.session.dashboard.layers[0].name == "Early help"
    assert desk.session.pack.settings.position.label == "2024/25"


def test_that_a_title_that_was_typed_stays_when_the_template_changes(new: NewPackDialog) -> None:
    QTest.keyClicks(line(new, "title"), " of ours")
    typed = line(new, "title").text()
    begin_with(new, "Public health")
    begin_with(new, "Blank")
    assert line(new, "title").text() == typed
    new.reject()


def test_that_a_position_that_is_none_is_said_before_a_pack_is_made_of_a_template(
    new: NewPackDialog, desk: Desk
) -> None:
    begin_with(new, "Blank")
    line(new, "position").setText("banana")
    press(new, "make")
    assert "banana" in told(new, "problem")
    assert new.isVisible() and not desk.session.is_open
    new.reject()


def test_that_a_template_of_ones_own_is_chosen_as_a_file(
    new: NewPackDialog, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "ours.json"
    path.write_text('{"template": "Ours", "title": "Our Report", "layers": [{"layer": "Roads"}]}')
    line(new, "appendix").setText(str(path))
    qtbot.waitUntil(lambda: "Roads" in told(new, "holds"))
    assert line(new, "title").text() == "Our Report"
    press(new, "make")
    qtbot.waitUntil(lambda: desk.session.is_open)
    assert [each.name for each in desk.session.pack.layers] == ["Roads"]
