"""Commands of collecting: send to owners, and collect what comes back."""

from __future__ import annotations

import argparse
from datetime import date
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
    from perfdesk.core.edits import Edit
    from perfdesk.store import OpenPack


def day_argument(text: str) -> date:
    """Read a day; argparse tells what is wrong with it."""
    from perfdesk.core.collecting.days import day_of

    found = day_of(text, now().date())
    if found is None:
        raise argparse.ArgumentTypeError(f"\u201c{text}\u201d is not a day, such as 2024-06-14")
    return found


def _describe_send(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", type=Path, metavar="PACK")
    command.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="an existing folder"
    )
    command.add_argument(
        "--by", type=day_argument, required=True, metavar="DAY", help="when the answers are due"
    )
    command.add_argument(
        "--owner", action="append", default=[], metavar="NAME",
        help="ask this owner about all measures; if left out, all about what is not answered",
    )  # fmt: skip
    command.add_argument("--position", type=period_argument, help="another position in the pack")
    with_json(command)


def _run_send(options: argparse.Namespace) -> int:
    from perfdesk.operations.cycle.asking import prepare_request, written_requests
    from perfdesk.operations.packs import changing

    folder = _folder(options.out)
    at = now()
    with changing(options.pack) as held:
        position = position_of(held.pack, options.position)
        prepared = prepare_request(
            held.pack, options.by, at=at, position=position, owners=options.owner
        )
        with written_requests(prepared.sheets, folder, created=at) as written:
            held.apply(prepared.edit)
            held.publish()
    if options.json:
        print_json(
            {
                "owners": [
                    {
                        "owner": each.owner,
                        "workbook": str(each.workbook),
                        "draft": str(each.draft),
                        "measures": each.measures,
                    }
                    for each in written
                ]
            }
        )
    else:
        for each in written:
            print(f"{each.owner}: wrote {each.workbook} and {each.draft.name}")
        print("Nothing was sent: open the drafts in your mail program.")
    return DONE


