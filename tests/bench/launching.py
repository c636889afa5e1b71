"""Starts the window on the sample and ends once it can be worked in.

With `bare`, an empty window that has imported pyqtgraph, as yardstick; `-m tests.bench.launching`.
"""

import importlib
import sys


def bare() -> int:
    """Show an empty window; end after it has been painted."""
    importlib.import_module("pyqtgraph")
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("A window"))
    window.resize(1366, 768)
    window.show()
    QTimer.singleShot(0, application.quit)
    return application.exec()


def sample() -> int:
    """Show the sample pack; end once its grid has been painted and takes the keyboard."""
    from PySide6.QtCore import QTimer

    from perfdesk.app.tasks import ThreadPool
    from perfdesk.widgets.application import Desk, make_application

    application = make_application()
    with Desk(ThreadPool()) as desk:
        desk.window.resize(1366, 768)
        desk.window.show()
        desk.after_paint(desk.window.packs.open_sample)
        look = QTimer()
        look.setInterval(1)

        def end_when_usable() -> None:
            grid = desk.window.workspace.grid
            if desk.session.is_open and grid is not None and grid.isVisible():
                grid.viewport().repaint()
                look.stop()
                application.quit()

        look.timeout.connect(end_when_usable)
        look.start()
        application.exec()
        desk.session.close()
    return 0


if __name__ == "__main__":
    sys.exit(bare() if "bare" in sys.argv else sample())
