"""Making packs: empty, or from a printed appendix."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from perfdesk.core.errors import PerfDeskError
from perfdesk.core.pack import Pack, Record
from perfdesk.core.periods import Period
from perfdesk.core.places import COUNCIL_TYPES, ENGLAND, REGIONS, Place
from perfdesk.core.progress_report import ProgressReport, silent
from perfdesk.core.settings import PackSettings, Position, Scheme
from perfdesk.core.strategy import Layer
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.store import OpenPack, open_pack
from perfdesk.system.account import account_name

LAYER_NAMES = ("Prevent need", "Reduce need", "Delay need", "Meet need")
"""The layers of a new pack; they are data, and another council edits them."""

DEFAULT_TITLE = "Adults and Communities Performance"
"""The title of a pack that was given none."""


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
        remarks: What to look at: what was left out, taken by its likely meaning or not understood.
    """

    position: Period
    measures: int
    layers: int
    periods: tuple[Period, ...]
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


def new_pack(council: Place, position: Period, title: str = "") -> NewPack:
    """Return a pack with the four layers and nothing in them yet."""
    records: list[Record] = [
        PackSettings(title or DEFAULT_TITLE, council.code, position),
        Position(position, Scheme.COMPARISON, position.a_year_earlier()),
        ENGLAND,
        *REGIONS,
        *COUNCIL_TYPES,
        council,
    ]
    records += [
        Layer(f"layer-{order}", name, order) for order, name in enumerate(LAYER_NAMES, start=1)
    ]
    return NewPack(Pack.of(records))


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
        title=title or DEFAULT_TITLE,
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
    notes = [each for each in plan.problems if each.kind != "council"]
    remarks = [f"{each.message} ({each.where})" if each.where else each.message for each in notes]
    remarks += [f"{each.message} ({each.where})" for each in plan.not_understood]
    return FoundAppendix(
        pack.settings.position,
        len(pack.measures_at(pack.settings.position)),
        len(pack.layers),
        tuple(sorted(own, key=lambda each: (each.end, each.start))),
        tuple(remarks),
    )
