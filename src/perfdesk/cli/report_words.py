"""The commands about the covering report: its draft, and what its words mean."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

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
    from perfdesk.core.edits import Edit
    from perfdesk.core.pack import Pack


def _describe(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", type=Path, metavar="PACK")
    doing = command.add_mutually_exclusive_group()
    doing.add_argument("--add", default="", metavar="WORDS", help="what reports call a measure")
    doing.add_argument("--forget", default="", metavar="WORDS", help="take such words away")
    doing.add_argument(
        "--number", default="", metavar="TEXT",
        help="a number of the report, with words around it where it stands there more than once",
    )  # fmt: skip
    doing.add_argument("--spelt", default="", metavar="WORD", help="a word that is spelt rightly")
    command.add_argument("--report", type=Path, metavar="FILE", help="where the number stands")
    command.add_argument(
        "--measure", default="", metavar="ID", help="a measure's id, code or words; or none"
    )
    with_json(command)


def _run(options: argparse.Namespace) -> int:
    from perfdesk.operations.packs import changing
    from perfdesk.store import read_pack

    done = ""
    if options.add or options.forget or options.number or options.spelt:
        with changing(options.pack) as held:
            edit = _edit(held.pack, options)
            held.apply(edit)
            held.publish()
            pack, done = held.pack, edit.label
    else:
        pack = read_pack(options.pack)
    if options.json:
        print_json(_described(pack))
    elif done:
        print(f"{done}.")
    else:
        print("\n".join(_in_words(pack)) or "Nothing was confirmed about the words of reports yet.")
    return DONE


def _edit(pack: Pack, options: argparse.Namespace) -> Edit:
    from perfdesk.core.claims.confirming import (
        meaning_edit,
        own_word_edit,
        wording_edit,
        wording_removal,
    )
    from perfdesk.operations.report_checking import number_in_report
    from perfdesk.system.account import account_name

    by, at = account_name(), now()
    if options.spelt:
        return own_word_edit(pack, options.spelt, by=by, at=at)
    if not options.measure:
        raise UnusableArgumentError(
            "No measure was named, so nothing was changed. Name one with --measure."
        )
    position = position_of(pack, None)
    is_none = options.number and options.measure.strip().casefold() == "none"
    measure = "" if is_none else measure_named(pack, position, options.measure)
    if options.add:
        return wording_edit(pack, measure, options.add, by=by, at=at)
    if options.forget:
        return wording_removal(pack, measure, options.forget)
    if options.report is None:
        raise UnusableArgumentError(
            "No report was given, so nothing was changed. Give the one with the number by --report."
        )
    read, quantity = number_in_report(options.report, options.number)
    return meaning_edit(pack, read, quantity, measure, by=by, at=at)


def _described(pack: Pack) -> dict[str, object]:
    from perfdesk.core.claims.confirmed import ConfirmedMeaning, MeasureWording, OwnWord

    return {
        "words": [
            {"measure": each.measure, "words": each.words, "by": each.by}
            for each in sorted(pack.table(MeasureWording).values(), key=lambda each: each.key)
        ],
        "numbers": [
            {"sentence": each.key.sentence, "place": each.key.place, "measure": each.measure,
             "by": each.by}
            for each in sorted(pack.table(ConfirmedMeaning).values(), key=lambda each: each.key)
        ],
        "spelt": sorted(each.word for each in pack.table(OwnWord).values()),
    }  # fmt: skip


def _in_words(pack: Pack) -> list[str]:
    from perfdesk.core.claims.confirmed import ConfirmedMeaning, MeasureWording, OwnWord
    from perfdesk.core.measures import Measure

    def name(measure: str) -> str:
        held = pack.table(Measure).get(measure)
        return held.description if held else "none of the measures"

    wordings = sorted(pack.table(MeasureWording).values(), key=lambda each: each.key)
    meanings = sorted(pack.table(ConfirmedMeaning).values(), key=lambda each: each.key)
    spelt = sorted(each.word for each in pack.table(OwnWord).values())
    return [
        *(f"\u201c{each.words}\u201d is {name(each.measure)}." for each in wordings),
        *(
            f"Number {each.key.place + 1} of \u201c{each.key.sentence}\u201d is about "
            f"{name(each.measure)}."
            for each in meanings
        ),
        *([f"Spelt rightly: {', '.join(spelt)}."] if spelt else []),
    ]


def _describe_draft(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", type=Path, metavar="PACK")
    command.add_argument("file", type=Path, metavar="FILE", help="the Word document to write")
    command.add_argument(
        "--last", type=Path, metavar="REPORT", help="the last report, whose standing text is kept"
    )
    command.add_argument("--position", type=period_argument, help="another position in the pack")
    with_json(command)


def _run_draft(options: argparse.Namespace) -> int:
    from perfdesk.operations.drafting import write_drafted_report
    from perfdesk.operations.extracts.reading import reader_apart
    from perfdesk.store import read_pack

    if options.file.suffix.lower() != ".docx":
        raise UnusableArgumentError(
            f"\u201c{options.file.name}\u201d is no Word document, so nothing was written. End its "
            "name with .docx."
        )
    pack = read_pack(options.pack)
    position = position_of(pack, options.position)
    with reader_apart() as reader:
        draft = write_drafted_report(
            pack, options.file, created=now(), position=position, last=options.last, reader=reader
        )
    if options.json:
        print_json({"file": str(options.file), "to_check": list(draft.to_check)})
    else:
        print("\n".join([f"Drafted {options.file.name}.", *draft.to_check]))
    return TO_LOOK_AT if draft.to_check else DONE


COMMANDS = (
    Command("draft", "Draft the covering report as a Word document.", _describe_draft, _run_draft),
    Command("words", "List and confirm what the words of reports mean.", _describe, _run),
)
"""The commands of this module, in the order of the help."""
