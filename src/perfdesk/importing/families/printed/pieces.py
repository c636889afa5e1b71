"""The parts that an appendix is laid out in: one table, or one for each layer or outcome.

Where no column names layer and outcome, they are told by the heading or the sheet that a table
stands under, and by rows of their own between the measures.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from perfdesk.core.periods import Period, PeriodError, parse_period
from perfdesk.core.wording.figure_text import read_figure
from perfdesk.importing.columns import Column, Role, role_nearly, role_of
from perfdesk.importing.families.wordings import normal_words
from perfdesk.importing.markup.word_documents import BELOW
from perfdesk.importing.tables import FoundTable, table_at

_LAYER = re.compile(
    r"(?:layer|tier|level)\s*\d.*|.*\b(?:prevent|reduce|delay|meet)(?:ing|ed|s|ion)?\b.*\bneeds?\b.*",
    re.IGNORECASE,
)
_LONGEST_LAYER = 60
_ORDINARY_SHEET = re.compile(
    r"sheet\s*\d*|table\s*\d*|appendix\s*\w?|dashboard|data|summary|", re.I
)
_WORD_TABLE = re.compile(r"Table \d+(?:: (?P<under>.*))?", re.DOTALL)
_PLAN_AND_STATEMENT = re.compile(
    r"(?P<plan>[^.\n]*\bplan\b[^.\n]*)[.:\n]\s*(?P<rest>.+)", re.I | re.S
)
_NAME_AND_PLAN = re.compile(
    r"(?P<name>\S.*?)\s{2,}(?P<plan>[^\n]*\bplan\b[^\n]*)\n(?P<rest>.+)", re.I | re.S
)
_ENOUGH_HEADINGS = 5
_LOOKED_AT = 40
_MERGED_NAMES = frozenset({Role.COMPARED_WITH, Role.TARGET, Role.CURRENT, Role.PREVIOUS})


@dataclass(frozen=True)
class Levels:
    """Layer, plan and outcome as they are printed; empty where nothing tells."""

    layer: str = ""
    plan: str = ""
    outcome: str = ""


@dataclass(frozen=True)
class Piece:
    """One table of an appendix.

    Attributes:
        table: The table.
        columns: Its columns by what they say; those under one heading say it together.
        above: The headings that it stands under, from the top down.
        labels: The rows that hold nothing but a heading, by their numbers.
    """

    table: FoundTable
    columns: Mapping[Role, tuple[Column, ...]]
    above: tuple[str, ...]
    labels: Mapping[int, str] = field(default_factory=dict)

    def has(self, role: Role) -> bool:
        """Tell whether a column says that."""
        return role in self.columns

    @property
    def others(self) -> tuple[Column, ...]:
        """The columns with a heading that says nothing that is known."""
        used = {each.index for columns in self.columns.values() for each in columns}
        used -= {each.index for each in self.columns.get(Role.TEXT, ())}
        used -= {each.index for each in self.columns.get(Role.VALUE, ())}
        return tuple(each for each in self.table.columns if each.index not in used and each.name)

    def names_layer(self, layers: Collection[str] = ()) -> bool:
        """Tell whether a column or a heading names a layer as such."""
        return self.has(Role.LAYER) or any(
            is_layer(each, layers) for each in (*self.above, *self.labels.values())
        )


def pieces_of(tables: Sequence[FoundTable]) -> tuple[Piece, ...]:
    """Return the tables that are laid out as an appendix: measures, aims, targets, figures.

    A list that repeats an appendix to gather comments has neither outcomes nor aims; taken
    for one it would bring every measure a second time.
    """
    found = [
        piece
        for table in tables
        if (piece := _piece(table) or _piece(_with_plain_headings(table))) is not None
    ]
    if len(found) < 2:
        # Of one table, the sheet or heading is a title, unless it is named like a layer.
        return tuple(replace(each, above=_from_layer(each.above)) for each in found)
    # What all tables stand under is the title, and tells none of them from another.
    shortest = min(len(each.above) for each in found)
    common = 0
    while common < shortest and len({each.above[common] for each in found}) == 1:
        common += 1
    return tuple(replace(each, above=each.above[common:]) for each in found)


def _from_layer(above: tuple[str, ...]) -> tuple[str, ...]:
    start = next((at for at, each in enumerate(above) if is_layer(each)), len(above))
    return above[start:]


def is_layer(text: str, layers: Collection[str] = ()) -> bool:
    """Tell whether a heading is the name of a layer: of the pack, or by its words."""
    plain = normal_words(text)
    if any(normal_words(each) == plain for each in layers):
        return True
    return len(text) <= _LONGEST_LAYER and bool(_LAYER.fullmatch(text.strip()))


def levels_in(piece: Piece, layers: Collection[str]) -> Iterator[tuple[int, Levels]]:
    """Yield the rows of a piece that hold a measure, with what they stand under.

    Args:
        piece: The piece.
        layers: The names of layers that are known.
    """
    runs = _runs(piece)
    two_levels = any(len(run) > 1 for run in runs.values()) or (
        len({is_layer(each, layers) for run in runs.values() for each in run}) == 2
    )
    now = _from_above(piece, layers)
    for row in piece.table.row_numbers:
        if row in piece.table.repeated:
            continue
        if row in piece.labels:
            if row in runs:
                now = _under(piece, now, runs[row], layers, two_levels=two_levels)
            continue
        yield row, now


def _from_above(piece: Piece, layers: Collection[str]) -> Levels:
    above = list(piece.above)
    named = [each for each in above if is_layer(each, layers)]
    layer = named[0] if named else next(iter(above), "")
    rest = above[above.index(layer) + 1 :] if layer else []
    if piece.has(Role.LAYER):
        layer, rest = "", above[-1:]
    if not rest or piece.has(Role.OUTCOME):
        return Levels(layer)
    notes = [*piece.table.sheet.above, *piece.table.notes.values()]
    note = notes[-1] if notes else ""
    told = _PLAN_AND_STATEMENT.fullmatch(note.strip())
    if told and note.strip() not in rest:
        return Levels(layer, told["plan"].strip(), f"{rest[-1]}: {told['rest'].strip()}")
    return Levels(layer, "", rest[-1])


def _under(
    piece: Piece, now: Levels, run: Sequence[str], layers: Collection[str], *, two_levels: bool
) -> Levels:
    """Return what the rows below some headings stand under."""
    if piece.has(Role.LAYER) or (piece.above and now.layer and not two_levels):
        return _outcome(now, run[-1])
    if len(run) > 1:
        return _outcome(Levels(run[0]), run[-1])
    if piece.above and now.layer and not is_layer(run[0], layers):
        return _outcome(now, run[0])
    if two_levels and not is_layer(run[0], layers):
        return _outcome(now, run[0])
    return Levels(run[0])


def _outcome(now: Levels, text: str) -> Levels:
    told = _NAME_AND_PLAN.fullmatch(text.strip())
    if told:
        return Levels(now.layer, told["plan"].strip(), f"{told['name']}: {told['rest']}")
    return Levels(now.layer, "", text)


def _runs(piece: Piece) -> dict[int, list[str]]:
    """Return the headings that stand one under the other, by the last row of each run."""
    runs: dict[int, list[str]] = {}
    current: list[str] = []
    for row in piece.table.row_numbers:
        if row in piece.labels:
            current.append(piece.labels[row])
        elif current and not piece.table.sheet.is_blank(row):
            runs[max(each for each in piece.labels if each < row)] = current
            current = []
    return runs


def _with_plain_headings(table: FoundTable) -> FoundTable | None:
    """Return a table under the one of its rows of headings that has the words of an appendix.

    In a short table of words a row of measures looks like a second row of headings.
    """
    for row in table.header_rows:
        known = {role_of(each) for each in table.sheet.row_texts(row)} - {None}
        if len(known) >= _ENOUGH_HEADINGS and row < table.last_row:
            return table_at(table.sheet, (row,), row + 1, table.last_row)
    return None


def _piece(table: FoundTable | None) -> Piece | None:
    if table is None:
        return None
    columns = _columns(table)
    compared = Role.TARGET in columns or Role.COMPARED_WITH in columns
    judged = Role.OUTCOME in columns or Role.AIM in columns
    if not compared or not judged or not {Role.DESCRIPTION, Role.CURRENT} <= set(columns):
        return None
    return Piece(table, columns, _above(table), _labels(table, columns))


def _columns(table: FoundTable) -> dict[Role, tuple[Column, ...]]:
    """Return the columns by what they say; a merged heading joins those below it."""
    roles = {each.index: each.role for each in table.columns}
    years = sorted(
        {each.period for each in table.columns if each.role is Role.VALUE and each.period},
        key=lambda each: each.key,
    )
    if Role.CURRENT not in roles.values() and len(years) == 2:
        for each in table.columns:
            if each.role is Role.VALUE and each.period in years:
                roles[each.index] = Role.CURRENT if each.period == years[1] else Role.PREVIOUS
    for each in table.columns:
        near = role_nearly(each.name) if role_of(each.name) is None else None
        if near is not None and near not in roles.values():
            roles[each.index] = near
    roles |= _years_below(table, roles)
    columns: dict[Role, tuple[Column, ...]] = {}
    for each in table.columns:
        role = roles[each.index]
        if role not in columns:
            columns[role] = (each,)
        elif role in _MERGED_NAMES and each.name == columns[role][-1].name:
            columns[role] = (*columns[role], each)
    if Role.DESCRIPTION not in columns and Role.MEASURE_CODE in columns:
        coded = [each for each in table.columns if roles[each.index] is Role.MEASURE_CODE]
        longest = max(coded, key=lambda each: _length(table, each))
        others = tuple(each for each in coded if each != longest)[:1]
        columns[Role.DESCRIPTION] = (longest,)
        columns |= {Role.MEASURE_CODE: others} if others else {}
        if not others:
            del columns[Role.MEASURE_CODE]
    return columns


def _length(table: FoundTable, column: Column) -> int:
    """Return how many letters the cells of a column have together, in the first rows."""
    rows = list(table.row_numbers)[:_LOOKED_AT]
    return sum(len(table.sheet.text(row, column.index)) for row in rows)


def _years_below(table: FoundTable, roles: Mapping[int, Role]) -> dict[int, Role]:
    """Tell two years under one merged heading apart by what stands right below it.

    Where both columns hold figures and nothing tells the years, the second is not read.
    """
    named = [each for each in table.columns if roles[each.index] is Role.CURRENT]
    if len(named) < 2 or Role.PREVIOUS in roles.values():
        return {}
    first, second = named[:2]
    if first.name != second.name or not all(_has_figures(table, each) for each in (first, second)):
        return {}
    told = [_period(table.sheet.text(table.first_row, each.index)) for each in (first, second)]
    if None in told:
        return {second.index: Role.TEXT}
    later, earlier = (first, second) if str(told[0]) > str(told[1]) else (second, first)
    return {later.index: Role.CURRENT, earlier.index: Role.PREVIOUS}


def _has_figures(table: FoundTable, column: Column) -> bool:
    rows = list(table.row_numbers)[:_LOOKED_AT]
    texts = [text for row in rows if (text := table.sheet.text(row, column.index))]
    return sum(read_figure(each).is_number for each in texts) * 2 > len(texts)


def _period(text: str) -> Period | None:
    try:
        return parse_period(text)
    except PeriodError:
        return None


def _labels(table: FoundTable, columns: Mapping[Role, tuple[Column, ...]]) -> dict[int, str]:
    """Return the rows that hold one text and nothing else, which is no measure alone."""
    sheet = table.sheet
    labels: dict[int, str] = {}
    layered = [each.index for role in (Role.LAYER, Role.OUTCOME) for each in columns.get(role, ())]
    for row in table.row_numbers:
        said = {
            column: text
            for column in range(1, sheet.width + 1)
            if (text := sheet.text(row, column))
        }
        if len(said) == 1 and next(iter(said)) not in layered:
            labels[row] = next(iter(said.values()))
        elif row in table.sections:
            labels[row] = table.sections[row]
    return labels


def _above(table: FoundTable) -> tuple[str, ...]:
    match = _WORD_TABLE.fullmatch(table.sheet.name)
    if match:
        return tuple((match["under"] or "").split(BELOW)) if match["under"] else ()
    name = table.sheet.name.strip()
    return () if _ORDINARY_SHEET.fullmatch(name) else (name,)
