"""The overview: where the layers stand, and which measures need attention."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QIdentityProxyModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from perfdesk.app.overview_models import AttentionModel, CountsModel
from perfdesk.app.session import Session
from perfdesk.app.status import Shape
from perfdesk.core.verdicts import Tone
from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.labels import heading_label, quiet_label, title_label
from perfdesk.widgets.theme import Theme

Index = QModelIndex | QPersistentModelIndex

_ROW = 36
_SIGN = 14


class OverviewPage(QWidget):
    """Counts by layer and word, and the measures that are worse than aimed for.

    Signals:
        layer_chosen: Id of the layer whose counts were activated.
        measure_chosen: Id of the measure that was activated.
    """

    layer_chosen = Signal(str)
    measure_chosen = Signal(str)

    def __init__(
        self, session: Session, icons: IconDrawer, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._counts_model = CountsModel(session, self)
        self._attention_model = AttentionModel(session, self)
        self._title = title_label("Overview")
        self._when = quiet_label()
        self._when.setWordWrap(False)
        self.counts = _table("Measures by rating and progress", self)
        self._headings = _SignedHeadings(self._counts_model, icons, theme)
        self.counts.setModel(self._headings)
        self.attention = _table("Measures that need attention", self)
        self.attention.setModel(self._attention_model)
        self._delegate = _SignDelegate(self._attention_model, icons, theme, self.attention)
        self.attention.setItemDelegate(self._delegate)
        self._all_well = quiet_label()
        self._lay_out()
        self.counts.activated.connect(self._go_to_layer)
        self.attention.activated.connect(self._go_to_measure)
        self.attention.clicked.connect(self._go_to_measure)
        for model in (self._counts_model, self._attention_model):
            model.modelReset.connect(self._fit)
        session.opened.connect(self._show_heading)
        session.updated.connect(self._show_heading)
        self._show_heading()
        self._fit()

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self._delegate.theme = theme
        self._headings.theme = theme
        self.counts.horizontalHeader().viewport().update()
        self.attention.viewport().update()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._when, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.counts)
        layout.addSpacing(16)
        layout.addWidget(heading_label("Needs attention"))
        layout.addWidget(self._all_well)
        layout.addWidget(self.attention, 1)
        layout.addStretch(0)

    def _show_heading(self) -> None:
        if not self._session.is_open:
            return
        dashboard = self._session.dashboard
        words = "provisional" if dashboard.provisional else "final"
        self._when.setText(f"{dashboard.council}, {dashboard.position.in_words}, {words}")

    def _fit(self) -> None:
        """Give the counts the height of their rows, and columns their widths."""
        rows = self._counts_model.rowCount()
        header = self.counts.horizontalHeader()
        self.counts.setFixedHeight(header.sizeHint().height() + rows * _ROW + 2)
        if self._counts_model.columnCount():
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        wide = self.attention.horizontalHeader()
        wide.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        none = self._attention_model.rowCount() == 0
        self._all_well.setText("No measure is rated red or below." if none else "")
        self._all_well.setVisible(none)
        self.attention.setVisible(not none)

    def _go_to_layer(self, index: Index) -> None:
        layer = self._counts_model.layer_in(index.row())
        if layer:
            self.layer_chosen.emit(layer)

    def _go_to_measure(self, index: Index) -> None:
        self.measure_chosen.emit(self._attention_model.measure_in(index.row()))


class _SignDelegate(QStyledItemDelegate):
    """Draws the shape of a verdict before its words."""

    def __init__(
        self, model: AttentionModel, icons: IconDrawer, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._icons = icons
        self.theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Give the cell of a verdict its sign."""
        super().initStyleOption(option, index)
        sign = self._model.sign(index)
        if sign is not None and sign[0] is not Shape.NONE:
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.decorationSize = QSize(_SIGN, _SIGN)
            option.icon = _sign_icon(self._icons, self.theme, *sign)


class _SignedHeadings(QIdentityProxyModel):
    """Adds the signs to the headings of the counts: two of the words mean different things."""

    def __init__(self, model: CountsModel, icons: IconDrawer, theme: Theme) -> None:
        super().__init__(model)
        self._counts = model
        self._icons = icons
        self.theme = theme
        self.setSourceModel(model)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the sign as decoration, and all else as the counts have it."""
        if role == Qt.ItemDataRole.DecorationRole and orientation is Qt.Orientation.Horizontal:
            sign = self._counts.sign(section)
            return _sign_icon(self._icons, self.theme, *sign) if sign else None
        return super().headerData(section, orientation, role)


def _sign_icon(icons: IconDrawer, theme: Theme, shape: Shape, tone: Tone) -> QIcon:
    edge = theme[f"status_{tone.value}_edge"]
    icon = QIcon()
    for scale in (1, 2):
        icon.addPixmap(icons.pixmap(shape.value, edge, _SIGN, scale))
    # Selected rows keep the colour: it means the same there.
    icon.addPixmap(icons.pixmap(shape.value, edge, _SIGN), QIcon.Mode.Selected)
    return icon


def _table(name: str, parent: QWidget) -> QTableView:
    table = QTableView(parent)
    table.setAccessibleName(name)
    table.setShowGrid(False)
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setCornerButtonEnabled(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(_ROW)
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setSectionsClickable(False)
    return table
