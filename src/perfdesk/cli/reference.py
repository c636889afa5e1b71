"""The command that looks at reference data."""

from __future__ import annotations

import argparse
from pathlib import Path

from perfdesk.cli.speaking import DONE, TO_LOOK_AT, Command, print_json, with_json


def _describe_reference(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "files",
        type=Path,
        nargs="*",
        metavar="FILE",
        help="files to check before they are added; none to list what is known",
    )
    with_json(command)


def _run_reference(options: argparse.Namespace) -> int:
    from perfdesk.operations.reference import (
        check_reference,
        known_editions,
        known_templates,
        refused_files,
    )

    checked = {str(path): check_reference(path) for path in options.files}
    known = () if checked else known_editions()
    named = () if checked else known_templates()
    refused = () if checked else refused_files()
    if options.json:
        print_json(
            {
                "files": checked,
                "editions": [
                    {"name": each.name, "in_force": each.in_force, "measures": each.measures}
                    for each in known
                ],
                "templates": list(named),
                "refused": list(refused),
            }
        )
    for path, what in () if options.json else checked.items():
        print(f"{path}: {what}")
    for each in () if options.json else known:
        print(f"Framework {each.name}, {each.in_force}: {each.measures} measures")
    for line in () if options.json else named:
        print(f"Template {line}")
    for problem in () if options.json else refused:
        print(f"Not read: {problem}")
    return TO_LOOK_AT if refused else DONE


COMMANDS = (
    Command(
        "reference",
        "List the frameworks and templates that are known, or check files of reference data.",
        _describe_reference,
        _run_reference,
    ),
)
"""The commands of this module, in the order of the help."""
