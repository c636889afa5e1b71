"""All records of a pack at one time, as contents that issues share where nothing changed.

Each table is one content, and each year of published figures is one of its own, since those are
large and hardly ever change. A list of their digests is the snapshot.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping

from perfdesk.core.benchmarks.published import PublishedYear
from perfdesk.core.pack import Pack, Record
from perfdesk.store.codec import CODECS, CODECS_BY_TABLE
from perfdesk.store.columns import Row
from perfdesk.store.kept import digest_of_bytes
from perfdesk.store.migrations import STEPS, Document, carried_over
from perfdesk.store.schema import VERSION


def snapshot_of(pack: Pack, leave_out: tuple[type[Record], ...]) -> tuple[str, dict[str, bytes]]:
    """Return the digest of a snapshot, and the contents that make it.

    Args:
        pack: The pack.
        leave_out: Types of records that do not belong to what is issued.
    """
    contents: dict[str, bytes] = {}
    listed: list[tuple[str, tuple[str, ...], str]] = []
    for kind, codec in CODECS.items():
        if kind in leave_out:
            continue
        rows = [codec.to_row(record) for record in pack.table(kind).values()]
        for part in _parts(kind, rows):
            data = json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode()
            digest = digest_of_bytes(data)
            contents[digest] = data
            listed.append((codec.table, codec.columns, digest))
    told = json.dumps({"version": VERSION, "parts": listed}, sort_keys=True).encode("ascii")
    whole = digest_of_bytes(told)
    contents[whole] = told
    return whole, contents


def pack_in(snapshot: bytes, content: Callable[[str], bytes]) -> Pack:
    """Return the pack of a snapshot.

    Args:
        snapshot: The list of its parts.
        content: Returns the bytes of a digest.

    Raises:
        ValueError, TypeError, LookupError, ArithmeticError: It is no snapshot.
    """
    told = json.loads(snapshot)
    document: Document = {"history_part": []}
    for table, columns, digest in told["parts"]:
        rows = document.setdefault(table, [])
        rows += [dict(zip(columns, row, strict=True)) for row in json.loads(content(digest))]
    if told["version"] != VERSION:
        step = STEPS[told["version"]]
        for table in step.tables:
            document.setdefault(table, [])
        document = carried_over(document, told["version"], STEPS)
    return Pack.of(_records(document))


def parts_of(snapshot: bytes) -> tuple[str, ...]:
    """Return the digests of the contents that a snapshot lists.

    Raises:
        ValueError, TypeError, LookupError: It is no snapshot.
    """
    return tuple(str(digest) for _, _, digest in json.loads(snapshot)["parts"])


def _parts(kind: type[Record], rows: list[Row]) -> Iterable[list[Row]]:
    rows.sort(key=repr)
    return ([row] for row in rows) if kind is PublishedYear else [rows] if rows else []


def _records(document: Mapping[str, list[dict[str, str | int | None]]]) -> Iterator[Record]:
    for table, rows in document.items():
        codec = CODECS_BY_TABLE.get(table)
        if codec is not None:
            for row in rows:
                yield codec.read(tuple(row), tuple(row.values()))
