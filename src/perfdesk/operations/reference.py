"""Looking at reference data: what the program knows, and whether a new file can be added."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from perfdesk.core.councils import read_councils
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.framework.catalogue import edition_named, editions, in_force, refused_editions
from perfdesk.core.framework.editions import Edition, read_edition
from perfdesk.core.reference_data import (
    Entry,
    ReferenceDataError,
    ReferenceFile,
    parse_reference,
)
from perfdesk.core.sequels import read_sequels
from perfdesk.core.templates.pack_template import read_template, refused_templates, templates

_LARGEST = 4_000_000
"""Bytes."""


class UnusableReferenceError(PerfDeskError):
    """A file cannot be added to the reference data."""


@dataclass(frozen=True, slots=True)
class KnownEdition:
    """An edition of the framework that the program knows.

    Attributes:
        name: Its name (`2023/24`).
        in_force: When it is in force (`since 2023/24`).
        measures: How many measures it has.
    """

    name: str
    in_force: str
    measures: int


def known_editions() -> tuple[KnownEdition, ...]:
    """Return the editions that the program reads, the earliest first."""
    found = (edition_named(name) for name in editions())
    return tuple(
        KnownEdition(each.name, in_force(each.name), len(each.measures)) for each in found if each
    )


def known_templates() -> tuple[str, ...]:
    """Return the templates of packs that come with the program, a line each."""
    return tuple(f"{each.name}: {each.about}" for each in templates())


def refused_files() -> tuple[str, ...]:
    """Return why files in the folder of reference data are not read, a sentence each."""
    return (*refused_editions(), *refused_templates())


def check_reference(path: Path) -> str:
    """Return in a sentence what a file of reference data holds.

    Raises:
        UnusableReferenceError: It cannot be read, or is none.
    """
    try:
        with path.open("rb") as file:
            text = file.read(_LARGEST).decode("utf-8-sig")
        return _described(parse_reference(ReferenceFile(path.name, text)))
    except OSError as problem:
        raise UnusableReferenceError(
            f"\u201c{path.name}\u201d cannot be opened, so it was not checked."
        ) from problem
    except (ReferenceDataError, UnicodeDecodeError) as problem:
        raise UnusableReferenceError(
            f"\u201c{path.name}\u201d cannot be used as it is. {problem}"
        ) from problem


def _described(entry: Entry) -> str:
    if "edition" in entry.fields:
        return _edition_described(entry, read_edition(entry))
    if "councils" in entry.fields:
        councils, changes = read_councils(entry)
        return f"{len(councils)} councils, with {len(changes)} changes of councils."
    if "template" in entry.fields:
        template = read_template(entry)
        return (
            f"A template with {len(template.layers)} layers and {_counted(len(template.measures))}."
        )
    if "layers" in entry.fields:
        layers = read_sequels(entry)
        return f"{sum(len(words) for _, words in layers)} words for {len(layers)} layers."
    raise entry.refuse(
        "it holds no \u201cedition\u201d, no \u201ccouncils\u201d, no \u201ctemplate\u201d and no "
        "\u201clayers\u201d"
    )


def _edition_described(entry: Entry, edition: Edition) -> str:
    earlier = edition_named(entry.text("follows", ""))
    if entry.text("follows", "") and earlier is None:
        raise entry.refuse(
            f"\u201cfollows\u201d names no edition that is known; those are {', '.join(editions())}"
        )
    known = {each.code for each in earlier.measures} if earlier else set()
    for each in edition.measures:
        if each.was is not None and each.was not in known:
            raise entry.refuse(
                f"{each.code} was {each.was}, which {each.was.edition} does not have"
            )
    new = sum(each.was is None for each in edition.measures)
    dropped = len(known) - sum(each.was is not None for each in edition.measures)
    of_before = f"; new: {new}, dropped since {earlier.name}: {dropped}" if earlier else ""
    return f"The framework of {edition.name} with {_counted(len(edition.measures))}{of_before}."


def _counted(measures: int) -> str:
    return "1 measure" if measures == 1 else f"{measures} measures"
