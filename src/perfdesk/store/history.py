"""The history of a pack: every edit done, undone and redone, every export, with who and when.

Nothing is ever taken out. An edit that is undone stays, and an entry says that it was.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from perfdesk.core.edits import Edit, Replacement
from perfdesk.core.pack import Record
from perfdesk.core.periods import Period
from perfdesk.store.codec import CODECS_BY_TABLE, codec_of
from perfdesk.store.columns import period_text


class Deed(StrEnum):
    """What was done: with an edit, or with the pack as it was."""

    DONE = "done"
    UNDONE = "undone"
    REDONE = "redone"
    EXPORTED = "exported"
    REASONED = "reasoned"
    """A reason was given afterwards; it is told with the step that it is for."""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One step of a pack's history.

    Attributes:
        number: Its place; later ones are larger.
        label: What the edit was, in words.
        when: With time zone.
        who: The account; empty where unknown.
        deed: Whether the edit was done, undone or redone, or the pack exported.
        undone: Whether this step was taken back by a later one.
        replacements: What this step put in place of what.
        reason: Why, where somebody said so.
    """

    number: int
    label: str
    when: datetime
    who: str
    deed: Deed
    undone: bool
    replacements: tuple[Replacement, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    """The replacements of an edit within one table and one measure, as JSON."""

    table: str
    measure: str
    text: str


def note_done(connection: sqlite3.Connection, edit: Edit, who: str, when: datetime) -> int:
    """Write that *edit* was done, or redone if undoing it was the last that befell it.

    Returns:
        The number of the entry.
    """
    parts = _parts_of(edit)
    fingerprint = _fingerprint_of(edit.label, parts)
    deed, original = _latest(connection, fingerprint)
    if deed is Deed.UNDONE:
        return _insert(connection, edit, who, when, (Deed.REDONE, original, fingerprint))
    return _insert_with_parts(connection, edit, who, when, fingerprint, parts)


def note_undone(connection: sqlite3.Connection, edit: Edit, who: str, when: datetime) -> int:
    """Write that *edit* was undone.

    An edit that the history does not know as done is noted as a step of its own.

    Returns:
        The number of the entry.
    """
    fingerprint = _fingerprint_of(edit.label, _parts_of(edit))
    deed, original = _latest(connection, fingerprint)
    if deed in {Deed.DONE, Deed.REDONE}:
        return _insert(connection, edit, who, when, (Deed.UNDONE, original, fingerprint))
    parts = _parts_of(edit.turned_round())
    fingerprint = _fingerprint_of(edit.label, parts)
    return _insert_with_parts(connection, edit, who, when, fingerprint, parts)


def note_reason(
    connection: sqlite3.Connection, edit: Edit, reason: str, who: str, when: datetime
) -> int:
    """Write why an edit was done that did not say so, or not well enough.

    Returns:
        The number of the entry; 0 where the history does not know the edit as done.
    """
    deed, original = _latest(connection, _fingerprint_of(edit.label, _parts_of(edit)))
    if deed not in {Deed.DONE, Deed.REDONE}:
        return 0
    told = (Deed.REASONED, original, f"reason for {original}")
    return _insert(connection, Edit(edit.label, (), reason), who, when, told)


def note_exported(
    connection: sqlite3.Connection, label: str, position: Period, who: str, when: datetime
) -> int:
    """Write that a position was exported; the pack stays as it is.

    Returns:
        The number of the entry.
    """
    told = (Deed.EXPORTED, None, _export_mark(position))
    return _insert(connection, Edit(label, ()), who, when, told)


def last_export(connection: sqlite3.Connection, position: Period) -> int:
    """Return the number of the entry that says when a position was exported last; 0 for never."""
    (number,) = connection.execute(
        "SELECT coalesce(max(number), 0) FROM history WHERE fingerprint = ?",
        (_export_mark(position),),
    ).fetchone()
    return int(number)


def _export_mark(position: Period) -> str:
    """What stands for the fingerprint of an edit where there is none: what was exported."""
    return f"export of {period_text(position)}"


def latest_number(connection: sqlite3.Connection) -> int:
    """Return the number of the latest entry; 0 where there is none."""
    (number,) = connection.execute("SELECT coalesce(max(number), 0) FROM history").fetchone()
    return int(number)


def entries(
    connection: sqlite3.Connection, measure: str | None = None, latest: int | None = None
) -> tuple[HistoryEntry, ...]:
    """Return the history, oldest first.

    Args:
        connection: To the pack.
        measure: Whose history alone is wanted; None for that of the whole pack.
        latest: How many entries at most, those before are left out; None for all.

    Raises:
        ValueError, TypeError, LookupError, ArithmeticError: An entry cannot be read.
    """
    # Looked up entry by entry from the latest on, so that a few of many cost little.
    is_of_it = (
        "EXISTS (SELECT 1 FROM history_part AS part"
        " WHERE part.number = coalesce(history.of, history.number) AND part.measure = :measure)"
    )
    rows = connection.execute(
        "SELECT number, label, at, by, deed, of, reason FROM history"
        f" WHERE :measure IS NULL OR {is_of_it} ORDER BY number DESC LIMIT :latest",
        {"measure": measure, "latest": -1 if latest is None else latest},
    ).fetchall()
    replaced = _replaced(connection, measure, {of or number for number, *_, of, _ in rows})
    found: list[HistoryEntry] = []
    taken_back: set[int] = set()
    reasons: dict[int, str] = {}
    for number, label, at, by, word, of, given in rows:
        deed, original = Deed(word), number if of is None else of
        if deed is Deed.REASONED:
            reasons.setdefault(original, given)
            continue
        reason = reasons.get(original, given) if deed is not Deed.UNDONE else given
        undone = deed is not Deed.UNDONE and original in taken_back
        if deed is Deed.UNDONE:
            taken_back.add(original)
        else:
            taken_back.discard(original)
        replacements = replaced.get(original, [])
        if deed is Deed.UNDONE:
            replacements = [each.turned_round() for each in reversed(replacements)]
        when = datetime.fromisoformat(at)
        found.append(
            HistoryEntry(number, label, when, by, deed, undone, tuple(replacements), reason)
        )
    return tuple(reversed(found))


def _replaced(
    connection: sqlite3.Connection, measure: str | None, numbers: Set[int]
) -> dict[int, list[Replacement]]:
    """Return what entries put in place of what, by their number."""
    replaced: dict[int, list[Replacement]] = {}
    for number, table, text in connection.execute(
        "SELECT number, record, replacements FROM history_part"
        " WHERE number >= :first AND (:measure IS NULL OR measure = :measure)"
        " ORDER BY number, part",
        {"first": min(numbers, default=0), "measure": measure},
    ):
        if number in numbers:
            replaced.setdefault(number, []).extend(_replacements(table, text))
    return replaced


def _latest(connection: sqlite3.Connection, fingerprint: str) -> tuple[Deed | None, int]:
    """Return what last befell an edit, and the entry that holds its replacements."""
    found = connection.execute(
        "SELECT deed, coalesce(of, number) FROM history"
        " WHERE fingerprint = ? ORDER BY number DESC LIMIT 1",
        (fingerprint,),
    ).fetchone()
    return (Deed(found[0]), int(found[1])) if found else (None, 0)


def _insert(
    connection: sqlite3.Connection,
    edit: Edit,
    who: str,
    when: datetime,
    deed: tuple[Deed, int | None, str],
) -> int:
    cursor = connection.execute(
        "INSERT INTO history (label, at, by, deed, of, fingerprint, reason)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (edit.label, when.isoformat(timespec="seconds"), who, *deed, edit.reason),
    )
    return int(cursor.lastrowid or 0)


def _insert_with_parts(
    connection: sqlite3.Connection,
    edit: Edit,
    who: str,
    when: datetime,
    fingerprint: str,
    parts: Iterable[_Part],
) -> int:
    number = _insert(connection, edit, who, when, (Deed.DONE, None, fingerprint))
    connection.executemany(
        "INSERT INTO history_part (number, part, record, measure, replacements)"
        " VALUES (?, ?, ?, ?, ?)",
        ((number, at, part.table, part.measure, part.text) for at, part in enumerate(parts)),
    )
    return number


def _parts_of(edit: Edit) -> tuple[_Part, ...]:
    grouped: dict[tuple[str, str], list[Replacement]] = {}
    for each in edit.replacements:
        record = _either(each)
        codec = codec_of(record)
        grouped.setdefault((codec.table, codec.measure_of(record)), []).append(each)
    return tuple(
        _Part(table, measure, _replacements_json(table, replacements))
        for (table, measure), replacements in grouped.items()
    )


def _either(replacement: Replacement) -> Record:
    record = replacement.new if replacement.new is not None else replacement.old
    if record is None:  # which a replacement refuses when it is made
        raise ValueError("a replacement needs an old or a new record")
    return record


def _fingerprint_of(label: str, parts: Iterable[_Part]) -> str:
    told = [label, *([part.table, part.measure, part.text] for part in parts)]
    return hashlib.sha256(json.dumps(told).encode("ascii")).hexdigest()


def _replacements_json(table: str, replacements: Iterable[Replacement]) -> str:
    """Write replacements with the names of their columns once, so that they explain themselves."""
    codec = CODECS_BY_TABLE[table]
    rows = [
        [None if record is None else codec.to_row(record) for record in (each.old, each.new)]
        for each in replacements
    ]
    told = {"columns": codec.columns, "rows": rows}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _replacements(table: str, text: str) -> Iterable[Replacement]:
    codec = CODECS_BY_TABLE[table]
    told = json.loads(text)
    for old, new in told["rows"]:
        yield Replacement(
            None if old is None else codec.read(told["columns"], old),
            None if new is None else codec.read(told["columns"], new),
        )
