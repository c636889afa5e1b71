"""The command about the calendar of sources, and the files that they are linked to."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from perfdesk.cli.collecting import apply_with_reason
from perfdesk.cli.speaking import (
    DONE,
    TO_LOOK_AT,
    Command,
    UnusableArgumentError,
    now,
    period_argument,
    position_of,
    print_json,
    with_json,
)

if TYPE_CHECKING:
    from perfdesk.core.lineage.calendar import CalendarLine
    from perfdesk.core.pack import Pack


def _describe(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", type=Path, metavar="PACK")
    doing = command.add_mutually_exclusive_group()
    doing.add_argument("--link", type=Path, metavar="PATH", help="a file or folder it comes from")
    doing.add_argument("--expect", action="store_true", help="say when it is expected, with --days")
    doing.add_argument("--forget", action="store_true", help="forget what was said of --name")
    doing.add_argument(
        "--take", action="store_true", help="import the linked files that have changed"
    )
    command.add_argument("--name", default="", metavar="NAME", help="of the source")
    command.add_argument("--recipe", default="", metavar="NAME", help="that reads linked files")
    command.add_argument("--days", type=int, metavar="N", help="after the end of a position")
    command.add_argument("--reason", default="", help="why, where issued figures change")
    command.add_argument("--position", type=period_argument, help="another position in the pack")
    with_json(command)


def _run(options: argparse.Namespace) -> int:
    if options.link or options.expect or options.forget:
        return _say(options)
    if options.take:
        return _take(options)
    return _list(options)


def _list(options: argparse.Namespace) -> int:
    from perfdesk.core.lineage.calendar import SourceState, calendar_of, stale_in_words
    from perfdesk.operations.cycle.links import look_at_links
    from perfdesk.store import read_pack

    pack = read_pack(options.pack)
    lines = calendar_of(pack, position_of(pack, options.position), now().date())
    links = look_at_links(pack)
    if options.json:
        print_json(
            {
                "sources": [_described(each) for each in lines],
                "changed": [str(each.path) for each in links.changed],
                "unreachable": list(links.unreachable),
            }
        )
    else:
        for each in lines:
            due = f", due {each.due.isoformat()} ({each.why})" if each.due else ""
            came = f" on {each.came.isoformat()}" if each.came else ""
            print(f"{each.name}: {each.state}{came}{due}")
        for told in filter(None, (stale_in_words(lines), links.text)):
            print(told)
        for file in links.changed:
            print(f"  changed: {file.path}")
    is_late = any(each.state is SourceState.STALE for each in lines)
    return TO_LOOK_AT if is_late or links.changed or links.unreachable else DONE


def _say(options: argparse.Namespace) -> int:
    from dataclasses import replace

    from perfdesk.core.lineage.calendar import (
        expectation_edit,
        expectation_removal,
        source_name,
    )
    from perfdesk.core.lineage.expected import ExpectedSource
    from perfdesk.operations.packs import changing

    with changing(options.pack) as held:
        name = options.name or (source_name(options.link.name) if options.link else "")
        before = held.pack.table(ExpectedSource).get(name)
        if options.forget and before is None:
            raise UnusableArgumentError(
                f"Nothing was said of a source \u201c{name}\u201d, so nothing was forgotten."
            )
        if options.forget:
            edit = expectation_removal(held.pack, name)
        else:
            said = before or ExpectedSource(name)
            if options.link:
                _require_there(options.link)
                said = replace(said, path=str(options.link.absolute()))
            if options.recipe:
                said = replace(said, recipe=_known_recipe(held.pack, options.recipe))
            if options.days is not None:
                said = replace(said, days=options.days)
            edit = expectation_edit(held.pack, said)
        if edit.replacements:
            held.apply(edit)
            held.publish()
    print(f"{edit.label}.")
    return DONE


def _take(options: argparse.Namespace) -> int:
    from perfdesk.core.edits import apply_edit, joined
    from perfdesk.core.errors import UnreadableExtractError
    from perfdesk.operations.cycle.links import look_at_links, recipes_of_links, seen_edit
    from perfdesk.operations.extracts.reading import reader_apart
    from perfdesk.operations.imports import import_edit, plan_extracts
    from perfdesk.operations.packs import changing

    with changing(options.pack) as held:
        links = look_at_links(held.pack)
        if not links.changed:
            print("No linked file has changed since the last import.")
            return TO_LOOK_AT if links.unreachable else DONE
        with reader_apart() as reader:
            planned = plan_extracts(
                held.pack, [each.path for each in links.changed], at=now(),
                confirmed=recipes_of_links(held.pack, links.changed), reader=reader,
            )  # fmt: skip
        refused = next((each.refusal for each in planned if each.refusal), "")
        if refused:
            raise UnreadableExtractError(refused)
        edit = import_edit(held.pack, planned)
        after, _ = apply_edit(held.pack, edit)
        whole = joined(edit.label, edit, seen_edit(after, links.changed))
        apply_with_reason(held, whole, edit.reason, options.reason)
    plans = [each.plan for each in planned]
    for each in planned:
        print(f"Imported {each.path.name}: {len(each.plan.new)} new, {len(each.plan.changed)} "
              f"changed figures.")  # fmt: skip
        for left in each.plan.not_understood:
            print(f"  left out: {left.where}: {left.message}")
        for question in each.plan.questions:
            print(f"  to answer ({question.id}): {question.text}")
    needs_a_look = any(each.not_understood or each.questions for each in plans)
    return TO_LOOK_AT if needs_a_look or links.unreachable else DONE


def _require_there(path: Path) -> None:
    if not path.exists():
        raise UnusableArgumentError(
            f"There is no file or folder {path}, so it was not linked. Give one that is there."
        )


def _known_recipe(pack: Pack, name: str) -> str:
    from perfdesk.operations.recipes import known_recipes

    found = {each.name.casefold(): each.name for each in known_recipes(pack)}
    if name.casefold() not in found:
        raise UnusableArgumentError(
            f"There is no recipe \u201c{name}\u201d, so the source was not linked. Use one of "
            f"these: {', '.join(found.values())}."
        )
    return found[name.casefold()]


def _described(line: CalendarLine) -> dict[str, object]:
    return {
        "name": line.name,
        "state": line.state.value,
        "came": line.came.isoformat() if line.came else None,
        "due": line.due.isoformat() if line.due else None,
        "cycles": line.cycles,
        "last": line.last.name if line.last else None,
        "path": line.expected.path if line.expected else "",
        "recipe": line.expected.recipe if line.expected else "",
    }


COMMANDS = (
    Command("sources", "Say which source is due when; link and import files.", _describe, _run),
)
"""The commands of this module, in the order of the help."""
