"""Commands of editions: what each kind of reader gets, and what is exempt from publication."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from perfdesk.cli.dashboards import layer_of
from perfdesk.cli.speaking import DONE, Command, UnusableArgumentError, print_json, with_json

if TYPE_CHECKING:
    from perfdesk.core.pack import Pack


def _describe_edition(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", type=Path, metavar="PACK")
    command.add_argument("name", nargs="?", default="", metavar="NAME", help="keep this edition")
    command.add_argument("--layers", nargs="+", default=[], metavar="LAYER", help="only these")
    command.add_argument(
        "--leave-out", nargs="+", default=[], metavar="MEASURE", help="ids or words of measures"
    )
    command.add_argument(
        "--no-columns", nargs="+", default=[], metavar="COLUMN", help='such as "quartile"'
    )
    command.add_argument("--no-charts", action="store_true", help="without charts")
    command.add_argument("--no-notes", action="store_true", help="without comments and reasons")
    command.add_argument("--layout", choices=("printed", "plain"), help="of the PDF")
    command.add_argument("--marking", default=None, help="the protective marking")
    command.add_argument("--exemption", default="", help="the paragraph under which it is exempt")
    command.add_argument(
        "--public", action="store_true", help="without exempt measures and small numbers"
    )
    command.add_argument(
        "--smallest", type=int, default=5, metavar="N", help="counts below this are small"
    )
    command.add_argument("--remove", action="store_true", help="remove it")
    with_json(command)


def _run_edition(options: argparse.Namespace) -> int:
    from dataclasses import replace

    from perfdesk.core.issues.edition_edits import edition_edit, edition_removal
    from perfdesk.core.reporting.editions import Edition
    from perfdesk.core.reporting.report import Layout
    from perfdesk.operations.packs import changing
    from perfdesk.store import read_pack

    if not options.name:
        return _list(read_pack(options.pack), as_json=options.json)
    if options.smallest < 0:
        raise UnusableArgumentError("--smallest is 0 or more, so nothing was changed.")
    with changing(options.pack) as held:
        pack = held.pack
        if options.remove:
            edit = edition_removal(pack, options.name)
        else:
            report = pack.report
            settings = replace(
                report,
                layers=tuple(layer_of(pack, each) for each in options.layers),
                left_out=tuple(measure_of(pack, each) for each in options.leave_out),
                columns_left_out=tuple(options.no_columns),
                charts=not options.no_charts,
                notes=not options.no_notes,
                layout=Layout(options.layout) if options.layout else report.layout,
                marking=report.marking if options.marking is None else options.marking,
                exemption=options.exemption,
                public=options.public,
                smallest=options.smallest,
            )
            edit = edition_edit(pack, Edition(options.name, settings))
        if edit.replacements:
            held.apply(edit)
            held.publish()
        return _list(held.pack, as_json=options.json)


def measure_of(pack: Pack, asked: str) -> str:
    """Return the id of the measure that a word means: its id, code or description.

    Raises:
        UnusableArgumentError: None or several have it.
    """
    from perfdesk.core.measures import Measure

    wanted = asked.strip().casefold()
    found = [
        each.id
        for each in pack.table(Measure).values()
        if wanted in {each.id.casefold(), each.code.casefold(), each.description.casefold()}
    ]
    if len(found) != 1:
        what = "no measure" if not found else "more than one measure"
        raise UnusableArgumentError(
            f"The pack has {what} called \u201c{asked}\u201d, so nothing was changed. "
            "perfdesk show names all with their ids."
        )
    return found[0]


def _list(pack: Pack, *, as_json: bool) -> int:
    from perfdesk.core.reporting.editions import Edition, Exemption

    editions = sorted(pack.table(Edition).values(), key=lambda each: each.name)
    exempt = tuple(pack.table(Exemption).values())
    if as_json:
        print_json(
            {
                "editions": [
                    {"name": each.name, "public": each.settings.public,
                     "smallest": each.settings.smallest, "layers": list(each.settings.layers),
                     "left_out": list(each.settings.left_out),
                     "columns_left_out": list(each.settings.columns_left_out),
                     "marking": each.settings.marking, "exemption": each.settings.exemption}
                    for each in editions
                ],
                "exempt": [
                    {"measure": each.measure, "paragraph": each.paragraph} for each in exempt
                ],
            }
        )  # fmt: skip
        return DONE
    if not editions:
        print("The pack has no editions. Name one to keep it.")
    for each in editions:
        public = f", public (counts below {each.settings.smallest} are not shown)"
        print(f"{each.name}{public if each.settings.public else ''}")
    for one in exempt:
        paragraph = f": {one.paragraph}" if one.paragraph else ""
        print(f"  exempt: {pack.measure(one.measure).description}{paragraph}")
    return DONE


def _describe_exempt(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", type=Path, metavar="PACK")
    command.add_argument("measure", metavar="MEASURE", help="its id, code or words")
    command.add_argument("--paragraph", default="", help="of Schedule 12A, in words")
    command.add_argument("--lift", action="store_true", help="make it public again")
    with_json(command)


def _run_exempt(options: argparse.Namespace) -> int:
    from perfdesk.core.issues.edition_edits import exemption_edit
    from perfdesk.operations.packs import changing

    with changing(options.pack) as held:
        measure = measure_of(held.pack, options.measure)
        paragraph = None if options.lift else options.paragraph
        edit = exemption_edit(held.pack, measure, paragraph)
        if edit.replacements:
            held.apply(edit)
            held.publish()
        return _list(held.pack, as_json=options.json)


COMMANDS = (
    Command(
        "edition", "List editions of the report, keep one or remove it.", _describe_edition,
        _run_edition,
    ),
    Command(
        "exempt", "Leave a measure out of public editions, or put it back.", _describe_exempt,
        _run_exempt,
    ),
)  # fmt: skip
"""The commands of this module, in the order of the help."""
