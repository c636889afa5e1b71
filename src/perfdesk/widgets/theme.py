"""The colours of the window, and which set of them it wears."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from string import Template
from typing import cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from perfdesk.app.preferences import THEME, Option, Preferences, ThemeChoice
from perfdesk.widgets.contrast_theme import contrast_colours
from perfdesk.widgets.system_look import SystemLook

_ROLES: Mapping[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "panel",
    QPalette.ColorRole.AlternateBase: "panel_alt",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text_secondary",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "problem_error",
    QPalette.ColorRole.ToolTipBase: "tooltip",
    QPalette.ColorRole.ToolTipText: "tooltip_text",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "selection_text",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.LinkVisited: "link",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Light: "hover",
    QPalette.ColorRole.Midlight: "border",
    QPalette.ColorRole.Mid: "border_strong",
    QPalette.ColorRole.Dark: "border_strong",
    QPalette.ColorRole.Shadow: "border_strong",
}

_DISABLED = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)


@dataclass(frozen=True)
class Theme:
    """One set of colours.

    Attributes:
        name: `light`, `dark`, `high-contrast`, or `system` where its own colours are worn.
        is_dark: Whether text is lighter than its ground.
        tokens: Colours by what they are for, as `#rrggbb`.
        series: Colours of chart series, in order.
    """

    name: str
    is_dark: bool
    tokens: Mapping[str, str]
    series: tuple[str, ...]

    def __getitem__(self, token: str) -> QColor:
        return QColor(self.tokens[token])

    def palette(self) -> QPalette:
        """Return the colours in the roles that Qt's own widgets know."""
        palette = QPalette()
        for role, token in _ROLES.items():
            palette.setColor(role, self[token])
        for role in _DISABLED:
            palette.setColor(QPalette.ColorGroup.Disabled, role, self["text_disabled"])
        return palette

    def style_sheet(self) -> str:
        """Return the style sheet for what the palette cannot say."""
        folder = resources.files("perfdesk.resources").joinpath("themes")
        sheet = folder.joinpath("window.qss").read_text(encoding="utf-8")
        # Qt reads pictures of a style sheet from disk, with slashes on every system.
        ink = "dark" if self.is_dark else "light"
        marks = {
            name: str(folder.joinpath(f"{name}-{ink}.svg")).replace("\\", "/")
            for name in ("tick", "part")
        }
        return Template(sheet).substitute(self.tokens, **marks)


def read_theme(name: str) -> Theme:
    """Read one of the themes that come with the program: `light`, `dark` or `high-contrast`."""
    source = resources.files("perfdesk.resources").joinpath("themes", f"{name}.json")
    told = json.loads(source.read_text(encoding="utf-8"))
    return Theme(told["name"], told["is_dark"], told["colours"], tuple(told["series"]))


def theme_of_system(palette: QPalette) -> Theme:
    """Return the theme made of the colours of a system that is set to high contrast."""
    colours = contrast_colours(palette)
    is_dark = QColor(colours["window"]).lightness() < QColor(colours["text"]).lightness()
    series = ("text", "link", "accent", "text_disabled")
    return Theme("system", is_dark, colours, tuple(colours[token] for token in series))


class Wardrobe(QObject):
    """Dresses the application in the theme that was chosen, or in the system's.

    Signals:
        changed: The theme that is worn now.
    """

    changed = Signal(object)

    def __init__(
        self,
        preferences: Preferences,
        system: SystemLook | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.preferences = preferences
        self._system = system or SystemLook(self)
        self._worn = read_theme("light")
        preferences.changed.connect(self._follow_preference)
        self._system.changed.connect(self._follow_system)

    @property
    def theme(self) -> Theme:
        """The theme that is worn now."""
        return self._worn

    def dress(self) -> None:
        """Put on the theme that is wanted; tells even if it is the one worn before."""
        choice = self.preferences[THEME]
        # The system draws the frame of the window and its own dialogs: they should match.
        QGuiApplication.styleHints().setColorScheme(_schemes(choice))
        self._wear(self._wanted(choice))

    def _wanted(self, choice: ThemeChoice) -> Theme:
        if choice is not ThemeChoice.SYSTEM:
            return read_theme(choice.value)
        if self._system.wants_contrast:
            return theme_of_system(self._system.palette())
        return read_theme("dark" if self._system.is_dark else "light")

    def _wear(self, theme: Theme) -> None:
        self._worn = theme
        application = cast("QApplication", QApplication.instance())
        application.setPalette(theme.palette())
        application.setStyleSheet(theme.style_sheet())
        self.changed.emit(theme)

    def _follow_preference(self, option: Option[object]) -> None:
        if option is THEME:
            self.dress()

    def _follow_system(self) -> None:
        if self.preferences[THEME] is ThemeChoice.SYSTEM:
            wanted = self._wanted(ThemeChoice.SYSTEM)
            if wanted != self._worn:
                self._wear(wanted)


def _schemes(choice: ThemeChoice) -> Qt.ColorScheme:
    return {
        ThemeChoice.SYSTEM: Qt.ColorScheme.Unknown,
        ThemeChoice.LIGHT: Qt.ColorScheme.Light,
        ThemeChoice.DARK: Qt.ColorScheme.Dark,
        ThemeChoice.CONTRAST: Qt.ColorScheme.Dark,
    }[choice]
