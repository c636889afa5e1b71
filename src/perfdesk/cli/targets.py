"""The command about the sheet of targets."""

from __future__ import annotations

import argparse
from pathlib import Path

from perfdesk.cli.speaking import DONE, Command, now, period_argument, position_of, with_json


def _describe(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", type=Path, metavar="PACK")
    command.add_argument(
        "--out", type=Path, required=True, metavar="FILE",
        help="the workbook to write; import it again with perfdesk import",
    )  # fmt: skip
    command.add_argument("--position", type=period_argument, help="another position in the pack")
    with_json(command)


def _run(options: argparse.Namespace) -> int:
    from perfdesk.cli.speaking import print_json
    from perfdesk.operations.cycle.targets import write_targets
    from perfdesk.store import read_pack

    pack = read_pack(options.pack)
    position = position_of(pack, options.position)
    count = write_targets(pack, options.out, at=now(), position=position)
    if options.json:
        print_json({"file": str(options.out), "measures": count})
    else:
        print(f"Wrote {options.out}: the targets of {count} measures.")
    return DONE


COMMANDS = (
    Command(
        "targets", "Write the sheet of targets, to be filled in and imported.", _describe, _run
    ),
)
"""The commands of this module, in the order of the help."""
