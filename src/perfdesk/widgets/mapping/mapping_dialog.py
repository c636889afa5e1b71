"""The panel that shows how a sheet is read, and lets every part of that be corrected."""

from __future__ import annotations

import itertools

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QColor,
    QIcon,
    QKeySequence,
    QPixmap,
    QShortcut,
)
from PySide6.QtWidgets import QDialog, QHeaderView, QMenu, QTableView, QWidget

from perfdesk.app.imports.figures_model import FiguresModel
from perfdesk.app.imports.preview_rows import FigureColumn, place_in_file, preview_rows
from perfdesk.app.mapping.choices import (
    GIVES,
    colour_choices,
    detail_of,
    key_of_part,
    measure_choices,
    missing_from,
    name_of_part,
    parts_of,
    period_choices,
    place_choices,
    sureness,
    words_of_period,
    words_of_place,
)
from perfdesk.app.mapping.draft import MappingDraft
from perfdesk.app.mapping.labels_model import OURS, LabelsModel
from perfdesk.app.mapping.sheet_model import ColumnUse, SheetModel
from perfdesk.core.recipes import Part, RecipeKind
from perfdesk.forms.ui_mapping import Ui_Mapping
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.recipes.mapping import TableMapping
from perfdesk.widgets.choice_box import give_arrow
from perfdesk.widgets.labels import set_as_title
from perfdesk.widgets.mapping.label_delegate import LabelDelegate
from perfdesk.widgets.mapping.searchable_choice import SearchableChoice
from perfdesk.widgets.mapping.sheet_view import Edge, Rows, SheetView
from perfdesk.widgets.theme import Theme

_ROW = 30
_FIRST_LINES = 200
_MISSED = 2
_SWATCH = 14
_WORKING_OUT = "Working out the result\u2026"
_SIDE = 380
_PREVIEW = 168
_COLUMNS = (
    FigureColumn.FOUND,
    FigureColumn.MEASURE,
    FigureColumn.PLACE,
    FigureColumn.PERIOD,
    FigureColumn.NEW,
    FigureColumn.OLD,
    FigureColumn.AMOUNT,
    FigureColumn.STATE,
)
_WIDTHS = (152, 320, 136, 88, 152, 136, 112, 96)


