"""Files dropped onto the window: what each of them is, and how a pack begins with them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from perfdesk.core.councils import councils
from perfdesk.core.edits import apply_edit, edit_between
from perfdesk.core.errors import PerfDeskError, UnreadableExtractError
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.places import Place
from perfdesk.core.progress_report import ProgressReport, silent
from perfdesk.importing.formats.extract import Extract
from perfdesk.operations.imports import plan_extract
from perfdesk.operations.packs import new_from_appendix
from perfdesk.system.files import fingerprint

PACK_ENDING = ".perfdesk"
SPREADSHEETS = frozenset(
    {
        ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt", ".docx", ".html",
        ".htm",
    }
)  # fmt: skip
"""Endings of the files that are looked for in a folder."""

_LISTS = frozenset({".json", ".xml"})
"""Endings that hold spreadsheets sometimes: taken where the file itself was dropped."""

_MOST = 200
_DEEPEST = 3
_LARGEST = 4_000_000
"""Bytes up to which a file is read to see whether it is an appendix: those are small."""

_LOCKS = ("~$", ".~lock.", "._", ".")
_WORDS_TOO = frozenset({"Reading", "Bury", "Bath", "Kent"})
"""Names that stand in sentences about other things."""


class Kind(StrEnum):
    """What a dropped file is."""

    PACK = "pack"
    APPENDIX = "appendix"
    EXTRACT = "extract"
    LEFT_OUT = "left out"


class TooManyFilesError(PerfDeskError):
    """A folder with more spreadsheets than anyone means to import at once."""


@dataclass(frozen=True, slots=True)
class DroppedFile:
    """One file of a drop.

    Attributes:
        path: Where it is.
        kind: What it is.
        told: The same in words; for one that is left out the reason.
        position: What an appendix reports; None for all else.
    """

    path: Path
    kind: Kind
    told: str
    position: Period | None = None


@dataclass(frozen=True, slots=True)
class BegunPack:
    """A pack made of appendices.

    Attributes:
        pack: The pack.
        unsettled: Those of them that have something to ask or to show; they are imported again
            with the rest, so that nobody misses it.
    """

    pack: Pack
    unsettled: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Drop:
    """Everything that was dropped at once, folders looked through.

    Attributes:
        files: In the order in which they were found; appendices by what they report.
        council: Whose they seem to be; None where no one council is named.
    """

    files: tuple[DroppedFile, ...]
    council: Place | None = None

    @property
    def packs(self) -> tuple[Path, ...]:
        """Those that are PerfDesk packs."""
        return self._of(Kind.PACK)

    @property
    def appendices(self) -> tuple[Path, ...]:
        """The appendices that were found, the earliest first."""
        return self._of(Kind.APPENDIX)

    @property
    def extracts(self) -> tuple[Path, ...]:
        """All spreadsheets, appendices among them."""
        return (*self.appendices, *self.others)

    @property
    def others(self) -> tuple[Path, ...]:
        """The spreadsheets that are no appendices."""
        return self._of(Kind.EXTRACT)

    @property
    def left_out(self) -> tuple[DroppedFile, ...]:
        """What is not taken."""
        return tuple(each for each in self.files if each.kind is Kind.LEFT_OUT)

    def _of(self, kind: Kind) -> tuple[Path, ...]:
        return tuple(each.path for each in self.files if each.kind is kind)


def sort_out(paths: Sequence[Path], progress: ProgressReport = silent) -> Drop:
    """Tell packs, spreadsheets and the rest; a file that is there twice is taken once.

    Args:
        paths: What was dropped: files and folders, which are looked through.
        progress: Told of every file; may cancel.

    Raises:
        TooManyFilesError: There are more spreadsheets than anyone means to import at once.
    """
    found: list[DroppedFile] = []
    known: dict[str, str] = {}
    paths = tuple(_looked_through(paths))
    for done, path in enumerate(paths):
        progress(done, len(paths), f"Looking at {path.name}")
        found.append(_told(path, known))
    return Drop(tuple(found))


def _looked_through(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files that were dropped, then the spreadsheets in folders, by their names."""
    count = 0
    for path in dict.fromkeys(path.absolute() for path in paths):
        inside = _in_folder(path, _DEEPEST) if path.is_dir() else iter((path,))
        for each in inside:
            count += each.suffix.lower() != PACK_ENDING
            if count > _MOST:
                raise TooManyFilesError(
                    f"You dropped more than {_MOST} spreadsheets, so none was read. Drop only the "
                    "ones you want."
                )
            yield each


def _in_folder(folder: Path, depth: int) -> Iterator[Path]:
    try:
        inside = sorted(folder.iterdir(), key=lambda each: each.name.casefold())
    except OSError:
        yield folder  # told as what cannot be read
        return
    for each in inside:
        if each.name.startswith(_LOCKS) or each.is_symlink():
            continue
        if each.is_dir():
            if depth > 1:
                yield from _in_folder(each, depth - 1)
        elif each.suffix.lower() in SPREADSHEETS | {PACK_ENDING}:
            yield each


