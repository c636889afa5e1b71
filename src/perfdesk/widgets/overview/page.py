"""The overview: where the layers stand, what needs somebody, what is awaited."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from perfdesk.app.overview.overview import Overview
from perfdesk.app.session import Session
from perfdesk.app.tables import Index
from perfdesk.core.narrative.summary import NOTHING_NEEDS_ATTENTION
from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.labels import heading_label, quiet_label, title_label
from perfdesk.widgets.overview.matrix_card import LinkTable, MatrixCard
from perfdesk.widgets.overview.mention_table import MentionTable
from perfdesk.widgets.overview.signs import LinkDelegate, SignKey
from perfdesk.widgets.theme import Theme

_GAP = 32
_EDGE = 16
_ROW = 32


class OverviewPage(QScrollArea):
    """The summary, counts of all layers and of each, and lists of measures.

    Signals:
        layer_chosen: Id of the layer whose name was activated.
        measure_chosen: Id of the measure that was activated.
        measures_wanted: Ids of measures, perhaps of several layers, and words that say which.
    """

    layer_chosen = Signal(str)
    measure_chosen = Signal(str)
    measures_wanted = Signal(object, str)

    def __init__(
        self, session: Session, icons: IconDrawer, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._icons = icons
        self._theme = theme
        self._across = -1
        self.overview = Overview(session, self)
        self.setAccessibleName("Overview")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._make()
        self.overview.changed.connect(self._show)
        session.opened.connect(self._show_heading)
        session.updated.connect(self._show_heading)
        self._show_heading()

    def _make(self) -> None:
        inner = QWidget(self)
        inner.setObjectName("page")
        inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._when = quiet_label()
        self._when.setWordWrap(False)
        self._position = quiet_label()
        self.cards: list[MatrixCard] = []
        self.key = SignKey(self._icons, self._theme, inner)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(24)
        model = self.overview
        self.attention = MentionTable(
            "Needs attention, worst first",
            NOTHING_NEEDS_ATTENTION,
            model.attention,
            self._icons,
            self._theme,
            inner,
        )
        self._more = quiet_label()
        self.improved = MentionTable(
            "Improved most",
            ("No measures improved."),
            model.improved,
            self._icons,
            self._theme,
            inner,
        )
        self.unknown = MentionTable(
            "Not known yet", "Every figure is in.", model.unknown, self._icons, self._theme,
            inner,
        )  # fmt: skip
        self.stages = self._stage_table(inner)
        for table in (self.attention, self.improved, self.unknown):
            table.measure_chosen.connect(self.measure_chosen)
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(_EDGE, 12, _EDGE, 24)
        layout.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(title_label("Overview"))
        head.addStretch(1)
        head.addWidget(self._when, 0, Qt.AlignmentFlag.AlignBottom)
        layout.addLayout(head)
        layout.addWidget(self._position)
        layout.addSpacing(8)
        layout.addLayout(self._grid)
        layout.addSpacing(16)
        layout.addWidget(self.attention)
        layout.addWidget(self._more)
        for part in (self.unknown, self.improved):
            layout.addSpacing(16)
            layout.addWidget(part)
        layout.addSpacing(16)
        layout.addWidget(heading_label("Progress towards the report"))
        layout.addWidget(self.stages)
        layout.addStretch(1)
        self.setWidget(inner)

    def _stage_table(self, parent: QWidget) -> LinkTable:
        table = LinkTable("Measures by layer and stage", parent)
        table.setModel(self.overview.stages)
        table.setItemDelegate(LinkDelegate(table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.activated.connect(self._go_to_stage)
        return table

    # --- what it shows -----------------------------------------------------------------------
    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self._theme = theme
        self.key.wear(theme)
        for card in self.cards:
            card.wear(theme)
        for table in (self.attention, self.improved, self.unknown):
            table.wear(theme)

    def showEvent(self, event: QShowEvent) -> None:
        """Work out what is seen from now on."""
        super().showEvent(event)
        self.overview.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks any more."""
        super().hideEvent(event)
        self.overview.watch(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many layers side by side as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _show_heading(self) -> None:
        if self._session.is_open:
            dashboard = self._session.dashboard
            words = "provisional" if dashboard.provisional else "final"
            self._when.setText(f"{dashboard.council}, {dashboard.period_in_words}, {words}")

    def _show(self) -> None:
        summary = self.overview.summary
        if summary is None:
            return
        self._position.setText(summary.position[1])
        self._more.setText(summary.more_attention)
        self._more.setVisible(bool(summary.more_attention))
        matrices = self.overview.matrices
        while len(self.cards) < len(matrices):
            self.cards.append(self._new_card())
        while len(self.cards) > len(matrices):
            self.cards.pop().deleteLater()
            self._across = -1
        for card, matrix in zip(self.cards, matrices, strict=True):
            card.show_matrix(matrix)
        self.key.say(matrices[0].progress)
        self.key.setVisible(bool(matrices[0].progress))
        self.stages.fit()
        self._arrange()

    def _new_card(self) -> MatrixCard:
        card = MatrixCard(self._icons, self._theme, self.widget())
        card.layer_chosen.connect(self.layer_chosen)
        card.rows_wanted.connect(self.measures_wanted)
        self._across = -1
        return card

    def _arrange(self) -> None:
        """All layers at the left, and the others beside them in even rows."""
        widest = max((card.sizeHint().width() for card in self.cards), default=0)
        if not widest:
            return
        room = self.viewport().width() - 2 * _EDGE
        fits = max(1, (room + _GAP) // (widest + _GAP))
        layers = len(self.cards) - 1
        beside = max(1, min(fits - 1, layers))
        rows = -(-layers // beside)
        across = -(-layers // rows) if rows else 1
        if fits == 1:
            across, rows = 0, len(self.cards)
        if across == self._across:
            return
        self._across = across
        for widget in (*self.cards, self.key):
            self._grid.removeWidget(widget)
        corner = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        for at, card in enumerate(self.cards):
            row, column = divmod(at - 1, across) if across and at else (at, 0)
            place = (0, 0) if not at else (row, column + 1 if across else 0)
            self._grid.addWidget(card, *place, corner)
            card.show()
        # Below all layers there is room for it where the others take more than one row.
        self._grid.addWidget(self.key, rows if across == 0 or rows == 1 else 1, 0, corner)
        self._grid.setColumnStretch(across + 1, 1)

    def _go_to_stage(self, index: Index) -> None:
        model = self.overview.stages
        layer = model.layer_in(index.row())
        if index.column() == 0 and layer:
            self.layer_chosen.emit(layer)
        measures = model.measures_at(index)
        if measures:
            self.measures_wanted.emit(measures, model.words_at(index))
