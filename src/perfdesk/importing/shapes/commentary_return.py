"""What the services wrote: a workbook sent round for comments, as it comes back.

Figures that the pack lacks come with it; those that it has are not overwritten.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from perfdesk.core.measures import Measure
from perfdesk.core.periods import Period
from perfdesk.core.problems import ImportKind, Problem, Severity
from perfdesk.core.reporting.commentary import Audience, Commentary, CommentaryKey
from perfdesk.core.sources import CellReference
from perfdesk.core.wording.figure_text import read_figure
from perfdesk.importing.drafts.draft import Draft
from perfdesk.importing.drafts.job import ImportJob
from perfdesk.importing.drafts.local_figures import LocalCells, LocalFigures
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.formats.extract import a1
from perfdesk.importing.matching.likeness import alike
from perfdesk.importing.matching.matcher import Label
from perfdesk.importing.matching.questions import SKIP, Choice, Question
from perfdesk.importing.tables.finding import FoundTable
from perfdesk.importing.vocabulary.columns import Column, Role, tidy_heading
from perfdesk.importing.vocabulary.naming_periods import period_in

_COMMENT = re.compile(r"comment(?:s|ary|aries)?|narrative|explanation|remarks?|what happened")
_NOTE = re.compile(r"internal|not for publication|office only|(?:officer|private) notes?")
_FOR_ALL = re.compile(r"committee|public|scrutiny|report|councillors|printed")
_STATE = frozenset({"state", "status", "stage", "commentary state", "return state"})
_DRAFT = frozenset({"draft", "in draft", "to be agreed", "awaiting sign off"})
_NOTHING = frozenset({"-", "n/a", "na", "none", "nil", "no comment", "no comments"})
_TEXTS = frozenset({Role.TEXT, Role.BLANK})
_AT_ODDS = 0.3
_SHOWN = 60


@dataclass(frozen=True)
class CommentaryReturn:
    """The family of workbooks that bring comments, and figures that were awaited."""

    name: str = "commentary return"

    def recognises(self, tables: tuple[FoundTable, ...]) -> bool:
        """Tell whether a table has measures and a column for comments on them."""
        return any(_is_return(table) for table in tables)

    def plan(self, job: ImportJob) -> ImportPlan:
        """Plan the comments that the pack does not hold in these words."""
        draft = ReturnDraft(job)
        for table in job.tables:
            if _is_return(table):
                draft.take(table)
        return draft.plan()


def _is_return(table: FoundTable) -> bool:
    named = table.has(Role.DESCRIPTION) or table.has(Role.MEASURE_CODE)
    # Figures beside a note to each of them are a list of figures, and notes on many councils are
    # nobody's comment on ours.
    lists_figures = table.has(Role.PERIOD) and table.has(Role.VALUE)
    lists_places = table.has(Role.PLACE_CODE) or table.has(Role.PLACE_NAME)
    return (
        named
        and not lists_figures
        and not lists_places
        and any(True for _ in _comment_columns(table))
    )


def _comment_columns(table: FoundTable) -> Iterator[tuple[Column, Audience]]:
    """Yield the columns of comments: one for everyone, one for the office."""
    found = [
        each
        for each in table.columns
        if each.role in _TEXTS and _COMMENT.search(tidy_heading(each.name))
    ]
    notes = [
        each
        for each in table.columns
        if each.role in _TEXTS and _NOTE.search(tidy_heading(each.name))
    ]
    public = [each for each in found if each not in notes]
    public.sort(key=lambda each: not _FOR_ALL.search(tidy_heading(each.name)))
    if public:
        yield public[0], Audience.PUBLIC
    if notes:
        yield notes[0], Audience.INTERNAL


@dataclass
class ReturnDraft(Draft):
    """The comments that a file would bring into a pack."""

    questions: list[Question] = field(default_factory=list)
    same: int = 0

    @cached_property
    def awaited(self) -> LocalFigures:
        """The figures that were asked for."""
        return LocalFigures(self)

    def take(self, table: FoundTable) -> None:
        """Take the comments of a table."""
        columns = tuple(_comment_columns(table))
        position = self.position_of(table)
        if position is None:
            return
        for row in table.row_numbers:
            if row in table.sections or row in table.repeated or table.sheet.is_blank(row):
                continue
            said = [
                (column, audience, text)
                for column, audience in columns
                if (text := _comment(table, row, column))
            ]
            measure = self.measure_of(table, row, asks=bool(said))
            if measure is None:
                continue
            self._compare(table, row, measure, position)
            is_draft = _state(table, row) in _DRAFT
            for column, audience, text in said:
                where = self.job.extract.reference(table.sheet, a1(row, column.index))
                self._add(CommentaryKey(measure.id, position, audience), text, where, is_draft)

    def plan(self) -> ImportPlan:
        """Return everything found as a plan."""
        if self.same:
            count = "1 comment is" if self.same == 1 else f"{self.same} comments are"
            self.problems.append(
                Problem(Severity.NOTE, ImportKind.UNCHANGED, f"{count} the same as in the pack.")
            )
        return replace(super().plan(), questions=tuple(self.questions))

    def _add(self, key: CommentaryKey, text: str, where: CellReference, is_draft: bool) -> None:
        held = self.job.pack.commentary(key.measure, key.position, key.audience)
        if held is not None and (held.text, held.draft) == (text, is_draft):
            self.same += 1
            return
        known = next(
            (each for each in self.records if isinstance(each, Commentary) and each.key == key),
            None,
        )
        if known is not None:
            if known.text != text:
                self.leave_out(
                    where,
                    _short(text),
                    f"The measure already has a comment from {known.source}, so only that one "
                    "is used. To keep both, put them in one cell.",
                )
            return
        by, at = self.job.source.name, self.job.source.imported_at
        self.records.append(Commentary(key, text, by, at, is_draft, where))

    def position_of(self, table: FoundTable) -> Period | None:
        """Return the position that the comments are about: told above them, else the pack's."""
        pack = self.job.pack
        told = next(_periods_above(table), None)
        held = [each.period for each in pack.positions]
        if told is None or told == pack.settings.position:
            return pack.settings.position
        if told in held:
            return told
        within = [each for each in held if each.end == told.end]
        if within:
            return within[0]
        question = Question(
            f"commentary position {told.key}",
            f"The comments are for {told}, which the pack does not report. Where do they belong?",
            self.job.extract.reference(table.sheet, table.range),
            (
                *(Choice(each.key, each.label) for each in sorted(held, reverse=True)),
                Choice(SKIP, "Nowhere: leave them out"),
            ),
        )
        answer = self.job.answers.get(question.id)
        if answer == SKIP:
            return None
        chosen = next((each for each in held if each.key == answer), None)
        if chosen is None:
            self.questions.append(question)
            self.leave_out(
                self.job.extract.reference(table.sheet, table.range),
                told.label,
                f"The comments are for {told}, which the pack does not report, so they are "
                "left out until you say where they belong.",
            )
        return chosen

    # --- which measure ---------------------------------------------------------------------------
    def measure_of(self, table: FoundTable, row: int, *, asks: bool) -> Measure | None:
        """Return the measure of a row: by its id, else by its code and words."""
        held = self.job.pack.table(Measure)
        texts = [table.sheet.text(row, each.index) for each in table.columns]
        code, words = _label(table, row)
        by_id = next((held[each] for each in texts if each in held), None)
        if by_id is not None and not _contradicts(by_id, words):
            return by_id
        if not words and not code:
            return None
        column = table.column(Role.DESCRIPTION) or table.column(Role.MEASURE_CODE)
        where = self.job.extract.reference(table.sheet, a1(row, column.index if column else 1))
        label = Label(words or code, where, code=code)
        measure = self.matcher.certain(label) if by_id is None else None
        if measure is not None or not asks:
            return measure
        about = f"Which measure in the pack is the comment on \u201c{label.words}\u201d about?"
        return self.matcher.ask(label, about)

    def _compare(self, table: FoundTable, row: int, measure: Measure, position: Period) -> None:
        """Take a figure that was awaited; say so where the file shows another than the pack.

        The pack may have moved on since the workbook was sent round: what it has stays.
        """
        column = table.column(Role.CURRENT)
        text = table.sheet.text(row, column.index) if column else ""
        shown = read_figure(text, unit=measure.unit, column=position)
        if column is None or shown.value is None:
            return
        where = self.job.extract.reference(table.sheet, a1(row, column.index))
        held = self.job.pack.figure(measure.id, position)
        if held is None or held.reading.value is None:
            self.awaited.add(measure, position, LocalCells(text, where))
            return
        same = held.reading.value == shown.value
        if same or held.reading.number_text == shown.number_text:
            return
        self.problems.append(
            Problem(
                Severity.WARNING,
                ImportKind.FIGURE,
                f"The return shows {shown.text} for \u201c{measure.description}\u201d but the "
                f"pack has {held.reading.text}, so only the comment was imported.",
                measure.id,
                str(where),
            )
        )


