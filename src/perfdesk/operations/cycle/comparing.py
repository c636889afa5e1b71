"""Comparing: the pack now, an issued version, another pack, a workbook that came back."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.dashboard import Dashboard
from perfdesk.core.editing.issuing import issue_of
from perfdesk.core.edits import Edit, apply_edit, revert_edit
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.issues.comparing import Comparison, Difference, State, Step, compare
from perfdesk.core.issues.issue import Issue, last_in_force
from perfdesk.core.narrative.report import paper_now
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.reporting.report import ReportSettings
from perfdesk.operations.extracts.reading import Reader
from perfdesk.store.archive import PackArchive, StoredPack, stored_pack

_PACK_ENDING = ".perfdesk"
_BETWEEN = "@"


class IncomparableError(PerfDeskError):
    """Two states that have nothing to be compared by."""


@dataclass(frozen=True, slots=True)
class _Side:
    """What one side of a comparison was asked to be.

    Attributes:
        stored: The pack file; None for a workbook.
        issue: The issued version of it; None for the pack now.
        workbook: The workbook that came back; None for a pack.
    """

    stored: StoredPack | None = None
    issue: Issue | None = None
    workbook: Path | None = None


def compare_files(
    before: str,
    after: str,
    *,
    at: datetime,
    position: Period | None = None,
    reader: Reader | None = None,
) -> Comparison:
    """Compare two states that are named by their files.

    Args:
        before: A pack (`Q4.perfdesk`), an issued version of one (`Q4.perfdesk@Committee, 3 June
            2024`), or a workbook of ours that came back.
        after: The same; empty for the pack of *before*, which is then compared with its last
            issue.
        at: When, for the sources of what a workbook would bring.
        position: What to compare; that of the issue, or of the second pack, if None.
        reader: Reads a workbook; None to read it in this process.

    Raises:
        UnreadablePackError, UnreadableExtractError: A file cannot be read.
        UnissuableError: There is no such issue.
        IncomparableError: Both are workbooks, or a pack does not report the position.
    """
    with ExitStack() as open_files:
        first = _side(before, open_files)
        second = _side(after, open_files) if after else None
        if second is None:
            first, second = _last_issue_and_now(first)
        known = first.stored or second.stored
        if known is None:
            raise IncomparableError(
                "Both files are workbooks, so nothing was compared. Name the pack that one of them "
                "came from."
            )
        issues = [each.issue for each in (first, second) if each.issue is not None]
        wanted = position or (
            issues[0].position if issues else (second.stored or known).pack.settings.position
        )
        states = [_state(each, known, wanted, at, reader) for each in (first, second)]
        shown = next((each for each in (first, second) if each.issue is not None), None)
        if shown is not None and shown.stored is not None and shown.issue is not None:
            issued = shown.stored.archive.dashboard_of(shown.issue).settings
            states = [
                state if side.issue is not None else _as_edition(state, wanted, issued)
                for side, state in zip((first, second), states, strict=True)
            ]
        earlier, later = states
        by_value = any(each.workbook is not None for each in (first, second))
        return compare(earlier, later, _steps_between(first, second), by_value=by_value)


def with_file(pack: Pack, path: Path, *, at: datetime, reader: Reader | None = None) -> Comparison:
    """Compare a pack as it is now with another pack, or with a workbook that came back.

    Args:
        pack: The pack now.
        path: The other file. Another pack is taken for the earlier state, a workbook for the
            later one.
        at: When, for the sources of what a workbook would bring.
        reader: Reads a workbook; None to read it in this process.

    Raises:
        UnreadablePackError, UnreadableExtractError: The file cannot be read.
        IncomparableError: Another pack does not report the position.
    """
    position = pack.settings.position
    now = state_now(pack, "The pack now", position)
    if path.suffix.lower() == _PACK_ENDING:
        with stored_pack(path) as stored:
            return compare(state_now(stored.pack, stored.name, position), now)
    returned = state_now(_pack_with(pack, path, at, reader), path.name, position)
    return compare(now, returned, by_value=True)


def now_and_issued(pack: Pack, archive: PackArchive, issue: Issue, name: str) -> Comparison:
    """Compare an issued version with the pack now.

    Raises:
        UnreadablePackError: It was redacted, or cannot be read.
        IncomparableError: The pack no longer reports its position.
    """
    before = issued_state(archive, issue)
    after = state_now(pack, name, issue.position)
    after = _as_edition(after, issue.position, archive.dashboard_of(issue).settings)
    return compare(before, after, [each for each in archive.entries() if each.when >= issue.at])


def changed_by(pack: Pack, edit: Edit, step: Step | None = None) -> Comparison:
    """Say what an edit changed in what is shown: the question after an import.

    Args:
        pack: The pack after it.
        edit: The edit.
        step: The step of the history that it is; None where that does not matter.
    """
    earlier, _ = revert_edit(pack, edit)
    position = pack.settings.position
    if all(each.period != position for each in earlier.positions):
        return compare(
            State("before", replace(build_dashboard(pack, position), layers=()), earlier),
            state_now(pack, "the pack", position),
        )
    return compare(
        state_now(earlier, f"before \u201c{edit.label}\u201d", position),
        state_now(pack, "The pack now", position),
        () if step is None else (step,),
    )


def state_now(pack: Pack, name: str, position: Period) -> State:
    """Return a pack as a side of a comparison.

    Raises:
        IncomparableError: It does not report the position.
    """
    if all(each.period != position for each in pack.positions):
        known = ", ".join(each.period.label for each in pack.positions)
        raise IncomparableError(
            f"{name} does not report {position}, so nothing was compared. It reports {known}."
        )
    return State(name, build_dashboard(pack, position).as_printed(), pack)


def _as_edition(state: State, position: Period, settings: ReportSettings) -> State:
    """Return a state as the readers of an edition get it; the same for the whole report."""
    if not settings.edition or state.pack is None:
        return state
    return replace(state, dashboard=paper_now(state.pack, position, settings).dashboard)


def issued_state(archive: PackArchive, issue: Issue) -> State:
    """Return an issued version as a side of a comparison.

    Raises:
        UnreadablePackError: It was redacted, or cannot be read.
    """
    return State(issue.name, archive.dashboard_of(issue).dashboard, archive.pack_of(issue))


@dataclass(frozen=True, slots=True)
class LastShown:
    """What a position showed when it left the office last.

    Attributes:
        dashboard: As printed.
        when: With time zone.
        name: What that was, in words (`the last export`, `the issue "Committee"`).
    """

    dashboard: Dashboard
    when: datetime
    name: str


def last_shown(
    pack: Pack, archive: PackArchive, position: Period, edition: str = ""
) -> LastShown | None:
    """Return a position's dashboard as it was issued last, or else exported last.

    None where it never was. A history or an issue that cannot be read is no reason not to export.
    """
    with suppress(PerfDeskError, KeyError):
        issue = last_in_force(pack.issues, position, edition or None)
        if issue is not None:
            shown = archive.dashboard_of(issue).dashboard
            return LastShown(shown, issue.at, f"the issue \u201c{issue.name}\u201d")
        exported = None if edition else archive.last_exported(pack, position)
        if exported is not None:
            shown = build_dashboard(exported.pack, position).as_printed()
            return LastShown(shown, exported.when, "the last export")
    return None


def shown_before(
    pack: Pack, archive: PackArchive, position: Period, edition: str = ""
) -> Dashboard | None:
    """Return the dashboard alone of what was shown last; None where nothing was."""
    found = last_shown(pack, archive, position, edition)
    return found.dashboard if found else None


def describe_comparison(found: Comparison) -> dict[str, object]:
    """Return a comparison as data for other programs."""
    return {
        "before": found.before,
        "after": found.after,
        "differences": [
            {
                "measure": each.measure,
                "description": each.description,
                "column": each.column.value,
                "heading": each.heading,
                "before": each.before,
                "after": each.after,
                "size": each.size,
                "who": each.who,
                "when": each.when.isoformat() if each.when else None,
                "why": each.why,
            }
            for each in found.differences
        ],
        "added": list(found.added),
        "removed": list(found.removed),
        "finals": [
            {
                "measure": each.measure,
                "description": each.description,
                "period": each.period,
                "before": each.before,
                "after": each.after,
                "turned": list(each.turned),
            }
            for each in found.finals
        ],
    }


def comparison_in_words(found: Comparison) -> Iterable[str]:
    """Yield a comparison line by line: measure by measure, then what turned final."""
    yield found.text
    measure = ""
    for each in found.differences:
        if each.measure != measure:
            measure = each.measure
            yield f"  {each.description}"
        yield f"    {difference_in_words(each)}"
    for title, names in (("Added", found.added), ("No longer reported", found.removed)):
        if names:
            yield f"  {title}:"
            yield from (f"    {name}" for name in names)
    if found.finals:
        yield "  Final now, provisional before:"
    for final in found.finals:
        change = (
            f"{final.after}, was {final.before}" if final.after != final.before else final.after
        )
        turned = f" ({'; '.join(final.turned)})" if final.turned else ""
        yield f"    {final.description}, {final.period}: {change}{turned}"


def difference_in_words(each: Difference) -> str:
    """Return `2023/24 performance: 780, was 766 (+14). a.officer, 5 June 2024: Final figure`."""
    size = f" ({each.size})" if each.size else ""
    text = f"{each.heading}: {each.after or 'empty'}, was {each.before or 'empty'}{size}"
    if each.when is None:
        return text
    day = each.when.astimezone()
    who = f"{each.who}, " if each.who else ""
    return f"{text}. {who}{day.day} {day:%B %Y}: {each.why}"


def _side(word: str, open_files: ExitStack) -> _Side:
    path = Path(word)
    name = ""
    if _BETWEEN in word and not path.exists():
        file, _, name = word.rpartition(f"{_PACK_ENDING}{_BETWEEN}")
        path = Path(f"{file}{_PACK_ENDING}") if file else path
    if path.suffix.lower() != _PACK_ENDING:
        return _Side(workbook=path)
    stored = open_files.enter_context(stored_pack(path))
    return _Side(stored, issue_of(stored.pack, name) if name else None)


def _last_issue_and_now(side: _Side) -> tuple[_Side, _Side]:
    if side.stored is None:
        raise IncomparableError(
            "A workbook alone cannot be compared. Name the pack that it came from first."
        )
    pack = side.stored.pack
    issue = side.issue or last_in_force(pack.issues, pack.settings.position)
    if issue is None:
        raise IncomparableError(
            f"{side.stored.name} has not been issued yet for {pack.settings.position}, so there is "
            "nothing to compare it with. Name a second pack or a workbook."
        )
    return replace(side, issue=issue), replace(side, issue=None)


def _state(
    side: _Side, known: StoredPack, position: Period, at: datetime, reader: Reader | None
) -> State:
    if side.stored is not None and side.issue is not None:
        return issued_state(side.stored.archive, side.issue)
    if side.stored is not None:
        return state_now(side.stored.pack, side.stored.name, position)
    workbook = side.workbook or Path()
    return state_now(_pack_with(known.pack, workbook, at, reader), workbook.name, position)


def _pack_with(pack: Pack, workbook: Path, at: datetime, reader: Reader | None) -> Pack:
    """Return a pack as a workbook that came back would leave it."""
    from perfdesk.core.errors import UnreadableExtractError
    from perfdesk.core.merging.three_way import Side
    from perfdesk.operations.cycle.collecting import conflict_answers
    from perfdesk.operations.imports import import_edit, plan_extracts, proposals_too

    planned = plan_extracts(pack, [workbook], at=at, reader=reader)
    refused = next((each.refusal for each in planned if each.refusal), "")
    if refused:
        raise UnreadableExtractError(refused)
    answers = conflict_answers(planned, Side.THEIRS, {})
    if answers:  # what it says is to be seen, whatever the pack says since
        planned = plan_extracts(pack, [workbook], at=at, answers=answers, reader=reader)
    return apply_edit(pack, import_edit(pack, planned, proposals_too(planned)))[0]


def _steps_between(first: _Side, second: _Side) -> list[Step]:
    """Return what was done in the second state's pack since the first one."""
    if second.stored is None:
        return []
    done: list[Step] = list(second.stored.archive.entries())
    if first.issue is not None:
        return [each for each in done if each.when >= first.issue.at]
    if first.stored is not None:
        known = {(each.when, each.who, each.label) for each in first.stored.archive.entries()}
        return [each for each in done if (each.when, each.who, each.label) not in known]
    return done
