"""Edits of the groups of councils that ours is compared with."""

from __future__ import annotations

from perfdesk.core.benchmarks.neighbours import NeighbourGroup
from perfdesk.core.councils import council_coded, current_code
from perfdesk.core.edits import Edit, edit_between, removal
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.pack import Pack


class UnsuitableGroupError(PerfDeskError):
    """A group of neighbours that cannot be kept as it is."""


def group_edit(pack: Pack, group: NeighbourGroup) -> Edit:
    """Return the edit that adds a group of neighbours, or puts it in place of the one before.

    Members under a code that has changed are kept as given; they are found all the same.

    Raises:
        UnsuitableGroupError: It has no name, source or members, names one twice, its own
            council, or a code that is no council's.
    """
    _refuse(group)
    verb = "Change" if group.id in pack.table(NeighbourGroup) else "Add"
    return edit_between(pack, f"{verb} neighbours \u201c{group.name}\u201d", [group])


def group_removal(pack: Pack, group: str) -> Edit:
    """Return the edit that takes a group of neighbours out of a pack.

    Raises:
        KeyError: The pack has no such group.
    """
    held = pack.table(NeighbourGroup)[group]
    return removal(f"Remove neighbours \u201c{held.name}\u201d", [held])


def _refuse(group: NeighbourGroup) -> None:
    own = current_code(group.council)
    codes = [current_code(code) for code in group.members]
    unknown = [code for code in (group.council, *group.members) if council_coded(code) is None]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    problem = ""
    if not (group.id and group.name.strip() and group.source.strip()):
        problem = "it needs a name and a source that says who made it"
    elif unknown:
        problem = f"no council with adult social care has the code {unknown[0]}"
    elif not codes:
        problem = "it has no members"
    elif own in codes:
        problem = f"{_name(own)} cannot be its own neighbour"
    elif twice:
        problem = f"{_name(twice[0])} is in it twice"
    if problem:
        name = group.name.strip()
        said = f"The group \u201c{name}\u201d" if name else "The group"
        raise UnsuitableGroupError(f"{said} was not saved because {problem}.")


def _name(code: str) -> str:
    known = council_coded(code)
    return known.name if known else code
