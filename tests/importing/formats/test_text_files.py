"""Text tables in whatever encoding and with whatever delimiter."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.importing.formats.encodings import decode
from perfdesk.importing.formats.extract import Sheet
from perfdesk.importing.formats.text_files import read_text_sheet as read_sheet
from perfdesk.importing.tables.finding import tables_of


def read_text_sheet(name: str, data: bytes) -> Sheet:
    return read_sheet(name, decode(name, data).text).sheet


_TABLE = [["Measure", "As at", "Value"], ["Café visits \u2013 £", "31/03/2024", "1,151"]]


def _bytes_of(rows: list[list[str]], encoding: str, delimiter: str) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_that_encoding_and_delimiter_are_told_from_the_bytes(encoding: str, delimiter: str) -> None:
    sheet = read_text_sheet("a.csv", _bytes_of(_TABLE, encoding, delimiter))
    assert [list(row) for row in sheet.values] == _TABLE


def test_that_plain_numbers_are_exact_and_codes_are_not_numbers() -> None:
    sheet = read_text_sheet("a.csv", b"code,value\r\n007,0.1\r\n508,-3.25\r\n=1+1,1e5\r\n")
    assert sheet.values[1] == ("007", Decimal("0.1"))
    assert sheet.values[2] == (Decimal(508), Decimal("-3.25"))
    assert sheet.values[3] == ("=1+1", "1e5")


def test_that_figures_keep_the_decimals_that_were_typed_and_codes_do_not() -> None:
    text = b"LA code,Local authority,2023/24\n508.0,Leicestershire,19.0\n509.0,Leicester,18.50\n"
    sheet = read_text_sheet("a.csv", text)
    (table,) = tables_of(sheet)
    assert [sheet.text(row, 3) for row in (2, 3)] == ["19.0", "18.50"]
    assert sheet.cell(2, 3).number == 19
    assert [table.text(row, table.columns[0]) for row in (2, 3)] == ["508", "509"]


def test_that_line_breaks_within_quotes_stay_in_their_cell() -> None:
    sheet = read_text_sheet("a.csv", b'a,"two\nlines"\nb,c\n')
    assert sheet.height == 2
    assert sheet.text(1, 2) == "two\nlines"


def test_that_notes_above_the_table_do_not_hide_the_delimiter() -> None:
    text = "Report, run by the service\n\na;b;c\n1,5;2;3\n2,5;2;3\n4,5;2;3\n"
    assert read_text_sheet("a.csv", text.encode()).values[3] == (
        Decimal("1.5"),
        Decimal(2),
        Decimal(3),
    )


def test_that_blank_rows_at_the_end_are_no_rows() -> None:
    assert read_text_sheet("a.csv", b"a,b\n1,2\n,\n\n").height == 2


_CELL = st.text(st.characters(codec="cp1252", exclude_categories=["Cc", "Zl", "Zp"]), max_size=8)


@settings(max_examples=40)
@given(
    rows=st.lists(st.lists(_CELL, min_size=3, max_size=3), min_size=2, max_size=6),
    delimiter=st.sampled_from([",", "\t"]),
    encoding=st.sampled_from(["utf-8-sig", "utf-16"]),
)
def test_that_any_text_table_reads_back(
    rows: list[list[str]], delimiter: str, encoding: str
) -> None:
    rows = [["Measure", "Period", "Value"], *([f"row {cell}" for cell in row] for row in rows)]
    sheet = read_text_sheet("a.csv", _bytes_of(rows, encoding, delimiter))
    assert [list(row) for row in sheet.values] == rows
