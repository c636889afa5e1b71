"""The mapping panel over a plain window, on files of the sample or of a test."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from perfdesk.app.mapping.draft import MappingDraft
from perfdesk.app.tasks import TaskRunner, ThreadPool
from perfdesk.core.pack import Pack
from perfdesk.operations.extracts.correcting import read_file
from perfdesk.operations.sample import copy_extracts, copy_further_files, sample_pack
from perfdesk.widgets.mapping.mapping_dialog import MappingDialog
from perfdesk.widgets.theme import read_theme

AT = datetime(2024, 6, 3, tzinfo=UTC)

PanelOf = Callable[[Path], MappingDialog]


@pytest.fixture(scope="session")
def pack() -> Pack:
    """The sample."""
    return sample_pack(AT)


@pytest.fixture
def sample_file(tmp_path: Path) -> Callable[[str], Path]:
    """Finds a file of the sample by the beginning of its name."""
    found = (*copy_extracts(tmp_path), *copy_further_files(tmp_path))
    return lambda start: next(path for path in found if path.name.startswith(start))


@pytest.fixture
def panel_of(qtbot: QtBot, pack: Pack) -> Iterator[PanelOf]:
    """Opens the panel on a file, once it is known what its table gives."""
    window = QWidget()
    window.resize(1366, 768)
    window.show()
    tasks = TaskRunner(ThreadPool())
    opened: list[MappingDialog] = []

    def open_panel(path: Path) -> MappingDialog:
        draft = MappingDraft(pack, read_file(pack, path), tasks, now=lambda: AT)
        panel = MappingDialog(draft, read_theme("light"), window)
        panel.resize(1280, 700)
        panel.open()
        opened.append(panel)
        if draft.mapping is not None:
            qtbot.waitUntil(lambda: draft.result is not None)
        return panel

    yield open_panel
    for panel in opened:
        panel.reject()
    tasks.close()
    window.close()
    window.deleteLater()
