"""Making packs: empty, or from a printed appendix."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from perfdesk.core.errors import PerfDeskError
from perfdesk.core.pack import Pack, Record
from perfdesk.core.periods import Period
from perfdesk.core.places import COUNCIL_TYPES, ENGLAND, REGIONS, Place
from perfdesk.core.problems import ImportKind
from perfdesk.core.progress_report import ProgressReport, silent
from perfdesk.core.reference_data import ReferenceDataError, ReferenceFile, parse_reference
from perfdesk.core.settings import PackSettings, Position, Scheme
from perfdesk.core.templates.making import fields_of, records_of, template_of
from perfdesk.core.templates.pack_template import (
    PackTemplate,
    blank_template,
    read_template,
    template_named,
    templates,
)
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.store import OpenPack, open_pack
from perfdesk.system.account import account_name
from perfdesk.system.files import replaced_when_done

_LARGEST_TEMPLATE = 4_000_000
"""Bytes."""


@contextmanager
def changing(path: Path) -> Iterator[OpenPack]:
    """Open a pack for one command, which does all it was asked for or nothing.

    Where anything goes wrong, its edits go with it: nobody is there to be offered them later as
    unsaved work.

    Raises:
        UnreadablePackError: It is no pack, damaged, from a newer version, or cannot be read.
        UnwritableFileError: No working copy could be made.
    """
    held = open_pack(path)
    try:
        yield held
    except BaseException:
        held.close(discard=True)
        raise
    held.close(discard=True)


@dataclass(frozen=True, slots=True)
class NewPack:
    """A pack just made, and what there is to say of how it was made.

    Attributes:
        pack: The pack.
        plan: What the appendix held; None for a pack that was not made from one.
    """

    pack: Pack
    plan: ImportPlan | None = None


@dataclass(frozen=True, slots=True)
class FoundAppendix:
    """What a pack made of an appendix would hold.

    Attributes:
        position: What it reports.
        measures: How many measures.
        layers: How many layers.
        periods: What its own figures are about, the earliest first.
        title: What the table is called; a general title where it says none.
        remarks: What to look at: what was left out, taken by its likely meaning or not understood.
    """

    position: Period
    measures: int
    layers: int
    periods: tuple[Period, ...]
    title: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All but the remarks in a sentence."""
        measures = "1 measure" if self.measures == 1 else f"{self.measures} measures"
        layers = "1 layer" if self.layers == 1 else f"{self.layers} layers"
        if not self.periods:
            return f"{measures} in {layers}, without figures."
        first, last = self.periods[0].label, self.periods[-1].label
        between = " and " if len(self.periods) == 2 else " to "
        told = first if len(self.periods) == 1 else f"{first}{between}{last}"
        return f"{measures} in {layers}, with figures for {told}."


class UnusableTemplateError(PerfDeskError):
    """A template that does not exist, or cannot be read."""


class UnknownCouncilError(PerfDeskError):
    """A code or name that no council of England has."""


def find_council(code_or_name: str) -> Place:
    """Return a council by ONS code, social services code or name.

    Raises:
        UnknownCouncilError: There is none.
    """
    from perfdesk.importing.vocabulary.places import find_council as look_up

    found = look_up(code_or_name)
    if found is None:
        raise UnknownCouncilError(
            f"\u201c{code_or_name}\u201d is not an English council with adult social care, so "
            "nothing was created. Give its name or its code, such as E10000018."
        )
    return found


