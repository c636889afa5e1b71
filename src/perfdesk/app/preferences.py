"""What the window remembers between runs: every option declared once, with its type.

They are kept in an ini file in the per-user data folder, never in the registry and never beside
the program. What the file holds is not trusted: a value of the wrong kind counts as not set.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QSettings, Signal

Value = TypeVar("Value")

RECENT_PACKS = 8
"""How many packs the list of recent ones holds."""


class ThemeChoice(StrEnum):
    """Which theme the window wears."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "high-contrast"


class StartChoice(StrEnum):
    """What the window shows when the program is started without a pack."""

    FIRST_PAGE = "first page"
    LAST_PACK = "last pack"


@dataclass(frozen=True)
class Option(Generic[Value]):
    """One thing to remember.

    Attributes:
        name: Under which the ini file keeps it (`section/name`).
        default: What holds until something is set.
        read: Makes the value of the stored text; raises ValueError if it cannot.
        write: Makes the stored text of the value.
    """

    name: str
    default: Value
    read: Callable[[str], Value]
    write: Callable[[Value], str]


def _text(name: str, default: str = "") -> Option[str]:
    return Option(name, default, str, str)


def _flag(name: str, default: bool) -> Option[bool]:
    def read(text: str) -> bool:
        if text not in {"yes", "no"}:
            raise ValueError(text)
        return text == "yes"

    return Option(name, default, read, lambda value: "yes" if value else "no")


def _number(name: str, default: int, *allowed: int) -> Option[int]:
    def read(text: str) -> int:
        if int(text) not in allowed:
            raise ValueError(text)
        return int(text)

    return Option(name, default, read, str)


def _bytes(name: str) -> Option[bytes]:
    return Option(
        name,
        b"",
        lambda text: base64.b64decode(text.encode("ascii"), validate=True),
        lambda value: base64.b64encode(value).decode("ascii"),
    )


def _paths(name: str) -> Option[tuple[Path, ...]]:
    return Option(
        name,
        (),
        lambda text: tuple(Path(line) for line in text.split("\n") if line),
        lambda value: "\n".join(str(path) for path in value),
    )


def _names(name: str) -> Option[tuple[str, ...]]:
    return Option(
        name, (), lambda text: tuple(each for each in text.split("\n") if each), "\n".join
    )


THEME = Option("window/theme", ThemeChoice.SYSTEM, ThemeChoice, str)
GEOMETRY = _bytes("window/geometry")
PARTS = _bytes("window/parts")
PARTS_BELOW = _bytes("window/parts-below")
TEXT_SIZE = _number("window/text-size", 100, 100, 115, 130, 150)
START = Option("window/start", StartChoice.FIRST_PAGE, StartChoice, str)
AUTOSAVE = _number("files/autosave-minutes", 0, 0, 5, 15, 30)
REMEMBER = _flag("files/remember", True)
PLACES = _names("files/places")
COMPACT_ROWS = _flag("grid/compact-rows", False)
COLUMN_WIDTHS = _names("grid/column-widths")
COLUMNS = _names("grid/columns")
NEIGHBOURS = _names("benchmark/neighbours")
DETAIL_CHART = _text("details/chart", "trend")
DETAIL_FOLDED = _names("details/folded")
CHART_WINDOW = _bytes("details/chart-window")
RECENT = _paths("files/recent")
PINNED = _paths("files/pinned")
FOLDER = _text("files/folder")
COUNCIL = _text("files/council")
SAMPLE_CARD = _flag("sample/card", True)
SAMPLE_FOUND = _names("sample/found")
SAMPLE_MENDED = _names("sample/mended")
EXPORTS = _names("export/packs")
EXPORT_SHOW_FOLDER = _flag("export/show-folder", False)


class Preferences(QObject):
    """Reads and writes options.

    Signals:
        changed: The option that has another value now.
    """

    changed = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = QSettings(str(folder / "preferences.ini"), QSettings.Format.IniFormat)

    def __getitem__(self, option: Option[Value]) -> Value:
        stored = self._settings.value(option.name)
        if not isinstance(stored, str):
            return option.default
        try:
            return option.read(stored)
        except ValueError:
            return option.default

    def __setitem__(self, option: Option[Value], value: Value) -> None:
        if self[option] == value:
            return
        self._settings.setValue(option.name, option.write(value))
        self.changed.emit(option)

    def note_pack(self, path: Path) -> None:
        """Put *path* first among the recent packs, unless nothing shall be remembered."""
        self[FOLDER] = str(path.parent)
        if not self[REMEMBER]:
            return
        others = [each for each in self[RECENT] if each != path]
        self[RECENT] = (path, *others)[:RECENT_PACKS]

    def forget(self) -> None:
        """Forget recent packs, where one was in each, and how the window lay."""
        self[RECENT] = self[PINNED] = ()
        self[PLACES] = ()
        self[GEOMETRY] = self[PARTS] = self[PARTS_BELOW] = b""

    def save(self) -> None:
        """Write to disk now."""
        self._settings.sync()
