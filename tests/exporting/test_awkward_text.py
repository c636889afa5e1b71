"""Long words, markup, formulas, other alphabets and missing figures: right in every kind."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.editing.commentary import commentary_edit
from perfdesk.core.edits import apply_edit, edit_between, removal
from perfdesk.core.figures import Figure
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.reporting.commentary import Audience
from perfdesk.core.verdicts import RatingWord
from perfdesk.operations.exports import ExportKind, export
from perfdesk.operations.sample import sample_pack
from tests.exporting.workbook.boards import CREATED

NAMES = (
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "T\u0177 a g\u0175yl yn Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    "Za\u017c\u00f3\u0142\u0107 g\u0119\u015bl\u0105 ja\u017a\u0144",
    "People who are happy \U0001f600",
    "d" * 80,
)
LONG = " ".join(f"word{number}" for number in range(1, 260))[:2000]


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The sample with 120 measures, some of awkward names, one without a figure."""
    pack = sample_pack(CREATED)
    position = pack.settings.position
    rows = list(build_dashboard(pack, position).rows)
    measures = [pack.measure(row.measure) for row in rows]
    renamed = [
        replace(measure, description=name) for measure, name in zip(measures, NAMES, strict=False)
    ]
    copies: list[Measure | Figure] = []
    for number in range(120 - len(rows)):
        measure = measures[number % len(measures)]
        copy = replace(measure, id=f"copy-{number}", order=1000 + number, continues=None)
        copies.append(copy)
        figure = pack.figure(measure.id, position)
        if figure is not None:
            copies.append(replace(figure, key=replace(figure.key, measure=copy.id)))
    pack = apply_edit(pack, edit_between(pack, "Make it awkward", [*renamed, *copies]))[0]
    gone = pack.figure(measures[7].id, position)
    assert gone is not None
    pack = apply_edit(pack, removal("Leave one out", [gone]))[0]
    poor = next(row.measure for row in rows if row.rating.word is RatingWord.BELOW)
    said = commentary_edit(pack, position, poor, Audience.PUBLIC, LONG, by="", at=CREATED)
    pack = apply_edit(pack, said)[0]
    assert len(list(build_dashboard(pack, position).rows)) == 120
    return pack


@pytest.mark.parametrize(
    "kind", [ExportKind.WORKBOOK, ExportKind.ACCESSIBLE, ExportKind.WEB_PAGE, ExportKind.WORD]
)
def test_that_awkward_text_is_exported_whole_and_proved(
    pack: Pack, kind: ExportKind, tmp_path: Path
) -> None:
    """That every cell reads back as it was is the export's own proof."""
    path = tmp_path / f"out{kind.ending}"
    result = export(pack, {kind: path}, created=CREATED)
    assert result.compared >= 120 * 8
    whole = path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as parts:
            whole = b"".join(parts.read(name) for name in parts.namelist())
            assert not [name for name in parts.namelist() if "externalLink" in name]
    text = whole.decode("utf-8", "replace")
    assert LONG in text
    assert "<script" not in text
    assert "<f>cmd" not in text
    for name in NAMES[2:]:
        assert name in text


def test_that_no_row_of_the_workbooks_is_cut(pack: Pack, tmp_path: Path) -> None:
    """Excel shows no more than 409 points of a row: no text may need more."""
    import openpyxl

    path = tmp_path / "out-accessible.xlsx"
    export(pack, {ExportKind.ACCESSIBLE: path}, created=CREATED)
    book = openpyxl.load_workbook(path)
    found = 0
    for sheet in book.worksheets:
        for cells in sheet.iter_rows():
            for cell in cells:
                if cell.value == LONG:
                    found += 1
                    height = sheet.row_dimensions[cell.row].height
                    width = sheet.column_dimensions[cell.column_letter].width
                    # Seven points a letter, fifteen a line: what Arial 12 needs with room to spare.
                    lines = len(LONG) * 6.2 / (width * 5.3)
                    assert height >= lines * 14
    assert found == 2  # in the summary, and beside its measure
    book.close()
