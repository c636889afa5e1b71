"""Proof of the web page: its tables are read as a browser would, and compared cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from perfdesk.core.dashboard import Column, ColumnHead, Row
from perfdesk.core.narrative.report import Report
from perfdesk.core.verdicts import ProgressWord, Tone
from perfdesk.exporting.proof.comparing import Proof, joined, prove_promises, quoted
from perfdesk.exporting.web_page.figures import figures_of
from perfdesk.exporting.web_page.marking import readable


@dataclass
class _Cell:
    """A cell as read: its text, the classes within it, and whether it heads rows or columns."""

    scope: str = ""
    text: str = ""
    classes: set[str] = field(default_factory=set)


class _Tables(HTMLParser):
    """Collects the rows of all tables, what is said below each, and the names of all elements."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[_Cell]] = []
        self.said: dict[int, str] = {}
        self.elements: set[str] = set()
        self.titles: list[str] = []
        self._cell: _Cell | None = None
        self.promised = ""
        self._is_title = self._is_said = self._is_promised = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        told = dict(attrs)
        if tag == "dl" and told.get("class") == "promises":
            self._is_promised = True
        if tag in {"title", "desc"}:
            self.titles.append("")
            self._is_title = True
        if tag == "tr" and told.get("class") == "remarks":
            self._is_said = True
            self.said[len(self.rows)] = ""
        elif tag == "tr":
            self.rows.append([])
        elif self._is_said:
            return
        elif tag in {"td", "th"}:
            self._cell = _Cell(told.get("scope") or "")
            self.rows[-1].append(self._cell)
        elif self._cell is not None:
            self._cell.classes |= set((told.get("class") or "").split())

    def handle_endtag(self, tag: str) -> None:
        if tag == "tr":
            self._is_said = False
        elif tag in {"td", "th"}:
            self._cell = None
        elif tag == "dl":
            self._is_promised = False
        elif tag in {"title", "desc"}:
            self._is_title = False

    def handle_data(self, data: str) -> None:
        if self._is_title:
            self.titles[-1] += data
        elif self._is_promised:
            self.promised += data
        elif self._is_said:
            self.said[len(self.rows)] += data
        elif self._cell is not None:
            self._cell.text += data


def prove_web_page(path: Path, report: Report) -> Proof:
    """Read a web page back and compare each cell of each row with *report*.

    Of the charts it compares the message and what is told to those who cannot see them.

    Args:
        path: The page.
        report: What it was written from.

    Raises:
        OSError: The file cannot be read.
    """
    tables = _Tables()
    try:
        tables.feed(path.read_text("utf-8"))
        tables.close()
    except UnicodeDecodeError as problem:
        return Proof(0, (f"The web page cannot be read back ({problem})",))
    differences = [
        f"The web page holds an element {name}, which it may not"
        for name in sorted(tables.elements & {"script", "iframe", "object", "img", "form"})
    ]
    dashboard = report.dashboard
    headings = [_plain(head.heading) for head in dashboard.columns]
    lines: list[tuple[list[_Cell], str]] = []
    for number, line in enumerate(tables.rows, start=1):
        if all(cell.scope == "col" for cell in line):
            if [joined(cell.text) for cell in line] != headings:
                differences.append("The column headings of a table on the web page differ")
        else:
            lines.append((line, tables.said.get(number, "")))
    rows = list(dashboard.rows)
    if len(lines) != len(rows):
        differences.append(f"The web page has {len(lines)} rows where {len(rows)} are measures")
    drawn = figures_of(rows, report.charts)
    told = [_plain(text) for each in drawn for text in (each.spec.title, each.about)]
    # The first title is that of the page.
    if [joined(text) for text in tables.titles[1:]] != told:
        differences.append("What the charts of the web page say differs from the figures")
    compared = len(told)
    for row, (cells, said) in zip(rows, lines, strict=False):
        remarks = report.remarks.get(row.measure, ())
        wanted = "".join(_plain(f"{each.kind.value}:{each.text}") for each in remarks)
        if joined(said) != wanted:
            differences.append(f"Web page: what is said about {quoted(row.description)} differs")
        compared += len(dashboard.columns) + bool(remarks)
        differences += _differences(row, cells, dashboard.columns)
    promised = prove_promises(joined(tables.promised), report, "Web page")
    differences += promised.differences
    return Proof(compared + promised.compared, tuple(differences))


def _differences(row: Row, line: Sequence[_Cell], heads: Sequence[ColumnHead]) -> Iterator[str]:
    if len(line) != len(heads):
        yield f"{quoted(row.description)} has {len(line)} cells on the web page, not {len(heads)}"
        return
    for head, cell in zip(heads, line, strict=True):
        where = f"Web page, {head.heading} of {quoted(row.description)}"
        expected = row.cells[head.column].text
        if head.column is Column.RATING:
            expected = expected or str(row.rating.word)
        if _plain(expected).casefold() != joined(cell.text).casefold():
            yield f"{where}: shows {quoted(cell.text)} where the dashboard has {quoted(expected)}"
        tone = _tone(row, head.column)
        if tone is not None and tone.value not in cell.classes:
            yield f"{where}: is not drawn as {tone.value}"
        if head.column is Column.DESCRIPTION and cell.scope != "row":
            yield f"{where}: does not head its row"


def _tone(row: Row, column: Column) -> Tone | None:
    """Return the tone that the shape in a cell must have; None where there is no shape."""
    if column is Column.RATING:
        return row.rating.tone
    is_arrow = column is Column.PROGRESS and row.progress.word is not ProgressWord.NONE
    return row.progress.tone if is_arrow and row.cells[column].text else None


def _plain(text: str) -> str:
    """Return *text* as it is compared: what no page can hold stands as its replacement."""
    return joined(readable(text))
