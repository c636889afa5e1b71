"""Preferences: typed, in the per-user folder, and never believed blindly."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from perfdesk.app import preferences as module
from perfdesk.app.preferences import (
    EXPORT_SHOW_FOLDER,
    FOLDER,
    GEOMETRY,
    RECENT,
    RECENT_PACKS,
    THEME,
    Option,
    Preferences,
    ThemeChoice,
)


def options() -> list[Option[object]]:
    return [each for each in vars(module).values() if isinstance(each, Option)]


def test_that_every_option_has_a_name_of_its_own() -> None:
    names = [option.name for option in options()]
    assert len(names) == len(set(names)) > 5


def test_that_every_default_survives_being_written_and_read() -> None:
    for option in options():
        assert option.read(option.write(option.default)) == option.default


def test_that_values_are_there_at_the_next_start(tmp_path: Path) -> None:
    first = Preferences(tmp_path)
    first[THEME] = ThemeChoice.DARK
    first[EXPORT_SHOW_FOLDER] = True
    first[GEOMETRY] = b"\x00\x01\xff"
    first[FOLDER] = "C:\\Papers, 2024;\\\u00e9"
    first[RECENT] = (tmp_path / "a, b.perfdesk", tmp_path / "c.perfdesk")
    first.save()
    second = Preferences(tmp_path)
    assert second[THEME] is ThemeChoice.DARK
    assert second[EXPORT_SHOW_FOLDER] is True
    assert second[GEOMETRY] == b"\x00\x01\xff"
    assert second[FOLDER] == "C:\\Papers, 2024;\\\u00e9"
    assert second[RECENT] == (tmp_path / "a, b.perfdesk", tmp_path / "c.perfdesk")


@pytest.mark.parametrize("stored", ["theme=purple", "theme=@Invalid()", "theme=a, b", "theme="])
def test_that_a_value_that_makes_no_sense_counts_as_not_set(tmp_path: Path, stored: str) -> None:
    (tmp_path / "preferences.ini").write_text(f"[window]\n{stored}\ngeometry=!!\n")
    preferences = Preferences(tmp_path)
    assert preferences[THEME] is ThemeChoice.SYSTEM
    assert preferences[GEOMETRY] == b""


@settings(max_examples=20)
@given(text=st.text(st.characters(blacklist_categories=("Cs", "Cc"))))
def test_that_any_text_survives_being_written_and_read(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    folder = tmp_path_factory.mktemp("settings")
    first = Preferences(folder)
    first[FOLDER] = text
    first.save()
    assert Preferences(folder)[FOLDER] == text


def test_that_the_latest_pack_comes_first_and_once(tmp_path: Path) -> None:
    preferences = Preferences(tmp_path)
    for number in range(RECENT_PACKS + 2):
        preferences.note_pack(tmp_path / f"{number}.perfdesk")
    preferences.note_pack(tmp_path / "5.perfdesk")
    recent = [path.stem for path in preferences[RECENT]]
    assert recent[:2] == ["5", "9"]
    assert len(recent) == len(set(recent)) == RECENT_PACKS


def test_that_a_change_is_told_once(tmp_path: Path, qtbot: QtBot) -> None:
    preferences = Preferences(tmp_path)
    with qtbot.waitSignal(preferences.changed) as heard:
        preferences[THEME] = ThemeChoice.LIGHT
    assert heard.args == [THEME]
    with qtbot.assertNotEmitted(preferences.changed):
        preferences[THEME] = ThemeChoice.LIGHT
