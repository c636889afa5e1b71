"""Extracts with their right reading, as text files hold them, case by case.

A case begins with `=== name.csv`, goes on with the rows of its file, and ends with what is right:

    = Measure | 2023/24 | 28310    a figure that has to be taken
    ~ Measure | 2023/24 | 28310    a figure that may be taken
    ? words                        what has to be named, if it is not taken
    quiet                          no question, and nothing held back

Any other figure is a wrong one. The name's end says what kind of file to write; `@` lines say what
rows cannot: `@sheet`, `@name`, `@format B2 0.0%`, `@hide-rows`, `@hide-columns`, `@merge`,
`@cell XFD1 x`; `@@ Notes` begins another sheet; `'1,5` is text in a workbook.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from html import escape
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.importing.drafts.plan import FigureState, ImportPlan
from tests.importing.files import Rows, write_ods

Figure = tuple[str, str, Decimal]


@dataclass
class ReadingCase:
    """An extract and its right reading.

    Attributes:
        name: Kind of fault and file (`span/star.csv`).
        lines: Of its file, directives too.
        must: Figures that have to be taken.
        may: Figures that may be.
        named: Words that have to be named.
        is_quiet: Whether nothing may be asked.
    """

    name: str
    lines: list[str] = field(default_factory=list)
    must: list[Figure] = field(default_factory=list)
    may: list[Figure] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    is_quiet: bool = False

    def write(self, folder: Path) -> Path:
        """Write its file."""
        name = next((each[6:] for each in self.lines if each.startswith("@name ")), "")
        path = folder / (name or f"extract{Path(self.name).suffix}")
        write = {".xlsx": _write_xlsx, ".ods": _write_ods, ".html": _write_html}
        write.get(path.suffix, _write_text)(path, self.lines)
        return path


def cases_in(folder: Path) -> Iterator[ReadingCase]:
    """Go through the cases of all text files of a folder."""
    for path in sorted(folder.glob("*.txt")):
        case: ReadingCase | None = None
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("=== "):
                if case is not None:
                    yield _ended(case)
                case = ReadingCase(f"{path.stem}/{line[4:].strip()}")
            elif case is not None:
                _add(case, line)
        if case is not None:
            yield _ended(case)


def faults_of(case: ReadingCase, pack: Pack, plan: ImportPlan | None, refusal: str) -> list[str]:
    """Return in what a plan falls short of the right reading."""
    taken = [] if plan is None else list(_taken(pack, plan))
    said = refusal if plan is None else _said(plan)
    right = {*case.must, *case.may}
    faults = [f"wrong: {each}" for each in taken if each not in right]
    faults += [f"missing: {each}" for each in case.must if each not in taken]
    named = {each for each in case.named if each.casefold() not in said.casefold()}
    if not case.may or any(each not in taken for each in case.may):
        faults += [f"not named: {each}" for each in named]
    if case.is_quiet and plan is not None:
        faults += [f"asked: {each.text}" for each in plan.questions]
        faults += [f"left out: {each.message}" for each in plan.not_understood]
    return faults


def _add(case: ReadingCase, line: str) -> None:
    mark, rest = line[:2], line[2:].strip()
    if mark in {"= ", "~ "}:
        measure, period, value = (each.strip() for each in rest.split("|"))
        figures = case.must if mark == "= " else case.may
        figures.append((measure, period, Decimal(value)))
    elif mark == "? ":
        case.named.append(rest)
    elif line == "quiet":
        case.is_quiet = True
    else:
        case.lines.append(line)


def _ended(case: ReadingCase) -> ReadingCase:
    while case.lines and not case.lines[-1].strip():
        case.lines.pop()
    return case


def _taken(pack: Pack, plan: ImportPlan) -> Iterator[Figure]:
    names = {each.id: each.description for each in pack.table(Measure).values()}
    for each in plan.figures:
        is_ours = each.key.place == pack.settings.council
        if is_ours and not each.is_held_back and each.state is not FigureState.UNCHANGED:
            name = names.get(each.key.measure, each.key.measure)
            yield name, each.key.period.label, each.new.reading.value or Decimal(0)


def _said(plan: ImportPlan) -> str:
    """Return all that a plan says to its reader."""
    problems = (f"{each.message} {each.where}" for each in plan.problems)
    left = (f"{each.where.cell} {each.text} {each.message}" for each in plan.not_understood)
    return " ".join((*problems, *left, *(each.text for each in plan.questions)))


# --- files -------------------------------------------------------------------------------------
def _sheets(lines: list[str]) -> Iterator[tuple[str, list[list[str]], list[str]]]:
    """Go through the sheets of a workbook: name, rows and directives."""
    name, rows, directives = "Sheet1", list[str](), list[str]()
    for line in lines:
        if line.startswith("@@ "):
            yield name, _rows(rows), directives
            name, rows, directives = line[3:], [], []
        elif line.startswith("@sheet "):
            name = line[7:]
        elif line.startswith("@"):
            directives.append(line[1:])
        else:
            rows.append(line)
    yield name, _rows(rows), directives


def _rows(lines: list[str]) -> list[list[str]]:
    return [next(csv.reader([each]), []) for each in lines]


def _cell(text: str) -> str | int | float | None:
    if text.startswith("'"):
        return text[1:]
    try:
        return float(text) if "." in text else int(text)
    except ValueError:
        return text or None


def _write_text(path: Path, lines: list[str]) -> None:
    rows = (each for each in lines if not each.startswith("@"))
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")


def _write_xlsx(path: Path, lines: list[str]) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows, directives in _sheets(lines):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([_cell(each) for each in row])
        for each in directives:
            _direct(sheet, each)
    book.save(path)


def _direct(sheet: Worksheet, directive: str) -> None:
    what, _, rest = directive.partition(" ")
    place, _, value = rest.partition(" ")
    match what:
        case "format":
            sheet[place].number_format = value
        case "hide-rows":
            sheet.row_dimensions[int(place)].hidden = True
        case "hide-columns":
            sheet.column_dimensions[place].hidden = True
        case "merge":
            sheet.merge_cells(place)
        case "cell":
            sheet[place] = value


def _write_ods(path: Path, lines: list[str]) -> None:
    sheets: dict[str, Rows] = {
        name: [[_cell(each) for each in row] for row in rows] for name, rows, _ in _sheets(lines)
    }
    write_ods(path, sheets)


def _write_html(path: Path, lines: list[str]) -> None:
    out = io.StringIO()
    out.write("<html><body><table>")
    for _, rows, _ in _sheets(lines):
        for row in rows:
            said = ",".join(row)
            cells = said.split(";") if ";" in said else row
            out.write("<tr>" + "".join(f"<td>{escape(each)}</td>" for each in cells) + "</tr>")
    out.write("</table></body></html>")
    path.write_text(out.getvalue(), encoding="utf-8")
