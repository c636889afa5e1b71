"""What a table calls its measures, and which measures of the pack are meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.recipes import Part, Recipe, RecipeKind
from perfdesk.importing.recipes.column_parts import SURE
from perfdesk.importing.recipes.counting import may_be_shown
from perfdesk.importing.recipes.fitting import Fit, fit_recipe
from perfdesk.importing.recipes.mapping import TableMapping
from perfdesk.importing.recipes.resolving import is_certain, likely_measures, rule_for


@dataclass(frozen=True, slots=True)
class MappedLabel:
    """What a table calls a measure.

    Attributes:
        words: As in the file; the name of the sheet, else of the file, where it gives none.
        column: Number of the column that says so; 0 where none does.
        rows: How many rows are about it.
        measure: Id of the measure of the pack that is meant; empty where none is certain.
        confidence: From 0 to 1, how sure that is.
        taken: Whether its figures are taken; a person may have said that they are not.
    """

    words: str
    column: int
    rows: int
    measure: str
    confidence: float
    taken: bool = True


def labels_of(pack: Pack, mapping: TableMapping) -> tuple[MappedLabel, ...]:
    """Return what a table calls its measures, and which measure of the pack each is taken for.

    Of rows to be counted, the words of a group are told only where five rows or more have them.
    """
    recipe = mapping.recipe()
    fit = fit_recipe(recipe, mapping.table, None)
    if fit is None or mapping.kind not in {RecipeKind.FIGURES, RecipeKind.ROWS}:
        return ()
    if mapping.kind is RecipeKind.ROWS:
        return tuple(_groups(mapping, fit))
    met: dict[str, tuple[int, int, str]] = {}
    if any(each.words for each in fit.spread):
        for each in fit.spread:
            met.setdefault(each.words, (each.column.index, mapping.table.rows, ""))
    elif (column := fit.columns.get(Part.MEASURE)) is not None:
        for row in mapping.table.row_numbers:
            words = fit.text(row, Part.MEASURE)
            if words and fit.takes(row):
                _, times, code = met.get(words, (0, 0, ""))
                met[words] = (column.index, times + 1, code or fit.text(row, Part.CODE))
    else:
        # What figures without words of their own are called when they are planned.
        whole = mapping.table.sheet.name.strip() or mapping.file.extract.name
        met[whole] = (0, mapping.table.rows, "")
    return tuple(
        _label(pack, recipe, words, column, rows, code)
        for words, (column, rows, code) in met.items()
    )


def _label(
    pack: Pack, recipe: Recipe, words: str, column: int, rows: int, code: str
) -> MappedLabel:
    rule = rule_for(recipe, words)
    held = pack.table(Measure)
    if rule is not None and not rule.taken:
        return MappedLabel(words, column, rows, "", SURE, taken=False)
    if rule is not None and rule.measure in held:
        return MappedLabel(words, column, rows, rule.measure, SURE)
    wanted = (rule.reads_like if rule else ()) or (words,)
    likely = likely_measures(pack, wanted, code)
    if likely and is_certain(likely):
        sure, measure = likely[0]
        return MappedLabel(words, column, rows, measure.id, round(sure, 2))
    return MappedLabel(words, column, rows, "", 0.0)


def _groups(mapping: TableMapping, fit: Fit) -> Iterator[MappedLabel]:
    column = fit.columns.get(Part.GROUP)
    if column is None:
        return
    told = {value.casefold(): each.measure for each in mapping.groupings for value in each.values}
    said = (
        " ".join(fit.text(row, Part.GROUP).split())
        for row in mapping.table.row_numbers
        if fit.takes(row)
    )
    for words, rows in Counter(said).most_common():
        if may_be_shown(words, rows):
            measure = told.get(words.casefold(), "")
            yield MappedLabel(words, column.index, rows, measure, SURE if measure else 0.0)
