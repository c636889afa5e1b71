"""The page of the preview: the paper, and above it which page and how large."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from perfdesk.app.preview.page_preview import PagePreview, PreviewState
from perfdesk.widgets.choice_box import ChoiceBox
from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.labels import heading_label, quiet_label, title_label
from perfdesk.widgets.preview.page_view import Fit, PageView
from perfdesk.widgets.theme import Theme

_SIZES: tuple[tuple[str, Fit | float], ...] = (
    ("Fit width", Fit.WIDTH),
    ("Whole page", Fit.PAGE),
    ("50%", 0.5),
    ("75%", 0.75),
    ("100%", 1.0),
    ("125%", 1.25),
    ("150%", 1.5),
    ("200%", 2.0),
    ("300%", 3.0),
)
_SHARES = tuple(size for _, size in _SIZES if isinstance(size, float))


class PreviewPage(QWidget):
    """Shows the pages that the export writes, as they are now.

    It follows the pack only while it can be seen.

    Signals:
        told: A sentence for the status bar.
    """

    told = Signal(str)

    def __init__(
        self,
        preview: PagePreview,
        icons: IconDrawer,
        theme: Theme,
        exporting: QAction,
        parent: QWidget | None = None,
    ) -> None:
        """Put the page together; *exporting* is the command that exports."""
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Page preview")
        self._preview = preview
        self._icons = icons
        self._page_told = 0
        self.view = PageView(theme, self)
        self.back = self._button("Previous page", "chevron-left", -1)
        self.on = self._button("Next page", "chevron-right", 1)
        self.number = QSpinBox(self)
        self.number.setAccessibleName("Page")
        self.number.setKeyboardTracking(False)
        self.number.setMinimumSize(72, 30)
        self.number.valueChanged.connect(self._go_to_typed)
        self.of = quiet_label()
        self.of.setWordWrap(False)
        self.sizes = ChoiceBox(self)
        self.sizes.setAccessibleName("Page size on screen")
        self.sizes.setMinimumSize(120, 30)
        for words, size in _SIZES:
            self.sizes.addItem(words, size)
        self.sizes.activated.connect(lambda at: self.view.zoom_to(_SIZES[at][1]))
        self._export = QPushButton("Export\u2026", self)
        self._export.setToolTip(exporting.toolTip())
        self._export.clicked.connect(exporting.trigger)
        self.state = quiet_label()
        self.state.setWordWrap(False)
        self._trouble = heading_label()
        self._trouble.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.again = QPushButton("Try again", self)
        self.again.clicked.connect(preview.try_again)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty())
        self._lay_out()
        self.setFocusProxy(self.view)
        self.wear(theme)
        self.view.turned.connect(lambda pages: preview.go_to(preview.page + pages))
        self.view.zoomed.connect(self._zoom)
        self.view.fineness_wanted.connect(preview.draw_at)
        preview.changed.connect(self._show)
        self._show()

    def _button(self, words: str, icon: str, pages: int) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("icon_name", icon)
        button.setAccessibleName(words)
        button.setToolTip(f"{words} ({'Page down' if pages > 0 else 'Page up'})")
        button.setMinimumSize(30, 30)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self._preview.go_to(self._preview.page + pages))
        return button

    def _empty(self) -> QWidget:
        part = QWidget(self)
        layout = QVBoxLayout(part)
        layout.addStretch(1)
        layout.addWidget(self._trouble)
        layout.addSpacing(8)
        layout.addWidget(self.again, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
        return part

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(title_label("Page preview"), 1)
        head.addWidget(self.state)
        head.addSpacing(8)
        for part in (self.back, self.number, self.of, self.on):
            head.addWidget(part)
        head.addSpacing(8)
        head.addWidget(self.sizes)
        head.addWidget(self._export)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self.view.paper.wear(theme)
        for button in (self.back, self.on):
            button.setIcon(self._icons.icon(str(button.property("icon_name")), theme))

    # --- following ---------------------------------------------------------------------------
    def showEvent(self, event: QShowEvent) -> None:
        """Keep the pages up to date while they can be seen."""
        super().showEvent(event)
        self._preview.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the pages as they are while nobody looks."""
        super().hideEvent(event)
        self._preview.watch(False)

    def _show(self) -> None:
        preview = self._preview
        state = preview.state
        self.state.setText("Refreshing\u2026" if preview.is_refreshing else "")
        has_failed = state is PreviewState.FAILED
        self._stack.setCurrentIndex(1 if state is not PreviewState.SHOWN else 0)
        self.again.setVisible(has_failed)
        trouble = preview.problem
        waiting = "Laying out the pages\u2026" if state is PreviewState.SETTING else ""
        self._trouble.setText(str(trouble) if trouble is not None else waiting)
        count = preview.count
        for part in (self.back, self.on, self.number, self.of, self.sizes):
            part.setEnabled(count > 0)
        self.back.setEnabled(preview.page > 1)
        self.on.setEnabled(preview.page < count)
        self.number.blockSignals(True)
        self.number.setRange(min(1, count), count)
        self.number.setValue(preview.page)
        self.number.blockSignals(False)
        self.of.setText(f"of {count}" if count else "")
        self._show_picture()

    def _show_picture(self) -> None:
        preview = self._preview
        image = preview.image
        place = preview.followed_place
        shown = image.page if image is not None else 0
        mark = place.top if place is not None and place.page == shown else None
        self.view.show_page(image, preview.page_size, mark)
        if image is None:
            self._page_told = 0
            return
        name = f"Page {shown} of {preview.count}"
        for part in (self.view, self.view.paper):
            part.setAccessibleName(name)
            part.setAccessibleDescription(image.words)
        if shown != self._page_told:
            self._page_told = shown
            self.view.show_mark()

    # --- keys --------------------------------------------------------------------------------
    def _go_to_typed(self, page: int) -> None:
        self._preview.go_to(page)

    def _zoom(self, step: int) -> None:
        """Take the next larger or smaller share of the real size."""
        now = self.view.shown_at
        larger = [share for share in _SHARES if share > now + 0.01]
        smaller = [share for share in _SHARES if share < now - 0.01]
        wanted = larger[0] if step > 0 and larger else smaller[-1] if step < 0 and smaller else now
        self.view.zoom_to(wanted)
        at = next((at for at, (_, size) in enumerate(_SIZES) if size == wanted), -1)
        if at >= 0:
            self.sizes.setCurrentIndex(at)

    @property
    def trouble(self) -> QLabel:
        """The sentence in place of the pages."""
        return self._trouble
