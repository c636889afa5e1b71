"""Commands about extracts: inspect and import."""

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
    print_json,
    print_problems,
    with_json,
)

if TYPE_CHECKING:
    from perfdesk.core.pack import Pack
    from perfdesk.operations.imports import PlannedImport


def _describe_inspect(command: argparse.ArgumentParser) -> None:
    command.add_argument("extract", type=Path, metavar="EXTRACT")
    with_json(command)


def _run_inspect(options: argparse.Namespace) -> int:
    from perfdesk.operations.extracts.inspecting import report_on
    from perfdesk.operations.extracts.reading import reader_apart

    with reader_apart() as reader:
        found = reader.call(report_on, options.extract, files=[options.extract])
    if options.json:
        print_json(found.data)
    else:
        print(found.text)
    return TO_LOOK_AT if found.needs_a_look else DONE


def _describe_import(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", type=Path, metavar="PACK")
    command.add_argument("extracts", type=Path, nargs="+", metavar="EXTRACT")
    command.add_argument("--council", metavar="CODE", help="must be the council of the pack")
    command.add_argument(
        "--recipe", default="", metavar="NAME",
        help="read them with this recipe (from the pack, the program or a .json file)",
    )  # fmt: skip
    command.add_argument(
        "--dry-run", action="store_true", help=("say what would be imported, without importing it")
    )
    command.add_argument(
        "--answer", action="append", default=[], metavar="QUESTION=VALUE",
        help="answer a question asked by the import",
    )  # fmt: skip
    command.add_argument("--reason", default="", help="why, where issued figures change")
    with_json(command)


def _run_import(options: argparse.Namespace) -> int:
    from dataclasses import replace

    from perfdesk.core.editing.reasons import issue_contradicted_by
    from perfdesk.core.edits import apply_edit
    from perfdesk.core.errors import UnreadableExtractError
    from perfdesk.operations.extracts.reading import reader_apart
    from perfdesk.operations.imports import import_edit, plan_extracts
    from perfdesk.operations.packs import changing
    from perfdesk.operations.recipes import recipe_edit

    answers = dict(_answer(each) for each in options.answer)
    with changing(options.pack) as held:
        before = held.pack
        _require_council(held.pack, options.council)
        recipe, pack = options.recipe, held.pack
        if recipe.endswith(".json"):
            adding = recipe_edit(pack, Path(recipe))
            recipe, (pack, _) = adding.name, apply_edit(pack, adding.edit)
            if adding.edit.replacements and not options.dry_run:
                held.apply(adding.edit)
        with reader_apart() as reader:
            planned = plan_extracts(
                pack, options.extracts, at=now(), answers=answers, recipe=recipe, reader=reader
            )
        # A schedule has nobody to ask: it takes all of its files over, or none.
        refused = next((each.refusal for each in planned if each.refusal), "")
        if refused:
            raise UnreadableExtractError(refused)
        if not options.dry_run:
            edit = import_edit(held.pack, planned)
            issue = issue_contradicted_by(held.pack, edit)
            if issue is not None and not options.reason.strip():
                raise UnusableArgumentError(
                    f"The import changes figures that were issued as \u201c{issue.name}\u201d, so "
                    "nothing was imported. Say why with --reason."
                )
            if edit.replacements:
                held.apply(replace(edit, reason=options.reason.strip()))
            held.publish()
        pack = held.pack
    plans = [each.plan for each in planned]
    if options.json:
        from perfdesk.operations.describing import describe_import

        print_json(describe_import(plans, pack, before))
    else:
        verb = "Would import" if options.dry_run else "Imported"
        for each in planned:
            print(f"{verb} {each.path.name}: {counts_in_words(each)}.")
            for left in each.plan.not_understood:
                print(f"  left out: {left.where}: {left.message}")
            for question in each.plan.questions:
                print(f"  to answer ({question.id}): {question.text}")
                for choice in question.choices:
                    print(f"    {choice.value}: {choice.label}")
            print_problems(each.plan.problems)
    needs_a_look = any(each.problems or each.not_understood or each.questions for each in plans)
    return TO_LOOK_AT if needs_a_look else DONE


def _require_council(pack: Pack, council: str | None) -> None:
    from perfdesk.operations.packs import find_council

    if council is not None and find_council(council).code != pack.settings.council:
        raise UnusableArgumentError(
            f"The pack is for {pack.council.name}, not {council}, so nothing was imported."
        )


def _answer(text: str) -> tuple[str, str]:
    question, equals, value = text.partition("=")
    if not equals:
        raise UnusableArgumentError(
            f"\u201c{text}\u201d is not an answer, so nothing was imported. Write QUESTION=VALUE."
        )
    return question, value


def counts_in_words(planned: PlannedImport) -> str:
    """Return how much an extract brings: `12 new, 0 changed, 3 unchanged figures`.

    Of all else, what the pack holds already does not count.
    """
    from perfdesk.core.benchmarks.neighbours import NeighbourGroup
    from perfdesk.core.benchmarks.populations import Population
    from perfdesk.core.benchmarks.published import years_in_words
    from perfdesk.core.reporting.commentary import Commentary

    plan = planned.plan
    held = [each for each in (*plan.new, *plan.changed) if each.is_held_back]
    brought = [each.new for each in planned.edit.replacements if each.new is not None]
    parts = [
        f"{sum(not each.is_held_back for each in plan.new)} new",
        f"{sum(not each.is_held_back for each in plan.changed)} changed",
        f"{len(plan.unchanged)} unchanged figures",
    ]
    if held:
        parts.append(f"{len(held)} to be confirmed")
    if plan.not_understood:
        parts.append(f"{len(plan.not_understood)} left out")
    for kind, words in (
        (Population, "populations"), (NeighbourGroup, "neighbour groups"),
        (Commentary, "comments"),
    ):  # fmt: skip
        count = sum(isinstance(each, kind) for each in brought)
        parts += [f"{count} {words}"] if count else []
    years = years_in_words(brought)
    return ", ".join(parts) + (f", and {years}" if years else "")


COMMANDS = (
    Command("inspect", "List the tables in a spreadsheet.", _describe_inspect, _run_inspect),
    Command(
        "import", "Import figures from spreadsheets into a pack.", _describe_import, _run_import
    ),
)
"""The commands of this module, in the order of the help."""
