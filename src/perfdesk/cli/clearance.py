"""Commands of clearance: who passed the paper, by when it is due, and what is not issued yet."""

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
    now,
    period_argument,
    position_of,
    print_json,
    with_json,
)

if TYPE_CHECKING:
    from perfdesk.core.issues.clearing import PaperState
    from perfdesk.core.pack import Pack
    from perfdesk.core.periods import Period
    from perfdesk.store import PackArchive

_STAGES = ("draft", "management team", "director", "finance and legal", "dispatched", "published")


def _describe_clearance(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", type=Path, metavar="PACK")
    doing = command.add_mutually_exclusive_group()
    doing.add_argument(
        "--meeting", type=day_argument, metavar="DAY", help="begin clearance for a meeting"
    )
    doing.add_argument(
        "--pass", dest="passed", choices=_STAGES, metavar="STAGE",
        help=f"enter that the paper passed: {', '.join(_STAGES)}",
    )  # fmt: skip
    doing.add_argument("--take-back", choices=_STAGES, metavar="STAGE", help="take a stage back")
    command.add_argument("--name", default="", help="who passed it")
    command.add_argument("--note", default="", help="what was said with it")
    command.add_argument("--reason", default="", help="why a stage is taken back")
    command.add_argument("--edition", default="", help="which edition; the whole if left out")
    command.add_argument("--position", type=period_argument, help="another position in the pack")
    with_json(command)


def _run_clearance(options: argparse.Namespace) -> int:
    from perfdesk.core.edits import Edit
    from perfdesk.core.issues.clearance import ClearanceStage, Meeting, MeetingKey
    from perfdesk.core.issues.clearance_edits import meeting_edit, taken_back_edit
    from perfdesk.operations.cycle.clearing import prepare_stage, settings_of
    from perfdesk.operations.packs import changing
    from perfdesk.store import stored_pack

    if not (options.meeting or options.passed or options.take_back):
        with stored_pack(options.pack) as stored:
            position = position_of(stored.pack, options.position)
            return _tell(stored.pack, stored.archive, position, options)
    with changing(options.pack) as held:
        pack = held.pack
        position = position_of(pack, options.position)
        edition = settings_of(pack, options.edition).edition
        if options.meeting:
            key = MeetingKey(position, edition)
            edit: Edit = meeting_edit(pack, Meeting(key, options.meeting))
            held.apply(edit)
        elif options.passed:
            stage = ClearanceStage(options.passed)
            prepared = prepare_stage(
                pack, held.archive, position, stage, name=options.name, at=now(),
                edition=edition, note=options.note,
            )  # fmt: skip
            held.apply(prepared.edit, keep=prepared.contents)
        else:
            stage = ClearanceStage(options.take_back)
            held.apply(taken_back_edit(pack, position, edition, stage, options.reason))
        held.publish()
        return _tell(held.pack, held.archive, position, options)


def _tell(pack: Pack, archive: PackArchive, position: Period, options: argparse.Namespace) -> int:
    from perfdesk.operations.cycle.clearing import changes_since, stage_in_words, state_of

    state = state_of(pack, position, options.edition)
    changes = {
        each.stage: changes_since(pack, archive, each.clearance)
        for each in state.reopened
        if each.clearance is not None
    }
    if options.json:
        print_json(_described(state, {stage.value: told for stage, told in changes.items()}))
    else:
        print(state.text)
        for each in state.stages:
            if each.clearance is None:
                print(f"  {each.stage.value}: not passed")
                continue
            again = "" if each.holds else ", to be passed again"
            print(f"  {each.stage.value}: {stage_in_words(each.clearance)}{again}")
            for line in changes.get(each.stage, ()):
                print(f"    {line}")
        for due in state.dues:
            print(f"  {due.what}: {due.day:%A} {due.day.day} {due.day:%B %Y}")
        if state.unsure:
            print(f"  {state.unsure}")
    return TO_LOOK_AT if state.reopened else DONE


def _described(state: PaperState, changes: dict[str, tuple[str, ...]]) -> dict[str, object]:
    return {
        "edition": state.edition,
        "begun": state.is_begun,
        "cleared": state.is_cleared,
        "text": state.text,
        "next": state.next.value if state.next else "",
        "stages": [
            {
                "stage": each.stage.value,
                "holds": each.holds,
                "name": each.clearance.name,
                "by": each.clearance.by,
                "own": each.clearance.own,
                "at": each.clearance.at.isoformat(),
                "note": each.clearance.note,
                "changed_since": list(changes.get(each.stage.value, ())),
            }
            for each in state.stages
            if each.clearance is not None
        ],
        "dates": [{"what": each.what, "day": each.day.isoformat()} for each in state.dues],
        "unsure": state.unsure,
    }


def _describe_embargo(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", type=Path, metavar="PACK")
    command.add_argument("source", nargs="?", default="", metavar="FILE", help="a source's name")
    doing = command.add_mutually_exclusive_group()
    doing.add_argument(
        "--until", type=day_argument, metavar="DAY", help="the first day on which it may be issued"
    )
    doing.add_argument("--lift", action="store_true", help="lift the embargo")
    command.add_argument("--note", default="", help="who said so, and why")
    command.add_argument("--reason", default="", help="why it is lifted")
    with_json(command)


def _run_embargo(options: argparse.Namespace) -> int:
    from perfdesk.core.issues.clearance import Embargo
    from perfdesk.core.issues.clearance_edits import embargo_edit, lifted_edit
    from perfdesk.operations.packs import changing
    from perfdesk.store import read_pack
    from perfdesk.system.account import account_name

    if not (options.until or options.lift):
        pack = read_pack(options.pack)
    else:
        with changing(options.pack) as held:
            fingerprint = _source(held.pack, options.source)
            if options.until:
                embargo = Embargo(
                    fingerprint, options.until, options.note.strip(), account_name(), now()
                )
                held.apply(embargo_edit(held.pack, embargo))
            else:
                held.apply(lifted_edit(held.pack, fingerprint, options.reason))
            held.publish()
            pack = held.pack
    told = _embargoes(pack)
    if options.json:
        print_json({"embargoes": told})
    elif not told:
        print("No source is embargoed.")
    else:
        for each in told:
            note = f": {each['note']}" if each["note"] else ""
            print(f"{each['file']}: not before {each['not_before']} ({each['by']}){note}")
    return DONE


def _embargoes(pack: Pack) -> list[dict[str, str]]:
    from perfdesk.core.issues.clearance import Embargo
    from perfdesk.core.sources import SourceFile

    sources = pack.table(SourceFile)
    return [
        {
            "file": sources[each.fingerprint].name if each.fingerprint in sources else "",
            "not_before": each.not_before.isoformat(),
            "note": each.note,
            "by": each.by,
            "at": each.at.isoformat(),
        }
        for each in pack.table(Embargo).values()
    ]


def _source(pack: Pack, name: str) -> str:
    """Return the fingerprint of the source of that name that was imported last."""
    from perfdesk.core.sources import SourceFile

    sources = sorted(pack.table(SourceFile).values(), key=lambda each: each.imported_at)
    found = [each for each in sources if each.name.casefold() == name.strip().casefold()]
    if not found:
        known = ", ".join(sorted({each.name for each in sources}))
        raise UnusableArgumentError(
            f"The pack has no source called \u201c{name}\u201d, so nothing was changed. It has "
            f"{known or 'none'}."
        )
    return found[-1].fingerprint


COMMANDS = (
    Command(
        "clearance", "Say who passed the paper and by when it is due, or enter a stage.",
        _describe_clearance, _run_clearance,
    ),
    Command(
        "embargo", "List, set or lift the day before which a source is not issued.",
        _describe_embargo, _run_embargo,
    ),
)  # fmt: skip
"""The commands of this module, in the order of the help."""
