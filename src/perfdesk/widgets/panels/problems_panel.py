"""The list of problems, like a compiler's: Enter goes to the measure, Delete dismisses."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from perfdesk.app.problem_list import ChosenProblems, Sieve
from perfdesk.app.problem_model import ProblemModel, ProblemRole
from perfdesk.app.status import SIGNS_OF_PROBLEMS
from perfdesk.core.editing.mends import alike
from perfdesk.core.problems import Mend, Problem, Severity
from perfdesk.core.reporting.dismissals import Dismissal
from perfdesk.core.wording.problem_text import dismissed_text
from perfdesk.widgets.choice_box import ChoiceBox
from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.labels import heading_label, quiet_label
from perfdesk.widgets.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_ICON = 16
_PADDING = 8
_WORD = 64
_TALL = 30


@dataclass(frozen=True, slots=True)
class PanelWords:
    """What a list of problems says of itself.

    Attributes:
        title: Its heading.
        nothing: What it says where nothing was found.
        has_places: Whether one can go to every problem, and not only to those of a measure.
    """

    title: str
    nothing: str
    has_places: bool = False


_OF_THE_PACK = PanelWords(
    "Problems", "The checks found nothing wrong. The pack is ready to export (Ctrl+E)."
)


class ProblemsPanel(QWidget):
    """Everything that the checks found, the gravest first.

    Signals:
        chosen: A `Problem` of a measure was activated.
        mend_wanted: Problems shall be mended, a tuple of `Problem`.
        dismissal_wanted: A `Problem` may stand, for the reason given.
        restoring_wanted: A `Problem` that was dismissed shall be listed again.
        saving_wanted: The list shall be written to a file.
        closed: The panel was closed by its button or by Escape.
    """

    chosen = Signal(object)
    mend_wanted = Signal(object)
    dismissal_wanted = Signal(object, str)
    restoring_wanted = Signal(object)
    saving_wanted = Signal()
    closed = Signal()

    def __init__(
        self,
        problems: ProblemModel,
        icons: IconDrawer,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        words: PanelWords = _OF_THE_PACK,
    ) -> None:
        """List *problems*; *words* say of what they are."""
        super().__init__(parent)
        self._words = words
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._problems = problems
        self._icons = icons
        self._row = -1
        self._chosen = ChosenProblems(problems, self)
        self.list = QListView(self)
        self.list.setAccessibleName(words.title)
        self._delegate = _ProblemDelegate(icons, theme, self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setModel(self._chosen)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.activated.connect(self._go)
        self.list.clicked.connect(self._go)
        self.list.selectionModel().currentChanged.connect(self._offer)
        self.empty = quiet_label("")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._body = QStackedWidget(self)
        self._body.addWidget(self.list)
        self._body.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        layout.addWidget(self._body, 1)
        layout.addWidget(self._reason_bar())
        self.setFocusProxy(self.list)
        problems.modelAboutToBeReset.connect(self._note_row)
        problems.counted.connect(self._count)
        self._chosen.modelReset.connect(self._show_empty)
        self._chosen.rowsInserted.connect(self._show_empty)
        self._chosen.rowsRemoved.connect(self._show_empty)
        self.wear(theme)
        self._count()

    def _head(self) -> QHBoxLayout:
        self.sieve = ChoiceBox(self)
        self.sieve.setAccessibleName("Problems to show")
        self.sieve.setMinimumSize(168, _TALL)
        for each in Sieve:
            self.sieve.addItem(each.value.capitalize(), each)
        self.sieve.activated.connect(self._sift)
        self.words = QLineEdit(self)
        self.words.setPlaceholderText("Filter by words")
        self.words.setAccessibleName("Filter problems by words")
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumHeight(_TALL)
        self.words.setMaximumWidth(208)
        self.words.textChanged.connect(self._sift)
        self.mend = QPushButton(self)
        self.mend.clicked.connect(lambda: self._mend(all_alike=False))
        self.mend_all = QPushButton(self)
        self.mend_all.clicked.connect(lambda: self._mend(all_alike=True))
        self.dismiss = QPushButton("Dismiss\u2026", self)
        self.dismiss.setToolTip("Dismiss the problem, with a reason (Delete)")
        self.dismiss.clicked.connect(self.ask_reason)
        self.save = QPushButton("Save list\u2026", self)
        self.save.setToolTip("Save the list as a text file")
        self.save.clicked.connect(self.saving_wanted)
        self._close = QToolButton(self)
        self._close.setAccessibleName(f"Close {self._words.title.lower()}")
        self._close.setToolTip("Close (Esc)")
        self._close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(16, 4, 8, 4)
        head.setSpacing(8)
        head.addWidget(heading_label(self._words.title))
        head.addSpacing(8)
        head.addWidget(self.sieve)
        head.addWidget(self.words, 1)
        head.addStretch(1)
        for button in (self.mend, self.mend_all, self.dismiss, self.save, self._close):
            head.addWidget(button)
        return head

    def _reason_bar(self) -> QWidget:
        self.asking = QWidget(self)
        label = QLabel("&Reason for dismissing it", self.asking)
        self._agree = QPushButton("Dismiss", self.asking)
        self._agree.clicked.connect(self._dismiss)
        self._agree.setEnabled(False)
        self.reason = QLineEdit(self.asking)
        self.reason.setAccessibleName("Reason for dismissing the problem")
        self.reason.setMinimumHeight(_TALL)
        self.reason.textChanged.connect(lambda text: self._agree.setEnabled(bool(text.strip())))
        self.reason.returnPressed.connect(self._dismiss)
        label.setBuddy(self.reason)
        leave = QPushButton("Cancel", self.asking)
        leave.clicked.connect(self._stop_asking)
        across = QHBoxLayout(self.asking)
        across.setContentsMargins(16, 8, 8, 8)
        across.setSpacing(8)
        across.addWidget(label)
        across.addWidget(self.reason, 1)
        across.addWidget(self._agree)
        across.addWidget(leave)
        self.asking.hide()
        return self.asking

    def hide_closing(self) -> None:
        """Be a part of a page, which is not closed by itself."""
        self._close.hide()

    # --- following ---------------------------------------------------------------------------
    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self._delegate.theme = theme
        self._close.setIcon(self._icons.icon("close", theme))
        self.list.viewport().update()

    def _count(self) -> None:
        """Say beside each choice how many problems it lists."""
        counts = {
            Sieve.ALL: len(self._problems.problems),
            Sieve.ERRORS: self._problems.count(Severity.ERROR),
            Sieve.WARNINGS: self._problems.count(Severity.WARNING),
            Sieve.NOTES: self._problems.count(Severity.NOTE),
            Sieve.DISMISSED: len(self._problems.dismissed),
        }
        for at, each in enumerate(Sieve):
            self.sieve.setItemText(at, f"{each.value.capitalize()} ({counts[each]})")
        self._stop_asking()
        self._show_empty()
        if self._row >= 0:
            self.list.setCurrentIndex(
                self._chosen.index(min(self._row, self._chosen.rowCount() - 1), 0)
            )

    def _note_row(self) -> None:
        """Remember which problem one is at: what follows it takes its place once it is mended."""
        self._row = self.list.currentIndex().row()

    def _sift(self) -> None:
        self._stop_asking()
        self._chosen.choose(Sieve(self.sieve.currentData()), self.words.text())
        self._show_empty()

    def _show_empty(self) -> None:
        is_empty = self._chosen.rowCount() == 0
        if is_empty:
            self.empty.setText(self._nothing_there())
        self._body.setCurrentWidget(self.empty if is_empty else self.list)
        self.save.setEnabled(bool(self._problems.problems or self._problems.dismissed))
        self._offer()

    def _nothing_there(self) -> str:
        if self.words.text().strip():
            return "No problems match these words."
        if self.sieve.currentData() == Sieve.DISMISSED:
            return "No problems have been dismissed."
        if self._problems.problems:
            return f"There are no {Sieve(self.sieve.currentData()).value}."
        return self._words.nothing

    def _offer(self) -> None:
        """Offer to mend or dismiss what stands, and to list again what was dismissed."""
        index = self.list.currentIndex()
        self._offer_mend(index)
        self.dismiss.setEnabled(index.isValid())
        is_dismissed = index.data(ProblemRole.DISMISSAL) is not None
        self.dismiss.setText("List again" if is_dismissed else "Dismiss\u2026")

    def _offer_mend(self, index: Index) -> None:
        """Offer what would end the problem for certain, in its cell and in all that are alike."""
        problem = index.data(ProblemRole.PROBLEM) if index.isValid() else None
        mend: Mend | None = None
        together: tuple[Problem, ...] = ()
        if isinstance(problem, Problem) and index.data(ProblemRole.DISMISSAL) is None:
            mend, together = problem.mend, alike(problem, self._problems.problems)
        self.mend.setVisible(mend is not None)
        self.mend_all.setVisible(len(together) > 1)
        if mend is not None:
            self.mend.setText(mend.label)
            self.mend.setToolTip(f"{mend.label} in this cell; you can undo it")
            self.mend_all.setText(f"In all {len(together)} cells")
            self.mend_all.setToolTip(f"{mend.label} in all {len(together)} cells; you can undo it")
            self.mend_all.setAccessibleName(f"{mend.label} in all {len(together)} cells")

    # --- doing -------------------------------------------------------------------------------
    def _mend(self, *, all_alike: bool) -> None:
        problem = self.list.currentIndex().data(ProblemRole.PROBLEM)
        if isinstance(problem, Problem) and problem.mend is not None:
            self.mend_wanted.emit(
                alike(problem, self._problems.problems) if all_alike else (problem,)
            )
            self.list.setFocus()

    def step(self, by: int) -> bool:
        """Go to the next (1) or previous (-1) problem of a measure; tell whether there is one."""
        count = self._chosen.rowCount()
        now = self.list.currentIndex()
        start = now.row() if now.isValid() else -1 if by > 0 else count
        for steps in range(1, count + 1):
            index = self._chosen.index((start + by * steps) % count, 0)
            problem = index.data(ProblemRole.PROBLEM)
            if self._leads_somewhere(problem):
                self.list.setCurrentIndex(index)
                self._go(index)
                return True
        return False

    def choose(self, problem: Problem) -> None:
        """Put the keyboard on a problem, whatever is listed now."""
        self.words.clear()
        self.sieve.setCurrentIndex(0)
        self._sift()
        for row in range(self._chosen.rowCount()):
            if self._chosen.index(row, 0).data(ProblemRole.PROBLEM) == problem:
                self.list.setCurrentIndex(self._chosen.index(row, 0))

    def ask_reason(self) -> None:
        """Ask why the problem may stand; one that was dismissed is listed again at once."""
        index = self.list.currentIndex()
        if not index.isValid():
            return
        if index.data(ProblemRole.DISMISSAL) is not None:
            self.restoring_wanted.emit(index.data(ProblemRole.PROBLEM))
            return
        self.reason.clear()
        self.asking.show()
        self.reason.setFocus()

    def _dismiss(self) -> None:
        problem = self.list.currentIndex().data(ProblemRole.PROBLEM)
        if isinstance(problem, Problem) and self.reason.text().strip():
            self.dismissal_wanted.emit(problem, self.reason.text())
            self._stop_asking()

    def _stop_asking(self) -> None:
        if not self.asking.isHidden():
            self.asking.hide()
            self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Dismiss with Delete; leave with Escape, first the reason and then the panel."""
        if event.key() == Qt.Key.Key_Delete and self.list.hasFocus():
            self.ask_reason()
        elif event.key() == Qt.Key.Key_Escape and not self.asking.isHidden():
            self._stop_asking()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return a height that shows a few problems and leaves most of the grid."""
        return QSize(600, 208)

    def minimumSizeHint(self) -> QSize:
        """Return the least size: the head and one problem."""
        return QSize(400, 96)

    def _go(self, index: Index) -> None:
        problem = index.data(ProblemRole.PROBLEM)
        if self._leads_somewhere(problem):
            self.chosen.emit(problem)

    def _leads_somewhere(self, problem: object) -> bool:
        """Tell whether there is a place to go to: a row of the pack, or a place in a report."""
        has_place = isinstance(problem, Problem) and (problem.measure or self._words.has_places)
        return bool(has_place)


class _ProblemDelegate(QStyledItemDelegate):
    """Draws sign, word, sentence and arithmetic."""

    def __init__(self, icons: IconDrawer, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._icons = icons
        self._view = view
        self.theme = theme

    def _beside(self, rect: QRect, font: QFont) -> QRect:
        return rect.adjusted(_left_of_text(font), _PADDING, -16, -_PADDING)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of the sentence where it wraps."""
        width = self._view.viewport().width()
        beside = self._beside(QRect(0, 0, width, 10_000), option.font)
        flags = int(Qt.TextFlag.TextWordWrap)
        text = QFontMetrics(option.font).boundingRect(beside, flags, _told(index))
        return QSize(width, max(text.height() + 2 * _PADDING, 32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one problem; what was dismissed is quieter and says so."""
        problem = index.data(ProblemRole.PROBLEM)
        if not isinstance(problem, Problem):
            return
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        ground = "accent_soft" if chosen else "hover" if hovered else "panel"
        painter.fillRect(option.rect, self.theme[ground])
        is_dismissed = index.data(ProblemRole.DISMISSAL) is not None
        # The colours of severities are for the panel's ground; on others the text's own is read.
        told = f"problem_{problem.severity.value}" if ground == "panel" else "text"
        colour = self.theme["text_secondary" if is_dismissed else told]
        sign = SIGNS_OF_PROBLEMS[problem.severity]
        icon = self._icons.pixmap(sign, colour, _ICON, painter.device().devicePixelRatioF())
        rect: QRect = option.rect
        painter.setFont(option.font)
        middle = (painter.fontMetrics().height() - _ICON) // 2
        painter.drawPixmap(rect.left() + 16, rect.top() + _PADDING + middle, icon)
        flags = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignTop)
        painter.setPen(colour)
        word = rect.adjusted(16 + _ICON + _PADDING, _PADDING, 0, -_PADDING)
        painter.drawText(word, flags, problem.severity.value.capitalize())
        painter.setPen(self.theme["text_secondary" if is_dismissed else "text"])
        painter.drawText(self._beside(rect, option.font), flags, _told(index))
        if focused:
            painter.setPen(self.theme["focus"])
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()


def _left_of_text(font: QFont) -> int:
    """Where sentences begin: after the sign and the longest word."""
    word = max(_WORD, QFontMetrics(font).horizontalAdvance(Severity.WARNING.value.capitalize()))
    return 16 + _ICON + _PADDING + word + _PADDING


def _told(index: Index) -> str:
    """The sentence with its arithmetic, and who dismissed it."""
    problem, dismissal = index.data(ProblemRole.PROBLEM), index.data(ProblemRole.DISMISSAL)
    if not isinstance(problem, Problem):
        return ""
    told = f"{problem.message}  {problem.arithmetic}".rstrip()
    return f"{told}\n{dismissed_text(dismissal)}" if isinstance(dismissal, Dismissal) else told
