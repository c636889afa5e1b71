"""What a codec is: how records of one type become rows of one table, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic

from perfdesk.core.pack import RecordType
from perfdesk.store.columns import (
    Row,
    Value,
)


def _no_measure(record: object) -> str:
    del record
    return ""


@dataclass(frozen=True, slots=True)
class Codec(Generic[RecordType]):
    """How records of one type are written as rows of one table.

    Attributes:
        kind: The type of the records.
        table: Name of the table.
        columns: Names of its columns in order; those of the key come first.
        key_length: How many columns make the key.
        to_row: Writes a record; raises ValueError for what could not be read back.
        from_row: Reads one; raises ValueError, TypeError, LookupError or ArithmeticError
            for what no record can be.
        measure_of: Id of the measure that a record is about; empty for none.
    """

    kind: type[RecordType]
    table: str
    columns: tuple[str, ...]
    key_length: int
    to_row: Callable[[RecordType], Row]
    from_row: Callable[[tuple[Any, ...]], RecordType]
    measure_of: Callable[[RecordType], str] = _no_measure

    def read(self, columns: Iterable[str], row: Iterable[Value]) -> RecordType:
        """Return the record of a row whose columns come in another order."""
        named = dict(zip(columns, row, strict=True))
        return self.from_row(tuple(named[column] for column in self.columns))
