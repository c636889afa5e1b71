"""How one table of a file is read, as a person looks at it and corrects it, and the recipe of it.

A mapping says of each column what its cells are, how sure that is and why. It begins as what a
recipe or the headings tell, every correction gives another mapping, and the recipe made of it
reads the next file of the family.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from perfdesk.core.figures import FigureKind
from perfdesk.core.recipes import (
    ColumnRule,
    Filter,
    Grouping,
    MeasureRule,
    Part,
    Recipe,
    RecipeKind,
    Spread,
)
from perfdesk.importing.formats.extract import Extract, Sheet
from perfdesk.importing.recipes.column_parts import (
    CHOSEN,
    GUESSED,
    MANY,
    PARTS,
    SURE,
    MappedColumn,
    by_headings,
    for_counting,
    parts_by_recipe,
)
from perfdesk.importing.recipes.fitting import (
    Fit,
    distinct_headings,
    fit_recipe,
    words_and_period,
)
from perfdesk.importing.recipes.rows_by_colour import is_by_colour, without_totals_alone
from perfdesk.importing.tables.finding import FoundTable, table_at
from perfdesk.importing.tables.personal import PersonalColumn
from perfdesk.importing.vocabulary.columns import Column, Role, tidy_heading
from perfdesk.importing.vocabulary.wordings import normal_words, without_periods

_NEEDED = frozenset(
    {
        Part.PERIOD, Part.YEAR, Part.PLACE_CODE, Part.PLACE, Part.MEASURE, Part.CODE, Part.VALUE,
        Part.DATE, Part.GROUP, Part.AGE, Part.NUMERATOR,
    }
)  # fmt: skip
_MOST_LEFT_OUT = 20


@dataclass(frozen=True)
class MappedFile:
    """A file whose tables can be looked at.

    Attributes:
        extract: The file as read.
        tables: The tables found in it, on sheets that are in use and others.
        people: The columns that hold personal data; such a sheet can only be counted.
    """

    extract: Extract
    tables: tuple[FoundTable, ...]
    people: tuple[PersonalColumn, ...] = ()

    def is_about_people(self, table: FoundTable) -> bool:
        """Tell whether the rows of a table's sheet are about people."""
        return any(each.sheet == table.sheet.name for each in self.people)


