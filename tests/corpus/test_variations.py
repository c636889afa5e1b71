"""A file of a known family gives the same figures with its columns moved, renamed and added to.

Or it asks, or says that it left something out. What it never does is give other figures.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from perfdesk.core.benchmarks.neighbours import NeighbourGroup
from perfdesk.core.benchmarks.populations import Population
from perfdesk.core.errors import UnreadableExtractError
from perfdesk.core.pack import Pack
from perfdesk.core.reporting.commentary import Commentary
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.formats.extract import RawValue
from perfdesk.importing.formats.reading import read_extract
from perfdesk.importing.planning import plan_import
from perfdesk.importing.tables.finding import find_tables
from perfdesk.operations.packs import find_council, new_from_appendix

pytestmark = pytest.mark.corpus

AT = datetime(2025, 12, 18, tzinfo=UTC)
MOST_ROWS = 160
Rows = list[list[RawValue]]
Told = dict[object, object]

FAMILIES = {
    "time series": ("extracts/01_*", "Table_3c(1)"),
    "open data": ("extracts/29_*", ""),
    "populations by column": ("extracts/05_*", ""),
    "populations by row": ("extracts/06_*", ""),
    "neighbours": ("extracts/07_*", "Table 3"),
    "library activity": ("extracts/08_*", "Activity Data 2024"),
    "library visits": ("extracts/09_*", ""),
    "overview": ("extracts/14_*", "Table 8"),
    "Oflog": ("extracts/16_*", ""),
    "LG Inform": ("extracts/19_*", ""),
    "indicators": ("extracts/28_*", ""),
    "snapshot": ("sample/ASC snapshot*", ""),
    "libraries": ("sample/Libraries monthly*", "Junior loans"),
    "return": ("sample/Commentary return*", "Commentary"),
    "appendix": ("sample/appendix-a-2021-22.csv", ""),
}
"""The file of each family, and the sheet that is varied."""


@pytest.fixture(scope="module")
def pack(repository: Path) -> Pack:
    """The pack of 2023/24."""
    appendix = repository / "resources" / "sample" / "appendix-a-2023-24.csv"
    return new_from_appendix(appendix, find_council("E10000018"), at=AT).pack


@pytest.fixture
def source(corpus: Path, repository: Path) -> Callable[[str], Path]:
    """The file of a family."""

    def find(family: str) -> Path:
        folder, _, name = FAMILIES[family][0].partition("/")
        root = corpus / folder if folder == "extracts" else repository / "resources" / folder
        return next(root.glob(name))

    return find


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("family", FAMILIES)
def test_that_a_varied_file_gives_the_same_figures_or_asks(
    pack: Pack, source: Callable[[str], Path], tmp_path: Path, family: str, seed: int
) -> None:
    path = source(family)
    rows, header, title = cut(path, FAMILIES[family][1])
    name = f"{path.stem}.xlsx"
    plain = plan_import(written(tmp_path / "plain" / name, rows, title), pack, at=AT)
    assert told(plain) or plain.questions or plain.problems
    varied = written(tmp_path / "varied" / name, vary(rows, header, random.Random(seed)), title)
    try:
        plan = plan_import(varied, pack, at=AT)
    except UnreadableExtractError:
        return
    ours, theirs = told(plan), told(plain)
    other = {
        key: (value, theirs.get(key)) for key, value in ours.items() if theirs.get(key) != value
    }
    assert not other, "figures that the file does not give"
    if len(ours) < len(theirs):
        said = any(each.kind == "column" for each in plan.problems)
        assert plan.questions or plan.not_understood or said


def test_that_most_variations_need_no_question(
    pack: Pack, source: Callable[[str], Path], tmp_path: Path
) -> None:
    same, tried = 0, 0
    for family in FAMILIES:
        path = source(family)
        rows, header, title = cut(path, FAMILIES[family][1])
        name = f"{path.stem}.xlsx"
        plain = plan_import(written(tmp_path / "plain" / name, rows, title), pack, at=AT)
        varied = vary(rows, header, random.Random(4), slips=False)
        try:
            plan = plan_import(written(tmp_path / "varied" / name, varied, title), pack, at=AT)
        except UnreadableExtractError:
            plan = None
        tried += 1
        same += plan is not None and told(plan) == told(plain)
    assert same >= tried - 1


def told(plan: ImportPlan) -> Told:
    """What a plan brings: figures, populations, groups and comments, without their cells."""
    found: Told = {each.key: (each.new.value, each.new.reading.text) for each in plan.figures}
    for record in plan.records:
        if isinstance(record, Population):
            found[record.key] = record.people
        elif isinstance(record, NeighbourGroup):
            found["neighbours", record.council] = record.members
        elif isinstance(record, Commentary):
            found[record.key] = record.text
    return found


# --- varying ---------------------------------------------------------------------------------
def cut(path: Path, sheet: str) -> tuple[Rows, int, str]:
    """Return the cells of a sheet, those of ours and some others; its last row of headings."""
    extract = read_extract(path)
    tables = [each for each in find_tables(extract) if not sheet or each.sheet.name == sheet]
    table = max(tables, key=lambda each: each.rows)
    header = table.header_rows[-1]
    rows: Rows = []
    for number, cells in table.sheet.rows:
        ours = any("Leicestershire" in str(each) or each == "E10000018" for each in cells)
        if number <= header + MOST_ROWS or ours or "Total" in cells:
            rows.append(
                [shown(table.sheet.text(number, at + 1), each) for at, each in enumerate(cells)]
            )
    return rows, header, table.sheet.name


def shown(text: str, raw: RawValue) -> RawValue:
    """A cell as it was: a percentage as the words it is shown with."""
    return text if text.endswith("%") and not isinstance(raw, str) else raw


def vary(rows: Rows, header: int, chance: random.Random, *, slips: bool = True) -> Rows:
    """Return the rows with columns in another order, two more of them, and headings respelt."""
    width = max(map(len, rows))
    order: list[int | str] = [*range(width), "Remarks", "Checked by"]
    chance.shuffle(order)
    out: Rows = []
    for number, cells in enumerate(rows, start=1):
        full = [*cells, *[""] * (width - len(cells))]
        if number < header and sum(each != "" for each in cells) < 2:
            out.append(full)
            continue
        line: list[RawValue] = []
        for at in order:
            if isinstance(at, str):
                line.append(at if number == header else "" if number < header else "see above")
            elif number == header:
                line.append(respelt(full[at], chance, slips=slips))
            else:
                line.append(full[at])
        out.append(line)
    return out


def respelt(heading: RawValue, chance: random.Random, *, slips: bool) -> RawValue:
    """Return a heading as another hand would write it."""
    if not isinstance(heading, str) or not heading.strip():
        return heading
    ways: Sequence[Callable[[str], str]] = (
        lambda text: text,
        str.upper,
        str.lower,
        lambda text: f" {text} ",
        lambda text: text.replace(" ", "  "),
        lambda text: text.replace(" ", "_") if " " in text and "-" not in text else text,
        lambda text: f"{text}:" if text[-1].isalpha() else text,
        lambda text: slip(text, chance),
    )
    return chance.choice(ways if slips else ways[:-1])(heading)


def slip(text: str, chance: random.Random) -> str:
    """Return a long heading with one letter of its words missing."""
    places = [at for at, letter in enumerate(text) if letter.isalpha()]
    if len(places) < 8:
        return text
    at = chance.choice(places)
    return text[:at] + text[at + 1 :]


def written(path: Path, rows: Rows, title: str) -> Path:
    """Write a workbook of one sheet."""
    path.parent.mkdir(exist_ok=True)
    with Workbook(str(path), {"nan_inf_to_errors": True}) as book:
        sheet = book.add_worksheet(title[:31] or "Data")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for row, cells in enumerate(rows):
            for column, raw in enumerate(cells):
                if isinstance(raw, datetime):
                    sheet.write_datetime(row, column, raw, day)
                elif isinstance(raw, str):
                    sheet.write_string(row, column, raw)
                elif isinstance(raw, bool):
                    sheet.write_boolean(row, column, raw)
                else:
                    sheet.write(
                        row, column, raw if isinstance(raw, int | float) else float(str(raw))
                    )
    return path
