"""The parts that an appendix is laid out in: one table, or one for each layer or outcome.

Where no column names layer and outcome, they are told by the heading or the sheet that a table
stands under, and by rows of their own between the measures.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from perfdesk.core.periods import Period
from perfdesk.importing.formats.markup.word_documents import BELOW
from perfdesk.importing.shapes.printed.headings import Headed, headed
from perfdesk.importing.tables.finding import FoundTable, table_at
from perfdesk.importing.vocabulary.columns import Column, Role, role_of
from perfdesk.importing.vocabulary.wordings import normal_words

_LAYER = re.compile(
    r"(?:layer|tier|level)\s*\d.*|prevent(?:ion|ing)?|reduc(?:e|ing)|delay(?:ing)?|meet(?:ing)?"
    r"|.*\b(?:prevent|reduce|delay|meet)(?:ing|ed|s|ion)?\b.*\bneeds?\b.*",
    re.IGNORECASE,
)
_LONGEST_LAYER = 60
_ORDINARY_SHEET = re.compile(
    r"sheet\s*\d*|table\s*\d*|appendix\s*\w?|dashboard|data|summary|", re.I
)
_WORD_TABLE = re.compile(r"Table \d+(?:: (?P<under>.*))?", re.DOTALL)
_PLAN_AND_STATEMENT = re.compile(r"(?P<plan>[^.\n]*\bplan\b[^.\n]*)[.:\n](?P<rest>.+)", re.I | re.S)
_BLANKS = re.compile(r"\s{2,}")
_PLAN = re.compile(r"\bplan\b", re.IGNORECASE)
_READ = frozenset(Role) - {
    Role.TEXT, Role.VALUE, Role.VARIANCE, Role.FORECAST, Role.LIMIT, Role.RANK, Role.MARGIN,
    Role.NUMERATOR, Role.DENOMINATOR, Role.RESPONDENTS, Role.BREAKDOWN, Role.MULTIPLIER,
}  # fmt: skip
"""What the rows of an appendix print."""
_ENOUGH_HEADINGS = 5
_ENOUGH_SAID = 2
"""Of: which way is good or for which outcome, against what, how rated."""


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
        headed: What its columns say.
        above: The headings that it stands under, from the top down.
        labels: The rows that hold nothing but a heading, by their numbers.
    """

    table: FoundTable
    headed: Headed
    above: tuple[str, ...]
    labels: Mapping[int, str] = field(default_factory=dict)

    @property
    def columns(self) -> Mapping[Role, tuple[Column, ...]]:
        """Its columns by what they say; those under one heading say it together."""
        return self.headed.said

    def has(self, role: Role) -> bool:
        """Tell whether a column says that."""
        return role in self.columns

    @property
    def others(self) -> tuple[Column, ...]:
        """The columns that are not read: by their headings, they hold nothing that a row prints."""
        used = {each.index for role in _READ for each in self.columns.get(role, ())}
        used |= {each.index for each in (*self.headed.earlier, *self.headed.others)}
        used |= {each.index for each in self.headed.undated}
        used |= {each.index for each in (self.headed.comment,) if each is not None}
        return tuple(
            each
            for each in self.table.columns
            if each.index not in used and each.name and self._has_cells(each)
        )

    def _has_cells(self, column: Column) -> bool:
        sheet = self.table.sheet
        return any(sheet.text(row, column.index) for row in self.table.row_numbers)

    @property
    def is_sent_round(self) -> bool:
        """Whether it asks for comments on measures: it says neither their outcomes nor aims."""
        says_what = self.has(Role.OUTCOME) or self.has(Role.AIM)
        return self.headed.comment is not None and not says_what

    def names_layer(self, layers: Collection[str] = ()) -> bool:
        """Tell whether a column or a heading names a layer as such."""
        return self.has(Role.LAYER) or any(
            is_layer(each, layers) for each in (*self.above, *self.labels.values())
        )


def pieces_of(
    tables: Sequence[FoundTable],
    told: Period | None = None,
    year: Period | None = None,
    *,
    bare: bool = False,
) -> tuple[Piece, ...]:
    """Return the tables that are laid out as an appendix: measures, aims, targets, figures.

    A list that repeats an appendix to gather comments has neither outcomes nor aims; taken
    for one it would bring every measure a second time.

    Args:
        tables: The tables of a file.
        told: What the file reports, where somebody has said so.
        year: Of quarters without a year, where nothing in the file says it.
        bare: Whether names beside figures will do, without aims, targets and ratings: for a pack
            that is made of the table, and so has no measures yet.
    """
    pieces = (_piece_of(table, told, year, bare=bare) for table in tables)
    found = [piece for piece in pieces if piece is not None]
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
    told = [is_layer(each, layers) for run in runs.values() for each in run]
    # Outcomes stand below layers, so that the first heading is a layer where there are both.
    two_levels = any(len(run) > 1 for run in runs.values()) or (
        len(set(told)) > 1 and (told[0] or bool(piece.above))
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
    """Return the levels of an outcome; its name may be followed by its plan and its statement."""
    plain = text.strip()
    for gap in _BLANKS.finditer(plain):
        end = plain.find("\n", gap.end())
        if end >= 0 and _PLAN.search(plain, gap.end(), end):
            plan, rest = plain[gap.end() : end], plain[end + 1 :]
            return Levels(now.layer, plan.strip(), f"{plain[: gap.start()]}: {rest}")
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


def _piece_of(
    table: FoundTable, told: Period | None, year: Period | None, *, bare: bool
) -> Piece | None:
    """Return a table as an appendix by what it shows; by its hidden columns only if it must."""
    plain = _with_plain_headings(table)
    tables = (table.as_shown, plain and plain.as_shown, table, plain)
    pieces = (_piece(each, told, year, bare=bare) for each in tables)
    return next((piece for piece in pieces if piece), None)


def _piece(
    table: FoundTable | None, told: Period | None, year: Period | None, *, bare: bool
) -> Piece | None:
    if table is None:
        return None
    found = headed(table, told, year)
    columns = found.said
    compared = Role.TARGET in columns or Role.COMPARED_WITH in columns
    judged = Role.OUTCOME in columns or Role.AIM in columns
    if not {Role.DESCRIPTION, Role.CURRENT} <= set(columns):
        return None
    is_rated = Role.RATING in columns
    if judged + compared + is_rated < _ENOUGH_SAID and not bare:
        return None
    return Piece(table, found, _above(table), _without_kind(_labels(table, columns)))


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


def _without_kind(labels: dict[int, str]) -> dict[int, str]:
    """Return headings without the word that all of them begin with (`Theme: Prevent`)."""
    parted = {row: text.partition(":") for row, text in labels.items()}
    kinds = {kind.strip().casefold() for kind, _, _ in parted.values()}
    if len(labels) < 2 or len(kinds) != 1 or not all(name.strip() for *_, name in parted.values()):
        return labels
    return {row: name.strip() for row, (*_, name) in parted.items()}


def _above(table: FoundTable) -> tuple[str, ...]:
    match = _WORD_TABLE.fullmatch(table.sheet.name)
    if match:
        return tuple((match["under"] or "").split(BELOW)) if match["under"] else ()
    name = table.sheet.name.strip()
    return () if _ORDINARY_SHEET.fullmatch(name) else (name,)