@dataclass(frozen=True)
class TableMapping:
    """How one table is read, as far as it was told, found or corrected.

    Attributes:
        file: The file that it stands in.
        table: The table, its rows corrected where a person did so.
        columns: What each of its columns is, from left to right.
        name: Of the recipe that is made of it.
        kind: What the table gives.
        figures: Whether its figures are our own or published ones.
        place: Code of the place that all figures are about; empty where a column tells, or where
            they are about the pack's council.
        period: Key of the period that all figures of this file are about; empty where the file
            tells. It is an answer about the file and no part of the recipe.
        sums: Whether months are added up to the columns of the pack.
        measures: Which measure each label means; one of no words is for the whole table.
        coloured: Which rows are read, told by their colour; None for all of them.
        groupings: For rows to be counted: which words are counted for which measure.
        base: The recipe that it was first read by; None where only its headings told.
        found: The table as it was first found.
    """

    file: MappedFile
    table: FoundTable
    columns: tuple[MappedColumn, ...]
    name: str
    kind: RecipeKind = RecipeKind.FIGURES
    figures: FigureKind = FigureKind.LOCAL
    place: str = ""
    period: str = ""
    sums: bool = False
    measures: tuple[MeasureRule, ...] = ()
    groupings: tuple[Grouping, ...] = ()
    base: Recipe | None = None
    found: FoundTable | None = None
    coloured: Filter | None = None

    # --- corrections ---------------------------------------------------------------------------
    def with_part(self, index: int, part: Part) -> TableMapping:
        """Return the mapping in which the column with number *index* is *part*.

        What only one column can be is taken from the column that was it before.
        """

        def corrected(each: MappedColumn) -> MappedColumn:
            if each.column.index == index:
                return replace(each, part=part, confidence=SURE, reason=CHOSEN)
            if each.part is part and part not in MANY:
                return replace(each, part=Part.UNUSED, confidence=SURE, reason=CHOSEN)
            return each

        return replace(self, columns=tuple(corrected(each) for each in self.columns))

    def with_rows(
        self,
        header_rows: tuple[int, ...],
        first_row: int,
        last_row: int,
        columns: tuple[int, int] | None = None,
    ) -> TableMapping | None:
        """Return the mapping of the table that stands there; None where nothing does.

        What a person chose for a column stays while the column has the same heading.
        """
        table = table_at(self.table.sheet, header_rows, first_row, last_row, columns)
        if table is None:
            return None
        fresh = by_headings(table)
        chosen = {each.column.index: each for each in self.columns if each.reason == CHOSEN}
        kept = tuple(
            replace(each, part=chosen[each.column.index].part, confidence=SURE, reason=CHOSEN)
            if each.column.index in chosen
            and chosen[each.column.index].column.name == each.column.name
            else each
            for each in fresh
        )
        return replace(self, table=table, columns=kept)

    def with_kind(self, kind: RecipeKind, figures: FigureKind = FigureKind.LOCAL) -> TableMapping:
        """Return the mapping of a table that gives something else; of a list, rows are counted.

        What a person chose for a column stays where there is such a column in what it gives now.
        """
        fresh = for_counting(self.table) if kind is RecipeKind.ROWS else by_headings(self.table)
        if kind is self.kind:
            fresh = self.columns
        chosen = {each.column.index: each for each in self.columns if each.reason == CHOSEN}
        told = (chosen.get(each.column.index, each) for each in fresh)
        columns = tuple(
            each
            if each.part in PARTS[kind]
            else replace(each, part=Part.UNUSED, confidence=GUESSED, reason="not needed")
            for each in told
        )
        return replace(self, kind=kind, figures=figures, columns=columns)

    def with_measure(
        self, words: str, measure: str | None, filters: tuple[Filter, ...] = ()
    ) -> TableMapping:
        """Return the mapping in which a label means a measure of the pack.

        Args:
            words: The label; empty for the measure of the whole table.
            measure: Id of the measure; None to leave the label's figures out.
            filters: Which of its rows are meant; none for all of them.
        """
        wanted = normal_words(words)
        others = tuple(
            each
            for each in self.measures
            if normal_words(each.words) != wanted or each.filters != filters
        )
        if measure is None and filters:
            return replace(self, measures=others)
        rule = MeasureRule(words, measure=measure or "", taken=measure is not None, filters=filters)
        return replace(self, measures=(rule, *others))

    def with_group(self, words: str, measure: str | None) -> TableMapping:
        """Return the mapping in which rows that say *words* are counted for a measure.

        Args:
            words: What the column of groups says.
            measure: Id of the measure; None for rows that are not counted.
        """
        wanted = words.casefold()
        others = tuple(
            left
            for each in self.groupings
            if (left := replace(each, values=_without(each.values, wanted))).values
        )
        added = (Grouping((words,), measure),) if measure is not None else ()
        return replace(self, groupings=(*others, *added))

    # --- between processes ---------------------------------------------------------------------
    def without_file(self) -> TableMapping:
        """Return the mapping without what it was read from; sheets are told by their places."""
        extract = self.file.extract
        places = {id(each): str(at) for at, each in enumerate(extract.sheets)}

        def bare(table: FoundTable) -> FoundTable:
            return _on_sheet(table, Sheet(places[id(table.sheet)], ()))

        return replace(
            self,
            file=MappedFile(replace(extract, sheets=(), problems=()), ()),
            table=bare(self.table),
            found=bare(self.found) if self.found is not None else None,
        )

    def of_file(self, file: MappedFile) -> TableMapping:
        """Return the mapping with the file that it was read from."""
        sheets = file.extract.sheets

        def whole(table: FoundTable) -> FoundTable:
            again = _on_sheet(table, sheets[int(table.sheet.name)])
            return next((each for each in file.tables if each == again), again)

        return replace(
            self,
            file=file,
            table=whole(self.table),
            found=whole(self.found) if self.found is not None else None,
        )

    # --- what follows --------------------------------------------------------------------------
    def of(self, part: Part) -> tuple[Column, ...]:
        """Return the columns that are *part*, from left to right."""
        return tuple(each.column for each in self.columns if each.part is part)

    @property
    def spread(self) -> Spread:
        """What the columns of figures differ by; nothing where there is one."""
        match self.kind:
            case RecipeKind.ROWS:
                return Spread.NONE
            case RecipeKind.POPULATIONS:
                return Spread.NONE if self.of(Part.AGE) else Spread.AGES
            case RecipeKind.NEIGHBOURS:
                return Spread.NEIGHBOURS if len(self.of(Part.NEIGHBOUR)) > 1 else Spread.NONE
        values = self.of(Part.VALUE)
        told = [words_and_period(each) for each in values]
        if len(values) < 2 and not (told and told[0][1] and not self.of(Part.PERIOD)):
            return Spread.NONE
        if any(period is None for _, period in told):
            return Spread.MEASURES
        return Spread.MEASURES_AND_PERIODS if all(words for words, _ in told) else Spread.PERIODS

    @property
    def lacking(self) -> tuple[str, ...]:
        """What has to be said before anything can be read, one sentence each."""
        said: list[str] = []
        doubled = {
            each.part
            for each in self.columns
            if each.part not in MANY and len(self.of(each.part)) > 1
        }
        said += [f"Two columns are the {part.value}. Choose one of them." for part in doubled]
        match self.kind:
            case RecipeKind.ROWS:
                needed: tuple[tuple[Part, ...], ...] = ((Part.GROUP,),)
            case RecipeKind.NEIGHBOURS:
                needed = ((Part.PLACE_CODE, Part.PLACE),)
            case _:
                needed = ((Part.VALUE, Part.NUMERATOR),)
        for parts in needed:
            if not any(self.of(part) for part in parts) and self.spread is not Spread.AGES:
                said.append(f"No column is the {' or the '.join(parts)}. Choose one.")
        if self.of(Part.YEAR) and not self.of(Part.PERIOD):
            said.append(
                "A column holds the year only, but no column is the period. Choose the one of "
                "months or quarters."
            )
        return tuple(said)

    @property
    def missing(self) -> tuple[ColumnRule, ...]:
        """What the recipe it was read by needs, and no column is: it no longer fits as it was."""
        rules = self.base.columns if self.base else ()
        spread = self.spread is not Spread.NONE
        return tuple(
            each
            for each in rules
            if each.required and not self.of(each.part) and not (spread and each.part is Part.VALUE)
        )

    @property
    def answers(self) -> dict[str, str]:
        """What is said of this file alone, as answers to the questions of its plan."""
        return {f"period {self.name}": self.period} if self.period else {}

    def recipe(self) -> Recipe:
        """Return the recipe that reads this table, and the next one of its family."""
        base = self.base or Recipe(self.name, self.kind, ())
        headings = distinct_headings(self.table.columns)
        rules = [*self._rules(headings), *self._unused(headings)]
        return replace(
            base,
            name=self.name,
            kind=self.kind,
            columns=tuple(rules),
            spread=self.spread,
            # A recipe that read other sheets and names of files until now goes on doing so.
            sheets=base.sheets if self.base else self._sheets(),
            file_words=base.file_words if self.base else self._file_words(),
            filters=(*self._filters(base), *self._rows_left_out()),
            measures=self.measures,
            groupings=self.groupings,
            figures=self.figures,
            place=self.place,
            sums=self.sums,
        )

    def _filters(self, base: Recipe) -> tuple[Filter, ...]:
        kept = tuple(each for each in base.filters if not is_by_colour(each))
        return (*without_totals_alone(kept), self.coloured) if self.coloured else kept

    def _rules(self, headings: Mapping[int, str]) -> Iterator[ColumnRule]:
        many = self.spread in {Spread.PERIODS, Spread.MEASURES_AND_PERIODS, Spread.NEIGHBOURS}
        for part in PARTS[self.kind]:
            columns = self.of(part)
            if not columns or part is Part.UNUSED or (many and part is Part.NEIGHBOUR):
                continue
            if many and part is Part.VALUE:
                # A year beside words is one of the years: `2023/24 outturn`.
                said = dict.fromkeys(words_and_period(each)[0] for each in columns)
                if self.spread is Spread.PERIODS and any(said):
                    yield ColumnRule(part, tuple(each for each in said if each), required=False)
                continue
            known = self.base.rule(part) if self.base else None
            told = [headings[each.index] for each in columns]
            earlier = known.headings if known is not None and len(columns) == 1 else ()
            yield ColumnRule(part, tuple(dict.fromkeys((*told, *earlier))), part in _NEEDED)

    def _unused(self, headings: Mapping[int, str]) -> Iterator[ColumnRule]:
        """Yield the rule of the columns that would be read if a person had not said otherwise."""
        rules = tuple(self._rules(headings))
        plain = Recipe(self.name, self.kind, rules, self.spread)
        fit = fit_recipe(plain, self.table, None)
        read = {each.column.index for each in fit.spread} if fit else set()
        read |= {each.index for each in fit.columns.values()} if fit else set()
        not_meant = [
            each.column
            for each in self.columns
            if each.part is Part.UNUSED and (each.reason == CHOSEN or each.column.index in read)
        ]
        if not_meant:
            named = tuple(headings[each.index] for each in not_meant)
            yield ColumnRule(Part.UNUSED, named, required=False)

    def _sheets(self) -> tuple[str, ...]:
        """Return the name of the sheet, where others of the file have tables and it is no year."""
        others = {each.sheet.name for each in self.file.tables} - {self.table.sheet.name}
        name = without_periods(self.table.sheet.name)
        return (name,) if others and name and name == tidy_heading(self.table.sheet.name) else ()

    def _file_words(self) -> tuple[str, ...]:
        """Return what the file is called, where nothing else tells what its figures are."""
        if self.of(Part.MEASURE) or self.spread in {Spread.MEASURES, Spread.MEASURES_AND_PERIODS}:
            return ()
        if self.kind is not RecipeKind.FIGURES:
            return ()
        words = without_periods(self.file.extract.name.rpartition(".")[0])
        return (words,) if words else ()

    def _rows_left_out(self) -> Iterator[Filter]:
        """Yield a filter for the rows at either end that a person took away from the table."""
        if self.found is None or self.found.sheet is not self.table.sheet:
            return
        gone = sorted(set(self.found.row_numbers) - set(self.table.row_numbers))
        labels = [each for each in self.table.columns if each.role is not Role.VALUE]
        if not gone or len(gone) > _MOST_LEFT_OUT or not labels:
            return
        first = labels[0]
        said = {self.table.sheet.text(row, first.index) for row in gone} - {""}
        kept = {self.table.sheet.text(row, first.index) for row in self.table.row_numbers}
        if said - kept:
            headings = distinct_headings(self.table.columns)
            yield Filter((headings[first.index],), tuple(sorted(said - kept)), left_out=True)


