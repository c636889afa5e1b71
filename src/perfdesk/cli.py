"""The command line: the same program without a window.

Exit code 0 says done, 1 done with something to look at, 2 not done, with one sentence
on stderr that says why.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from perfdesk import __version__
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.periods import Period, PeriodError, parse_period

if TYPE_CHECKING:
    from perfdesk.core.pack import Pack
    from perfdesk.core.problems import Problem
    from perfdesk.importing.plan import ImportPlan

DONE, TO_LOOK_AT, NOT_DONE = 0, 1, 2

_Run = Callable[[argparse.Namespace], int]


class UnusableArgumentError(PerfDeskError):
    """Words on the command line that cannot be followed."""


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
    run: _Run = options.run
    try:
        code = run(options)
        sys.stdout.flush()
    except PerfDeskError as problem:
        return _not_done(problem.message)
    except KeyboardInterrupt:
        return _not_done("Stopped; nothing was changed.")
    except BrokenPipeError:
        # Whoever read the output has seen enough (`perfdesk show pack | head`).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception:
        return _not_done(_unexpected())
    return code


def _not_done(message: str) -> int:
    print(message, file=sys.stderr)
    return NOT_DONE


def _unexpected() -> str:
    """Keep the details of a mistake of ours in a file, and return the sentence that says so."""
    from perfdesk.system.folders import data_folder

    details = data_folder() / "unexpected.txt"
    details.write_text(traceback.format_exc(), encoding="utf-8")
    return f"Something unexpected happened and the command was stopped; details are in {details}."


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
        "--self-test", dest="run", action="store_const", const=_self_test,
        help="run the whole job on the sample in a temporary folder and say what was proved",
    )  # fmt: skip
    commands = parser.add_subparsers(metavar="COMMAND")
    for name, (summary, describe, run) in _COMMANDS.items():
        command = commands.add_parser(name, help=summary, description=summary)
        describe(command)
        command.set_defaults(run=run)

    def _help(options: argparse.Namespace) -> int:
        del options
        parser.print_help()
        return DONE

    parser.set_defaults(run=_help)
    return parser


# --- demo ----------------------------------------------------------------------------------------


def _describe_demo(command: argparse.ArgumentParser) -> None:
    command.add_argument("--out", type=Path, required=True, metavar="DIR")
    _with_json(command)


def _demo(options: argparse.Namespace) -> int:
    from perfdesk.operations.sample import run_demo

    demo = run_demo(options.out, at=_now())
    copies = (*demo.extracts, *demo.further)
    files = [demo.pack, *copies, *(each.path for each in demo.exported.files)]
    if options.json:
        _print_json({"files": [str(each) for each in files], "compared": demo.exported.compared})
        return DONE
    for each in demo.imported:
        print(f"Imported {each.path.name}: {_counts_in_words(each.plan)}.")
    print(f"Compared {demo.exported.compared} cells of the exports with the dashboard: all equal.")
    for path in files:
        print(f"Wrote {path}")
    return DONE


def _self_test(options: argparse.Namespace) -> int:
    from perfdesk.operations.self_test import run_self_test

    del options
    for line in run_self_test(at=_now()):
        print(line)
    return DONE


# --- new -----------------------------------------------------------------------------------------


def _describe_new(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", type=Path, metavar="PACK")
    command.add_argument(
        "--from-appendix", type=Path, metavar="FILE", help="the table printed today, csv or xlsx"
    )
    command.add_argument("--council", metavar="CODE", help="ONS code or name, such as E10000018")
    command.add_argument("--title", default="")
    command.add_argument("--position", type=_period, help='such as "2023/24"')
    _with_json(command)


def _new(options: argparse.Namespace) -> int:
    from perfdesk.operations.packs import find_council, new_from_appendix, new_pack
    from perfdesk.store import create_pack

    if options.council is None:
        raise UnusableArgumentError(
            "Say whose pack it is with --council, for example --council E10000018; "
            "nothing was made."
        )
    council = find_council(options.council)
    if options.from_appendix is not None:
        made = new_from_appendix(
            options.from_appendix, council,
            at=_now(), title=options.title, position=options.position,
        )  # fmt: skip
    elif options.position is not None:
        made = new_pack(council, options.position, options.title)
    else:
        raise UnusableArgumentError(
            "Say what the pack reports with --position, for example --position 2023/24, or make "
            "it from a table with --from-appendix; nothing was made."
        )
    create_pack(options.pack, made.pack)
    problems = made.plan.problems if made.plan else ()
    not_understood = made.plan.not_understood if made.plan else ()
    pack = made.pack
    if options.json:
        from perfdesk.operations.describing import describe_problem

        _print_json(
            {
                "pack": str(options.pack),
                "position": pack.settings.position.label,
                "measures": len(pack.measures_at(pack.settings.position)),
                "layers": len(pack.layers),
                "problems": [describe_problem(each, pack) for each in problems],
            }
        )
    else:
        position = pack.settings.position
        print(
            f"Made {options.pack}: {len(pack.measures_at(position))} measures in "
            f"{len(pack.layers)} layers, reporting {position}."
        )
        _print_problems(problems)
    return TO_LOOK_AT if problems or not_understood else DONE


# --- infer ---------------------------------------------------------------------------------------


def _describe_infer(command: argparse.ArgumentParser) -> None:
    command.add_argument("appendix", type=Path, metavar="APPENDIX")
    command.add_argument("--council", required=True, metavar="CODE", help="ONS code or name")
    command.add_argument("--position", type=_period, help='such as "2023/24"')
    _with_json(command)


def _infer(options: argparse.Namespace) -> int:
    from perfdesk.operations.inference import infer_appendix
    from perfdesk.operations.packs import find_council

    found = infer_appendix(
        options.appendix, find_council(options.council), at=_now(), position=options.position
    )
    if options.json:
        _print_json(found.as_data())
    else:
        print(found.as_text())
    return TO_LOOK_AT if found.needs_a_look else DONE


# --- inspect and import --------------------------------------------------------------------------


def _describe_inspect(command: argparse.ArgumentParser) -> None:
    command.add_argument("extract", type=Path, metavar="EXTRACT")
    _with_json(command)


def _inspect(options: argparse.Namespace) -> int:
    from perfdesk.operations.inspecting import inspect_extract

    found = inspect_extract(options.extract)
    if options.json:
        _print_json(found.as_data())
    else:
        print(found.as_text())
    return TO_LOOK_AT if found.needs_a_look else DONE


def _describe_import(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", type=Path, metavar="PACK")
    command.add_argument("extracts", type=Path, nargs="+", metavar="EXTRACT")
    command.add_argument("--council", metavar="CODE", help="must be the council of the pack")
    command.add_argument(
        "--recipe", default="", metavar="NAME",
        help="read them by this recipe of the pack or of the program, or by that of a .json file",
    )  # fmt: skip
    command.add_argument("--dry-run", action="store_true", help="say what would be taken over")
    command.add_argument(
        "--answer", action="append", default=[], metavar="QUESTION=VALUE",
        help="answer a question that the import asked",
    )  # fmt: skip
    _with_json(command)


def _import(options: argparse.Namespace) -> int:
    from perfdesk.core.edits import apply_edit
    from perfdesk.operations.imports import plan_extracts
    from perfdesk.operations.recipes import recipe_edit
    from perfdesk.store import open_pack

    answers = dict(_answer(each) for each in options.answer)
    with open_pack(options.pack) as held:
        _require_council(held.pack, options.council)
        recipe, pack = options.recipe, held.pack
        if recipe.endswith(".json"):
            adding = recipe_edit(pack, Path(recipe))
            recipe, (pack, _) = adding.name, apply_edit(pack, adding.edit)
            if adding.edit.replacements and not options.dry_run:
                held.apply(adding.edit)
        planned = plan_extracts(pack, options.extracts, at=_now(), answers=answers, recipe=recipe)
        if not options.dry_run:
            for each in planned:
                if each.edit.replacements:
                    held.apply(each.edit)
            held.publish()
        pack = held.pack
    plans = [each.plan for each in planned]
    if options.json:
        from perfdesk.operations.describing import describe_import

        _print_json(describe_import(plans, pack))
    else:
        verb = "Would import" if options.dry_run else "Imported"
        for each in planned:
            print(f"{verb} {each.path.name}: {_counts_in_words(each.plan)}.")
            for left in each.plan.not_understood:
                print(f"  not taken: {left.where}: {left.message}")
            for question in each.plan.questions:
                print(f"  to answer ({question.id}): {question.text}")
                for choice in question.choices:
                    print(f"    {choice.value}: {choice.label}")
            _print_problems(each.plan.problems)
    needs_a_look = any(each.problems or each.not_understood or each.questions for each in plans)
    return TO_LOOK_AT if needs_a_look else DONE


def _require_council(pack: Pack, council: str | None) -> None:
    from perfdesk.operations.packs import find_council

    if council is not None and find_council(council).code != pack.settings.council:
        raise UnusableArgumentError(
            f"The pack is about {pack.council.name}, not {council}; nothing was imported."
        )


def _answer(text: str) -> tuple[str, str]:
    question, equals, value = text.partition("=")
    if not equals:
        raise UnusableArgumentError(
            f"\u201c{text}\u201d is no answer; write QUESTION=VALUE. Nothing was imported."
        )
    return question, value


def _counts_in_words(plan: ImportPlan) -> str:
    from perfdesk.core.benchmarks.neighbours import NeighbourGroup
    from perfdesk.core.benchmarks.populations import Population
    from perfdesk.core.benchmarks.published import years_in_words

    parts = [
        f"{len(plan.new)} new",
        f"{len(plan.changed)} changed",
        f"{len(plan.unchanged)} unchanged figures",
    ]
    if plan.not_understood:
        parts.append(f"{len(plan.not_understood)} not taken")
    for kind, words in ((Population, "populations"), (NeighbourGroup, "groups of neighbours")):
        count = sum(isinstance(each, kind) for each in plan.records)
        parts += [f"{count} {words}"] if count else []
    years = years_in_words(plan.records)
    return ", ".join(parts) + (f", and {years}" if years else "")


# --- show, check, export -------------------------------------------------------------------------


def _describe_show(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", type=Path, metavar="PACK")
    command.add_argument("--position", type=_period, help="another position of the pack")
    _with_json(command)


def _show(options: argparse.Namespace) -> int:
    from perfdesk.core.building.rows import build_dashboard
    from perfdesk.core.dashboard import Column
    from perfdesk.operations.describing import describe_dashboard
    from perfdesk.store import read_pack

    pack = read_pack(options.pack)
    position = _position_of(pack, options.position)
    if options.json:
        _print_json(describe_dashboard(pack, position))
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
    command.add_argument("--period", type=_period, required=True, help='such as "2023/24"')
    command.add_argument(
        "--council", metavar="CODE", help="ONS code or name; the pack's own if left out"
    )
    command.add_argument("--edition", default="", help="of the code, where not the period's")
    command.add_argument("--neighbours", default="", metavar="ID", help="a group of the pack")
    _with_json(command)


def _benchmark(options: argparse.Namespace) -> int:
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
        _print_json(describe_benchmark(found))
    else:
        print("\n".join(benchmark_in_words(found)))
    return DONE


def _describe_check(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", type=Path, metavar="PACK")
    command.add_argument("--position", type=_period, help="another position of the pack")
    _with_json(command)


def _check(options: argparse.Namespace) -> int:
    from perfdesk.core.checks.all_checks import check_pack
    from perfdesk.operations.describing import describe_problem
    from perfdesk.store import read_pack

    pack = read_pack(options.pack)
    problems = check_pack(pack, _position_of(pack, options.position))
    if options.json:
        described = [describe_problem(each, pack) for each in problems]
        _print_json({"problems": described, "claims": []})
    else:
        _print_problems(problems)
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
    command.add_argument("--position", type=_period, help="another position of the pack")
    _with_json(command)


def _export(options: argparse.Namespace) -> int:
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
    position = _position_of(pack, options.position)
    result = export(pack, wanted, created=_now(), position=position)
    if options.json:
        _print_json(
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
        _print_problems(result.problems)
    return TO_LOOK_AT if result.problems else DONE


# --- shared --------------------------------------------------------------------------------------


def _with_json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="write JSON for a machine to read")


def _period(text: str) -> Period:
    try:
        return parse_period(text)
    except PeriodError as problem:
        raise argparse.ArgumentTypeError(str(problem)) from problem


def _position_of(pack: Pack, wanted: Period | None) -> Period:
    position = wanted or pack.settings.position
    if all(each.period != position for each in pack.positions):
        known = ", ".join(each.period.label for each in pack.positions)
        raise UnusableArgumentError(f"The pack does not report {position}; it reports {known}.")
    return position


def _print_problems(problems: Sequence[Problem]) -> None:
    for each in problems:
        where = f" ({each.where})" if each.where else ""
        print(f"{each.severity.value}: {each.message}{where}")


def _print_json(data: object) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))


def _now() -> datetime:
    return datetime.now(UTC).astimezone().replace(microsecond=0)


_COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None], _Run]] = {
    "demo": ("Do the whole job on the sample, without a window.", _describe_demo, _demo),
    "new": ("Make a pack, empty or from the table printed today.", _describe_new, _new),
    "infer": ("Find the tolerances of a printed appendix.", _describe_infer, _infer),
    "inspect": ("Say which tables a spreadsheet holds.", _describe_inspect, _inspect),
    "import": ("Take the figures of spreadsheets into a pack.", _describe_import, _import),
    "show": ("Show the dashboard of a pack.", _describe_show, _show),
    "benchmark": ("Set a council beside all others.", _describe_benchmark, _benchmark),
    "check": ("Find what is wrong with the figures of a pack.", _describe_check, _check),
    "export": (
        "Write the dashboard to PDF, workbooks, web page, Word, email.",
        _describe_export,
        _export,
    ),
}
