"""An appendix gives the same pack, whatever kind of file it is in and however it is laid out."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from perfdesk.core.errors import UnreadableExtractError
from perfdesk.core.figures import Figure
from perfdesk.core.judgements import Override, PrintedQuartile
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.settings import Position
from perfdesk.core.strategy import Layer, Outcome
from perfdesk.core.targets import Target
from perfdesk.importing.drafts.plan import PrintedWord
from perfdesk.importing.planning import pack_from_appendix
from perfdesk.importing.shapes.printed.rows import MOST_ROWS, PrintedRow
from tests.importing.conftest import LEICESTERSHIRE
from tests.importing.files import write_xlsx
from tests.importing.shapes.printed_layouts import (
    Row,
    printed,
    word_with_a_table_a_layer,
    word_with_a_table_an_outcome,
    word_with_merged_layers,
    word_with_rows_for_layers,
    workbook_with_a_sheet_a_layer,
    workbook_with_lights,
    workbook_with_rows_for_layers,
)

TITLES = {
    "2021-22": "Adults and Communities Performance 2021/22",
    "2023-24": "Adults and Communities Performance 2023/24",
}
Layout = Callable[[Path, list[Row], str], Path]


def _read(path: Path, at: datetime) -> tuple[Pack, tuple[PrintedWord, ...]]:
    pack, plan = pack_from_appendix(
        path, council=LEICESTERSHIRE, title="A pack", position=None, at=at
    )
    return pack, plan.printed


def told(pack: Pack) -> dict[str, object]:
    """Everything a pack says, without the cells that it was read from."""
    return {
        "positions": list(pack.table(Position).values()),
        "layers": list(pack.table(Layer).values()),
        "outcomes": list(pack.table(Outcome).values()),
        "measures": list(pack.table(Measure).values()),
        "figures": {key: each.reading for key, each in pack.table(Figure).items()},
        "targets": {key: each.reading for key, each in pack.table(Target).items()},
        "quartiles": {key: each.text for key, each in pack.table(PrintedQuartile).items()},
        "overrides": {key: each.value for key, each in pack.table(Override).items()},
    }


@pytest.mark.parametrize(
    ("layout", "ending"),
    [
        (word_with_merged_layers, "docx"),
        (word_with_a_table_a_layer, "docx"),
        (word_with_a_table_an_outcome, "docx"),
        (word_with_rows_for_layers, "docx"),
        (workbook_with_a_sheet_a_layer, "xlsx"),
        (workbook_with_rows_for_layers, "xlsx"),
    ],
)
@pytest.mark.parametrize("year", ["2021-22", "2023-24"])
def test_that_a_layout_gives_the_same_pack_as_the_plain_list(
    appendix: Callable[[str], Path],
    tmp_path: Path,
    at: datetime,
    layout: Layout,
    ending: str,
    year: str,
) -> None:
    path = layout(tmp_path / f"as printed.{ending}", printed(appendix(year)), TITLES[year])
    pack, words = _read(path, at)
    plain, plain_words = _read(appendix(year), at)
    assert told(pack) == told(plain)
    assert words == plain_words


def test_that_lights_are_ratings(
    appendix: Callable[[str], Path], tmp_path: Path, at: datetime
) -> None:
    rows = printed(appendix("2021-22"))
    path = workbook_with_lights(tmp_path / "lights.xlsx", rows, TITLES["2021-22"])
    pack, words = _read(path, at)
    plain, plain_words = _read(appendix("2021-22"), at)
    assert words == plain_words
    assert told(pack)["figures"] == told(plain)["figures"]


def test_that_a_document_without_tables_is_refused_in_a_sentence(
    tmp_path: Path, at: datetime
) -> None:
    from docx import Document

    document = Document()
    document.add_paragraph("89.6% or 3,856 out of 4,304 people needed no further service.")
    document.save(str(tmp_path / "report.docx"))
    with pytest.raises(UnreadableExtractError, match="no table"):
        _read(tmp_path / "report.docx", at)


def test_that_a_document_that_declares_entities_is_not_opened(tmp_path: Path, at: datetime) -> None:
    path = tmp_path / "bomb.docx"
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", f'<?xml version="1.0"?>{bomb}<d>&b;</d>')
    with pytest.raises(UnreadableExtractError, match="was not opened"):
        _read(path, at)


def test_that_a_damaged_document_is_refused_in_a_sentence(tmp_path: Path, at: datetime) -> None:
    path = tmp_path / "cut.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<?xml version='1.0'?><w:document xmlns:w='w'>")
    with pytest.raises(UnreadableExtractError, match="damaged"):
        _read(path, at)


def test_that_the_rows_of_a_long_appendix_are_not_compared_with_each_other(
    appendix: Callable[[str], Path], at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[object] = []

    def compare(one: object, other: object) -> bool:
        compared.append(other)
        return one is other

    monkeypatch.setattr(PrintedRow, "__eq__", compare)
    _read(appendix("2023-24"), at)
    assert not compared


def test_that_a_scorecard_without_outcomes_or_layers_of_that_name_is_read(
    tmp_path: Path, at: datetime
) -> None:
    rows = (
        ("Adults scorecard, March 2024",),
        (),
        (
            "Ref",
            "Measure",
            "Polarity",
            "2022/23 outturn",
            "2023/24 outturn",
            "Target",
            "RAG rating",
        ),
        ("Prevent",),
        ("P1", "Library visits", "High", 539900, 615060, 545300, "Green"),
        ("P2", "Heritage visits", "High", 127100, 134100, 133500, "Green"),
        ("Delay",),
        ("D1", "No need for services after reablement", "High", "87.8%", "89.6%", "77.5%", "Green"),
    )
    pack, words = _read(write_xlsx(tmp_path / "a.xlsx", {"Scorecard": rows}), at)
    assert [each.name for each in pack.layers] == ["Prevent", "Delay"]
    assert [(each.code, each.description) for each in pack.table(Measure).values()] == [
        ("P1", "Library visits"),
        ("P2", "Heritage visits"),
        ("D1", "No need for services after reablement"),
    ]
    assert [each.name for each in pack.table(Outcome).values()] == ["Prevent", "Delay"]
    assert {each.word.value for each in words} == {"green"}
    assert len(pack.table(Figure)) == 6


def test_that_two_years_below_one_merged_heading_are_told_apart(
    tmp_path: Path, at: datetime
) -> None:
    from docx import Document

    document = Document()
    document.add_paragraph("Adult social care performance, March 2024")
    lines = (
        ("Indicator", "Good to be", "Target", "Actual", "", "RAG"),
        ("", "", "2023/24", "2023/24", "2022/23", ""),
        ("3D Adults receiving direct payments", "High", "26.2%", "35.4%", "36.2%", "G"),
        ("Annual reviews completed", "High", "80%", "73.5%", "76.4%", "R"),
    )
    table = document.add_table(rows=len(lines), cols=len(lines[0]))
    for line, texts in zip(table.rows, lines, strict=True):
        for cell, text in zip(line.cells, texts, strict=True):
            cell.text = text
    table.cell(0, 3).merge(table.cell(0, 4))
    document.save(str(tmp_path / "card.docx"))
    pack, _ = _read(tmp_path / "card.docx", at)
    (reviews,) = [each for each in pack.table(Measure).values() if "reviews" in each.description]
    position = pack.position
    figures = [pack.figure(reviews.id, each) for each in (position.period, position.previous)]
    assert [each.reading.text if each else "" for each in figures] == ["73.5%", "76.4%"]
    (payments,) = [each for each in pack.table(Measure).values() if "payments" in each.description]
    assert payments.code == "3D"


def test_that_an_appendix_of_more_rows_than_anyone_prints_is_refused(
    repository: Path, tmp_path: Path, at: datetime
) -> None:
    """Each row becomes a measure that is compared with those before it."""
    sample = (repository / "resources" / "sample" / "appendix-a-2023-24.csv").read_text("utf-8-sig")
    row = sample.splitlines()[4]
    path = tmp_path / "endless.csv"
    path.write_text(sample + "\n" + f"{row}\n" * (MOST_ROWS + 1), "utf-8")
    with pytest.raises(UnreadableExtractError, match="more than 3,000 rows of measures"):
        _read(path, at)