def find_template(name_or_file: str) -> PackTemplate:
    """Return a template by the name in the list, or from a file of one.

    Raises:
        UnusableTemplateError: There is none of that name, or the file cannot be read as one.
    """
    found = template_named(name_or_file)
    if found is not None:
        return found
    path = Path(name_or_file)
    if path.suffix.casefold() != ".json":
        names = ", ".join(f"\u201c{each.name}\u201d" for each in templates())
        raise UnusableTemplateError(
            f"There is no template \u201c{name_or_file}\u201d, so nothing was created. Use one of "
            f"{names}, or a file of your own that ends in .json."
        )
    try:
        with path.open("rb") as file:
            text = file.read(_LARGEST_TEMPLATE).decode("utf-8-sig")
        return read_template(parse_reference(ReferenceFile(path.name, text)))
    except OSError as problem:
        raise UnusableTemplateError(
            f"\u201c{path.name}\u201d cannot be opened, so nothing was created."
        ) from problem
    except (ReferenceDataError, UnicodeDecodeError) as problem:
        raise UnusableTemplateError(
            f"\u201c{path.name}\u201d is no template that can be used, so nothing was created. "
            f"{problem}"
        ) from problem


def new_pack(
    council: Place, position: Period, title: str = "", template: PackTemplate | None = None
) -> NewPack:
    """Return a pack with the layers and measures of a template, and no figure yet.

    Args:
        council: Whose it is.
        position: What it reports.
        title: Of the pack; the template's if empty.
        template: What it begins with; the blank one if None.
    """
    template = template or blank_template()
    records: list[Record] = [
        PackSettings(title or template.title, council.code, position),
        Position(position, Scheme.COMPARISON, position.a_year_earlier()),
        ENGLAND,
        *REGIONS,
        *COUNCIL_TYPES,
        council,
        *records_of(template),
    ]
    return NewPack(Pack.of(records))


def save_template(pack: Pack, name: str, path: Path) -> None:
    """Write the shape of a pack, without any figure, as a template of its own.

    Raises:
        UnwritableFileError: The file cannot be written.
    """
    text = json.dumps(fields_of(template_of(pack, name)), indent=2, ensure_ascii=False)
    with replaced_when_done(path) as temporary:
        temporary.write_text(f"{text}\n", encoding="utf-8")


def new_from_appendix(
    appendix: Path,
    council: Place,
    *,
    at: datetime,
    title: str = "",
    position: Period | None = None,
    progress: ProgressReport = silent,
) -> NewPack:
    """Return a pack made of the table that a council prints today.

    Args:
        appendix: The table as csv, workbook or Word document.
        council: Whose it is.
        at: When, for the source of every figure.
        title: Of the pack; taken from the file or a default if empty.
        position: What it reports; read from the file if None.
        progress: Told of the step.

    Raises:
        UnreadableExtractError: The file cannot be read, or is no such table.
    """
    from perfdesk.importing.planning import pack_from_appendix

    progress(0, 1, f"Reading {appendix.name}")
    pack, plan = pack_from_appendix(
        appendix,
        council=council,
        title=title,
        position=position,
        imported_by=account_name(),
        at=at,
    )
    return NewPack(pack, plan)


def look_at_appendix(
    appendix: Path,
    *,
    at: datetime,
    position: Period | None = None,
    progress: ProgressReport = silent,
) -> FoundAppendix:
    """Return what a pack made of the table that a council prints would hold; nothing is made.

    Args:
        appendix: The table as csv, workbook or Word document.
        at: When; nothing of it is kept.
        position: What it reports; read from the file if None.
        progress: Told of the step.

    Raises:
        UntoldPositionError: Nothing says what it reports.
        UnreadableExtractError: The file cannot be read, or is no such table.
    """
    from perfdesk.importing.planning import pack_from_appendix

    progress(0, 1, f"Reading {appendix.name}")
    pack, plan = pack_from_appendix(appendix, council=None, title="", position=position, at=at)
    own = {each.key.period for each in plan.figures if each.key.place == pack.settings.council}
    # Whose it is, is asked beside it.
    notes = [each for each in plan.problems if each.kind != ImportKind.COUNCIL]
    remarks = [f"{each.message} ({each.where})" if each.where else each.message for each in notes]
    remarks += [f"{each.message} ({each.where})" for each in plan.not_understood]
    return FoundAppendix(
        pack.settings.position,
        len(pack.measures_at(pack.settings.position)),
        len(pack.layers),
        tuple(sorted(own, key=lambda each: (each.end, each.start))),
        pack.settings.title,
        tuple(remarks),
    )
