"""Commands about what a pack shows: show, benchmark, check and export."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from perfdesk.cli.speaking import (
    DONE,
    TO_LOOK_AT,
    Command,
    UnusableArgumentError,
    now,
    period_argument,
    position_of,
    print_json,
    print_problems,
    with_json,
)

if TYPE_CHECKING:
    pass


def _describe_show(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", type=Path, metavar="PACK")
    command.add_argument("--position", type=period_argument, help="another position of the pack")
    with_json(command)


def _run_show(options: argparse.Namespace) -> int:
    from perfdesk.core.building.rows import build_dashboard
    from perfdesk.core.dashboard import Column
    from perfdesk.operations.describing import describe_dashboard
    from perfdesk.store import read_pack

    pack = read_pack(options.pack)
    position = position_of(pack, options.position)
    if options.json:
        print_json(describe_dashboard(pack, position))
        return DONE
    dashboard = build_dashboard(pack, position)
    print(f"{dashboard.title}, {dashboard.position} ({dashboard.position.in_words})")
    for layer in dashboard.layers:
        print(f"\n{layer.name}")
        for outcome in layer.outcomes:
            print(f"  {outcome.name}")
            for row in outcome.rows:
                cells = row.cells
                now, target = cells[Column.CURRENT].text, cells[Column.TARGET].text
                print(
                    f"    {row.description}: {now or 'no figure'} (against {target or 'nothing'})"
                )
                verdicts = "; ".join(filter(None, (row.rating.text, row.progress.text)))
                print(f"      {verdicts}")
    return DONE


def _describe_benchmark(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", type=Path, metavar="PACK")
    command.add_argument(
        "--measure", required=True, metavar="CODE", help="such as 2A or 3C(1), or a measure's id"
    )
    command.add_argument("--period", type=period_argument, required=True, help='such as "2023/24"')
    command.add_argument(
        "--council", metavar="CODE", help="ONS code or name; the pack's own if left out"
    )
    command.add_argument("--edition", default="", help="of the code, where not the period's")
    command.add_argument("--neighbours", default="", metavar="ID", help="a group of the pack")
    with_json(command)


def _run_benchmark(options: argparse.Namespace) -> int:
    from perfdesk.operations.benchmarking import (
        Question,
        answer,
        benchmark_in_words,
        describe_benchmark,
    )
    from perfdesk.store import read_pack

    pack = read_pack(options.pack)
    council = pack.settings.council if options.council is None else options.council
    asked = Question(options.measure, options.period, council, options.edition, options.neighbours)
    found = answer(pack, asked)
    if options.json:
        print_json(describe_benchmark(found))
    else:
        print("\n".join(benchmark_in_words(found)))
    return DONE


def _describe_check(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", type=Path, metavar="PACK")
    command.add_argument("--position", type=period_argument, help="another position of the pack")
    with_json(command)


def _run_check(options: argparse.Namespace) -> int:
    from perfdesk.core.checks.all_checks import check_pack
    from perfdesk.operations.describing import describe_problem
    from perfdesk.store import read_pack

    pack = read_pack(options.pack)
    problems = check_pack(pack, position_of(pack, options.position))
    if options.json:
        described = [describe_problem(each, pack) for each in problems]
        print_json({"problems": described, "claims": []})
    else:
        print_problems(problems)
        print(f"{len(problems)} problems found." if problems else "No problems found.")
    return TO_LOOK_AT if problems else DONE


_EXPORTS = (
    ("--pdf", "for the committee pack, tagged for screen readers"),
    ("--xlsx", "workbook with charts"),
    ("--accessible-xlsx", "workbook of accessible tables, one a worksheet"),
    ("--html", "one web page"),
    ("--docx", "tables for Word"),
    ("--eml", "draft of an email with the other files attached"),
)


def _describe_export(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", type=Path, metavar="PACK")
    for option, about in _EXPORTS:
        command.add_argument(option, type=Path, metavar="FILE", help=about)
    command.add_argument("--position", type=period_argument, help="another position of the pack")
    with_json(command)


def _run_export(options: argparse.Namespace) -> int:
    from perfdesk.operations.describing import describe_problem
    from perfdesk.operations.exports import ExportKind, export
    from perfdesk.store import read_pack

    named = {kind: getattr(options, kind.value.replace("-", "_")) for kind in ExportKind}
    wanted = {kind: path for kind, path in named.items() if path is not None}
    if not wanted:
        raise UnusableArgumentError(
            "Say what to write, for example with --pdf FILE and --xlsx FILE; nothing was written."
        )
    pack = read_pack(options.pack)
    position = position_of(pack, options.position)
    result = export(pack, wanted, created=now(), position=position)
    if options.json:
        print_json(
            {
                "files": [
                    {"path": str(each.path), "kind": each.kind.value, "bytes": each.bytes}
                    for each in result.files
                ],
                "proof": {"compared": result.compared, "differences": []},
                "problems": [describe_problem(each) for each in result.problems],
            }
        )
    else:
        for each in result.files:
            print(f"Wrote {each.path} ({each.bytes:,} bytes)")
        print(f"Compared {result.compared} cells with the dashboard: all equal.")
        print_problems(result.problems)
    return TO_LOOK_AT if result.problems else DONE


COMMANDS = (
    Command("show", "Show the dashboard of a pack.", _describe_show, _run_show),
    Command("benchmark", "Set a council beside all others.", _describe_benchmark, _run_benchmark),
    Command("check", "Find what is wrong with the figures of a pack.", _describe_check, _run_check),
    Command(
        "export",
        "Write the dashboard to PDF, workbooks, web page, Word, email.",
        _describe_export,
        _run_export,
    ),
)
"""The commands of this module, in the order of the help."""
