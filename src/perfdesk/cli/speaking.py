"""What the commands share: how they read periods, and how they tell what was done."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from perfdesk.core.errors import PerfDeskError
from perfdesk.core.periods import Period, PeriodError, parse_period

if TYPE_CHECKING:
    from perfdesk.core.pack import Pack
    from perfdesk.core.problems import Problem

DONE, TO_LOOK_AT, NOT_DONE = 0, 1, 2
"""Exit codes."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    Attributes:
        name: The word that calls it.
        summary: What it does, in a sentence.
        describe: Adds its arguments to its parser.
        run: Does it; returns the exit code.
    """

    name: str
    summary: str
    describe: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


class UnusableArgumentError(PerfDeskError):
    """Words on the command line that cannot be followed."""


def with_json(command: argparse.ArgumentParser) -> None:
    """Let a command write JSON."""
    command.add_argument(
        "--json", action="store_true", help=("write JSON, for other programs to read")
    )


def period_argument(text: str) -> Period:
    """Read a period; argparse tells what is wrong with it."""
    try:
        return parse_period(text)
    except PeriodError as problem:
        raise argparse.ArgumentTypeError(str(problem)) from problem


def position_of(pack: Pack, wanted: Period | None) -> Period:
    """Return the position asked for, or the pack's own.

    Raises:
        UnusableArgumentError: The pack does not report it.
    """
    position = wanted or pack.settings.position
    if all(each.period != position for each in pack.positions):
        known = ", ".join(each.period.label for each in pack.positions)
        raise UnusableArgumentError(f"The pack does not report {position}. It reports {known}.")
    return position


def print_problems(problems: Sequence[Problem]) -> None:
    """Print problems, one a line."""
    for each in problems:
        where = f" ({each.where})" if each.where else ""
        print(f"{each.severity.value}: {each.message}{where}")


def print_json(data: object) -> None:
    """Print data as JSON."""
    print(json.dumps(data, ensure_ascii=False, indent=2))


def now() -> datetime:
    """Return the time of the command, with its zone."""
    return datetime.now(UTC).astimezone().replace(microsecond=0)


def measure_named(pack: Pack, position: Period, name: str) -> str:
    """Return the id of the measure that is named by its id, its code or its words.

    Raises:
        UnusableArgumentError: The pack reports none at *position*.
    """
    wanted = name.strip().casefold()
    for each in pack.measures_at(position):
        names = {each.id, each.code, each.printed_code, each.description, str(each.framework)}
        names |= {each.framework.code} if each.framework else set()
        if wanted in {name.casefold() for name in names} and wanted != "local":
            return each.id
    raise UnusableArgumentError(
        f"The pack reports no measure \u201c{name}\u201d, so nothing was changed."
    )
