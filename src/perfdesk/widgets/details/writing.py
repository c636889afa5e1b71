"""What is said of a measure: fields of several lines that are kept when they are left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from perfdesk.app.details.edits import DetailEdits
from perfdesk.core.building.measure_details import MeasureDetails, said_by
from perfdesk.core.reporting.commentary import Audience, Commentary
from perfdesk.widgets.labels import quiet_label

_LEAST_LINES = 3
_MOST_LINES = 12
_ROOM = 24


class LinesEdit(QPlainTextEdit):
    """Plain text of several lines, as tall as it needs; Tab goes on to what follows.

    Signals:
        left: The keyboard went elsewhere.
        finished: Ctrl+Enter was pressed.
    """

    left = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """Measure the text itself: its own layout knows only the lines that were in sight."""
        metrics = self.fontMetrics()
        inner = self.width() - 2 * (self.frameWidth() + round(self.document().documentMargin())) - 8
        flags = int(Qt.TextFlag.TextWordWrap)
        room = QRect(0, 0, max(inner, 64), 100_000)
        text = metrics.boundingRect(room, flags, f"{self.toPlainText()}.").height()
        least, most = (lines * metrics.lineSpacing() for lines in (_LEAST_LINES, _MOST_LINES))
        height = max(least, min(text, most)) + _ROOM
        fits = text <= most
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded
        )
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Text wraps elsewhere in another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """What was filled in unseen is laid out now."""
        super().showEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Return a width that reads well."""
        return QSize(240, self.height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that it was left; not for a menu, from which one comes back."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter keeps what was written, as leaving does."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
            event.accept()
            return
        super().keyPressEvent(event)


class DraftBox(QCheckBox):
    """Whether a comment is a draft.

    Signals:
        left: The keyboard went elsewhere.
    """

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that it was left."""
        super().focusOutEvent(event)
        self.left.emit()


class CommentaryPart(QWidget):
    """The public comment with its draft state, and the note for the office.

    What was typed is one edit, done when the field is left or another measure is shown.
    """

    def __init__(self, edits: DetailEdits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edits = edits
        self._measure = ""
        self._shown: dict[Audience, Commentary | None] = dict.fromkeys(Audience)
        self.public = LinesEdit(self)
        self.public.setPlaceholderText("Reason and action, printed below the measure")
        self.draft = DraftBox("Draft (not printed)", self)
        self.draft.setMinimumHeight(28)
        self.public.setAccessibleName("Public commentary")
        self.note = LinesEdit(self)
        self.note.setAccessibleName("Internal note")
        self.note.setPlaceholderText("Never printed or exported")
        self._public_by = quiet_label()
        self._note_by = quiet_label()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for heading, field, below in (
            ("Public", self.public, (self.draft, self._public_by)),
            ("Internal", self.note, (self._note_by,)),
        ):
            label = _label_of(heading, field)
            layout.addWidget(label)
            layout.addWidget(field)
            for widget in below:
                layout.addWidget(widget)
            layout.addSpacing(8)
        self.public.left.connect(self._leave_public)
        self.draft.left.connect(self._leave_public)
        self.note.left.connect(self.keep)
        for field in (self.public, self.note):
            field.finished.connect(self.keep)

    def say(self, details: MeasureDetails) -> None:
        """Show what is said of a measure; what was typed of another is kept first."""
        if details.measure != self._measure:
            self.keep()
            self._measure = details.measure
            self._shown = dict.fromkeys(Audience)
            for field in (self.public, self.note):
                field.clear()
        allowed = self._edits.is_allowed
        self._show(Audience.PUBLIC, self.public, details.commentary)
        self._show(Audience.INTERNAL, self.note, details.note)
        for field in (self.public, self.note):
            if field.isReadOnly() is allowed:
                field.setReadOnly(not allowed)
        self.draft.setEnabled(allowed)
        if not self.draft.hasFocus():
            self.draft.setChecked(details.commentary is not None and details.commentary.draft)
        _fill(self._public_by, said_by(details.commentary))
        _fill(self._note_by, said_by(details.note))

    def _show(self, audience: Audience, field: LinesEdit, said: Commentary | None) -> None:
        """Fill a field; one that is being typed in keeps what is typed until it is left."""
        text = said.text if said else ""
        before = self._shown[audience]
        is_untouched = field.toPlainText() == (before.text if before else "")
        self._shown[audience] = said
        if is_untouched and field.toPlainText() != text:
            field.setPlainText(text)

    def _leave_public(self) -> None:
        """Comment and draft are one field: going from one to the other leaves neither."""
        if not (self.public.hasFocus() or self.draft.hasFocus()):
            self.keep()

    def keep(self) -> None:
        """Do what was typed as edits, one a field that says something else than before."""
        if not self._measure or not self._edits.is_allowed:
            return
        measure = self._measure
        self._keep_one(
            Audience.PUBLIC,
            self.public,
            lambda text: self._edits.say(
                measure, Audience.PUBLIC, text, draft=self.draft.isChecked()
            ),
        )
        self._keep_one(
            Audience.INTERNAL,
            self.note,
            lambda text: self._edits.say(measure, Audience.INTERNAL, text),
        )

    def _keep_one(self, audience: Audience, field: LinesEdit, say: Callable[[str], bool]) -> None:
        said = self._shown[audience]
        text = field.toPlainText()
        is_draft = audience is Audience.PUBLIC and self.draft.isChecked() and bool(text.strip())
        before = (said.text, said.draft) if said else ("", False)
        if (text.strip(), is_draft) != before:
            say(text)


def _label_of(heading: str, field: LinesEdit) -> QLabel:
    label = quiet_label(heading)
    label.setBuddy(field)
    return label


def _fill(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
