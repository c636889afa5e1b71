"""Takes the screenshots of the documentation from the real window: `python dev.py shots`.

The window is opened on the sample, its files are imported and exported as a person would, and
what it shows is written to docs/images. The font is the one that comes with the program, so that
the pictures are the same on every machine.
"""

import contextlib
import os
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from perfdesk.app.exports.memory import ExportChoice, ExportMemory
from perfdesk.app.preferences import THEME, ThemeChoice
from perfdesk.app.tasks import ThreadPool
from perfdesk.core.collecting.form import OwnerColumn
from perfdesk.core.dashboard import Column
from perfdesk.core.editing.stages import owner_edit
from perfdesk.core.edits import joined
from perfdesk.operations.cycle.asking import prepare_request, written_requests
from perfdesk.operations.exports import ExportKind
from perfdesk.operations.sample import copy_extracts
from perfdesk.widgets.application import Desk, make_application
from perfdesk.widgets.dialogs.import_dialog import ImportDialog
from perfdesk.widgets.exporting.first_page import FirstPage
from perfdesk.widgets.grid.grid_view import GridView
from tests.operations.collecting.owners import OWNERS, fill_in

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
SIZE = (1366, 768)
PATIENCE = 30_000


def wait_until(is_so: Callable[[], bool]) -> None:
    """Let the window work until something is so."""
    loop = QEventLoop()
    look = QTimer()
    look.setInterval(20)
    look.timeout.connect(lambda: loop.quit() if is_so() else None)
    give_up = QTimer()
    give_up.setSingleShot(True)
    give_up.timeout.connect(lambda: loop.exit(1))
    give_up.start(PATIENCE)
    look.start()
    if loop.exec():
        raise TimeoutError("the window did not get there")
    look.stop()
    give_up.stop()


def settle() -> None:
    """Let the window finish laying out and drawing."""
    loop = QEventLoop()
    QTimer.singleShot(250, loop.quit)
    loop.exec()


def keep(
    name: str, window: QWidget, dialog: QDialog | None = None, *, where_it_stands: bool = False
) -> None:
    """Write what the window shows, with a dialog over it: in the middle, or where it stands."""
    settle()
    picture = window.grab()
    if dialog is not None:
        beside = window.mapFromGlobal(dialog.pos()) if where_it_stands else None
        picture = over(picture, dialog.grab(), beside)
    IMAGES.mkdir(parents=True, exist_ok=True)
    path = IMAGES / f"{name}.png"
    picture.save(str(path))
    print(path.relative_to(IMAGES.parents[1]))


