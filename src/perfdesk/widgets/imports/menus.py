"""The menus of the import preview."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from perfdesk.app.imports.figures_model import FiguresModel
from perfdesk.app.imports.preview_rows import PreviewRow


def menu_of_figure(figures: FiguresModel, found: PreviewRow, files: int, parent: QWidget) -> QMenu:
    """Return the menu of a figure: its measure and its file taken over or left out.

    Args:
        figures: Where it is ticked.
        found: The figure.
        files: How many files there are; of one, the buttons above the list take or leave all.
        parent: Owner of the menu.
    """
    menu = _menu("Figures to import or leave out", parent)
    measure, file = found.key.measure, found.file
    deeds: list[tuple[str, Callable[[], None]]] = [
        ("Include all figures for this measure", lambda: figures.tick_measure(measure, True)),
        ("Leave out all figures for this measure", lambda: figures.tick_measure(measure, False)),
    ]
    if files > 1:
        deeds += [
            ("Include all figures from this file", lambda: figures.tick_file(file, True)),
            ("Leave out all figures from this file", lambda: figures.tick_file(file, False)),
        ]
    for words, do in deeds:
        _add(menu, words, do)
    return menu


def menu_of_files(names: Sequence[str], choose: Callable[[int], None], parent: QWidget) -> QMenu:
    """Return the menu of files; *choose* is called with the place of the one chosen."""
    menu = _menu("File to correct", parent)
    for at, name in enumerate(names):
        _add(menu, name, partial(choose, at))
    return menu


def _menu(name: str, parent: QWidget) -> QMenu:
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(name)
    return menu


def _add(menu: QMenu, words: str, do: Callable[[], None]) -> None:
    action = QAction(words, menu)
    action.triggered.connect(lambda _=False: do())
    menu.addAction(action)
