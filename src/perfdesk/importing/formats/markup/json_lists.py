"""Lists of records in JSON, and groups of them, as tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from perfdesk.core.errors import UnreadableExtractError
from perfdesk.importing.formats.extract import RawValue, Sheet
from perfdesk.importing.formats.refusals import damaged, too_spread
from perfdesk.importing.formats.safety import MOST_CELLS

GROUP = "group"
"""Heading of the column with the names of the groups."""

_DEEPEST = 3


def is_json(text: str) -> bool:
    """Tell whether a text begins as JSON does."""
    beginning = text[:200].strip()
    return beginning[:1] == "{" or (beginning[:1] == "[" and beginning[1:2] != "")


def read_json(name: str, text: str) -> tuple[Sheet, ...]:
    """Return a sheet for each list of records; groups of lists make one with their names.

    Raises:
        UnreadableExtractError: It breaks off, is nested beyond reason, or holds no list.
    """
    try:
        data = _parsed(text)
    except (ValueError, RecursionError) as problem:
        raise damaged(name, f"{type(problem).__name__}: {problem}") from problem
    sheets = tuple(_sheet(name, title, rows) for title, rows in _lists(data) if rows)
    if not sheets:
        raise UnreadableExtractError(
            f"\u201c{name}\u201d holds no list of records, so nothing was imported. Save the list "
            "itself as JSON or .csv."
        )
    return sheets


def _parsed(text: str) -> object:
    def number(digits: str) -> Decimal | str:
        value = Decimal(digits)
        return value if abs(value.adjusted()) < 400 else digits

    decoder = json.JSONDecoder(parse_float=number, parse_constant=str)
    try:
        return decoder.decode(text)
    except json.JSONDecodeError:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2 or not lines[0].rstrip().endswith("}"):
            raise
        # One record a line, as logs and data platforms write them.
        return [decoder.decode(line) for line in lines]


def _lists(data: object) -> Iterable[tuple[str, list[dict[str, object]]]]:
    """Yield the lists of records in the data, each with its name."""
    if isinstance(data, list):
        yield "", [_record(each) for each in data]
    elif isinstance(data, dict):
        lists = {name: each for name, each in data.items() if isinstance(each, list) and each}
        if len(lists) > 1 and len(lists) * 2 > len(data):
            yield "", [record for name, each in lists.items() for record in _group(name, each)]
        elif lists:
            for name, each in lists.items():
                yield name, [_record(item) for item in each]
        elif data and all(isinstance(each, dict) for each in data.values()):
            yield "", [{GROUP: name, **_record(each)} for name, each in data.items()]
        elif data:
            yield "", [_record(data)]


def _group(name: str, items: Sequence[object]) -> Iterable[dict[str, object]]:
    """Yield the records of a group; plain items make one record, in their order."""
    if any(isinstance(each, Mapping) for each in items):
        yield from ({GROUP: name, **_record(each)} for each in items)
    else:
        yield {GROUP: name, **_record(list(items))}


def _record(item: object) -> dict[str, object]:
    if isinstance(item, Mapping):
        return dict(_flat(item, "", 0))
    if isinstance(item, list):
        return {f"item {place}": each for place, each in enumerate(item, start=1)}
    return {"item 1": item}


def _flat(item: Mapping[str, object], before: str, depth: int) -> Iterable[tuple[str, object]]:
    for name, value in item.items():
        if isinstance(value, Mapping) and depth < _DEEPEST:
            yield from _flat(value, f"{before}{name}.", depth + 1)
        else:
            yield f"{before}{name}", value


def _sheet(file: str, title: str, records: Sequence[Mapping[str, object]]) -> Sheet:
    headings = list(dict.fromkeys(name for record in records for name in record))
    if len(headings) * len(records) > MOST_CELLS:
        raise too_spread(file, f"{len(records)} records of {len(headings)} names")
    rows: list[list[RawValue]] = [list(headings)]
    rows += [[_value(record.get(name)) for name in headings] for record in records]
    return Sheet(title, rows)


def _value(value: object) -> RawValue:
    if value is None:
        return ""
    if isinstance(value, str | bool | int | Decimal):
        return value
    try:
        return json.dumps(value, default=str, ensure_ascii=False)
    except RecursionError:
        return "[\u2026]"