def _told(path: Path, known: dict[str, str]) -> DroppedFile:
    ending = path.suffix.lower()
    if ending == PACK_ENDING:
        return DroppedFile(path, Kind.PACK, "pack")
    if path.name.startswith(_LOCKS):
        return DroppedFile(
            path,
            Kind.LEFT_OUT,
            ("a lock file that shows another file is open, not the file itself"),
        )
    if ending not in SPREADSHEETS | _LISTS:
        return DroppedFile(path, Kind.LEFT_OUT, "not a spreadsheet")
    try:
        print_ = fingerprint(path)
    except OSError as problem:
        why = problem.strerror or "no longer there"
        return DroppedFile(path, Kind.LEFT_OUT, f"could not be read: {why}")
    if print_ in known:
        return DroppedFile(path, Kind.LEFT_OUT, f"the same file as {known[print_]}")
    known[print_] = path.name
    return DroppedFile(path, Kind.EXTRACT, "spreadsheet")


# --- a pack that begins with them ----------------------------------------------------------------
def with_appendices(drop: Drop, at: datetime, progress: ProgressReport = silent) -> Drop:
    """Return a drop with the appendices told from the extracts, and whose they seem to be.

    Args:
        drop: What was dropped.
        at: When; nothing of it is kept.
        progress: Told of every file; may cancel.
    """
    from perfdesk.importing.planning import read_file

    files: list[DroppedFile] = []
    named: Counter[str] = Counter()
    for done, each in enumerate(drop.files):
        files.append(each)
        if each.kind is not Kind.EXTRACT or _size(each.path) > _LARGEST:
            continue
        progress(done, len(drop.files), f"Looking at {each.path.name}")
        # What cannot be read says so when it is imported.
        with suppress(UnreadableExtractError):
            read = read_file(each.path, Pack.of([]), at=at)
            position = read.reports
            if position is not None:
                told = f"appendix for {position.label}"
                files[-1] = DroppedFile(each.path, Kind.APPENDIX, told, position)
                named.update(_councils_in(read.job.extract))
    if not any(each.position is not None for each in files):
        files = [_scorecard(each, at) for each in files]
    appendices = [each for each in files if each.position is not None]
    appendices.sort(key=lambda each: (each.position is None, each.position))
    others = (each for each in files if each.position is None)
    return Drop((*appendices, *others), _most_named(named))


def _scorecard(file: DroppedFile, at: datetime) -> DroppedFile:
    """Return a file as an appendix that names no layers, if a pack can begin with it."""
    from perfdesk.importing.planning import appendix_reports

    if file.kind is not Kind.EXTRACT or _size(file.path) > _LARGEST:
        return file
    position = appendix_reports(file.path, at=at)
    if position is None:
        return file
    told = f"measures and targets for {position.label}"
    return DroppedFile(file.path, Kind.APPENDIX, told, position)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return _LARGEST + 1


def _councils_in(extract: Extract) -> Iterator[str]:
    """Yield the names of councils wherever a text names one."""
    names = "|".join(re.escape(each.name) for each in councils() if each.name not in _WORDS_TOO)
    pattern = re.compile(rf"\b({names})\b")
    for sheet in extract.sheets:
        for row in sheet.values:
            for cell in row:
                if isinstance(cell, str):
                    yield from pattern.findall(cell)


def _most_named(named: Counter[str]) -> Place | None:
    """Return the council named most; None where no one is."""
    first, *others = named.most_common(2) or [("", 0)]
    if any(count == first[1] for _, count in others):
        return None
    return next((each.place for each in councils() if each.name == first[0]), None)


def pack_from_appendices(
    appendices: Sequence[Path],
    council: Place,
    *,
    at: datetime,
    title: str = "",
    progress: ProgressReport = silent,
) -> BegunPack:
    """Return a pack made of the tables that a council printed, reporting the latest of them.

    Args:
        appendices: The earliest first.
        council: Whose they are.
        at: When, for the source of every figure.
        title: Of the pack; a default if empty.
        progress: Told of every file; may cancel.

    Raises:
        UnreadableExtractError: One cannot be read, or is no such table.
    """
    first, *later = appendices
    progress(0, len(appendices), f"Reading {first.name}")
    made = new_from_appendix(first, council, at=at, title=title)
    pack, plans = made.pack, {first: made.plan}
    for done, path in enumerate(later, start=1):
        progress(done, len(appendices), f"Reading {path.name}")
        plan = plans[path] = plan_extract(pack, path, at=at)
        pack, _ = apply_edit(pack, plan.edit(pack))
    latest = pack.positions[0].period
    settings = replace(pack.settings, position=latest)
    pack, _ = apply_edit(pack, edit_between(pack, f"Report {latest.label}", [settings]))
    unsettled = (
        path
        for path, plan in plans.items()
        if plan is not None and (plan.questions or plan.not_understood)
    )
    return BegunPack(pack, tuple(unsettled))
