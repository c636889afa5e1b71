"""What a step from one schema to the next is made of: plain rows, rewritten."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from perfdesk.store.columns import Value

NamedRow = dict[str, Value]
Document = dict[str, list[NamedRow]]
"""The rows of each table by its name, each row by the names of its columns."""


_TABLE = re.compile(r"CREATE TABLE (\w+)")


@dataclass(frozen=True, slots=True)
class Step:
    """How to get from one schema to the one after.

    Attributes:
        statements: Every object of the earlier schema, as `schema.STATEMENTS` had them.
        carry_over: Rewrites the rows of the earlier schema to those of the later.
    """

    statements: tuple[str, ...]
    carry_over: Callable[[Document], Document]

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of the earlier schema's tables."""
        found = (_TABLE.match(statement) for statement in self.statements)
        return tuple(each.group(1) for each in found if each is not None)


def carried_over(document: Document, version: int, steps: Mapping[int, Step]) -> Document:
    """Return a document of *version* as today's schema has it."""
    while version in steps:
        document = steps[version].carry_over(document)
        version += 1
    return document


def rewritten(document: Document, table: str, rewrite: Callable[[NamedRow], NamedRow]) -> Document:
    """Return a document in which every row of *table* is rewritten, those in the history too."""
    return {
        **document,
        table: [rewrite(row) for row in document[table]],
        "history_part": [
            _with_rewritten_history(part, rewrite) if part["record"] == table else part
            for part in document["history_part"]
        ],
    }


def _with_rewritten_history(part: NamedRow, rewrite: Callable[[NamedRow], NamedRow]) -> NamedRow:
    told = json.loads(str(part["replacements"]))
    columns = told["columns"]
    pairs = [
        [None if row is None else rewrite(dict(zip(columns, row, strict=True))) for row in pair]
        for pair in told["rows"]
    ]
    later = next((list(row) for pair in pairs for row in pair if row is not None), columns)
    rows = [[None if row is None else list(row.values()) for row in pair] for pair in pairs]
    return {**part, "replacements": json.dumps({"columns": later, "rows": rows})}
