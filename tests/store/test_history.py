"""The history tells who did what and when, years later, and is never shortened."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from perfdesk.core.edits import Edit, Replacement, edit_between
from perfdesk.core.errors import UnreadablePackError
from perfdesk.core.pack import Pack
from perfdesk.core.strategy import Layer
from perfdesk.store import Deed, HistoryEntry, OpenPack, open_pack, stored_pack
from tests.store.published_packs import (
    REABLEMENT,
    WAITING,
    YEAR,
    YEAR_BEFORE,
    figure_changed_to,
    published_pack,
)


@pytest.fixture(autouse=True)
def account(monkeypatch: pytest.MonkeyPatch) -> None:
    """The account under which the tests work."""
    monkeypatch.setattr("getpass.getuser", lambda: "a.officer")


def told(entries: tuple[HistoryEntry, ...]) -> list[tuple[str, str, bool]]:
    return [(entry.label, entry.deed.value, entry.undone) for entry in entries]


def test_that_a_new_pack_has_no_history(opened: OpenPack) -> None:
    assert opened.history() == ()
    assert opened.history_of(REABLEMENT) == ()


def test_that_a_step_says_what_was_done_when_and_by_whom(opened: OpenPack) -> None:
    edit = figure_changed_to(opened.pack, "70%", "70")
    opened.apply(edit)
    (entry,) = opened.history()
    assert entry.label == "Change reablement to 70%"
    assert entry.who == "a.officer"
    assert abs(datetime.now(UTC) - entry.when) < timedelta(minutes=1)
    assert entry.replacements == edit.replacements
    assert entry.deed is Deed.DONE
    assert not entry.undone


def test_that_undoing_and_redoing_are_steps_of_their_own(opened: OpenPack) -> None:
    edit = figure_changed_to(opened.pack, "70%", "70")
    label = edit.label
    opened.apply(edit)
    opened.revert(edit)
    assert told(opened.history()) == [(label, "done", True), (label, "undone", False)]
    opened.apply(edit)
    assert told(opened.history()) == [
        (label, "done", True),
        (label, "undone", False),
        (label, "redone", False),
    ]
    done, undone, redone = (entry.replacements for entry in opened.history())
    assert done == redone == edit.replacements
    assert undone == edit.turned_round().replacements


def test_that_the_steps_of_one_measure_show_what_befell_it_alone(opened: OpenPack) -> None:
    pack = opened.pack
    figures = [
        each.new
        for measure in (REABLEMENT, WAITING)
        for each in figure_changed_to(pack, "70%", "70", measure).replacements
        if each.new is not None
    ]
    paste = edit_between(pack, "Paste 2 figures", figures)
    opened.apply(paste)
    opened.apply(figure_changed_to(opened.pack, "71%", "71", WAITING))
    first, second = opened.history_of(WAITING)
    assert first.label == "Paste 2 figures"
    assert first.replacements == (paste.replacements[1],)
    assert second.label == "Change waiting to 71%"
    assert [entry.label for entry in opened.history_of(REABLEMENT)] == ["Paste 2 figures"]


def test_that_undoing_what_another_session_did_is_a_step_too(file: Path, workspace: Path) -> None:
    with open_pack(file, workspace=workspace) as first:
        edit = figure_changed_to(first.pack, "70%", "70")
        first.apply(edit)
        first.publish()
    with open_pack(file, workspace=workspace) as second:
        second.revert(edit)
        assert told(second.history()) == [(edit.label, "done", True), (edit.label, "undone", False)]
        second.publish()
        assert second.pack == published_pack()


def test_that_undoing_what_was_never_noted_is_noted_as_it_happened(opened: OpenPack) -> None:
    layer = opened.pack.table(Layer)["delay"]
    opened.revert(Edit("Add Delay need", (Replacement(None, layer),)))
    (entry,) = opened.history()
    assert entry.deed is Deed.DONE
    assert entry.replacements == (Replacement(layer, None),)


def test_that_the_same_edit_twice_is_two_steps(opened: OpenPack) -> None:
    there = figure_changed_to(opened.pack, "70%", "70")
    opened.apply(there)
    opened.apply(Edit("Back", there.turned_round().replacements))
    opened.apply(there)
    assert [entry.deed for entry in opened.history()] == [Deed.DONE] * 3


def test_that_history_travels_with_the_pack(file: Path, workspace: Path) -> None:
    with open_pack(file, workspace=workspace) as opened:
        opened.apply(figure_changed_to(opened.pack, "70%", "70"))
        opened.publish()
        steps = opened.history()
    with open_pack(file, workspace=workspace) as again:
        assert again.history() == steps
        assert again.is_saved


def test_that_a_redo_of_a_large_edit_does_not_store_it_again(opened: OpenPack) -> None:
    edit = figure_changed_to(opened.pack, "70%", "70")
    for _ in range(3):
        opened.apply(edit)
        opened.revert(edit)
    (count,) = opened._copy.connection.execute("SELECT count(*) FROM history_part").fetchone()
    assert count == 1
    assert len(opened.history()) == 6


def test_that_a_damaged_history_is_told_and_leaves_the_figures_alone(
    opened: OpenPack, workspace: Path
) -> None:
    opened.apply(figure_changed_to(opened.pack, "70%", "70"))
    (copy,) = workspace.glob("*/pack.sqlite")
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("UPDATE history_part SET replacements = '{'")
    with pytest.raises(UnreadablePackError, match="history"):
        opened.history()
    figure = opened.pack.figure(REABLEMENT, YEAR)
    assert figure is not None
    assert figure.reading.text == "70%"
    assert isinstance(opened.pack, Pack)


def test_that_an_export_is_noted_and_the_pack_of_that_time_is_told(opened: OpenPack) -> None:
    assert opened.archive.last_exported(opened.pack, YEAR) is None
    early = figure_changed_to(opened.pack, "70%", "70")
    opened.apply(early)
    exported = opened.pack
    opened.note_export(YEAR, ["dashboard.pdf", "dashboard.xlsx"])
    late = figure_changed_to(opened.pack, "71%", "71")
    opened.apply(late)
    opened.revert(late)
    opened.revert(early)
    opened.apply(figure_changed_to(opened.pack, "72%", "72"))
    found = opened.archive.last_exported(opened.pack, YEAR)
    assert found is not None
    assert found.pack == exported
    assert abs(datetime.now(UTC) - found.when) < timedelta(minutes=1)
    noted = next(each for each in opened.history() if each.deed is Deed.EXPORTED)
    assert noted.label == "Export 2023/24: dashboard.pdf, dashboard.xlsx"
    assert noted.replacements == ()


def test_that_errors_that_were_still_open_are_noted_with_the_export(opened: OpenPack) -> None:
    opened.note_export(YEAR, ["a.pdf"], ["1 error is still open.", "“2023/34” is not a year."])
    (noted,) = [each for each in opened.history() if each.deed is Deed.EXPORTED]
    assert noted.label == ("Export 2023/24: a.pdf. 1 error is still open. “2023/34” is not a year.")


def test_that_the_latest_export_of_a_position_counts(opened: OpenPack) -> None:
    opened.note_export(YEAR, ["first.pdf"])
    opened.apply(figure_changed_to(opened.pack, "70%", "70"))
    opened.note_export(YEAR, ["second.pdf"])
    found = opened.archive.last_exported(opened.pack, YEAR)
    assert found is not None
    assert found.pack == opened.pack
    assert opened.archive.last_exported(opened.pack, YEAR_BEFORE) is None


def test_that_an_export_is_still_known_once_the_pack_was_saved_and_opened_again(
    opened: OpenPack, tmp_path: Path
) -> None:
    opened.publish()
    exported = opened.pack
    opened.note_export(YEAR, ["dashboard.pdf"])
    assert not opened.is_saved
    opened.apply(figure_changed_to(opened.pack, "70%", "70"))
    opened.publish()
    path = opened.path
    assert path is not None
    opened.close()
    with open_pack(path, workspace=tmp_path / "again") as again:
        found = again.archive.last_exported(again.pack, YEAR)
    assert found is not None
    assert found.pack == exported


def test_that_the_latest_steps_of_a_measure_are_read_with_what_became_of_them(
    opened: OpenPack,
) -> None:
    first = figure_changed_to(opened.pack, "70%", "70")
    opened.apply(first)
    for text in ("71%", "72%", "73%"):
        opened.apply(figure_changed_to(opened.pack, text, text[:2]))
    last = figure_changed_to(opened.pack, "74%", "74")
    opened.apply(last)
    opened.revert(last)
    every = opened.history_of(REABLEMENT)
    assert len(every) == 6
    assert opened.history_of(REABLEMENT, 2) == every[-2:]
    assert told(every[-2:]) == [(last.label, "done", True), (last.label, "undone", False)]
    assert opened.history_of(REABLEMENT, 99) == every
    assert opened.history_of(WAITING, 2) == ()


def test_that_a_reason_given_with_or_after_an_edit_is_told_with_it(
    opened: OpenPack, file: Path, workspace: Path
) -> None:
    first = replace(figure_changed_to(opened.pack, "70%", "70"), reason="Recounted.")
    opened.apply(first)
    second = figure_changed_to(opened.pack, "71%", "71")
    opened.apply(second)
    opened.publish()
    opened.give_reason(second, "A typing error.")
    assert not opened.is_saved  # the file does not have the reason yet
    opened.give_reason(second, "Two typing errors.")
    assert [each.reason for each in opened.history()] == ["Recounted.", "Two typing errors."]
    opened.revert(second)
    assert [each.deed for each in opened.history()] == [Deed.DONE, Deed.DONE, Deed.UNDONE]
    opened.publish()
    with stored_pack(file) as stored:
        reasons = [each.reason for each in stored.archive.entries(REABLEMENT)]
    assert reasons[:2] == ["Recounted.", "Two typing errors."]


def test_that_a_reason_for_what_was_never_done_is_not_noted(opened: OpenPack) -> None:
    opened.give_reason(figure_changed_to(opened.pack, "70%", "70"), "Why not.")
    assert opened.history() == ()
    assert opened.is_saved
