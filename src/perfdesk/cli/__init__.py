"""The command line: the same program without a window.

Exit code 0 says done, 1 done with something to look at, 2 not done, with one sentence
on stderr that says why. Each module holds the commands about one thing.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from perfdesk import __version__
from perfdesk.cli import (
    actions,
    clearance,
    collecting,
    dashboards,
    editions,
    extracts,
    handing_over,
    issues,
    packs,
    reference,
    report_words,
    sources,
    targets,
)
from perfdesk.cli.speaking import DONE, NOT_DONE, TO_LOOK_AT, Command
from perfdesk.core.errors import PerfDeskError

__all__ = ["DONE", "NOT_DONE", "TO_LOOK_AT", "is_command", "main"]

_COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        each.name: each
        for each in (
            *packs.COMMANDS,
            *extracts.COMMANDS,
            *dashboards.COMMANDS,
            *issues.COMMANDS,
            *clearance.COMMANDS,
            *editions.COMMANDS,
            *handing_over.COMMANDS,
            *collecting.COMMANDS,
            *actions.COMMANDS,
            *targets.COMMANDS,
            *report_words.COMMANDS,
            *sources.COMMANDS,
            *reference.COMMANDS,
        )
    }
)


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    _speak_to_pipes_in_utf8()
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except PerfDeskError as problem:
        return _not_done(problem.message)
    except KeyboardInterrupt:
        return _not_done("Stopped, so nothing was changed.")
    except BrokenPipeError:
        # Whoever read the output has seen enough (`perfdesk show pack | head`).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception:
        return _not_done(_unexpected())
    return code


def _speak_to_pipes_in_utf8() -> None:
    """Write what another program reads in UTF-8: Windows' own letters lack half of what is said."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8")


def _not_done(message: str) -> int:
    print(message, file=sys.stderr)
    return NOT_DONE


def _unexpected() -> str:
    """Keep the details of a mistake of ours in a file, and return the sentence that says so."""
    from perfdesk.system.folders import data_folder

    problem, told = sys.exc_info()[1], traceback.format_exc()
    try:
        details = data_folder() / "unexpected.txt"
        details.write_text(told, encoding="utf-8")
    except (OSError, PerfDeskError):  # a full disk, which may be what went wrong to begin with
        return f"Something went wrong and the command was stopped ({problem})."
    return f"Something went wrong and the command was stopped. The details are in {details}."


def is_command(word: str) -> bool:
    """Tell whether the first word of a command line is one of these commands."""
    return word in _COMMANDS or word in {"--version", "--help", "-h", "--self-test"}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="perfdesk",
        description="From spreadsheet extracts to a committee's performance dashboard.",
        epilog="Without a command the window opens: perfdesk [PACK].",
    )
    parser.add_argument("--version", action="version", version=f"PerfDesk {__version__}")
    parser.add_argument(
        "--self-test", dest="run", action="store_const", const=packs.run_self_test,
        help="run the whole job on the sample in a temporary folder and report what was checked",
    )  # fmt: skip
    commands = parser.add_subparsers(metavar="COMMAND")
    for each in _COMMANDS.values():
        command = commands.add_parser(each.name, help=each.summary, description=each.summary)
        each.describe(command)
        command.set_defaults(run=each.run)

    def _help(options: argparse.Namespace) -> int:
        del options
        parser.print_help()
        return DONE

    parser.set_defaults(run=_help)
    return parser