def _on_sheet(table: FoundTable, sheet: Sheet) -> FoundTable:
    """Return a table with its sheet or without; the totals that it has found go with it."""
    moved = replace(table, sheet=sheet)
    if "totals" in vars(table):
        vars(moved)["totals"] = table.totals
    return moved


def mapping_of(file: MappedFile, table: FoundTable, recipes: Sequence[Recipe]) -> TableMapping:
    """Return how a table is read by the recipe that fits it best, else by its headings.

    Args:
        file: The file it stands in.
        table: The table.
        recipes: The recipes to try; those that count rows alone where it is about people.
    """
    if file.is_about_people(table):
        recipes = [each for each in recipes if each.kind is RecipeKind.ROWS]
    fits = [
        fit
        for recipe in recipes
        if (fit := fit_recipe(recipe, table, file.extract.name)) is not None
    ]
    if fits:
        best = max(fits, key=lambda fit: (not fit.missing, fit.score))
        return by_recipe(file, best)
    about = file.is_about_people(table)
    mapping = TableMapping(
        file,
        table,
        by_headings(table),
        _name_for(file.extract.name),
        RecipeKind.ROWS if about else RecipeKind.FIGURES,
        found=table,
    )
    if about:
        return replace(mapping, columns=for_counting(table))
    return mapping


def by_recipe(file: MappedFile, fit: Fit) -> TableMapping:
    """Return how a table is read by a recipe, required columns that it lacks left open."""
    recipe = fit.recipe
    return TableMapping(
        file,
        fit.table,
        parts_by_recipe(fit),
        recipe.name,
        recipe.kind,
        recipe.figures,
        recipe.place,
        "",
        recipe.sums,
        recipe.measures,
        recipe.groupings,
        recipe,
        fit.table,
        next((each for each in recipe.filters if is_by_colour(each)), None),
    )


def _without(values: tuple[str, ...], wanted: str) -> tuple[str, ...]:
    return tuple(each for each in values if each.casefold() != wanted)


def _name_for(file: str) -> str:
    stem = file.rpartition(".")[0] or file
    words = without_periods(stem)
    return words[:1].upper() + words[1:] if words else stem
