"""The command about actions on measures, and recommendations of scrutiny."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from perfdesk.cli.collecting import day_argument
from perfdesk.cli.speaking import (
    DONE,
    TO_LOOK_AT,
    Command,
    UnusableArgumentError,
    measure_named,
    now,
    period_argument,
    position_of,
    print_json,
    with_json,
)

if TYPE_CHECKING:
    from perfdesk.core.collecting.actions import Action
    from perfdesk.core.edits import Edit
    from perfdesk.core.pack import Pack


def _describe(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", type=Path, metavar="PACK")
    doing = command.add_mutually_exclusive_group()
    doing.add_argument("--add", default="", metavar="TEXT", help="what is to be done")
    doing.add_argument("--done", default="", metavar="ID", help="the action that was done")
    doing.add_argument("--drop", default="", metavar="ID", help="the action that is given up")
    command.add_argument("--measure", default="", metavar="ID", help="a measure's id or code")
    command.add_argument("--who", default="", metavar="NAME", help="who does it")
    command.add_argument("--by", type=day_argument, metavar="DAY", help="by when")
    command.add_argument("--recommendation", action="store_true", help="of scrutiny")
    command.add_argument("--outcome", default="", metavar="TEXT", help="what came of it")
    command.add_argument("--position", type=period_argument, help="another position in the pack")
    with_json(command)


def _run(options: argparse.Namespace) -> int:
    if options.add or options.done or options.drop:
        return _change(options)
    from perfdesk.core.building.rows import build_dashboard
    from perfdesk.core.narrative.promises import lacking_in_words, without_action
    from perfdesk.store import read_pack

    pack, today = read_pack(options.pack), now().date()
    position = position_of(pack, options.position)
    lacking = without_action(pack, build_dashboard(pack, position).as_printed())
    overdue = [each for each in pack.actions if each.overdue_on(today)]
    if options.json:
        print_json(
            {
                "actions": [_described(each) for each in pack.actions],
                "overdue": [each.id for each in overdue],
                "no_action": [each.measure for each in lacking],
            }
        )
    else:
        for each in pack.actions:
            late = ", overdue" if each in overdue else ""
            print(f"{each.id} {each.kind}, {each.status}{late}: {_told(pack, each)}")
        print(lacking_in_words(lacking) or "Every measure that is worse has an action.")
    return TO_LOOK_AT if overdue or lacking else DONE


def _change(options: argparse.Namespace) -> int:
    from perfdesk.operations.packs import changing

    with changing(options.pack) as held:
        edit = _edit(held.pack, options)
        held.apply(edit)
        held.publish()
        pack = held.pack
    if options.json:
        print_json({"actions": [_described(each) for each in pack.actions]})
    else:
        print(f"{edit.label}.")
    return DONE


def _edit(pack: Pack, options: argparse.Namespace) -> Edit:
    import secrets
    from dataclasses import replace

    from perfdesk.core.collecting.action_edits import action_edit, new_action
    from perfdesk.core.collecting.actions import Action, ActionKind, ActionStatus
    from perfdesk.system.account import account_name

    if options.add:
        position = position_of(pack, options.position)
        measure = measure_named(pack, position, options.measure) if options.measure else ""
        kind = ActionKind.RECOMMENDATION if options.recommendation else ActionKind.ACTION
        action = new_action(
            secrets.token_hex(4), measure, options.add, position=position, by=account_name(),
            at=now(), kind=kind,
        )  # fmt: skip
        return action_edit(pack, replace(action, who=options.who, by_when=options.by))
    wanted = options.done or options.drop
    held = pack.table(Action).get(wanted)
    if held is None:
        known = ", ".join(each.id for each in pack.actions) or "none yet"
        raise UnusableArgumentError(
            f"The pack has no action {wanted}, so nothing was changed. Its actions are {known}."
        )
    status = ActionStatus.DONE if options.done else ActionStatus.DROPPED
    outcome = options.outcome or held.outcome
    changed = replace(held, status=status, outcome=outcome, by=account_name(), at=now())
    return action_edit(pack, changed)


def _told(pack: Pack, action: Action) -> str:
    from perfdesk.core.measures import Measure
    from perfdesk.core.narrative.promises import action_text

    measure = pack.table(Measure).get(action.measure)
    subject = f"{measure.description}: " if measure else ""
    return f"{subject}{action_text(action)}"


def _described(action: Action) -> dict[str, object]:
    return {
        "id": action.id,
        "kind": action.kind.value,
        "measure": action.measure,
        "what": action.what,
        "who": action.who,
        "by_when": action.by_when.isoformat() if action.by_when else None,
        "status": action.status.value,
        "outcome": action.outcome,
        "raised": action.raised.label,
        "source": str(action.source),
    }


COMMANDS = (
    Command("actions", "List, add and finish actions and recommendations.", _describe, _run),
)
"""The commands of this module, in the order of the help."""
