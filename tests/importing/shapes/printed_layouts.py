"""The printed appendices laid out anew, as other councils print theirs: Word and workbooks."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from xlsxwriter import Workbook

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table, _Cell

Row = dict[str, str]

FILLS = {"G": "00B050", "A": "FFC000", "R": "FF0000"}
ARROWS = {"\u25b2": "p", "\u25bc": "q"}
LIGHTS = {"G": 3, "A": 2, "R": 1}
HEADINGS = {
    "layer": "Layer",
    "plan": "Plan",
    "outcome": "Outcome",
    "measure": "Measure",
    "description": "Description",
    "aim": "Aim",
    "rag": "RAG",
    "target": "Target",
    "compared_with": "Compared with",
    "progress": "Progress",
    "current": "Current performance",
    "previous": "Previous performance",
    "quartile": "Quartile",
}


def printed(path: Path) -> list[Row]:
    """The rows of a printed appendix."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def columns(rows: Sequence[Row], *without: str) -> list[str]:
    """The columns to print, in their order."""
    return [each for each in rows[0] if each in HEADINGS and each not in without]


def by(rows: Sequence[Row], *keys: str) -> Iterator[tuple[tuple[str, ...], list[Row]]]:
    """The rows in runs that agree in some columns."""
    for key, run in groupby(rows, key=lambda row: tuple(row[each] for each in keys)):
        yield key, list(run)


# --- Word ----------------------------------------------------------------------------------------
def word_with_merged_layers(path: Path, rows: Sequence[Row], title: str) -> Path:
    """One table; layer, plan and outcome are cells merged over their rows."""
    document = Document()
    document.add_heading(title, 1)
    shown = columns(rows)
    table = _table(document, shown, rows, lambda cell, row, name: _put(cell, row[name]))
    for at, name in enumerate(shown):
        if name in {"layer", "plan", "outcome"}:
            start = 1
            for _, run in by(rows, *shown[: at + 1]):
                top, bottom = table.cell(start, at), table.cell(start + len(run) - 1, at)
                if top is not bottom:
                    for other in range(start + 1, start + len(run)):
                        table.cell(other, at).text = ""
                    top.merge(bottom).text = run[0][name]
                start += len(run)
    document.save(str(path))
    return path


def word_with_a_table_a_layer(path: Path, rows: Sequence[Row], title: str) -> Path:
    """A table for each layer, named by a bold line above it; ratings are shading alone."""
    document = Document()
    document.add_heading(title, 1)
    document.add_paragraph("The figures are provisional.")
    for (layer,), run in by(rows, "layer"):
        document.add_paragraph().add_run(layer).bold = True
        _table(document, columns(rows, "layer"), run, _shaded)
    document.save(str(path))
    return path


def word_with_a_table_an_outcome(path: Path, rows: Sequence[Row], title: str) -> Path:
    """A heading for each layer and one for each outcome, and a table below each."""
    document = Document()
    document.add_heading(title, 1)
    for (layer,), of_layer in by(rows, "layer"):
        document.add_heading(layer, 2)
        for (outcome,), run in by(of_layer, "outcome"):
            document.add_heading(outcome, 3)
            _table(document, columns(rows, "layer", "outcome"), run, _shaded)
    document.save(str(path))
    return path


def word_with_rows_for_layers(path: Path, rows: Sequence[Row], title: str) -> Path:
    """One table; layers and outcomes are rows merged from side to side."""
    document = Document()
    document.add_heading(title, 1)
    shown = columns(rows, "layer", "outcome")
    lines: list[Row | str] = []
    for (layer,), of_layer in by(rows, "layer"):
        lines.append(layer)
        for (outcome,), run in by(of_layer, "outcome"):
            lines += [outcome, *run]
    table = document.add_table(rows=1 + len(lines), cols=len(shown))
    _head(table, shown)
    for line, each in zip(list(table.rows)[1:], lines, strict=True):
        if isinstance(each, str):
            line.cells[0].merge(line.cells[-1]).text = each
            continue
        for cell, name in zip(line.cells, shown, strict=True):
            _shaded(cell, each, name)
    document.save(str(path))
    return path


