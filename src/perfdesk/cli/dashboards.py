"""Commands about what a pack shows: show, benchmark, check and export."""

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
    print_problems,
    with_json,
)

if TYPE_CHECKING:
    from perfdesk.core.pack import Pack
    from perfdesk.core.reporting.report import ReportSettings
    from perfdesk.operations.benchmarking import Question
    from perfdesk.operations.extracts.reading import Reader
    from perfdesk.operations.report_checking import CheckedReport


def _describe_show(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", type=Path, metavar="PACK")
    command.add_argument("--position", type=period_argument, help="another position in the pack")
    with_json(command)


def _run_show(options: argparse.Namespace) -> int:
    from perfdesk.core.building.rows import build_dashboard
    from perfdesk.core.dashboard import Column
    from perfdesk.operations.describing import describe_dashboard
    from perfdesk.store import read_pack

    pack = read_pack(options.pack)
    position = position_of(pack, options.position)
    if options.json:
        print_json(describe_dashboard(pack, position))
        return DONE
    dashboard = build_dashboard(pack, position)
    print(f"{dashboard.title}, {dashboard.position} ({dashboard.period_in_words})")
    for layer in dashboard.layers:
        print(f"\n{layer.name}")
        for outcome in layer.outcomes:
            print(f"  {outcome.name}")
            for row in outcome.rows:
                cells = row.cells
                now, target = cells[Column.CURRENT].text, cells[Column.TARGET].text
                against = f" (against {target})" if target else ""
                print(f"    {row.description}: {now or 'no figure'}{against}")
                verdicts = "; ".join(filter(None, (row.rating.text, row.progress.text)))
                print(f"      {verdicts}")
    return DONE


def _describe_benchmark(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", type=Path, metavar="PACK")
    command.add_argument(
        "--measure",
        default="",
        metavar="CODE",
        help="such as 2A or 3C(1), or a measure's id; all measures of the year if left out",
    )
    command.add_argument("--period", type=period_argument, required=True, help='such as "2023/24"')
    command.add_argument(
        "--council", metavar="CODE", help="ONS code or name; the pack's own if left out"
    )
    command.add_argument("--edition", default="", help="of the code, if not the one for the period")
    command.add_argument(
        "--neighbours", default="", metavar="ID", help=("a neighbour group in the pack")
    )
    command.add_argument(
        "--save", type=Path, metavar="FILE",
        help="write the report of all measures: .pdf, .xlsx, .docx or .html",
    )  # fmt: skip
    with_json(command)


def _run_benchmark(options: argparse.Namespace) -> int:
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
    if not asked.measure:
        return _run_whole_year(pack, asked, options)
    if options.save:
        raise UnusableArgumentError(
            "The report is of all measures of a year, so nothing was written. Leave out --measure."
        )
    found = answer(pack, asked)
    if options.json:
        print_json(describe_benchmark(found))
    else:
        print("\n".join(benchmark_in_words(found)))
    return DONE


def _run_whole_year(pack: Pack, asked: Question, options: argparse.Namespace) -> int:
    from perfdesk.core.narrative.year_report import year_in_words
    from perfdesk.operations.year_benchmarks import (
        describe_year,
        write_year_report,
        year_as_table,
        year_of,
    )

    found = year_of(pack, asked)
    if options.save:
        write_year_report(found, options.save, created=now())
    if options.json:
        print_json(describe_year(found))
    else:
        print("\n".join([*year_in_words(found), "", *year_as_table(found)]))
    return DONE


def _describe_check(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", type=Path, metavar="PACK")
    command.add_argument("--position", type=period_argument, help="another position in the pack")
    command.add_argument(
        "--report", type=Path, metavar="FILE", help="a report to check too: Word, PDF or text"
    )
    command.add_argument(
        "--marked", type=Path, metavar="FILE",
        help="write a copy of the Word report with a comment at each finding",
    )  # fmt: skip
    command.add_argument(
        "--tick-sheet", type=Path, metavar="FILE",
        help="write a workbook of every number in the report and what it was held against",
    )  # fmt: skip
    with_json(command)


def _run_check(options: argparse.Namespace) -> int:
    from perfdesk.core.checks.all_checks import check_pack
    from perfdesk.core.checks.standing import dismissed, standing
    from perfdesk.operations.describing import describe_problem
    from perfdesk.operations.extracts.reading import reader_apart
    from perfdesk.operations.report_checking import (
        check_report_file,
        describe_finding,
        in_words,
    )
    from perfdesk.store import read_pack

    if options.report is None and (options.marked or options.tick_sheet):
        raise UnusableArgumentError(
            "No report was given, so nothing was written. Give one with --report."
        )
    pack = read_pack(options.pack)
    position = position_of(pack, options.position)
    found = check_pack(pack, position, now().date())
    problems, left = standing(pack, found), dismissed(pack, found)
    checked, written = None, []
    if options.report is not None:
        with reader_apart() as reader:
            checked = check_report_file(options.report, pack, position, reader=reader)
            written = _write_copies(options, checked, reader)
    if options.json:
        described = [describe_problem(each, pack) for each in problems]
        print_json(
            {
                "problems": described,
                "dismissed": [
                    {**describe_problem(each, pack), "reason": dismissal.reason}
                    for each, dismissal in left
                ],
                "claims": [describe_finding(checked, each) for each in checked.findings]
                if checked else [],
                "notes": list(checked.notes) if checked else [],
                "files": [str(each) for each in written],
            }
        )  # fmt: skip
    else:
        print_problems(problems)
        print(f"{len(problems)} problems found." if problems else "No problems found.")
        if left:
            print(f"{len(left)} more were dismissed with a reason.")
        for line in in_words(checked) if checked else ():
            print(line)
        for path in written:
            print(f"Wrote {path}")
    return TO_LOOK_AT if problems or (checked and checked.to_look_at) else DONE


def _write_copies(
    options: argparse.Namespace, checked: CheckedReport, reader: Reader
) -> list[Path]:
    from perfdesk.operations.report_checking import write_marked, write_ticks

    written = []
    if options.marked:
        write_marked(checked, options.report, options.marked, at=now(), reader=reader)
        written.append(options.marked)
    if options.tick_sheet:
        write_ticks(checked, options.tick_sheet)
        written.append(options.tick_sheet)
    return written


_EXPORTS = (
    ("--pdf", "for the committee pack, tagged for screen readers"),
    ("--xlsx", "workbook with charts"),
    ("--accessible-xlsx", "workbook of accessible tables, one per worksheet"),
    ("--html", "one web page"),
    ("--docx", "tables for Word"),
    ("--eml", "draft of an email with the other files attached"),
)


def _describe_export(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", type=Path, metavar="PACK")
    for option, about in _EXPORTS:
        command.add_argument(option, type=Path, metavar="FILE", help=about)
    command.add_argument("--position", type=period_argument, help="another position in the pack")
    command.add_argument(
        "--layout", choices=("printed", "plain"), help="of the PDF; the pack's own if left out"
    )
    command.add_argument(
        "--large-print", action="store_true", help="16 point, portrait, one measure per block"
    )
    command.add_argument("--paper", choices=("A4", "A3"), help="size of the PDF's pages")
    command.add_argument(
        "--layers",
        nargs="+",
        default=(),
        metavar="LAYER",
        help=('such as "Delay need"; all if left out'),
    )
    command.add_argument(
        "--actions", choices=("nowhere", "rows", "appendix"),
        help="where open actions are printed; where the pack says if left out",
    )  # fmt: skip
    command.add_argument("--edition", default="", metavar="NAME", help="an edition of the report")
    with_json(command)


def _report_settings(pack: Pack, options: argparse.Namespace) -> ReportSettings:
    """Return the pack's settings with what the options say otherwise."""
    from dataclasses import replace

    from perfdesk.core.reporting.report import ActionsPrinted, Layout, Lettering, Paper
    from perfdesk.operations.cycle.clearing import settings_of

    report = settings_of(pack, options.edition)
    if options.layout:
        report = replace(report, layout=Layout(options.layout))
    if options.large_print:
        report = replace(report, lettering=Lettering.LARGE)
    if options.paper:
        report = replace(report, paper=Paper(options.paper))
    if options.actions:
        where = {"rows": ActionsPrinted.ROWS}.get(options.actions) or ActionsPrinted(
            options.actions
        )
        report = replace(report, actions=where)
    if options.layers:
        report = replace(report, layers=tuple(layer_of(pack, each) for each in options.layers))
    return report


def layer_of(pack: Pack, asked: str) -> str:
    """Return the id of the layer that a word means: its id, its name or the name's first word.

    Raises:
        UnusableArgumentError: The pack has none.
    """
    wanted = asked.strip().casefold()
    for layer in pack.layers:
        if wanted in {layer.id.casefold(), layer.name.casefold(), layer.short_name.casefold()}:
            return layer.id
    names = ", ".join(layer.name for layer in pack.layers)
    raise UnusableArgumentError(
        f"The pack has no layer \u201c{asked}\u201d, so nothing was written. Its layers are "
        f"{names}."
    )


def _run_export(options: argparse.Namespace) -> int:
    from perfdesk.core.checks.standing import errors_in_words
    from perfdesk.operations.cycle.comparing import shown_before
    from perfdesk.operations.describing import describe_problem
    from perfdesk.operations.exports import ExportKind, export
    from perfdesk.store import stored_pack

    named = {kind: getattr(options, kind.value.replace("-", "_")) for kind in ExportKind}
    wanted = {kind: path for kind, path in named.items() if path is not None}
    if not wanted:
        raise UnusableArgumentError(
            "No files were asked for, so nothing was written. Say what to write, for example "
            "--pdf FILE or --xlsx FILE."
        )
    with stored_pack(options.pack) as stored:
        pack = stored.pack
        position = position_of(pack, options.position)
        settings = _report_settings(pack, options)
        since = shown_before(pack, stored.archive, position, settings.edition)
    result = export(pack, wanted, created=now(), position=position, settings=settings, since=since)
    problems = (*result.open_errors, *result.problems)
    if options.json:
        print_json(
            {
                "files": [
                    {"path": str(each.path), "kind": each.kind.value, "bytes": each.bytes}
                    for each in result.files
                ],
                "proof": {"compared": result.compared, "differences": []},
                "problems": [describe_problem(each, pack) for each in problems],
            }
        )
    else:
        for each in result.files:
            print(f"Wrote {each.path} ({each.bytes:,} bytes)")
        print(f"Checked {result.compared} cells against the dashboard: all match.")
        print_problems(problems)
        if result.open_errors:
            print(
                f"{errors_in_words(result.open_errors)[0]} Correct them and export again, or "
                "dismiss them with a reason."
            )
    return TO_LOOK_AT if problems else DONE


COMMANDS = (
    Command("show", "Show the dashboard of a pack.", _describe_show, _run_show),
    Command("benchmark", "Compare a council with all others.", _describe_benchmark, _run_benchmark),
    Command("check", "Find what is wrong with the figures in a pack.", _describe_check, _run_check),
    Command(
        "export",
        "Export the dashboard to PDF, workbooks, web page, Word or email.",
        _describe_export,
        _run_export,
    ),
)
"""The commands of this module, in the order of the help."""