def _periods_above(table: FoundTable) -> Iterator[Period]:
    for text in (*table.sheet.above, *table.notes.values(), table.sheet.name):
        found = period_in(text, likely=True)
        if found is not None:
            yield found


def _label(table: FoundTable, row: int) -> tuple[str, str]:
    """Return the code and the words of a row; of two columns of codes the one that is one."""
    described = table.column(Role.DESCRIPTION)
    codes = [
        table.sheet.text(row, each.index)
        for each in table.columns
        if each.role is Role.MEASURE_CODE and each != described
    ]
    words = table.sheet.text(row, described.index) if described else ""
    if not words and codes:
        words = max(codes, key=len)
    code = next((each for each in reversed(codes) if each and each != words), "")
    return code, " ".join(words.split())


def _contradicts(measure: Measure, words: str) -> bool:
    """Tell whether a row with the id of a measure is worded as quite another one."""
    return bool(words) and alike(measure.description, words) < _AT_ODDS


def _comment(table: FoundTable, row: int, column: Column) -> str:
    text = table.sheet.cell(row, column.index).text
    lines = [" ".join(line.split()) for line in text.strip().splitlines()]
    comment = "\n".join(lines).strip()
    return "" if comment.casefold() in _NOTHING else comment


def _state(table: FoundTable, row: int) -> str:
    column = next((each for each in table.columns if tidy_heading(each.name) in _STATE), None)
    return table.sheet.text(row, column.index).casefold() if column else ""


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}\u2026"
