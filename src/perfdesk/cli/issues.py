"""Commands of many hands and many months: issue, compare and merge."""

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
    with_json,
)

if TYPE_CHECKING:
    from perfdesk.core.issues.issue import Issue
    from perfdesk.core.pack import Pack
    from perfdesk.core.reporting.report import ReportSettings

_KINDS = ("pdf", "xlsx", "accessible-xlsx", "html", "docx", "eml")


def _describe_issue(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", type=Path, metavar="PACK")
    doing = command.add_mutually_exclusive_group()
    doing.add_argument("--name", metavar="NAME", help='issue it as "Committee, 3 June 2024"')
    doing.add_argument("--files", metavar="NAME", help="hand the files of an issue back to --out")
    doing.add_argument(
        "--erratum", metavar="NAME", help="write what was printed wrongly in an issue to --out"
    )
    doing.add_argument("--withdraw", metavar="NAME", help="say that an issue no longer holds")
    doing.add_argument(
        "--redact", metavar="NAME", help="withdraw an issue and remove what it held from the pack"
    )
    command.add_argument("--edition", default="", help="for which readers, such as Committee")
    command.add_argument(
        "--as", dest="kinds", nargs="+", choices=_KINDS, default=("pdf", "xlsx"), metavar="KIND",
        help=f"which files: {', '.join(_KINDS)}; pdf and xlsx if left out",
    )  # fmt: skip
    command.add_argument("--position", type=period_argument, help="another position in the pack")
    command.add_argument("--replaces", default="", metavar="NAME", help="the issue it corrects")
    command.add_argument("--reason", default="", help="why it corrects or withdraws an issue")
    command.add_argument(
        "--despite-errors", default="", metavar="REASON", help="why it is issued with open errors"
    )
    doing.add_argument(
        "--retention", type=int, metavar="YEARS", help="how long issues are kept; 0 for ever"
    )
    doing.add_argument(
        "--redact-due", action="store_true", help="redact what has been kept for that long"
    )
    command.add_argument("--out", type=Path, metavar="DIR", help="write the files there too")
    with_json(command)


def _run_issue(options: argparse.Namespace) -> int:
    if options.name:
        return _issue(options)
    if options.retention is not None:
        return _set_retention(options)
    if options.redact_due:
        return _redact_due(options)
    if options.withdraw or options.redact:
        return _withdraw(options)
    if options.files:
        return _hand_back(options)
    if options.erratum:
        return _erratum(options)
    return _list(options)


def _issue(options: argparse.Namespace) -> int:
    from perfdesk.core.editing.issuing import issue_of
    from perfdesk.operations.cycle.comparing import shown_before
    from perfdesk.operations.cycle.issuing import IssueOrder, prepare_issue, write_copies
    from perfdesk.operations.exports import ExportKind
    from perfdesk.operations.packs import changing

    folder = _folder(options.out)
    with changing(options.pack) as held:
        pack = held.pack
        position = position_of(pack, options.position)
        stem = options.pack.stem
        kinds = {ExportKind(each): f"{stem}{ExportKind(each).ending}" for each in options.kinds}
        replaces = issue_of(pack, options.replaces).id if options.replaces else ""
        order = IssueOrder(
            options.name, position, kinds, options.edition, replaces, options.reason,
            options.despite_errors, _edition_settings(pack, options.edition),
        )  # fmt: skip
        settings = order.settings
        edition = settings.edition if settings else ""
        since = shown_before(pack, held.archive, position, edition)
        prepared = prepare_issue(pack, order, at=now(), since=since)
        held.apply(prepared.edit, keep=prepared.contents)
        held.publish()
        pack = held.pack
    issue = prepared.issue
    copies = write_copies(prepared, folder) if folder else ()
    if options.json:
        copied = [str(each) for each in copies]
        print_json(
            {**_described(issue, pack), "copies": copied, "no_action": prepared.without_action}
        )
    else:
        print(f"Issued \u201c{issue.name}\u201d for {issue.position}.")
        for each in issue.files:
            print(f"  kept {each.name} ({each.size:,} bytes, SHA-256 {each.digest})")
        for path in copies:
            print(f"  wrote {path}")
        for message in issue.open_errors:
            print(f"  still open: {message}")
        if prepared.without_action:
            print(f"  {prepared.without_action}")
    return TO_LOOK_AT if issue.open_errors else DONE


def _edition_settings(pack: Pack, name: str) -> ReportSettings | None:
    """Return how an edition is laid out; None where the pack has none of that name."""
    from perfdesk.core.reporting.editions import Edition

    found = pack.table(Edition).get(name.strip().casefold())
    return found.settings if found is not None else None


def _set_retention(options: argparse.Namespace) -> int:
    from perfdesk.core.issues.clearance_edits import retention_edit
    from perfdesk.operations.packs import changing

    with changing(options.pack) as held:
        edit = retention_edit(held.pack, options.retention)
        if edit.replacements:
            held.apply(edit)
            held.publish()
    if options.json:
        print_json({"retention": options.retention})
    else:
        kept = f"{options.retention} years" if options.retention else "for ever"
        print(f"Issued versions are kept {kept}.")
    return DONE


def _redact_due(options: argparse.Namespace) -> int:
    from perfdesk.operations.cycle.clearing import past_retention
    from perfdesk.operations.cycle.issuing import prepare_withdrawal
    from perfdesk.operations.packs import changing

    at = now()
    with changing(options.pack) as held:
        due = past_retention(held.pack, at.date())
        for issue in due:
            prepared = prepare_withdrawal(
                held.pack, held.archive, issue, options.reason or "Kept as long as it must be",
                at=at, redact=True,
            )  # fmt: skip
            held.apply(prepared.edit, forget=prepared.forget)
        if due:
            held.publish()
    if options.json:
        print_json({"redacted": [each.name for each in due]})
    else:
        for each in due:
            print(f"Redacted \u201c{each.name}\u201d.")
        if not due:
            print("No issue has been kept for as long as it must be.")
    return DONE


def _withdraw(options: argparse.Namespace) -> int:
    from perfdesk.core.editing.issuing import issue_of
    from perfdesk.operations.cycle.issuing import prepare_withdrawal
    from perfdesk.operations.packs import changing

    redact = options.redact is not None
    with changing(options.pack) as held:
        issue = issue_of(held.pack, options.redact or options.withdraw)
        prepared = prepare_withdrawal(
            held.pack, held.archive, issue, options.reason, at=now(), redact=redact
        )
        held.apply(prepared.edit, forget=prepared.forget)
        held.publish()
        pack, issue = held.pack, issue_of(held.pack, issue.id)
    if options.json:
        print_json(_described(issue, pack))
    else:
        print(f"{'Redacted' if redact else 'Withdrew'} \u201c{issue.name}\u201d.")
    return DONE


def _hand_back(options: argparse.Namespace) -> int:
    from perfdesk.core.editing.issuing import issue_of
    from perfdesk.operations.cycle.issuing import write_issued_files
    from perfdesk.store import stored_pack

    folder = _folder(options.out)
    if folder is None:
        raise UnusableArgumentError(
            "No folder was given, so nothing was written. Say where to with --out DIR."
        )
    with stored_pack(options.pack) as stored:
        issue = issue_of(stored.pack, options.files)
        written = write_issued_files(stored.archive, issue, folder)
    if options.json:
        print_json({"files": [str(each) for each in written]})
    else:
        for path in written:
            print(f"Wrote {path}, as it was issued")
    return DONE


def _erratum(options: argparse.Namespace) -> int:
    from perfdesk.core.editing.issuing import issue_of
    from perfdesk.operations.cycle.issuing import write_erratum_to
    from perfdesk.store import stored_pack

    folder = _folder(options.out)
    if folder is None:
        raise UnusableArgumentError(
            "No folder was given, so nothing was written. Say where to with --out DIR."
        )
    with stored_pack(options.pack) as stored:
        issue = issue_of(stored.pack, options.erratum)
        path = write_erratum_to(stored.pack, stored.archive, issue, folder, at=now())
    if options.json:
        print_json({"files": [str(path)]})
    else:
        print(f"Wrote {path}")
    return DONE


def _list(options: argparse.Namespace) -> int:
    from perfdesk.core.issues.issue import state_in_words
    from perfdesk.operations.cycle.clearing import past_retention
    from perfdesk.store import read_pack

    pack = read_pack(options.pack)
    due = {each.id for each in past_retention(pack, now().date())}
    if options.json:
        print_json({"issues": [_described(each, pack) for each in pack.issues]})
        return DONE
    if not pack.issues:
        print("Nothing has been issued from this pack. Issue it with --name NAME.")
    for each in pack.issues:
        at = each.at.astimezone()
        edition = f" ({each.edition})" if each.edition else ""
        print(f"{each.name}{edition}: {each.position}, {at.day} {at:%B %Y %H:%M}, {each.by}")
        print(f"  {state_in_words(each, pack.issues)}; {', '.join(f.name for f in each.files)}")
        if each.id in due:
            print("  kept as long as it must be; --redact-due removes it")
        if each.reason:
            print(f"  corrects: {each.reason}")
        if each.withdrawal is not None:
            print(f"  because: {each.withdrawal.reason} ({each.withdrawal.by})")
    return DONE


def _described(issue: Issue, pack: Pack) -> dict[str, object]:
    from perfdesk.core.issues.issue import state_in_words

    withdrawal = issue.withdrawal
    return {
        "id": issue.id,
        "name": issue.name,
        "edition": issue.edition,
        "position": issue.position.label,
        "at": issue.at.isoformat(),
        "by": issue.by,
        "state": state_in_words(issue, pack.issues),
        "files": [
            {"name": each.name, "kind": each.kind, "bytes": each.size, "sha256": each.digest}
            for each in issue.files
        ],
        "replaces": issue.replaces,
        "reason": issue.reason,
        "open_errors": list(issue.open_errors),
        "despite": issue.despite,
        "withdrawal": None
        if withdrawal is None
        else {
            "reason": withdrawal.reason,
            "by": withdrawal.by,
            "at": withdrawal.at.isoformat(),
            "redacted": withdrawal.redacted,
        },
    }


def _folder(folder: Path | None) -> Path | None:
    if folder is not None and not folder.is_dir():
        raise UnusableArgumentError(
            f"There is no folder {folder}, so nothing was done. Create it, or give another one."
        )
    return folder


def _describe_compare(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "before", metavar="BEFORE",
        help='a pack, an issue of one ("Q4.perfdesk@Committee, 3 June 2024"), or a workbook',
    )  # fmt: skip
    command.add_argument(
        "after", metavar="AFTER", nargs="?", default="",
        help="the same; if left out, the pack is compared with its last issue",
    )  # fmt: skip
    command.add_argument("--position", type=period_argument, help="what to compare")
    with_json(command)


def _run_compare(options: argparse.Namespace) -> int:
    from perfdesk.operations.cycle.comparing import (
        compare_files,
        comparison_in_words,
        describe_comparison,
    )
    from perfdesk.operations.extracts.reading import reader_apart

    with reader_apart() as reader:
        found = compare_files(
            options.before, options.after, at=now(), position=options.position, reader=reader
        )
    if options.json:
        print_json(describe_comparison(found))
    else:
        print("\n".join(comparison_in_words(found)))
    return DONE if found.is_same else TO_LOOK_AT


def _describe_merge(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", type=Path, metavar="PACK", help="the copy that is changed")
    command.add_argument("other", type=Path, metavar="OTHER", help="the copy that is joined to it")
    command.add_argument(
        "--conflicts", choices=("mine", "theirs", "both"), default="",
        help="whose value stands where both changed one: PACK's, OTHER's, or both of comments",
    )  # fmt: skip
    command.add_argument("--dry-run", action="store_true", help="say what would be merged")
    with_json(command)


def _run_merge(options: argparse.Namespace) -> int:
    from perfdesk.core.merging.three_way import Side
    from perfdesk.operations.cycle.merging import conflict_in_words, prepare_merge
    from perfdesk.operations.packs import changing

    with changing(options.pack) as held:
        prepared = prepare_merge(held.pack, held.archive, options.other)
        conflicts = prepared.merge.conflicts
        told = [conflict_in_words(held.pack, each) for each in conflicts]
        is_open = bool(conflicts) and not options.conflicts
        if is_open and not options.dry_run:
            listed = " ".join(f"{each.what}: {each.mine} or {each.theirs}." for each in told)
            raise UnusableArgumentError(
                f"Both copies changed the same, so nothing was merged. {listed} Say whose stands "
                "with --conflicts mine, theirs or both."
            )
        wanted = Side(options.conflicts or Side.MINE)
        decided = {each.key: wanted if wanted in each.choices else Side.MINE for each in conflicts}
        edit = prepared.edit(decided)
        if edit.replacements and not options.dry_run:
            held.apply(edit, keep=prepared.contents)
            held.publish()
    if options.json:
        print_json(
            {
                "text": prepared.text,
                "taken": len(prepared.merge.taken),
                "conflicts": [
                    {"what": each.what, "mine": each.mine, "theirs": each.theirs} for each in told
                ],
                "replaced": len(edit.replacements),
            }
        )
    else:
        print(prepared.text)
        for each in told:
            print(f"  {each.what}: {each.mine} here, {each.theirs} there")
    return TO_LOOK_AT if conflicts else DONE


COMMANDS = (
    Command(
        "issue", "Issue the dashboard, list what was issued, or withdraw it.", _describe_issue,
        _run_issue,
    ),
    Command(
        "compare", "Say what differs between packs, issues and workbooks.", _describe_compare,
        _run_compare,
    ),
    Command(
        "merge", "Join another copy of a pack that was edited apart.", _describe_merge,
        _run_merge,
    ),
)  # fmt: skip
"""The commands of this module, in the order of the help."""
