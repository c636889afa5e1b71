"""Linked extracts: which of their files have changed since they were imported.

A link that cannot be reached is told and stops nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from perfdesk.core.edits import Edit, edit_between
from perfdesk.core.lineage.expected import ExpectedSource
from perfdesk.core.pack import Pack
from perfdesk.core.progress_report import ProgressReport, silent
from perfdesk.core.recipes import Recipe
from perfdesk.core.sources import SourceFile
from perfdesk.operations.recipes import known_recipes
from perfdesk.system.files import fingerprint

ENDINGS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv"})
"""How the files of a linked folder end that are looked at."""

_MOST_SEEN = 1000
"""Fingerprints kept for a source, the latest; those of older files matter no more."""

_MOST = 500
"""Files of a linked folder that are looked at, the latest first."""


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A linked file that the pack has not seen as it is now.

    Attributes:
        path: Where it is.
        source: The name of the source that it is linked for.
        fingerprint: Of its bytes as they were when it was looked at.
    """

    path: Path
    source: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class LinkReport:
    """What was found at the ends of the links.

    Attributes:
        changed: The files that have changed, by source and name.
        unreachable: Names of the sources whose link leads nowhere just now.
        looked_at: How many files were looked at.
    """

    changed: tuple[ChangedFile, ...] = ()
    unreachable: tuple[str, ...] = ()
    looked_at: int = 0

    @property
    def text(self) -> str:
        """All of it in a sentence or two; empty where nothing is to be said."""
        told = []
        if self.changed:
            count = len(self.changed)
            files = "1 linked file has" if count == 1 else f"{count} linked files have"
            told.append(f"{files} changed since the last import.")
        if self.unreachable:
            told.append(f"Not reached: {', '.join(self.unreachable)}.")
        return " ".join(told)


def look_at_links(pack: Pack, progress: ProgressReport = silent) -> LinkReport:
    """Look which linked files the pack has not seen as they are now.

    Args:
        pack: The pack.
        progress: Told before each file; may cancel.

    Raises:
        CancelledError: *progress* said so.
    """
    linked = [each for each in pack.table(ExpectedSource).values() if each.path]
    known = frozenset(pack.table(SourceFile))
    changed: list[ChangedFile] = []
    unreachable: list[str] = []
    looked_at = 0
    for done, each in enumerate(sorted(linked, key=lambda one: one.name.casefold())):
        progress(done, len(linked), each.name)
        try:
            paths = _files_at(Path(each.path))
        except (OSError, ValueError):
            unreachable.append(each.name)
            continue
        for path in paths:
            progress(done, len(linked), path.name)
            try:
                mark = fingerprint(path)
            except OSError:
                unreachable.append(f"{each.name} ({path.name})")
                continue
            looked_at += 1
            if mark not in known and mark not in each.seen:
                changed.append(ChangedFile(path, each.name, mark))
    return LinkReport(tuple(changed), tuple(unreachable), looked_at)


def _files_at(path: Path) -> list[Path]:
    """Return the files that a link leads to.

    Raises:
        OSError: It leads nowhere, or may not be looked at.
    """
    if not path.is_dir():
        path.stat()
        return [path]
    found = [
        each
        for each in path.iterdir()
        if each.suffix.lower() in ENDINGS
        and not each.name.startswith(("~", "."))
        and each.is_file()
    ]
    found.sort(key=lambda each: (-each.stat().st_mtime, each.name))
    return sorted(found[:_MOST])


def recipes_of_links(pack: Pack, files: Iterable[ChangedFile]) -> Mapping[Path, Recipe]:
    """Return the recipe that each file is linked with, where it is and is known."""
    known = {each.name: each for each in known_recipes(pack)}
    said = pack.table(ExpectedSource)
    found: dict[Path, Recipe] = {}
    for each in files:
        expected = said.get(each.source)
        if expected is not None and expected.recipe in known:
            found[each.path] = known[expected.recipe]
    return found


def seen_edit(pack: Pack, files: Iterable[ChangedFile]) -> Edit:
    """Return the edit that notes files as looked at, whatever came of it."""
    marks: dict[str, list[str]] = {}
    for each in files:
        marks.setdefault(each.source, []).append(each.fingerprint)
    said = pack.table(ExpectedSource)
    kept = [
        replace(said[name], seen=tuple(dict.fromkeys((*said[name].seen, *found)))[-_MOST_SEEN:])
        for name, found in marks.items()
        if name in said
    ]
    return edit_between(pack, "Note linked files as looked at", kept)
