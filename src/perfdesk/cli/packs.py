"""Commands that make packs: demo, new, infer; and the self-test."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from perfdesk.cli.extracts import counts_in_words
from perfdesk.cli.speaking import (
    DONE,
    TO_LOOK_AT,
    Command,
    UnusableArgumentError,
    now,
    period_argument,
    print_json,
    print_problems,
    with_json,
)

if TYPE_CHECKING:
    pass


def _describe_demo(command: argparse.ArgumentParser) -> None:
    command.add_argument("--out", type=Path, required=True, metavar="DIR")
    with_json(command)


def _run_demo(options: argparse.Namespace) -> int:
    from perfdesk.operations.demo import run_demo

    demo = run_demo(options.out, at=now())
    copies = (*demo.extracts, *demo.further)
    files = [demo.pack, *copies, *(each.path for each in demo.exported.files)]
    if options.json:
        print_json({"files": [str(each) for each in files], "compared": demo.exported.compared})
        return DONE
    for each in demo.imported:
        print(f"Imported {each.path.name}: {counts_in_words(each)}.")
    print(
        f"Checked {demo.exported.compared} cells of the exports against the dashboard: all match."
    )
    for path in files:
        print(f"Wrote {path}")
    return DONE


def run_self_test(options: argparse.Namespace) -> int:
    """Do the whole job in a temporary folder and say what was proved."""
    from perfdesk.operations.self_test import run_self_test

    del options
    for line in run_self_test(at=now()):
        print(line)
    return DONE


def _describe_new(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", type=Path, metavar="PACK")
    command.add_argument(
        "--from-appendix",
        type=Path,
        metavar="FILE",
        help=("the table printed today: csv, Excel or Word"),
    )
    command.add_argument(
        "--template",
        metavar="NAME",
        help="a template to begin with: a name from \u201cperfdesk reference\u201d, or a file",
    )
    command.add_argument("--council", metavar="CODE", help="ONS code or name, such as E10000018")
    command.add_argument("--title", default="")
    command.add_argument("--position", type=period_argument, help='such as "2023/24"')
    with_json(command)


def _run_new(options: argparse.Namespace) -> int:
    from perfdesk.operations.extracts.reading import reader_apart
    from perfdesk.operations.packs import find_council, find_template, new_from_appendix, new_pack
    from perfdesk.store import create_pack

    if options.council is None:
        raise UnusableArgumentError(
            "No council was given, so nothing was created. Give one with --council, for example "
            "--council E10000018."
        )
    if options.template and options.from_appendix is not None:
        raise UnusableArgumentError(
            "A template and a table were given, so nothing was created. Give --template or "
            "--from-appendix, not both."
        )
    council = find_council(options.council)
    if options.from_appendix is not None:
        with reader_apart() as reader:
            made = reader.call(
                new_from_appendix, options.from_appendix, council, files=[options.from_appendix],
                at=now(), title=options.title, position=options.position,
            )  # fmt: skip
    elif options.position is not None:
        template = find_template(options.template) if options.template else None
        made = new_pack(council, options.position, options.title, template)
    else:
        raise UnusableArgumentError(
            "No position was given, so nothing was created. Give one with --position, for example "
            "--position 2023/24, or use a table with --from-appendix."
        )
    create_pack(options.pack, made.pack)
    problems = made.plan.problems if made.plan else ()
    not_understood = made.plan.not_understood if made.plan else ()
    pack = made.pack
    if options.json:
        from perfdesk.operations.describing import describe_problem

        print_json(
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
            f"Created {options.pack}: {len(pack.measures_at(position))} measures in "
            f"{len(pack.layers)} layers, reporting {position}."
        )
        print_problems(problems)
    return TO_LOOK_AT if problems or not_understood else DONE


def _describe_template(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", type=Path, metavar="PACK")
    command.add_argument("--out", type=Path, required=True, metavar="FILE", help="ends in .json")
    command.add_argument("--name", default="", help="what the template is called")


def _run_template(options: argparse.Namespace) -> int:
    from perfdesk.operations.packs import changing, save_template

    if options.out.suffix.casefold() != ".json":
        raise UnusableArgumentError(
            f"\u201c{options.out.name}\u201d does not end in .json, so no template was written. "
            "Give a file name that does."
        )
    with changing(options.pack) as held:
        save_template(held.pack, options.name or options.out.stem, options.out)
    print(f"Wrote {options.out}: layers, outcomes and measures, and no figure.")
    return DONE


def _describe_infer(command: argparse.ArgumentParser) -> None:
    command.add_argument("appendix", type=Path, metavar="APPENDIX")
    command.add_argument("--council", required=True, metavar="CODE", help="ONS code or name")
    command.add_argument("--position", type=period_argument, help='such as "2023/24"')
    with_json(command)


def _run_infer(options: argparse.Namespace) -> int:
    from perfdesk.operations.extracts.reading import reader_apart
    from perfdesk.operations.inference import infer_appendix
    from perfdesk.operations.packs import find_council

    with reader_apart() as reader:
        found = reader.call(
            infer_appendix, options.appendix, find_council(options.council),
            files=[options.appendix], at=now(), position=options.position,
        )  # fmt: skip
    if options.json:
        print_json(found.as_data())
    else:
        print(found.as_text())
    return TO_LOOK_AT if found.needs_a_look else DONE


def _describe_roll_forward(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", type=Path, metavar="PACK")
    command.add_argument("--to", type=period_argument, required=True, help='such as "2024/25"')
    command.add_argument("--out", type=Path, required=True, metavar="PACK", help="the new pack")
    command.add_argument(
        "--keep-targets", action="store_true",
        help="keep local targets too, though they are for the last position",
    )  # fmt: skip
    with_json(command)


def _run_roll_forward(options: argparse.Namespace) -> int:
    from perfdesk.core.editing.rolling import roll_forward
    from perfdesk.operations.packs import changing
    from perfdesk.store import PackExistsError

    if options.out.exists():
        raise PackExistsError(options.out.name)
    with changing(options.pack) as held:
        rolled = roll_forward(
            held.pack, options.to, at=now(), keep_local_targets=options.keep_targets or None
        )
        held.apply(rolled.edit)
        held.publish(options.out)
    if options.json:
        print_json(
            {
                "pack": str(options.out),
                "position": rolled.position.period.label,
                "previous": rolled.position.previous.label,
                "measures": rolled.measures,
                "targets": rolled.targets,
                "targets_to_enter": list(rolled.to_enter),
                "comments": rolled.comments,
                "actions": rolled.actions,
            }
        )
        return TO_LOOK_AT if rolled.to_enter else DONE
    print(f"Wrote {options.out}: {rolled.text}")
    for each in rolled.to_enter:
        print(f"  target to enter: {each}")
    return TO_LOOK_AT if rolled.to_enter else DONE


COMMANDS = (
    Command(
        "demo", "Run the whole job on the sample, without a window.", _describe_demo, _run_demo
    ),
    Command(
        "roll-forward",
        "Move a pack to its next position.",
        _describe_roll_forward,
        _run_roll_forward,
    ),
    Command(
        "new",
        "Create a pack, from a template or from the table printed today.",
        _describe_new,
        _run_new,
    ),
    Command(
        "template",
        "Save the layers and measures of a pack as a template, without figures.",
        _describe_template,
        _run_template,
    ),
    Command("infer", "Find the tolerances of a printed appendix.", _describe_infer, _run_infer),
)
"""The commands of this module, in the order of the help."""
