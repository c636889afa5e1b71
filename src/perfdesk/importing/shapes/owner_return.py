"""The workbook that an owner was sent, as it comes back: filled in, and perhaps handed about.

It is known by its headings, so that a renamed file, one that another program saved, or rows that
were pasted into another book are read alike. Comments are taken beside those of the pack; figures
are proposals, which a person takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from perfdesk.core.collecting.form import COMPLETED_BY, OwnerColumn
from perfdesk.core.collecting.taking import (
    Said,
    conflict_of,
    date_left_out,
    owner_of,
    records_of,
)
from perfdesk.core.figures import FigureKey, FigureKind, agree
from perfdesk.core.measures import Measure
from perfdesk.core.merging.three_way import Side
from perfdesk.core.periods import Period
from perfdesk.core.problems import ImportKind, Problem, Severity
from perfdesk.core.sources import CellReference
from perfdesk.core.wording.figure_text import read_figure
from perfdesk.importing.drafts.job import ImportJob
from perfdesk.importing.drafts.local_figures import LocalCells
from perfdesk.importing.drafts.plan import FigureState, ImportPlan, PlannedFigure
from perfdesk.importing.formats.extract import Sheet, a1
from perfdesk.importing.matching.questions import Choice, NotUnderstood, Question
from perfdesk.importing.shapes.commentary_return import ReturnDraft
from perfdesk.importing.tables.finding import FoundTable
from perfdesk.importing.vocabulary.columns import Column, tidy_heading

_ANSWERS = frozenset(
    {OwnerColumn.COMMENT, OwnerColumn.REASON, OwnerColumn.ACTION, OwnerColumn.CORRECTED}
)
_LEAST = 3
"""How many of our headings make a table a return."""

Columns = Mapping[OwnerColumn, Column]


@dataclass(frozen=True)
class OwnerReturn:
    """The family of workbooks that owners filled in."""

    name: str = "owner's return"

    def recognises(self, tables: tuple[FoundTable, ...]) -> bool:
        """Tell whether a table has measures and the columns that owners answer in."""
        return any(_is_return(_columns(table)) for table in tables)

    def plan(self, job: ImportJob) -> ImportPlan:
        """Plan what was answered."""
        draft = _OwnerDraft(job)
        for table in job.tables:
            columns = _columns(table)
            if _is_return(columns):
                draft.take_return(table, columns)
        return draft.owner_plan()


def _columns(table: FoundTable) -> Columns:
    found: dict[OwnerColumn, Column] = {}
    for column in table.columns:
        heading = tidy_heading(column.name)
        for each in OwnerColumn:
            if each not in found and _is_headed(heading, each):
                found[each] = column
                break
    return found


def _is_headed(heading: str, column: OwnerColumn) -> bool:
    words = tidy_heading(column.value)
    return heading == words or heading.startswith(f"{words} ") or heading.startswith(f"{words}(")


def _is_return(columns: Columns) -> bool:
    named = OwnerColumn.REF in columns or OwnerColumn.MEASURE in columns
    return named and OwnerColumn.COMMENT in columns and len(_ANSWERS & columns.keys()) >= _LEAST


@dataclass
class _OwnerDraft(ReturnDraft):
    """What a filled-in workbook would bring into a pack."""

    proposals: dict[FigureKey, tuple[str, str]] = field(default_factory=dict)
    answered: int = 0

    def take_return(self, table: FoundTable, columns: Columns) -> None:
        """Take the answers of a table."""
        figure = columns.get(OwnerColumn.FIGURE)
        position = figure.period if figure is not None else None
        held = [each.period for each in self.job.pack.positions]
        if position is None or position not in held:
            position = self.position_of(table)
        if position is None:
            return
        by = _completed_by(table.sheet)
        for row in table.row_numbers:
            if row in table.sections or row in table.repeated or table.sheet.is_blank(row):
                continue
            texts = {each: _text(table, row, columns.get(each)) for each in OwnerColumn}
            says = any(texts[each] for each in (*_ANSWERS, OwnerColumn.SIGNED_OFF))
            measure = self.measure_of(table, row, asks=says)
            if measure is None:
                continue
            where = self.job.extract.reference(
                table.sheet, a1(row, columns[OwnerColumn.COMMENT].index)
            )
            proposed, at = self._proposed(table, row, columns, measure, position, texts)
            said = Said(
                measure, position, where, texts[OwnerColumn.COMMENT], texts[OwnerColumn.REASON],
                texts[OwnerColumn.ACTION], texts[OwnerColumn.BY_WHEN], proposed, by,
                texts[OwnerColumn.SIGNED_OFF],
            )  # fmt: skip
            if proposed:
                self._propose(said, at)
            self._take(said)

    def owner_plan(self) -> ImportPlan:
        """Return everything found as a plan; the figures wait for a person."""
        plan = self.plan()
        figures = tuple(self._marked(each) for each in plan.figures)
        return replace(plan, figures=figures)

    def _marked(self, planned: PlannedFigure) -> PlannedFigure:
        proposal = self.proposals.get(planned.key)
        if proposal is None or planned.state is FigureState.UNCHANGED:
            return planned
        who, why = proposal
        return replace(planned, proposed_by=who, reason=why, is_held_back=True)

    # --- figures ---------------------------------------------------------------------------------
    def _proposed(
        self, table: FoundTable, row: int, columns: Columns, measure: Measure, position: Period,
        texts: Mapping[OwnerColumn, str],
    ) -> tuple[str, CellReference]:  # fmt: skip
        """Return the figure that a row proposes, with its cell; empty for none.

        The cell for it comes first; a figure that somebody typed over although it was locked is
        one that differs both from what was sent and from what the pack has.
        """
        pack = self.job.pack
        corrected = columns.get(OwnerColumn.CORRECTED)
        shown = columns.get(OwnerColumn.FIGURE)
        for column in (corrected, shown):
            text = texts[OwnerColumn.CORRECTED if column is corrected else OwnerColumn.FIGURE]
            if column is None or not text:
                continue
            where = self.job.extract.reference(table.sheet, a1(row, column.index))
            held = pack.figure(measure.id, position)
            now = held.reading.text if held is not None else ""
            asked = pack.asked(measure.id, position)
            known = [now] if column is corrected else [now, asked.figure if asked else ""]
            if any(_same(text, each, measure, position) for each in known if each):
                continue
            if (
                column is shown
                and read_figure(text, unit=measure.unit, column=position).value is None
            ):
                continue
            return text, where
        return "", self.job.extract.reference(table.sheet, a1(row, 1))

    def _propose(self, said: Said, where: CellReference) -> None:
        pack, measure, position = self.job.pack, said.measure, said.position
        who = said.by or said.signed_off or owner_of(pack, measure, position)
        key = FigureKey(measure.id, pack.settings.council, position, FigureKind.LOCAL)
        self.proposals[key] = who or self.job.source.name, said.reason
        self.awaited.add(measure, position, LocalCells(said.figure, where))
        held = pack.figure(measure.id, position)
        now = held.reading.text if held is not None else "no figure"
        asked = pack.asked(measure.id, position)
        since = ""
        if asked is not None and asked.figure != (held.reading.text if held else ""):
            since = f" The pack had {asked.figure or 'no figure'} when it was sent."
        why = f": {said.reason}" if said.reason else ", without a reason"
        self.problems.append(
            Problem(
                Severity.WARNING,
                ImportKind.PROPOSAL,
                f"{who or 'The return'} proposes {said.figure} for \u201c{measure.description}"
                f"\u201d, where the pack has {now}{why}.{since} It is taken only if you say so.",
                measure.id,
                str(where),
            )
        )

    # --- words -----------------------------------------------------------------------------------
    def _take(self, said: Said) -> None:
        if said.kind is None:
            return
        pack, at = self.job.pack, self.job.source.imported_at
        conflict = conflict_of(pack, said)
        chosen: str | None = Side.THEIRS.value
        if conflict is not None:
            chosen = self._ask(said, conflict.mine.text, conflict.theirs)
        if chosen is None:
            return
        unread = date_left_out(said, at)
        if unread:
            self.not_understood.append(
                NotUnderstood(
                    said.source,
                    unread,
                    f"\u201c{unread}\u201d is not a date, so the action on \u201c"
                    f"{said.measure.description}\u201d was taken without one. Enter the day.",
                )
            )
        found = list(records_of(pack, said, at=at, chosen=Side(chosen)))
        known = {(type(each), each.key) for each in self.records}
        twice = [each for each in found if (type(each), each.key) in known]
        if twice:
            self.not_understood.append(
                NotUnderstood(
                    said.source,
                    said.text or said.comment,
                    f"\u201c{said.measure.description}\u201d was answered in a row above, so only "
                    "that answer is used. To keep both, put them in one cell.",
                )
            )
            return
        self.answered += 1
        self.records += found

    def _ask(self, said: Said, mine: str, theirs: str) -> str | None:
        name = said.measure.description
        question = Question(
            f"comment {said.measure.id} {said.position.key} {self.job.source.fingerprint[:12]}",
            f"The comment on \u201c{name}\u201d was changed since it was sent. The pack says "
            f"\u201c{_short(mine)}\u201d, the return \u201c{_short(theirs)}\u201d. Which is right?",
            said.source,
            (
                Choice(Side.THEIRS.value, "The return\u2019s"),
                Choice(Side.MINE.value, "The pack\u2019s"),
                Choice(Side.BOTH.value, "Both, one below the other"),
            ),
        )
        left = NotUnderstood(
            said.source,
            _short(theirs),
            f"The pack has another comment on \u201c{name}\u201d since it was sent, so this one is "
            "left out until you say which is right.",
        )
        return self.job.asking.answer(question, "", left)


def _text(table: FoundTable, row: int, column: Column | None) -> str:
    if column is None:
        return ""
    text = table.sheet.cell(row, column.index).text
    lines = [" ".join(line.split()) for line in text.strip().splitlines()]
    return "\n".join(lines).strip()


def _same(text: str, other: str, measure: Measure, position: Period) -> bool:
    """Tell whether two texts are one figure, however many of its digits each of them shows."""
    one, two = (read_figure(each, unit=measure.unit, column=position) for each in (text, other))
    return text == other or agree(one, two)


def _completed_by(sheet: Sheet) -> str:
    """Return the name beside "Completed by"; empty where there is none."""
    wanted = tidy_heading(COMPLETED_BY)
    for row in range(1, min(sheet.height, 12) + 1):
        cells = [sheet.text(row, column) for column in range(1, sheet.width + 1)]
        for at, text in enumerate(cells[:4]):
            if tidy_heading(text).rstrip(":") == wanted:
                return cells[at + 1] if at + 1 < len(cells) else ""
    return ""


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 90 else f"{words[:89]}\u2026"
