"""No file does harm by being opened."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from perfdesk.core.errors import UnreadableExtractError
from perfdesk.importing.formats import safety
from perfdesk.importing.formats.reading import read_extract
from tests.importing.files import write_xlsx


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """A workbook to tamper with."""
    return write_xlsx(tmp_path / "figures.xlsx", {"Figures": [["measure", "value"], ["a", 1]]})


def _with_part(path: Path, name: str, content: bytes) -> Path:
    """Put another content in place of a part of a workbook, or add the part."""
    with zipfile.ZipFile(path) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    parts[name] = content
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, data in parts.items():
            archive.writestr(each, data)
    return path


def _refused(path: Path) -> UnreadableExtractError:
    with pytest.raises(UnreadableExtractError) as refused:
        read_extract(path)
    return refused.value


def test_that_a_part_that_unpacks_beyond_measure_is_not_opened(workbook: Path) -> None:
    bomb = _with_part(workbook, "xl/media/picture.bin", bytes(4 * 1024 * 1024))
    assert "was not opened" in _refused(bomb).message


def test_that_many_parts_together_are_bounded(
    workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safety, "LARGEST_UNPACKED", 1000)
    assert "was not opened" in _refused(workbook).message


def test_that_a_workbook_of_countless_parts_is_not_opened(
    workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safety, "MOST_PARTS", 3)
    assert "parts" in _refused(workbook).details


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_that_entities_are_not_expanded(workbook: Path, encoding: str) -> None:
    laughs = '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">]><sst>&lol;</sst>'
    tampered = _with_part(workbook, "xl/sharedStrings.xml", laughs.encode(encoding))
    assert "entities" in _refused(tampered).details


def test_that_two_cells_in_far_corners_do_not_fill_the_memory(workbook: Path) -> None:
    with zipfile.ZipFile(workbook) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    tampered = _with_part(workbook, "xl/worksheets/sheet1.xml", sheet.replace(b"</sheetData>", far))
    assert "so far apart" in _refused(tampered).message


def test_that_a_file_larger_than_any_extract_is_not_read(
    workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safety, "LARGEST_FILE", 10)
    assert " MB, more than" in _refused(workbook).message


def test_that_an_encrypted_part_is_told_as_a_password(workbook: Path) -> None:
    data = bytearray(workbook.read_bytes())
    start = 0
    while (found := data.find(b"PK\x01\x02", start)) >= 0:
        data[found + 8] |= 1
        start = found + 4
    workbook.write_bytes(data)
    assert "password" in _refused(workbook).message


def test_that_an_encrypted_open_document_is_told_as_a_password(tmp_path: Path) -> None:
    path = tmp_path / "secret.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", b"\x00" * 10)
        archive.writestr("META-INF/manifest.xml", "<x><manifest:encryption-data/></x>")
    assert "password" in _refused(path).message
