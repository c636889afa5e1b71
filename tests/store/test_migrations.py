"""A pack of an earlier schema is read as if it were today's, its history included."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from perfdesk.core.errors import UnreadablePackError
from perfdesk.core.pack import Pack
from perfdesk.store import contents, open_pack, verification
from perfdesk.store.migrations import STEPS, Document, NamedRow, Step, rewritten
from perfdesk.store.schema import STATEMENTS, VERSION
from perfdesk.store.verification import verified
from tests.store.published_packs import figure_changed_to, published_pack

TODAY = VERSION + 1

# What the next schema might do: a layer's `ordinal` becomes its `place`.
LATER_STATEMENTS = tuple(
    statement.replace("ordinal INTEGER", "place INTEGER")
    if "TABLE layer" in statement
    else statement
    for statement in STATEMENTS
)


def with_place(row: NamedRow) -> NamedRow:
    return {("place" if name == "ordinal" else name): value for name, value in row.items()}


def carry_over(document: Document) -> Document:
    return rewritten(document, "layer", with_place)


STEP = Step(STATEMENTS, carry_over)


def test_that_there_is_a_step_from_every_earlier_version() -> None:
    assert tuple(STEPS) == tuple(range(1, VERSION))


def test_that_an_older_pack_is_rewritten_as_todays(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = file.read_bytes()
    read: list[tuple[set[str], list[object]]] = []

    def noting(connection: sqlite3.Connection) -> Pack:
        names = {
            row[0] for row in connection.execute("SELECT name FROM pragma_table_info('layer')")
        }
        read.append(
            (names, connection.execute("SELECT id, name, place FROM layer ORDER BY id").fetchall())
        )
        return Pack()

    monkeypatch.setattr(verification, "VERSION", TODAY)
    monkeypatch.setattr(verification, "read_pack_from", noting)
    monkeypatch.setattr(
        verification,
        "read_pack_and_digest",
        lambda connection: (noting(connection), contents.digest_of(connection)),
    )
    monkeypatch.setattr(contents, "VERSION", TODAY)
    monkeypatch.setattr(contents, "STATEMENTS", LATER_STATEMENTS)
    sound = verified(data, "old.perfdesk", steps={VERSION: STEP})
    assert read == [
        (
            {"id", "name", "place", "meaning"},
            [("delay", "Delay need", 3), ("reduce", "Reduce need", 2)],
        )
    ]
    assert sound.data != data
    assert int.from_bytes(sound.data[60:64], "big") == TODAY
    # What it became is a sound pack of today by itself.
    monkeypatch.setattr(verification, "STATEMENTS", LATER_STATEMENTS)
    assert verified(sound.data, "new.perfdesk").data == sound.data


def test_that_an_older_pack_must_be_sound_too(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verification, "VERSION", TODAY)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE layer SET ordinal = 7")
    with pytest.raises(UnreadablePackError, match="damaged"):
        verified(file.read_bytes(), file.name, steps={VERSION: STEP})


def test_that_a_version_without_a_step_is_refused(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verification, "VERSION", TODAY)
    with pytest.raises(UnreadablePackError):
        verified(file.read_bytes(), file.name, steps={})


def test_that_rows_in_the_history_are_rewritten_with_the_table(file: Path, workspace: Path) -> None:
    with open_pack(file, workspace=workspace) as opened:
        opened.apply(figure_changed_to(opened.pack, "70%", "70"))
        rows = opened._copy.connection.execute("SELECT * FROM history_part")
        names = [each[0] for each in rows.description]
        part: NamedRow = dict(zip(names, rows.fetchone(), strict=True))
    unrelated: NamedRow = {**part, "record": "target"}
    document: Document = {"figure": [{"text": "a"}], "history_part": [part, unrelated]}
    noted = rewritten(document, "figure", lambda row: {**row, "note": "n"})
    assert noted["figure"] == [{"text": "a", "note": "n"}]
    first, second = noted["history_part"]
    assert second == unrelated
    told = json.loads(str(first["replacements"]))
    assert told["columns"][-1] == "note"
    assert [row[-1] for pair in told["rows"] for row in pair if row is not None] == ["n", "n"]


def test_that_the_published_pack_is_not_migrated(file: Path) -> None:
    data = file.read_bytes()
    sound = verified(data, file.name)
    assert sound.data is data
    assert sound.pack == published_pack()
