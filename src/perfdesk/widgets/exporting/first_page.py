"""The first page of the PDF as it is going to be, beside what is chosen for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from perfdesk.app.session import Session
from perfdesk.app.tasks import TaskRunner
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.progress_report import ProgressReport
from perfdesk.core.reporting.report import ReportSettings
from perfdesk.operations.preview import Looked, ReportPreview

if TYPE_CHECKING:
    from perfdesk.exporting.pdf.preview import PageImage

_PAUSE = 150
"""Milliseconds without another choice before the page is set."""
_POINTS_PER_INCH = 72


class FirstPage(QWidget):
    """Sets the page in the background; what is chosen meanwhile is set once more after that."""

    def __init__(self, session: Session, tasks: TaskRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._preview = ReportPreview()
        self._wanted: ReportSettings | None = None
        self._is_setting = False
        self._is_over = False
        self._picture = QPixmap()
        self._paper = QLabel(self)
        self._paper.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._paper.setAccessibleName("First page of the PDF")
        self._paper.setTextFormat(Qt.TextFormat.PlainText)
        self._paper.setWordWrap(True)
        self._paper.setMinimumSize(280, 200)
        expanding = QSizePolicy.Policy.Expanding
        self._paper.setSizePolicy(expanding, expanding)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._paper)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._set)

    def show_settings(self, settings: ReportSettings) -> None:
        """Show the page as it is with other settings, as soon as nothing else is chosen."""
        self._wanted = settings
        self._timer.start()

    def show_nothing(self, why: str) -> None:
        """Show no page, and say why."""
        self._wanted = None
        self._timer.stop()
        self._picture = QPixmap()
        self._paper.setText(why)

    def stop(self) -> None:
        """Set no page any more; the panel is going."""
        self._is_over = True
        self._wanted = None
        self._timer.stop()
        if not self._is_setting:
            self._preview.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page into the new room."""
        super().resizeEvent(event)
        self._fit()

    def _set(self) -> None:
        settings = self._wanted
        if settings is None or self._is_setting or not self._session.is_open:
            return
        self._is_setting = True
        self._wanted = None
        preview, session = self._preview, self._session
        looked = Looked(session.pack, session.dashboard.position, settings)
        room = self._paper.size() * self.devicePixelRatioF()

        def work(_report: ProgressReport) -> PageImage:
            pages = preview.pages(looked)
            return pages.image(1, _fineness(pages.sizes[0], room))

        self._tasks.start("Preview", work, self._show, self._fail, owner=self)

    def _show(self, image: PageImage) -> None:
        picture = QImage(
            image.pixels, image.width, image.height, image.width * 4, QImage.Format.Format_RGB32
        )
        if self._wanted is None and not self._is_over:
            self._picture = QPixmap.fromImage(picture)
            self._paper.setAccessibleDescription(image.words)
            self._fit()
        self._go_on()

    def _fail(self, problem: PerfDeskError) -> None:
        if not self._is_over:
            self._picture = QPixmap()
            self._paper.setText(problem.message)
        self._go_on()

    def _go_on(self) -> None:
        self._is_setting = False
        if self._is_over:
            self._preview.close()
        elif self._wanted is not None:
            self._timer.start()

    def _fit(self) -> None:
        if self._picture.isNull():
            return
        ratio = self.devicePixelRatioF()
        fitted = self._picture.scaled(
            self._paper.size() * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitted.setDevicePixelRatio(ratio)
        self._paper.setPixmap(fitted)


def _fineness(size: tuple[float, float], room: QSize) -> float:
    """Return the pixels per inch at which a page of *size* points fills *room*."""
    width, height = size
    return _POINTS_PER_INCH * max(min(room.width() / width, room.height() / height), 0.2)
