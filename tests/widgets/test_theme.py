"""Themes: both are whole, and the window follows the one that is chosen."""

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from perfdesk.app.preferences import THEME, Preferences, ThemeChoice
from perfdesk.widgets.contrast_theme import contrast
from perfdesk.widgets.icons import IconDrawer, program_icon
from perfdesk.widgets.system_look import SystemLook
from perfdesk.widgets.theme import Wardrobe, read_theme, theme_of_system


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


@pytest.mark.parametrize("name", ["light", "dark", "high-contrast"])
def test_that_a_theme_has_every_colour_that_is_asked_for(name: str) -> None:
    theme = read_theme(name)
    assert "$" not in theme.style_sheet()
    assert theme.palette().color(QPalette.ColorRole.Text) == theme["text"]
    assert theme.is_dark is (name != "light")
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


# --- high contrast -----------------------------------------------------------------------------
class FakeSystem(SystemLook):
    """A system that can be told how it looks."""

    def __init__(self) -> None:
        super().__init__()
        self.contrast, self.dark = False, False
        self.colours = QPalette()

    @property
    def is_dark(self) -> bool:
        return self.dark

    @property
    def wants_contrast(self) -> bool:
        return self.contrast

    def palette(self) -> QPalette:
        return self.colours


def palette_of(ground: str, text: str, link: str, mark: str, on_mark: str) -> QPalette:
    """The colours that a high-contrast theme of Windows sets."""
    palette = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, ground),
        (QPalette.ColorRole.WindowText, text),
        (QPalette.ColorRole.Link, link),
        (QPalette.ColorRole.Highlight, mark),
        (QPalette.ColorRole.HighlightedText, on_mark),
    ):
        palette.setColor(role, QColor(colour))
    return palette


OF_WINDOWS = {
    "Aquatic": ("#202020", "#ffffff", "#75e9fc", "#8ee3f0", "#263b50"),
    "Desert": ("#fffaef", "#3d3d3d", "#1c5e75", "#903909", "#fff5e3"),
    "Dusk": ("#2d3236", "#ffffff", "#70ebde", "#a6c8ff", "#212d3b"),
    "Night sky": ("#000000", "#ffffff", "#8080ff", "#d6b4fd", "#2b2b2b"),
    "Black": ("#000000", "#ffffff", "#ffff00", "#1aebff", "#000000"),
    "White": ("#ffffff", "#000000", "#00009f", "#37006e", "#ffffff"),
    "of somebody who chose badly": ("#808080", "#909090", "#888888", "#7f7f7f", "#808080"),
}


@pytest.mark.parametrize("name", OF_WINDOWS)
def test_that_the_systems_high_contrast_is_readable_everywhere(name: str) -> None:
    theme = theme_of_system(palette_of(*OF_WINDOWS[name]))
    assert theme.tokens.keys() == read_theme("light").tokens.keys()
    asked = files("perfdesk.resources").joinpath("themes", "contrast.json").read_text("utf-8")
    for kind in json.loads(asked).values():
        # Nothing is told from a middle grey by more than 5.3 to 1.
        for ink, ground in kind["pairs"]:
            assert contrast(theme[ink], theme[ground]) >= kind["at_least"] - 0.9, (ink, ground)
            if "badly" not in name:
                assert contrast(theme[ink], theme[ground]) >= kind["at_least"], (ink, ground)


def test_that_the_systems_high_contrast_is_worn_and_taken_off(qtbot: QtBot, tmp_path: Path) -> None:
    system, preferences = FakeSystem(), Preferences(tmp_path)
    wardrobe = Wardrobe(preferences, system)
    wardrobe.dress()
    assert wardrobe.theme.name == "light"
    system.contrast, system.colours = True, palette_of(*OF_WINDOWS["Black"])
    system.changed.emit()
    assert wardrobe.theme.name == "system"
    assert wardrobe.theme["panel"] == QColor("#000000")
    assert wardrobe.theme.is_dark
    system.contrast, system.dark = False, True
    system.changed.emit()
    assert wardrobe.theme.name == "dark"
    # Who has chosen a theme here keeps it, whatever the system does.
    preferences[THEME] = ThemeChoice.CONTRAST
    system.dark = False
    system.changed.emit()
    assert wardrobe.theme.name == "high-contrast"
    QGuiApplication.styleHints().setColorScheme(Qt.ColorScheme.Unknown)
    for each in (wardrobe, system, preferences):
        each.deleteLater()


def test_that_the_platform_is_asked_for_its_colours(qtbot: QtBot) -> None:
    system = SystemLook()
    assert not system.wants_contrast
    assert isinstance(system.palette(), QPalette)
    system.deleteLater()