def _table(
    document: WordDocument,
    shown: Sequence[str],
    rows: Sequence[Row],
    put: Callable[[_Cell, Row, str], None],
) -> Table:
    table: Table = document.add_table(rows=1 + len(rows), cols=len(shown))
    _head(table, shown)
    for line, row in zip(list(table.rows)[1:], rows, strict=True):
        for cell, name in zip(line.cells, shown, strict=True):
            put(cell, row, name)
    return table


def _head(table: Table, shown: Sequence[str]) -> None:
    for cell, name in zip(table.rows[0].cells, shown, strict=True):
        cell.text = HEADINGS[name]


def _put(cell: _Cell, text: str) -> None:
    cell.text = text


def _shaded(cell: _Cell, row: Row, name: str) -> None:
    """Put a text into a cell; a rating is a colour, an arrow a letter of a symbol font."""
    text = row[name]
    if name == "rag" and text in FILLS:
        shading = OxmlElement("w:shd")
        shading.set(qn("w:val"), "clear")
        shading.set(qn("w:fill"), FILLS[text])
        cell._tc.get_or_add_tcPr().append(shading)
        return
    if name == "progress" and text in ARROWS:
        run = cell.paragraphs[0].add_run(ARROWS[text])
        run.font.name = "Wingdings 3"
        return
    cell.text = text


# --- workbooks -----------------------------------------------------------------------------------
def workbook_with_a_sheet_a_layer(path: Path, rows: Sequence[Row], title: str) -> Path:
    """A sheet for each layer, named by it; ratings are colours alone."""
    with Workbook(str(path)) as book:
        for (layer,), run in by(rows, "layer"):
            sheet = book.add_worksheet(layer)
            sheet.write(0, 0, title)
            shown = columns(rows, "layer")
            sheet.write_row(2, 0, [HEADINGS[each] for each in shown])
            for at, row in enumerate(run, start=3):
                for column, name in enumerate(shown):
                    colour = FILLS.get(row[name]) if name == "rag" else None
                    if colour:
                        look = book.add_format({"bg_color": f"#{colour}"})
                        sheet.write_blank(at, column, None, look)
                    elif name == "progress" and row[name] in ARROWS:
                        look = book.add_format({"font_name": "Wingdings 3"})
                        sheet.write_string(at, column, ARROWS[row[name]], look)
                    else:
                        sheet.write_string(at, column, row[name])
    return path


def workbook_with_rows_for_layers(path: Path, rows: Sequence[Row], title: str) -> Path:
    """One sheet; layers are rows of their own, outcomes a merged column."""
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet("Appendix A")
        sheet.write(0, 0, title)
        shown = ["outcome", *columns(rows, "layer", "outcome")]
        sheet.write_row(2, 0, [HEADINGS[each] for each in shown])
        at = 3
        for (layer,), of_layer in by(rows, "layer"):
            sheet.merge_range(at, 0, at, len(shown) - 1, layer)
            at += 1
            for (outcome,), run in by(of_layer, "outcome"):
                if len(run) > 1:
                    sheet.merge_range(at, 0, at + len(run) - 1, 0, outcome)
                else:
                    sheet.write_string(at, 0, outcome)
                for row in run:
                    for column, name in enumerate(shown[1:], start=1):
                        sheet.write_string(at, column, row[name])
                    at += 1
    return path


def workbook_with_lights(path: Path, rows: Sequence[Row], title: str) -> Path:
    """One sheet; a rating is a number under a rule that shows a traffic light for it."""
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet("Appendix A")
        sheet.write(0, 0, title)
        shown = columns(rows)
        sheet.write_row(2, 0, [HEADINGS[each] for each in shown])
        for at, row in enumerate(rows, start=3):
            for column, name in enumerate(shown):
                if name == "rag" and row[name] in LIGHTS:
                    sheet.write_number(at, column, LIGHTS[row[name]])
                else:
                    sheet.write_string(at, column, row[name])
        rated = shown.index("rag")
        sheet.conditional_format(
            3, rated, 2 + len(rows), rated,
            {
                "type": "icon_set",
                "icon_style": "3_traffic_lights",
                "icons_only": True,
                "icons": [
                    {"criteria": ">=", "type": "number", "value": 3},
                    {"criteria": ">=", "type": "number", "value": 2},
                ],
            },
        )  # fmt: skip
    return path