def _describe_collect(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", type=Path, metavar="PACK")
    command.add_argument(
        "returns", type=Path, nargs="*", metavar="RETURN",
        help="workbooks that came back; if left out, says who has answered",
    )  # fmt: skip
    command.add_argument(
        "--reply", type=Path, metavar="FILE", help="a text file with the body of a reply"
    )
    command.add_argument("--owner", default="", metavar="NAME", help="whose reply it is")
    command.add_argument("--written-by", default="", metavar="NAME", help="who wrote the reply")
    command.add_argument(
        "--conflicts", choices=("mine", "theirs", "both"), default="",
        help="whose comment stands where both changed one: the pack's, the answer's, or both",
    )  # fmt: skip
    command.add_argument(
        "--take-figures", action="store_true", help="take the figures that owners propose"
    )
    command.add_argument("--reason", default="", help="why, where issued figures change")
    command.add_argument(
        "--answer", action="append", default=[], metavar="QUESTION=VALUE",
        help="answer a question that was asked",
    )  # fmt: skip
    command.add_argument("--reminders", type=Path, metavar="DIR", help="write drafts of reminders")
    command.add_argument("--dry-run", action="store_true", help="say what would be taken over")
    command.add_argument(
        "--out", type=Path, metavar="DIR", help="as send: write the workbooks there"
    )
    command.add_argument(
        "--by", type=day_argument, metavar="DAY", help="with --out: when they are due"
    )
    command.add_argument("--position", type=period_argument, help="another position in the pack")
    with_json(command)


def _run_collect(options: argparse.Namespace) -> int:
    if options.out is not None:
        if options.by is None:
            raise UnusableArgumentError(
                "No deadline was given, so nothing was written. Say when with --by DAY."
            )
        return _run_send(options)
    if options.reply is not None:
        return _reply(options)
    if options.returns:
        return _returns(options)
    return _board(options)


def _board(options: argparse.Namespace) -> int:
    from perfdesk.core.collecting.board import OwnerState, board_of
    from perfdesk.operations.cycle.asking import (
        board_in_words,
        describe_board,
        write_reminders,
    )
    from perfdesk.store import read_pack

    pack, at = read_pack(options.pack), now()
    position = position_of(pack, options.position)
    board = board_of(pack, position, at.date())
    written: tuple[Path, ...] = ()
    if options.reminders is not None:
        folder = _folder(options.reminders)
        written = write_reminders(pack, board.lines, position, folder, created=at)
    if options.json:
        print_json({**describe_board(board), "reminders": [str(each) for each in written]})
    else:
        print("\n".join(board_in_words(board)))
        for path in written:
            print(f"Wrote {path}")
    overdue = any(each.state is OwnerState.OVERDUE for each in board.lines)
    return TO_LOOK_AT if overdue else DONE


def _returns(options: argparse.Namespace) -> int:
    from perfdesk.core.errors import UnreadableExtractError
    from perfdesk.core.merging.three_way import Side
    from perfdesk.operations.cycle.collecting import answers_in, conflict_answers
    from perfdesk.operations.extracts.reading import reader_apart
    from perfdesk.operations.imports import import_edit, plan_extracts, proposals_too
    from perfdesk.operations.packs import changing

    at = now()
    answers = dict(_answer(each) for each in options.answer)
    with changing(options.pack) as held:
        before = held.pack
        with reader_apart() as reader:
            planned = plan_extracts(
                held.pack, options.returns, at=at, answers=answers, reader=reader
            )
            if options.conflicts:
                answers = conflict_answers(planned, Side(options.conflicts), answers)
                planned = plan_extracts(
                    held.pack, options.returns, at=at, answers=answers, reader=reader
                )
        refused = next((each.refusal for each in planned if each.refusal), "")
        if refused:
            raise UnreadableExtractError(refused)
        accept = proposals_too(planned) if options.take_figures else None
        _apply(held, import_edit(held.pack, planned, accept), options)
        pack = held.pack
    told = answers_in(planned)
    if options.json:
        from perfdesk.operations.describing import describe_import

        data = describe_import([each.plan for each in planned], pack, before)
        print_json({**data, "answers": [_answered(each.key.measure, each.kind.value, each.by)
                                        for each in told]})  # fmt: skip
    else:
        verb = "Would take over" if options.dry_run else "Took over"
        count = "1 answer" if len(told) == 1 else f"{len(told)} answers"
        print(f"{verb} {count}.")
        for each in told:
            print(f"  {pack.measure(each.key.measure).description}: {each.kind} by {each.by}")
        for one in planned:
            for left in one.plan.not_understood:
                print(f"  left out: {left.where}: {left.message}")
            for question in one.plan.questions:
                print(f"  to answer ({question.id}): {question.text}")
            print_problems(one.plan.problems)
    plans = [each.plan for each in planned]
    needs_a_look = any(each.not_understood or each.questions for each in plans)
    held_back = not options.take_figures and any(
        figure.is_held_back for each in plans for figure in each.figures
    )
    return TO_LOOK_AT if needs_a_look or held_back else DONE


def _reply(options: argparse.Namespace) -> int:
    from perfdesk.core.merging.three_way import Side
    from perfdesk.operations.cycle.collecting import prepare_reply
    from perfdesk.operations.packs import changing

    if not options.owner:
        raise UnusableArgumentError(
            "It was not said whose reply it is, so nothing was taken over. Give --owner NAME."
        )
    try:
        text = options.reply.read_text("utf-8-sig")
    except (OSError, ValueError) as problem:
        raise UnusableArgumentError(
            f"{options.reply.name} could not be read as text, so nothing was taken over. Save the "
            "reply as a text file.",
            details=str(problem),
        ) from problem
    with changing(options.pack) as held:
        position = position_of(held.pack, options.position)
        found = prepare_reply(held.pack, position, options.owner, text, by=options.written_by)
        if found.conflicts and not options.conflicts and not options.dry_run:
            names = ", ".join(held.pack.measure(each).description for each in found.conflicts)
            raise UnusableArgumentError(
                f"The comments on {names} were changed since they were asked for, so nothing was "
                "taken over. Say whose stand with --conflicts mine, theirs or both."
            )
        side = Side(options.conflicts or Side.MINE)
        edit = found.edit(held.pack, at=now(), chosen=dict.fromkeys(found.conflicts, side))
        _apply(held, edit, options)
        pack = held.pack
    if options.json:
        print_json(
            {
                "answers": [
                    _answered(each.measure.id, each.kind.value if each.kind else "", each.by)
                    for each in found.said
                ],
                "left": list(found.left),
            }
        )
    else:
        for each in found.said:
            print(f"{pack.measure(each.measure.id).description}: {each.kind}")
        for passage in found.left:
            print(f"about no measure that is known, so left out: {passage}")
    return TO_LOOK_AT if found.left else DONE


def _apply(held: OpenPack, edit: Edit, options: argparse.Namespace) -> None:
    apply_with_reason(held, edit, edit.reason, options.reason, dry_run=options.dry_run)


def apply_with_reason(
    held: OpenPack, edit: Edit, told: str, given: str, *, dry_run: bool = False
) -> None:
    """Apply and save an edit, which must say why where issued figures change.

    Args:
        held: The open pack.
        edit: What is to be done.
        told: The reason that came with it.
        given: The reason that was given on the command line, which comes first.
        dry_run: Whether to stop before anything is changed.

    Raises:
        UnusableArgumentError: It changes issued figures and no reason was given.
    """
    from dataclasses import replace

    from perfdesk.core.editing.reasons import issue_contradicted_by

    reason = given.strip() or told
    issue = issue_contradicted_by(held.pack, edit)
    if issue is not None and not reason:
        raise UnusableArgumentError(
            f"This changes figures that were issued as \u201c{issue.name}\u201d, so nothing was "
            "taken over. Say why with --reason."
        )
    if edit.replacements and not dry_run:
        held.apply(replace(edit, reason=reason))
        held.publish()


def _answered(measure: str, kind: str, by: str) -> dict[str, str]:
    return {"measure": measure, "kind": kind, "by": by}


def _answer(text: str) -> tuple[str, str]:
    question, equals, value = text.partition("=")
    if not equals:
        raise UnusableArgumentError(
            f"\u201c{text}\u201d is not an answer, so nothing was taken over. Write QUESTION=VALUE."
        )
    return question, value


def _folder(folder: Path) -> Path:
    if not folder.is_dir():
        raise UnusableArgumentError(
            f"There is no folder {folder}, so nothing was done. Create it, or give another one."
        )
    return folder


COMMANDS = (
    Command("send", "Write a workbook and a draft e-mail for each owner.", _describe_send,
            _run_send),
    Command("collect", "Take over what owners sent back, or say who has answered.",
            _describe_collect, _run_collect),
)  # fmt: skip
"""The commands of this module, in the order of the help."""
