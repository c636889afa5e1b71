"""Reference data that come with the program as files: the framework's editions, councils, sequels.

They are part of the program, as its code is, and are read once, when first asked for. A council's
IT may add a file (next year's framework) to the folder; what cannot be read of one is told by
entry, and never stops the program.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TypeVar

from perfdesk.core.periods import Period, PeriodError, parse_period

_Choice = TypeVar("_Choice")
_LARGEST = 4_000_000
"""Characters; the list of councils has some twenty thousand."""


class ReferenceDataError(ValueError):
    """A file of reference data cannot be read; says in a sentence where and why."""


@dataclass(frozen=True, slots=True)
class ReferenceFile:
    """One file of reference data.

    Attributes:
        name: Its file name.
        text: What it holds.
    """

    name: str
    text: str


def reference_files(folder: str = "") -> Iterator[ReferenceFile]:
    """Yield the files of a folder of the reference data, by name."""
    place = files("perfdesk.resources").joinpath("reference", *folder.split("/") if folder else ())
    for each in sorted(place.iterdir(), key=lambda one: one.name):
        if each.name.endswith(".json"):
            yield ReferenceFile(each.name, each.read_text(encoding="utf-8-sig"))


def reference_file(name: str) -> ReferenceFile:
    """Return one file of the reference data."""
    place = files("perfdesk.resources").joinpath("reference", name)
    return ReferenceFile(name, place.read_text(encoding="utf-8-sig"))


@dataclass(frozen=True, slots=True)
class Entry:
    """An object of a reference file, read field by field.

    Attributes:
        where: What it is called in a message (`measures, entry 3 (2A)`).
        fields: Its fields by name.
    """

    where: str
    fields: Mapping[str, object]

    def refuse(self, what: str) -> ReferenceDataError:
        """Return the error that says what is wrong with the entry."""
        return ReferenceDataError(f"{self.where}: {what}.")

    def only(self, *names: str) -> None:
        """Check that there are no other fields.

        Raises:
            ReferenceDataError: There is one, misspelt perhaps.
        """
        unknown = [name for name in self.fields if name not in names]
        if unknown:
            raise self.refuse(f"\u201c{unknown[0]}\u201d is not one of {', '.join(names)}")

    def text(self, name: str, default: str | None = None) -> str:
        """Return a field of words.

        Raises:
            ReferenceDataError: It is missing and has no *default*, or holds no words.
        """
        value = self.fields.get(name, default)
        if not isinstance(value, str) or (not value.strip() and default is None):
            raise self.refuse(f"\u201c{name}\u201d needs words between quotation marks")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a field that lists words; empty where it is missing."""
        value = self.fields.get(name, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self.refuse(f"\u201c{name}\u201d needs a list of words")
        return tuple(each for each in value if isinstance(each, str))

    def number(self, name: str, default: int) -> int:
        """Return a field that holds a whole number."""
        value = self.fields.get(name, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.refuse(f"\u201c{name}\u201d needs a whole number")
        return value

    def flag(self, name: str) -> bool:
        """Return a field that is true or false; false where it is missing."""
        value = self.fields.get(name, False)
        if not isinstance(value, bool):
            raise self.refuse(f"\u201c{name}\u201d needs true or false")
        return value

    def choice(self, name: str, choices: Mapping[str, _Choice], default: _Choice) -> _Choice:
        """Return what one of a few words stands for; *default* where the field is missing."""
        if name not in self.fields:
            return default
        value = self.text(name)
        if value not in choices:
            raise self.refuse(f"\u201c{name}\u201d needs one of {', '.join(filter(None, choices))}")
        return choices[value]

    def year(self, name: str) -> Period:
        """Return a field that names a financial year (`2026/27`)."""
        value = self.text(name)
        try:
            period = parse_period(value)
        except PeriodError:
            period = None
        if period is None or not period.is_financial_year:
            raise self.refuse(f"\u201c{name}\u201d needs a financial year such as 2026/27")
        return period

    def entries(self, name: str, called: str = "") -> tuple[Entry, ...]:
        """Return a field that lists objects; empty where it is missing.

        Args:
            name: The field.
            called: The field of each object that names it in a message.
        """
        value = self.fields.get(name, [])
        if not isinstance(value, list):
            raise self.refuse(f"\u201c{name}\u201d needs a list")
        return tuple(_listed(name, value, called))


def _listed(name: str, values: Sequence[object], called: str) -> Iterator[Entry]:
    for at, value in enumerate(values, start=1):
        where = f"{name}, entry {at}"
        if not isinstance(value, dict):
            raise ReferenceDataError(f"{where}: needs fields between braces.")
        named = value.get(called)
        yield Entry(f"{where} ({named})" if isinstance(named, str) else where, value)


def parse_reference(file: ReferenceFile) -> Entry:
    """Return what a file holds, as one entry.

    Raises:
        ReferenceDataError: It is no JSON, or not one object.
    """
    if len(file.text) > _LARGEST:
        raise ReferenceDataError(f"{file.name}: is too large for reference data.")
    try:
        value = json.loads(file.text)
    except (ValueError, RecursionError) as problem:
        raise ReferenceDataError(f"{file.name}: is not JSON ({problem}).") from problem
    if not isinstance(value, dict):
        raise ReferenceDataError(f"{file.name}: needs fields between braces.")
    return Entry(file.name, value)