class MappingDialog(QDialog):
    """Shows a `MappingDraft`; what is confirmed is its mapping, and nothing is changed before."""

    def __init__(
        self,
        draft: MappingDraft,
        theme: Theme,
        parent: QWidget | None = None,
        told: str = "",
    ) -> None:
        """Show a draft; *told* is what to know before looking at it."""
        super().__init__(parent)
        self._draft = draft
        draft.setParent(self)
        self._theme = theme
        # Named first: splitters have their parts styled while they are put together.
        self.setObjectName("mapping")
        self._ui = Ui_Mapping()
        self._ui.setupUi(self)
        set_as_title(self._ui.title)
        self._ui.title.setText(f"How \u201c{draft.file.extract.name}\u201d is read")
        self._sheet = SheetModel(self)
        self.sheet_view = SheetView(self._sheet, theme, self)
        self._ui.sheetPlace.addWidget(self.sheet_view, 1)
        self._place = SearchableChoice(self)
        self._place.setAccessibleName("Place the figures are for")
        self._ui.fields.addWidget(self._place, 1, 1)
        self._ui.placeLabel.setBuddy(self._place)
        self._labels = LabelsModel(measure_choices(draft.pack), self)
        self._figures = FiguresModel(_COLUMNS, self)
        self._told = told
        self._set_up_lists()
        self._fill_choices()
        self._connect()
        self._order_of_focus()
        self._show_sheet()

    @property
    def mapping(self) -> TableMapping | None:
        """The mapping as it is now."""
        return self._draft.mapping

    def _set_up_lists(self) -> None:
        ui = self._ui
        ui.measures.setModel(self._labels)
        ui.measures.setItemDelegate(LabelDelegate(self._theme, ui.measures))
        ui.measures.setEditTriggers(
            QTableView.EditTrigger.DoubleClicked
            | QTableView.EditTrigger.SelectedClicked
            | QTableView.EditTrigger.EditKeyPressed
            | QTableView.EditTrigger.AnyKeyPressed
        )
        ui.measures.setSelectionBehavior(QTableView.SelectionBehavior.SelectItems)
        ui.previewTable.setModel(self._figures)
        for table in (ui.measures, ui.previewTable):
            table.verticalHeader().hide()
            table.verticalHeader().setDefaultSectionSize(_ROW)
            table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            table.horizontalHeader().setHighlightSections(False)
            table.horizontalHeader().setStretchLastSection(True)
        ui.measures.setColumnWidth(0, 168)
        for column, width in enumerate(_WIDTHS):
            ui.previewTable.setColumnWidth(column, width)
        ui.upper.setStretchFactor(0, 1)
        ui.parts.setStretchFactor(0, 1)
        ui.upper.setSizes([_SIDE * 2, _SIDE])
        ui.parts.setSizes([_PREVIEW * 3, _PREVIEW])
        for box in (
            ui.sheetChoice, ui.tableChoice, ui.figuresChoice, ui.periodChoice, ui.rowsChoice
        ):  # fmt: skip
            give_arrow(box)

    def _fill_choices(self) -> None:
        ui, draft = self._ui, self._draft
        for sheet in draft.file.extract.sheets:
            name = sheet.name.strip() or draft.file.extract.name
            ui.sheetChoice.addItem(f"{name} (hidden)" if sheet.hidden else name, sheet)
        for words, kind, figures in GIVES:
            ui.figuresChoice.addItem(words, (kind, figures))
        self._place.offer(place_choices(draft.pack), "")
        for words, key in period_choices(draft.pack):
            ui.periodChoice.addItem(words, key)

    def _connect(self) -> None:
        ui, draft = self._ui, self._draft
        ui.sheetChoice.activated.connect(lambda at: draft.choose_sheet(ui.sheetChoice.itemData(at)))
        ui.tableChoice.activated.connect(lambda at: draft.choose_table(ui.tableChoice.itemData(at)))
        ui.figuresChoice.activated.connect(
            lambda at: draft.set_gives(*ui.figuresChoice.itemData(at))
        )
        ui.periodChoice.activated.connect(lambda at: draft.set_period(ui.periodChoice.itemData(at)))
        ui.rowsChoice.activated.connect(lambda at: draft.set_coloured(ui.rowsChoice.itemData(at)))
        self._place.decided.connect(draft.set_place)
        ui.sums.clicked.connect(draft.set_sums)
        ui.name.editingFinished.connect(lambda: draft.set_name(ui.name.text()))
        self._labels.decided.connect(draft.set_measure)
        for button, edge in (
            (ui.headingsHere, Edge.HEADINGS),
            (ui.firstHere, Edge.FIRST),
            (ui.lastHere, Edge.LAST),
        ):
            button.clicked.connect(lambda _=False, edge=edge: self.sheet_view.move_edge(edge))
        ui.undo.clicked.connect(draft.undo)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, draft.undo)
        ui.asFound.clicked.connect(draft.begin_again)
        self.sheet_view.use_wanted.connect(self.choose_part)
        self.sheet_view.unused.connect(lambda at: draft.set_part(at + 1, Part.UNUSED))
        self.sheet_view.rows_wanted.connect(self._move_rows)
        ui.cancel.clicked.connect(self.reject)
        ui.confirm.clicked.connect(self.accept)
        draft.sheet_changed.connect(self._show_sheet)
        draft.changed.connect(self._show_mapping)
        draft.progressed.connect(self._show_progress)
        draft.worked_out.connect(self._show_result)
        draft.refused.connect(self._refuse)

    def _order_of_focus(self) -> None:
        ui = self._ui
        order: list[QWidget] = [
            ui.sheetChoice, ui.tableChoice, ui.headingsHere, ui.firstHere, ui.lastHere, ui.undo,
            ui.asFound, self.sheet_view, ui.figuresChoice, self._place, ui.periodChoice,
            ui.rowsChoice, ui.sums, ui.measures, ui.name, ui.previewTable, ui.cancel, ui.confirm,
        ]  # fmt: skip
        for before, after in itertools.pairwise(order):
            self.setTabOrder(before, after)
        self.sheet_view.setFocus()

    def wear(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.sheet_view.wear(theme)
        self._ui.measures.setItemDelegate(LabelDelegate(theme, self._ui.measures))

    # --- corrections -------------------------------------------------------------------------
    def choose_part(self, column: int) -> None:
        """Open the choice of what a column is; it is counted from 0."""
        menu = self.part_menu(column + 1)
        if menu is not None:
            header = self.sheet_view.choices
            menu.popup(header.mapToGlobal(header.choice_rect(column).bottomLeft()))

    def part_menu(self, column: int) -> QMenu | None:
        """Return the menu of what a column, counted from 1, can be; None outside the table."""
        mapping = self._draft.mapping
        if mapping is None:
            return None
        found = [each for each in mapping.columns if each.column.index == column]
        if not found:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(f"What the column \u201c{found[0].column.name}\u201d is")
        for words, part in parts_of(mapping):
            if part is Part.UNUSED:
                menu.addSeparator()
            action = QAction(words.replace(key_of_part(part), f"&{key_of_part(part)}", 1), menu)
            action.setCheckable(True)
            action.setChecked(found[0].part is part)
            action.triggered.connect(lambda _=False, part=part: self._draft.set_part(column, part))
            menu.addAction(action)
            if found[0].part is part:
                menu.setActiveAction(action)
        return menu

    def give(self, label: int, measure: str) -> None:
        """Say which measure the label in a row of the list means, as choosing it there does."""
        self._labels.setData(self._labels.index(label, OURS), measure)

    def _move_rows(self, rows: Rows) -> None:
        self._draft.set_rows(rows.headings, rows.first, rows.last)

    def _refuse(self, message: str) -> None:
        self._ui.lacking.setText(message)
        self._ui.lacking.setVisible(True)

    # --- what is shown -----------------------------------------------------------------------
    def _show_sheet(self) -> None:
        draft = self._draft
        self._sheet.show_sheet(draft.sheet)
        self.sheet_view.lay_out()
        self._show_mapping()
        self.sheet_view.show_table()

    def _show_mapping(self) -> None:
        """Follow a correction; what it gives is told once it is known."""
        ui, draft, mapping = self._ui, self._draft, self._draft.mapping
        self._sheet.show_table(mapping.table if mapping else None, _uses(mapping))
        self.sheet_view.viewport().update()
        self._list_tables()
        sheets = [ui.sheetChoice.itemData(at) for at in range(ui.sheetChoice.count())]
        ui.sheetChoice.setCurrentIndex(
            next(at for at, each in enumerate(sheets) if each is draft.sheet)
        )
        for part in (ui.figuresChoice, ui.periodChoice, ui.sums, ui.measures, ui.name, self._place):
            part.setEnabled(mapping is not None)
        ui.undo.setEnabled(draft.can_undo)
        ui.asFound.setEnabled(draft.can_undo)
        ui.confirm.setEnabled(False)
        ui.summary.setText(_summary(mapping))
        if mapping is None:
            self._tell_no_table()
            return
        self._show_fields(mapping)
        ui.lacking.setVisible(bool(mapping.lacking))
        ui.lacking.setText(" ".join(mapping.lacking))
        people = self._draft.about_people
        told = [each for each in (self._told, people, *missing_from(mapping)) if each]
        ui.toldFirst.setText(" ".join(told))
        ui.toldFirst.setVisible(bool(told))
        ui.previewTitle.setText(_WORKING_OUT)
        ui.note.clear()

    def _show_fields(self, mapping: TableMapping) -> None:
        ui = self._ui
        gives = [ui.figuresChoice.itemData(at) for at in range(ui.figuresChoice.count())]
        ui.figuresChoice.setCurrentIndex(_index(gives, (mapping.kind, mapping.figures)))
        ui.figuresChoice.setEnabled(not self._draft.is_about_people)
        by_column = words_of_place(mapping)
        self._place.setEnabled(not by_column)
        self._place.choose(mapping.place)
        self._place.tell_instead(by_column)
        by_sheet = words_of_period(mapping)
        ui.periodChoice.setItemText(0, by_sheet or "Choose a period\u2026")
        ui.periodChoice.setEnabled(not by_sheet)
        ui.periodChoice.setToolTip(by_sheet)
        keys = [ui.periodChoice.itemData(at) for at in range(ui.periodChoice.count())]
        ui.periodChoice.setCurrentIndex(0 if by_sheet else _index(keys, mapping.period))
        self._show_colours(mapping)
        ui.sums.setVisible(mapping.kind is RecipeKind.FIGURES)
        ui.sums.setChecked(mapping.sums)
        with QSignalBlocker(ui.name):
            ui.name.setText(mapping.name)
            ui.name.setCursorPosition(0)

    def _show_colours(self, mapping: TableMapping) -> None:
        """Offer the rows of each colour, where colours tell rows of figures apart."""
        ui = self._ui
        choices = colour_choices(mapping) if mapping.kind is RecipeKind.FIGURES else ()
        ui.rowsChoice.clear()
        for words, colour, rows in choices:
            ui.rowsChoice.addItem(_swatch(colour), words, rows)
        chosen = [rows for _, _, rows in choices]
        ui.rowsChoice.setCurrentIndex(_index(list(chosen), mapping.coloured))
        for part in (ui.rowsLabel, ui.rowsChoice):
            part.setVisible(bool(choices))

    def _list_tables(self) -> None:
        ui, draft = self._ui, self._draft
        tables = draft.tables
        shown = [ui.tableChoice.itemData(at) for at in range(ui.tableChoice.count())]
        if len(shown) != len(tables) or any(
            one is not other for one, other in zip(shown, tables, strict=True)
        ):
            ui.tableChoice.clear()
            for each in tables:
                rows = "1 row" if each.rows == 1 else f"{each.rows:,} rows"
                ui.tableChoice.addItem(f"{each.range}, {rows}", each)
        found = draft.mapping.found if draft.mapping else None
        at = next((at for at, each in enumerate(tables) if each is found), -1)
        ui.tableChoice.setCurrentIndex(at)
        ui.tableChoice.setEnabled(len(tables) > 1)

    def _tell_no_table(self) -> None:
        self._ui.toldFirst.setVisible(False)
        self._ui.lacking.setVisible(True)
        self._ui.lacking.setText(
            "No table was found on this sheet. Put the cursor on its heading row and press Alt+H, "
            "or choose another sheet."
        )
        self._labels.show_labels(())
        self._figures.show_rows(())
        self._ui.previewTitle.setText("Nothing is read from this sheet")

    def _show_progress(self, percent: int) -> None:
        result = self._draft.result
        if result is None:
            self._ui.previewTitle.setText(f"{_WORKING_OUT} {percent}%")
        elif result.plan is not None and result.rows:
            self._ui.previewTitle.setText(_given_so_far(result.plan, result.rows, f" ({percent}%)"))

    def _show_result(self) -> None:
        ui, result = self._ui, self._draft.result
        if result is None:
            return
        self._labels.show_labels(result.labels)
        if result.labels and not ui.measures.currentIndex().isValid():
            ui.measures.setCurrentIndex(self._labels.index(0, OURS))
        plan = result.plan
        rows = preview_rows(self._draft.pack, plan, most=_FIRST_LINES) if plan else ()
        self._figures.show_rows(rows)
        ui.missed.setText(_missed_in_words(plan) if plan else "")
        ui.missed.setVisible(bool(ui.missed.text()))
        given = _given_in_words(plan) if plan else "Nothing can be read yet"
        if plan is not None and result.rows:
            given = _given_so_far(plan, result.rows)
        ui.previewTitle.setText(given)
        ui.lacking.setVisible(bool(result.problem))
        ui.lacking.setText(result.problem)
        ui.confirm.setEnabled(plan is not None)
        ui.note.setText(self._note(plan))

    def _note(self, plan: ImportPlan | None) -> str:
        if plan is None:
            return ""
        told = "Nothing is imported until you have seen the preview."
        asked = len(plan.questions)
        if asked:
            follow = "1 question follows" if asked == 1 else f"{asked} questions follow"
            told = f"{follow} in the preview."
        if len(plan.figures) > _FIRST_LINES:
            told = f"Showing the first {_FIRST_LINES} figures. {told}"
        return told

    # --- coming and going --------------------------------------------------------------------
    def done(self, result: int) -> None:
        """Let go of what is still being worked out."""
        self._draft.stop()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of what is still being worked out."""
        self._draft.stop()
        super().closeEvent(event)


def _uses(mapping: TableMapping | None) -> dict[int, ColumnUse]:
    if mapping is None:
        return {}
    return {
        each.column.index: ColumnUse(
            name_of_part(each.part),
            detail_of(each),
            each.part is not Part.UNUSED,
            each.part is not Part.UNUSED and sureness(each.confidence) == "please check",
        )
        for each in mapping.columns
    }


def _swatch(colour: str) -> QIcon:
    """Return a little square of a colour; an empty icon for none."""
    if not colour:
        return QIcon()
    square = QPixmap(_SWATCH, _SWATCH)
    square.fill(QColor(f"#{colour}"))
    return QIcon(square)


def _summary(mapping: TableMapping | None) -> str:
    if mapping is None:
        return "No table found"
    how = f"by the recipe \u201c{mapping.base.name}\u201d" if mapping.base else "from its headings"
    rows = "1 row" if mapping.table.rows == 1 else f"{mapping.table.rows:,} rows"
    return f"{mapping.table.range}, {rows} of data, read {how}."


def _given_in_words(plan: ImportPlan) -> str:
    figures = "1 figure" if len(plan.figures) == 1 else f"{len(plan.figures):,} figures"
    counts = (
        (len(plan.new), "new"),
        (len(plan.changed), "changed"),
        (len(plan.unchanged), "unchanged"),
    )
    parts = [f"{count:,} {word}" for count, word in counts if count]
    told = f"{figures}: {', '.join(parts)}" if parts else figures
    missed = len(plan.not_understood)
    return f"{told}; {missed:,} not understood" if missed else told


def _given_so_far(plan: ImportPlan, rows: int, progress: str = "") -> str:
    told = _given_in_words(plan)
    return f"From the first {rows:,} rows (still reading the rest{progress}): {told}"


def _missed_in_words(plan: ImportPlan) -> str:
    """Return the first of what was not understood, a line each."""
    missed = plan.not_understood
    lines = [f"{place_in_file(each.where)}: {each.message}" for each in missed[:_MISSED]]
    more = len(missed) - _MISSED
    return "\n".join([*lines, f"and {more:,} more"] if more > 0 else lines)


def _index(found: list[object], wanted: object) -> int:
    return next((at for at, each in enumerate(found) if each == wanted), -1)
