"""Commands of handing over: a clean copy of a pack, and the audit file of one figure."""

from __future__ import annotations

import argparse
from pathlib import Path

from perfdesk.cli.editions import measure_of
from perfdesk.cli.speaking import (
    DONE,
    Command,
    now,
    period_argument,
    position_of,
    print_json,
    with_json,
)


def _describe_clean_copy(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", type=Path, metavar="PACK")
    command.add_argument("--out", type=Path, required=True, metavar="FILE", help="a new pack")
    with_json(command)


def _run_clean_copy(options: argparse.Namespace) -> int:
    from perfdesk.operations.cycle.handing_over import write_clean_copy
    from perfdesk.store import read_pack

    write_clean_copy(read_pack(options.pack), options.out)
    if options.json:
        print_json({"file": str(options.out)})
    else:
        print(f"Wrote {options.out} without internal notes, drafts and history.")
    return DONE


def _describe_audit(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", type=Path, metavar="PACK")
    command.add_argument("measure", metavar="MEASURE", help="its id, code or words")
    command.add_argument("--period", type=period_argument, help="the position's if left out")
    command.add_argument("--out", type=Path, metavar="FILE", help="a text file; else it is printed")
    with_json(command)


def _run_audit(options: argparse.Namespace) -> int:
    from perfdesk.operations.cycle.handing_over import audit_lines, write_audit
    from perfdesk.store import stored_pack

    with stored_pack(options.pack) as stored:
        pack, archive = stored.pack, stored.archive
        measure = measure_of(pack, options.measure)
        period = options.period or position_of(pack, None)
        if options.out:
            write_audit(pack, archive, measure, period, options.out, at=now())
            told = [f"Wrote {options.out}"]
        else:
            told = list(audit_lines(pack, archive, measure, period, at=now()))
    if options.json:
        print_json({"file": str(options.out)} if options.out else {"lines": told})
    else:
        print("\n".join(told))
    return DONE


COMMANDS = (
    Command(
        "clean-copy", "Write a pack without internal notes, drafts and history.",
        _describe_clean_copy, _run_clean_copy,
    ),
    Command(
        "audit", "Say all that is known of one figure: values, reasons, names and sources.",
        _describe_audit, _run_audit,
    ),
)  # fmt: skip
"""The commands of this module, in the order of the help."""
