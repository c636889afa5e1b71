"""What is not a sound pack is refused in one sentence, and nothing of it runs."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from perfdesk.core.errors import PerfDeskError, UnreadablePackError, UnwritableFileError
from perfdesk.core.pack import Pack
from perfdesk.store import create_pack, open_pack, read_pack
from perfdesk.store.contents import write_digest
from perfdesk.store.schema import APPLICATION_ID, VERSION
from perfdesk.store.verification import verified
from tests.store.published_packs import published_pack


def refusal_of(path: Path) -> str:
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(UnreadablePackError) as refused:
        read_pack(path)
    assert (path.read_bytes() if path.is_file() else None) == before
    sentence = refused.value.message
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert path.name in sentence
    return sentence


def test_that_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert "no file" in refusal_of(tmp_path / "gone.perfdesk")


def test_that_a_name_no_file_can_have_is_refused(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 300)
    for deed in (read_pack, open_pack):
        with pytest.raises(UnreadablePackError):
            deed(path)
    with pytest.raises(UnwritableFileError, match="too long"):
        create_pack(path, published_pack())


def test_that_a_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "folder.perfdesk"
    folder.mkdir()
    assert "folder" in refusal_of(folder)


def test_that_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.perfdesk"
    path.touch()
    assert "empty" in refusal_of(path)


@pytest.mark.parametrize(
    "data", [b"\x00", b"PK\x03\x04 a workbook", b"measure,value\n", b"SQLite format 2\x00"]
)
def test_that_a_file_of_another_kind_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "renamed.perfdesk"
    path.write_bytes(data)
    assert "not a PerfDesk pack" in refusal_of(path)


def test_that_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.perfdesk"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE figure (value)")
    assert "another program" in refusal_of(path)


def test_that_a_header_alone_is_refused(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:100])
    assert "damaged" in refusal_of(file)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_that_a_file_cut_short_is_refused(file: Path, share: float) -> None:
    data = file.read_bytes()
    file.write_bytes(data[: int(len(data) * share)])
    assert "damaged" in refusal_of(file)


def test_that_a_file_with_something_after_its_end_is_refused(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"\x00" * 4096)
    assert "damaged" in refusal_of(file)


def test_that_a_newer_version_is_refused_with_both_versions_named(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    sentence = refusal_of(file)
    assert f"format {VERSION + 1}" in sentence
    assert f"up to {VERSION}" in sentence


@pytest.mark.parametrize("version", [0, -1])
def test_that_a_version_that_never_was_is_refused(file: Path, version: int) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    assert "damaged" in refusal_of(file)


def test_that_a_file_that_may_not_be_read_is_refused(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "sharing violation", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(UnreadablePackError, match="you do not have access"):
        read_pack(file)


def test_that_a_drive_that_fails_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path) -> bytes:
        raise OSError(5, "input/output error", str(path))

    monkeypatch.setattr(Path, "read_bytes", fail)
    with pytest.raises(UnreadablePackError, match="could not be read from its drive"):
        read_pack(file)


def test_that_a_python_whose_sqlite_is_too_old_is_told(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    with pytest.raises(PerfDeskError, match="newer Python"):
        read_pack(file)
    with pytest.raises(PerfDeskError, match="newer Python"):
        create_pack(file, published_pack(), replace=True)


# --- damage --------------------------------------------------------------------------------------
def test_that_a_flipped_byte_is_refused_or_harmless(file: Path) -> None:
    pack, data = published_pack(), file.read_bytes()
    refused = harmless = 0
    for at in range(0, len(data), 97):
        damaged = bytearray(data)
        damaged[at] ^= 1 << (at % 8)
        try:
            found = verified(bytes(damaged), file.name).pack
        except UnreadablePackError as problem:
            assert problem.message.count(". ") <= 1
            refused += 1
        else:
            assert found == pack, f"byte {at} changed a figure unnoticed"
            harmless += 1
    assert refused
    assert harmless  # in unused parts of a page


def test_that_a_changed_figure_is_noticed_though_the_file_is_sound(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE figure SET value = '98.6' WHERE value = '89.6'")
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert "damaged" in refusal_of(file)


def test_that_a_lost_row_and_a_lost_digest_are_noticed(file: Path) -> None:
    for statement in ("DELETE FROM override", "DELETE FROM meta"):
        with closing(sqlite3.connect(file)) as connection, connection:
            connection.execute(statement)
        assert "damaged" in refusal_of(file)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE figure SET kind = 'rumoured'",
        "UPDATE figure SET stands_for = '2023/34'",
        "UPDATE figure SET value = 'much'",
        "UPDATE figure SET value = 'Infinity'",
        "UPDATE measure SET amber_limit = '[1]' WHERE amber_limit IS NOT NULL",
        "UPDATE measure SET adds_up = 7",
        'UPDATE settings SET tolerances = \'{"of": "nothing"}\'',
        "UPDATE override SET at = 'yesterday'",
        "UPDATE figure SET status = '" + "[" * 100_000 + "'",
    ],
)
def test_that_rows_that_are_no_records_are_refused_though_the_digest_matches(
    file: Path, statement: str
) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(statement)
        write_digest(connection)
    assert "damaged" in refusal_of(file)


# --- hostile files -------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON history BEGIN DELETE FROM figure; END",
        "CREATE VIEW v AS SELECT load_extension('evil')",
        "CREATE TABLE people (nhs_number TEXT)",
        "CREATE INDEX i ON figure (text)",
        "CREATE VIRTUAL TABLE f USING fts5(text)",
        "ALTER TABLE figure ADD COLUMN more TEXT GENERATED ALWAYS AS (upper(text)) VIRTUAL",
    ],
)
def test_that_a_pack_with_objects_of_its_own_is_refused(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(statement)
    assert "damaged" in refusal_of(file)


def test_that_a_view_in_place_of_a_table_is_refused_before_it_is_read(file: Path) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("DROP TABLE layer")
        connection.execute(f"CREATE VIEW layer (id) AS {endless}")
    assert "damaged" in refusal_of(file)


def test_that_a_table_whose_text_was_altered_is_refused(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_schema SET sql = replace(sql, 'ordinal INTEGER NOT NULL',"
            " 'ordinal INTEGER NOT NULL CHECK (ordinal > 0)') WHERE name = 'layer'"
        )
    assert "damaged" in refusal_of(file)


def test_that_a_journal_beside_a_pack_is_not_played_back(file: Path) -> None:
    # SQLite would roll a hot journal back into the file; a pack is read as bytes.
    journal = file.with_name(f"{file.name}-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\x00" * 504)
    before = file.read_bytes()
    assert read_pack(file) == published_pack()
    assert file.read_bytes() == before
    assert journal.exists()


# --- the file itself -----------------------------------------------------------------------------
def test_that_a_pack_says_what_it_is_in_its_header(file: Path) -> None:
    header = file.read_bytes()[:100]
    assert header.startswith(b"SQLite format 3\x00")
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID
    assert int.from_bytes(header[60:64], "big") == VERSION
    assert header[18:20] == b"\x01\x01"  # no write-ahead log that could be left behind


def test_that_the_same_content_has_the_same_digest_wherever_it_lies(tmp_path: Path) -> None:
    def digest(path: Path) -> str:
        with closing(sqlite3.connect(path)) as connection:
            return str(connection.execute("SELECT value FROM meta").fetchone()[0])

    one, other = tmp_path / "one.perfdesk", tmp_path / "other.perfdesk"
    pack = published_pack()
    create_pack(one, pack)
    create_pack(other, Pack.of(reversed(list(pack.records()))))
    assert digest(one) == digest(other)
