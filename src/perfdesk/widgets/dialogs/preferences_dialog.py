"""What the person at the window has chosen for themselves, whatever pack is open."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from perfdesk.app.preferences import (
    AUTOSAVE,
    FOLDER,
    REMEMBER,
    START,
    TEXT_SIZE,
    THEME,
    Preferences,
    StartChoice,
    ThemeChoice,
)
from perfdesk.forms.ui_preferences import Ui_PreferencesForm
from perfdesk.widgets.dialogs.choices import chosen_of, offer
from perfdesk.widgets.labels import set_as_title
from perfdesk.widgets.questions import Questions

_THEMES: Mapping[ThemeChoice, str] = {
    ThemeChoice.SYSTEM: "Match the system (light, dark or high contrast)",
    ThemeChoice.LIGHT: "Light",
    ThemeChoice.DARK: "Dark",
    ThemeChoice.CONTRAST: "High contrast",
}
_SIZES: Mapping[int, str] = {
    100: "Match the system",
    115: "Larger, 115%",
    130: "Larger, 130%",
    150: "Largest, 150%",
}
_STARTS: Mapping[StartChoice, str] = {
    StartChoice.FIRST_PAGE: "Show the start page, with recent packs",
    StartChoice.LAST_PACK: "Open the last pack",
}
_SAVES: Mapping[int, str] = {
    0: "Only when I save (Ctrl+S)",
    5: "Every 5 minutes",
    15: "Every 15 minutes",
    30: "Every 30 minutes",
}


class PreferencesDialog(QDialog):
    """Shows the choices; they hold from the moment they are agreed to."""

    def __init__(
        self, preferences: Preferences, questions: Questions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._questions = questions
        self._ui = ui = Ui_PreferencesForm()
        ui.setupUi(self)
        self.setObjectName("preferences")
        set_as_title(ui.title)
        offer(ui.theme, _THEMES, preferences[THEME])
        offer(ui.textSize, _SIZES, preferences[TEXT_SIZE])
        offer(ui.start, _STARTS, preferences[START])
        offer(ui.autosave, _SAVES, preferences[AUTOSAVE])
        ui.folder.setText(preferences[FOLDER])
        ui.remember.setChecked(preferences[REMEMBER])
        ui.folder.textChanged.connect(ui.problem.clear)
        ui.browse.clicked.connect(self._browse)
        ui.forget.clicked.connect(self._forget)
        ui.change.clicked.connect(self._change)
        ui.cancel.clicked.connect(self.reject)

    @property
    def problem(self) -> str:
        """What is wrong with what was entered; empty if nothing is known to be."""
        return self._ui.problem.text()

    def _browse(self) -> None:
        chosen = self._questions.folder(self._ui.folder.text() or str(Path.home()))
        if chosen is not None:
            self._ui.folder.setText(str(chosen))

    def _forget(self) -> None:
        self._preferences.forget()
        self._ui.problem.setText(
            "Recent packs, your place in each and the window layout have been forgotten."
        )
        self._ui.forget.setEnabled(False)

    def _change(self) -> None:
        ui, preferences = self._ui, self._preferences
        folder = ui.folder.text().strip()
        if folder and not Path(folder).is_dir():
            ui.problem.setText("This folder does not exist. Choose another one.")
            ui.folder.setFocus()
            return
        preferences[TEXT_SIZE] = chosen_of(ui.textSize, _SIZES)
        preferences[START] = chosen_of(ui.start, _STARTS)
        preferences[AUTOSAVE] = chosen_of(ui.autosave, _SAVES)
        preferences[FOLDER] = folder
        preferences[REMEMBER] = ui.remember.isChecked()
        if not ui.remember.isChecked():
            preferences.forget()
        preferences[THEME] = chosen_of(ui.theme, _THEMES)
        preferences.save()
        self.accept()
