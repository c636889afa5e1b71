"""The page of the covering report, in the real window on the sample pack."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from perfdesk.app.navigator_model import PlaceKind
from perfdesk.core.claims.claim import ClaimVerdict
from perfdesk.core.claims.confirmed import ConfirmedMeaning, MeasureWording
from perfdesk.core.dashboard import Column
from perfdesk.core.editing.cells import TypedCell, cells_edit
from perfdesk.core.problems import Severity
from perfdesk.widgets.application import Desk
from perfdesk.widgets.dialogs.meaning_dialog import MeaningDialog
from perfdesk.widgets.report_text.page import ReportTextPage
from tests.widgets.answers import Answers

WRONG = "During 2023/24, 96% (524 out of 528) of enquiries had a risk reduced or removed."
SIMILAR = (
    "For carers, the proportion with as much social contact as they would like was 25% in 2023/24."
)
MENDED = WRONG.replace("96%", "99%")


def write(path: Path, *paragraphs: str) -> Path:
    document = docx.Document()
    document.add_heading("Performance report 2023/24", 1)
    for each in paragraphs:
        document.add_paragraph(each)
    document.save(str(path))
    return path


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return write(tmp_path / "report.docx", WRONG, SIMILAR)


@pytest.fixture
def page(sample: Desk, answers: Answers, report: Path, qtbot: QtBot) -> ReportTextPage:
    """The page with a report of which one sentence is wrong."""
    desk = sample.window.report
    desk.show()
    answers.open = report
    desk.page.open.click()
    qtbot.waitUntil(lambda: desk.check.checked is not None)
    return desk.page


def errors(page: ReportTextPage) -> list[str]:
    model = page.findings.list.model()
    rows = [model.index(row, 0).data() for row in range(model.rowCount())]
    return [each for each in rows if "524 / 528" in each]


def test_that_the_report_is_shown_as_it_reads(page: ReportTextPage) -> None:
    text = page.view.toPlainText()
    assert WRONG in text and SIMILAR in text
    assert page.name.text() == "report.docx"


def test_that_what_is_wrong_is_underlined_in_a_way_of_its_own(page: ReportTextPage) -> None:
    marks = page.view.extraSelections()
    styles = {each.cursor.selectedText(): each.format.underlineStyle() for each in marks}
    assert styles["96% (524 out of 528)"] is QTextCharFormat.UnderlineStyle.WaveUnderline


def test_that_a_finding_leads_to_its_words_and_its_measure(
    page: ReportTextPage, sample: Desk
) -> None:
    assert page.findings.step(1)
    finding = page.view.finding_at(page.view.textCursor().position())
    assert finding is not None and finding.verdict is ClaimVerdict.ERROR
    assert page.view.words_of(finding) == "96% (524 out of 528)"
    assert "identified risk" in sample.session.pack.measure(finding.measure).description


def test_that_f8_goes_to_the_next_finding_of_the_report(
    page: ReportTextPage, sample: Desk, qtbot: QtBot
) -> None:
    QTest.keyClick(page.view, Qt.Key.Key_F8)
    assert page.findings.list.currentIndex().isValid()
    assert sample.window.workspace.below is not sample.window.workspace.problems


def test_that_enter_on_underlined_words_chooses_their_finding(
    page: ReportTextPage, qtbot: QtBot
) -> None:
    cursor = page.view.document().find("524")
    cursor.clearSelection()
    page.view.setTextCursor(cursor)
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert "524 / 528" in page.findings.list.currentIndex().data()


def test_that_a_report_saved_elsewhere_is_checked_again(
    page: ReportTextPage, sample: Desk, report: Path, qtbot: QtBot
) -> None:
    assert errors(page)
    with qtbot.waitSignal(sample.window.report.check.read_again, timeout=10_000):
        write(report, MENDED, SIMILAR)
    assert errors(page) == []
    assert MENDED in page.view.toPlainText()


def test_that_an_edit_in_the_table_makes_a_sentence_stale(
    page: ReportTextPage, sample: Desk, qtbot: QtBot
) -> None:
    session = sample.session
    carers = next(
        row.measure for row in session.dashboard.rows
        if row.description.startswith("% of carers who had as much social contact")
    )  # fmt: skip
    assert not any("25%" in each.message for each in page.findings_shown())
    cell = TypedCell(carers, Column.CURRENT, "26.4%")
    assert session.perform(cells_edit(session.pack, session.dashboard.position, [cell]))
    qtbot.waitUntil(lambda: any("25%" in each.message for each in page.findings_shown()))
    stale = next(each for each in page.findings_shown() if "25%" in each.message)
    assert stale.severity is Severity.ERROR and "26.4%" in stale.message


def test_that_a_dismissed_finding_is_not_underlined_and_comes_back(
    page: ReportTextPage, sample: Desk, qtbot: QtBot
) -> None:
    page.findings.step(1)
    page.findings.ask_reason()
    page.findings.reason.setText("The percentage is the published one.")
    QTest.keyClick(page.findings.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not errors(page))
    marks = [each.cursor.selectedText() for each in page.view.extraSelections()]
    assert "96% (524 out of 528)" not in marks
    sample.session.undo()
    qtbot.waitUntil(lambda: bool(errors(page)))


def test_that_a_pasted_paragraph_is_checked(sample: Desk, qtbot: QtBot) -> None:
    desk = sample.window.report
    desk.show()
    QGuiApplication.clipboard().setText(WRONG)
    desk.page.paste.click()
    qtbot.waitUntil(lambda: desk.check.checked is not None)
    assert errors(desk.page)
    assert desk.page.name.text() == "Pasted text"
    assert not desk.page.mark.isEnabled()


def test_that_the_copies_are_written_where_the_person_says(
    page: ReportTextPage, sample: Desk, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    answers.save = tmp_path / "marked.docx"
    page.mark.click()
    qtbot.waitUntil((tmp_path / "marked.docx").exists)
    assert list(docx.Document(str(tmp_path / "marked.docx")).comments)
    answers.save = tmp_path / "ticks.xlsx"
    page.tick.click()
    qtbot.waitUntil((tmp_path / "ticks.xlsx").exists)
    assert "save report with comments.docx" in answers.asked


def test_that_a_report_that_cannot_be_read_is_told_of(
    sample: Desk, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 and no more")
    answers.open = broken
    sample.window.report.show()
    sample.window.report.page.open.click()
    qtbot.waitUntil(lambda: bool(answers.told))
    assert "so nothing was checked" in answers.told[0].message


def test_that_the_page_is_in_the_navigator(sample: Desk) -> None:
    sample.window.workspace.navigator.go_to(PlaceKind.REPORT)
    assert sample.window.report.page.isVisible()
    assert "No report is open" in sample.window.report.page.empty.text()


UNNAMED = "For Home First the result was 88.6% during 2023/24."


def meaning_asked(page: ReportTextPage, desk: Desk, number: str, qtbot: QtBot) -> MeaningDialog:
    cursor = page.view.document().find(number)
    cursor.clearSelection()
    page.view.setTextCursor(cursor)
    page.meaning.click()
    dialog = desk.window.report.dialog
    assert isinstance(dialog, MeaningDialog)
    return dialog


def choose(dialog: MeaningDialog, words: str) -> None:
    listed = dialog.findChild(QListWidget, "measure")
    assert listed is not None
    (found,) = listed.findItems(words, Qt.MatchFlag.MatchStartsWith)
    listed.setCurrentItem(found)


def call_it(dialog: MeaningDialog, words: str) -> None:
    line = dialog.findChild(QLineEdit, "words")
    assert line is not None
    line.setText(words)


def press(dialog: MeaningDialog, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    button.click()


def test_that_what_a_number_is_about_is_asked_kept_undone_and_left_to_the_words_again(
    sample: Desk, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    report, session = sample.window.report, sample.session
    report.show()
    answers.open = write(tmp_path / "report.docx", UNNAMED)
    report.page.open.click()
    qtbot.waitUntil(lambda: report.check.checked is not None)
    assert not any("88.6%" in each.message for each in report.page.findings_shown())

    dialog = meaning_asked(report.page, sample, "88.6", qtbot)
    choose(dialog, "% of people who had no need for ongoing services")
    call_it(dialog, "Home First")
    press(dialog, "decide")
    qtbot.waitUntil(lambda: any("88.6%" in each.message for each in report.page.findings_shown()))
    assert "Home First" in session.to_undo
    assert len(session.pack.table(MeasureWording)) == 1

    session.undo()
    qtbot.waitUntil(
        lambda: not any("88.6%" in each.message for each in report.page.findings_shown())
    )
    assert not session.pack.table(MeasureWording)
    session.redo()
    dialog = meaning_asked(report.page, sample, "88.6", qtbot)
    press(dialog, "remove")
    assert not session.pack.table(ConfirmedMeaning)


def test_that_words_of_another_measure_are_told_and_nothing_is_kept(
    page: ReportTextPage, sample: Desk, answers: Answers, qtbot: QtBot
) -> None:
    for number, measure in (("96%", "% of safeguarding"), ("25%", "% of carers who had as much")):
        dialog = meaning_asked(page, sample, number, qtbot)
        choose(dialog, measure)
        call_it(dialog, "Our words")
        press(dialog, "decide")
        qtbot.waitUntil(lambda: sample.window.report.check.checked is not None)
    assert ["kept for" in each.message for each in answers.told] == [True]
    assert len(sample.session.pack.table(MeasureWording)) == 1


def test_that_a_sentence_without_a_number_asks_nothing(
    sample: Desk, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    report = sample.window.report
    report.show()
    answers.open = write(tmp_path / "report.docx", "No number stands in here.")
    report.page.open.click()
    qtbot.waitUntil(lambda: report.check.checked is not None)
    report.page.view.moveCursor(QTextCursor.MoveOperation.End)
    with qtbot.waitSignal(report.told):
        report.page.meaning.click()
    assert report.dialog is None


def test_that_a_report_is_drafted_opened_and_found_right(
    sample: Desk, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    report = sample.window.report
    report.show()
    answers.save = tmp_path / "draft.docx"
    report.page.draft.click()
    qtbot.waitUntil(lambda: report.check.checked is not None, timeout=10_000)
    assert report.page.name.text() == "draft.docx"
    assert report.page.findings_shown() == ()
    assert answers.told == []
