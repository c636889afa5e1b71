"""A topic of the help, beside the pages: read without leaving one's place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QKeyEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QToolButton, QVBoxLayout, QWidget

from perfdesk.widgets.choice_box import ChoiceBox
from perfdesk.widgets.help.topics import Topic
from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.labels import heading_label
from perfdesk.widgets.theme import Theme

_PADDING = 5
_LINE_HEIGHT = 125.0
_PROPORTIONAL = 1


class HelpPanel(QWidget):
    """One topic at a time; which, is chosen above it.

    Signals:
        closed: The panel was closed by its button or by Escape.
    """

    closed = Signal()

    def __init__(
        self,
        topics: Callable[[], Sequence[Topic]],
        icons: IconDrawer,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty panel; *topics* are asked for when it is first shown."""
        super().__init__(parent)
        self.setObjectName("detail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._ask = topics
        self._topics: dict[str, Topic] = {}
        self._icons = icons
        self._theme = theme
        self.topics = ChoiceBox(self)
        self.topics.setAccessibleName("Help topic")
        self.topics.setMinimumHeight(30)
        self.topics.setSizeAdjustPolicy(
            ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.topics.activated.connect(lambda _: self.show_topic(self.topics.currentText()))
        self._close = QToolButton(self)
        self._close.setAccessibleName("Close help")
        self._close.setToolTip("Close (Esc)")
        self._close.clicked.connect(self.closed)
        self.text = QTextBrowser(self)
        self.text.setAccessibleName("Help")
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.anchorClicked.connect(self._follow)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 8, 4)
        head.setSpacing(8)
        head.addWidget(heading_label("Help"))
        head.addWidget(self.topics, 1)
        head.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.text, 1)
        self.setFocusProxy(self.text)
        self.setMinimumWidth(288)
        self.wear(theme)

    @property
    def title(self) -> str:
        """The topic that is shown; empty before there is one."""
        return self.topics.currentText() if self._topics else ""

    @property
    def titles(self) -> tuple[str, ...]:
        """The topics that there are."""
        self._read()
        return tuple(self._topics)

    def show_topic(self, title: str) -> None:
        """Show a topic; the first where there is none of that title."""
        self._read()
        topic = self._topics.get(title) or next(iter(self._topics.values()))
        self.topics.setCurrentIndex(list(self._topics).index(topic.title))
        document = self.text.document()
        document.setDocumentMargin(16)
        self.text.setMarkdown(f"## {topic.title}\n\n{topic.text}")
        self._set_out()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self._theme = theme
        self._close.setIcon(self._icons.icon("close", theme))
        if self._topics:
            self.show_topic(self.title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _read(self) -> None:
        if not self._topics:
            self._topics = {topic.title: topic for topic in self._ask()}
            self.topics.addItems(list(self._topics))

    def _follow(self, link: QUrl) -> None:
        """Links lead to other topics; nothing leads out of the program."""
        title = link.fragment() or link.path()
        if title in self._topics:
            self.show_topic(title)

    def _set_out(self) -> None:
        """Give lines and tables room, which Markdown cannot ask for."""
        document = self.text.document()
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        lines = QTextBlockFormat()
        lines.setLineHeight(_LINE_HEIGHT, _PROPORTIONAL)
        cursor.mergeBlockFormat(lines)
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                shape = frame.format()
                shape.setCellPadding(_PADDING)
                shape.setCellSpacing(0)
                shape.setBorderCollapse(True)
                shape.setBorder(1)
                shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                shape.setBorderBrush(QBrush(self._theme["border"]))
                shape.setTopMargin(8)
                shape.setBottomMargin(8)
                shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
                frame.setFormat(shape)
