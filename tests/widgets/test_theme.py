"""Themes: both are whole, and the window follows the one that is chosen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from perfdesk.app.preferences import THEME, Preferences, ThemeChoice
from perfdesk.widgets.icons import IconDrawer, program_icon
from perfdesk.widgets.theme import Wardrobe, read_theme


@pytest.fixture
def wardrobe(qtbot: QtBot, tmp_path: Path) -> Iterator[Wardrobe]:
    preferences = Preferences(tmp_path)
    wardrobe = Wardrobe(preferences)
    preferences.setParent(wardrobe)
    yield wardrobe
    QGuiApplication.styleHints().setColorScheme(Qt.ColorScheme.Unknown)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setStyleSheet("")
    wardrobe.deleteLater()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_that_a_theme_has_every_colour_that_is_asked_for(name: str) -> None:
    theme = read_theme(name)
    assert "$" not in theme.style_sheet()
    assert theme.palette().color(QPalette.ColorRole.Text) == theme["text"]
    assert theme.is_dark is (name == "dark")
    dark_ground = theme["panel"].lightness() < theme["text"].lightness()
    assert dark_ground is theme.is_dark


def test_that_a_chosen_theme_is_worn_at_once(wardrobe: Wardrobe, qtbot: QtBot) -> None:
    wardrobe.dress()
    with qtbot.waitSignal(wardrobe.changed):
        wardrobe.preferences[THEME] = ThemeChoice.DARK
    assert wardrobe.theme.name == "dark"
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assert application.palette().color(QPalette.ColorRole.Window) == wardrobe.theme["window"]
    wardrobe.preferences[THEME] = ThemeChoice.LIGHT
    assert wardrobe.theme.name == "light"


def test_that_an_icon_is_drawn_in_the_colour_it_is_given() -> None:
    icons = IconDrawer()
    theme = read_theme("light")
    for ratio in (1.0, 1.5, 2.0):
        pixmap = icons.pixmap("square", theme["status_poor_edge"], 16, ratio)
        assert pixmap.width() == round(16 * ratio)
        middle = pixmap.toImage().pixelColor(pixmap.width() // 2, pixmap.height() // 2)
        assert middle == theme["status_poor_edge"]
    assert icons.pixmap("square", theme["text"], 16) is icons.pixmap("square", theme["text"], 16)


def test_that_the_program_has_an_icon(qtbot: QtBot) -> None:
    assert not program_icon().isNull()