def over(ground: QPixmap, dialog: QPixmap, place: QPoint | None = None) -> QPixmap:
    """Put a dialog over the window, which is dimmed as desktops do; in the middle by default."""
    painter = QPainter(ground)
    painter.fillRect(ground.rect(), QColor(0, 0, 0, 70))
    rest = ground.size() - dialog.size()
    place = place or QPoint(rest.width() // 2, rest.height() // 2)
    painter.drawPixmap(place, dialog)
    painter.setPen(QColor(0, 0, 0, 110))
    painter.drawRect(place.x() - 1, place.y() - 1, dialog.width() + 1, dialog.height() + 1)
    painter.end()
    return ground


def set_font(application: QApplication) -> None:
    """Use the font that comes with the program."""
    import fontpkg_arimo

    for path in sorted((Path(fontpkg_arimo.ROOT) / "files").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
    # The same design as Arimo, where it is installed with a cut for headings.
    known = QFontDatabase.families()
    application.setFont(QFont("Liberation Sans" if "Liberation Sans" in known else "Arimo", 9))


def walk(desk: Desk, folder: Path) -> None:
    """Go through the window as the guide does, taking pictures on the way."""
    window = desk.window
    desk.preferences[THEME] = ThemeChoice.LIGHT
    window.showNormal()
    window.setFixedSize(*SIZE)
    keep("welcome", window)
    window.packs.open_sample()
    wait_until(lambda: desk.session.is_open)
    window.exchange.import_paths(copy_extracts(folder))
    wait_until(lambda: isinstance(window.exchange.dialog, QDialog))
    preview = window.exchange.dialog
    assert isinstance(preview, QDialog)
    keep("import-preview", window, preview)
    preview.accept()
    wait_until(lambda: bool(desk.session.to_undo))
    measure = next(
        row.measure for row in desk.session.dashboard.rows if "SUs who find" in row.description
    )
    window.workspace.show_measure(measure)
    grid = window.workspace.grid
    assert grid is not None
    grid.choose(measure, Column.CURRENT)
    window.activateWindow()
    grid.setFocus()
    keep("window-light", window)
    desk.preferences[THEME] = ThemeChoice.DARK
    keep("window-dark", window)
    desk.preferences[THEME] = ThemeChoice.LIGHT
    take_measure(desk, measure, grid)
    # A folder beside the working one, so that the picture shows no path of this machine.
    with contextlib.chdir(folder):
        papers = Path("Documents") / "Committee pack"
        papers.mkdir(parents=True)
        kinds = frozenset({ExportKind.PDF, ExportKind.WORKBOOK})
        memory = ExportMemory(desk.preferences)
        memory.keep(desk.session.dashboard.title, ExportChoice(kinds, str(papers)))
        window.exchange.export()
    exporting = window.exchange.dialog
    assert isinstance(exporting, QDialog)
    exporting.show()
    wait_until(lambda: not desk.tasks.is_busy and bool(page_of(exporting)))
    keep("export", window, exporting)
    exporting.reject()
    window.preview.show_preview()
    wait_until(lambda: window.preview.page.number.value() > 0)
    keep("page-preview", window)
    window.workspace.navigator.go_to_row(0)
    keep("overview", window)
    take_owners(desk, folder)


def take_owners(desk: Desk, folder: Path) -> None:
    """Show who was asked and who answered: all owners were asked, and one of them answered."""
    window, session = desk.window, desk.session
    pack, position = session.pack, session.dashboard.position
    measures = pack.measures_at(position)
    edits = [
        owner_edit(pack, each.id, OWNERS[at % len(OWNERS)]) for at, each in enumerate(measures)
    ]
    session.perform(joined("Owners", *edits))
    now = datetime.now().astimezone()
    prepared = prepare_request(session.pack, now.date() + timedelta(days=10), at=now)
    with written_requests(prepared.sheets, folder, created=now) as written:
        session.perform(prepared.edit)
    rows = [{OwnerColumn.COMMENT: "Fewer people answered the survey."}, {}]
    window.exchange.import_paths([fill_in(written[0].workbook, rows)])
    wait_until(lambda: isinstance(window.exchange.dialog, ImportDialog))
    dialog = window.exchange.dialog
    assert isinstance(dialog, ImportDialog)
    dialog.accept()
    window.owners.show()
    keep("owners", window)


def page_of(exporting: QDialog) -> str:
    """What the first page beside the choices says; empty until it is drawn."""
    papers = exporting.findChildren(FirstPage)[0].findChildren(QLabel)
    return papers[0].accessibleDescription()


def take_measure(desk: Desk, measure: str, grid: GridView) -> None:
    """Take what can be done with one measure: compare it, decide its rating, change it."""
    window = desk.window
    details = window.workspace.details
    details.deck.tabs.setCurrentIndex(1)
    keep("benchmark", window)
    details.deck.tabs.setCurrentIndex(2)
    keep("layers", window)
    details.deck.tabs.setCurrentIndex(0)
    window.measures.compare()
    comparing = window.measures.dialog
    assert comparing is not None
    keep("neighbours", window, comparing)
    comparing.reject()
    grid.choose(measure, Column.RATING)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    deciding = window.measures.dialog
    assert deciding is not None
    keep("decide", window, deciding, where_it_stands=True)
    deciding.reject()
    window.measures.edit(measure)
    changing = window.measures.dialog
    assert changing is not None
    keep("measure", window, changing)
    changing.reject()
    grid.choose(measure, Column.CURRENT)


def main() -> int:
    """Take all pictures; the user's own settings and packs are left alone."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PERFDESK_DATA_DIR"] = str(Path(folder) / "data")
        application = make_application()
        set_font(application)
        with Desk(ThreadPool()) as desk:
            walk(desk, Path(folder))
            desk.session.close()
            desk.window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
