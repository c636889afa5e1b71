"""What a table calls its measures, and which measures of the pack are meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from perfdesk.core.imports.answers import AnswerKey
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.progress_report import ProgressReport, silent
from perfdesk.core.recipes import Filter, Part, RecipeKind
from perfdesk.importing.matching.likely import LikelyMeasures, is_certain
from perfdesk.importing.matching.matcher import MEASURE
from perfdesk.importing.matching.questions import SKIP, Asking
from perfdesk.importing.matching.rules import MeasureRules
from perfdesk.importing.recipes.column_parts import SURE
from perfdesk.importing.recipes.counting import may_be_shown
from perfdesk.importing.recipes.fitting import Fit, fit_recipe
from perfdesk.importing.recipes.mapping import TableMapping
from perfdesk.importing.recipes.rows_by_colour import RowsByColour, rows_by_colour
from perfdesk.importing.vocabulary.wordings import normal_words

_LOOKING = "Looking for measures"
_MOST_BY_COLOUR = 40
"""Labels that may be told apart by colour besides: longer lists are of one colour each."""

_AT_ONCE = 500
"""Labels between two looks at whether somebody has cancelled."""


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
        coloured: The rows of one colour, where it is of those alone; None where it is of all.
        filters: What takes those rows.
    """

    words: str
    column: int
    rows: int
    measure: str
    confidence: float
    taken: bool = True
    coloured: RowsByColour | None = None
    filters: tuple[Filter, ...] = ()


def labels_of(
    pack: Pack, mapping: TableMapping, progress: ProgressReport = silent
) -> tuple[MappedLabel, ...]:
    """Return what a table calls its measures, and which measure of the pack each is taken for.

    Of rows to be counted, the words of a group are told only where five rows or more have them.

    Raises:
        CancelledError: *progress* said so.
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
        for done, row in enumerate(mapping.table.row_numbers):
            if done % _AT_ONCE == 0:
                progress(done, 2 * mapping.table.rows, _LOOKING)
            words = fit.text(row, Part.MEASURE)
            if words and fit.takes(row):
                _, times, code = met.get(words, (0, 0, ""))
                met[words] = (column.index, times + 1, code or fit.text(row, Part.CODE))
    else:
        # What figures without words of their own are called when they are planned.
        whole = mapping.table.sheet.name.strip() or mapping.file.extract.name
        met[whole] = (0, mapping.table.rows, "")
    rules, likely = MeasureRules(recipe.measures), LikelyMeasures(pack)
    labels: list[MappedLabel] = []
    for words, (place, rows, code) in met.items():
        if len(labels) % _AT_ONCE == 0:
            progress(len(met) + len(labels), 2 * len(met), _LOOKING)
        label = MappedLabel(words, place, rows, "", 0.0)
        labels.append(_with_measure(label, rules, likely, pack, code, recipe.name))
    return (*labels, *_coloured(labels[:_MOST_BY_COLOUR], fit, mapping, rules, likely, pack))


def _coloured(
    labels: Sequence[MappedLabel],
    fit: Fit,
    mapping: TableMapping,
    rules: MeasureRules,
    likely: LikelyMeasures,
    pack: Pack,
) -> Iterator[MappedLabel]:
    """Yield each label once more for the rows of a colour: they may be a measure of their own."""
    for rows in rows_by_colour(mapping.table) if mapping.coloured is None else ():
        said = Counter(fit.text(row, Part.MEASURE) for row in rows.rows)
        for label in labels:
            about = said[label.words] if Part.MEASURE in fit.columns else len(rows.rows)
            rule = next(
                (
                    each
                    for each in rules.of_some_rows(label.words)
                    if any(rows.colour in fit.colours(one) for one in each.filters)
                ),
                None,
            )
            found = replace(label, rows=about, measure="", confidence=SURE, taken=False)
            found = replace(found, coloured=rows, filters=(rows.filter,))
            if rule is None:
                if about:
                    yield found
                continue
            scored = likely.of(rule.reads_like or (label.words,))
            meant = rule.measure or (scored[0][1].id if is_certain(scored) else "")
            is_held = meant in pack.table(Measure)
            yield replace(found, measure=meant if is_held else "", taken=True, filters=rule.filters)


def _with_measure(
    label: MappedLabel,
    rules: MeasureRules,
    likely: LikelyMeasures,
    pack: Pack,
    code: str,
    family: str,
) -> MappedLabel:
    """Return a label with the measure that it is taken for, or as one that is not taken."""
    rule = rules.of(label.words)
    key = AnswerKey(MEASURE, family, normal_words(label.words))
    known = Asking(pack, {}).known(key)
    if known is not None and known.answer in pack.table(Measure):
        return replace(label, measure=known.answer, confidence=SURE)
    if known is not None and known.answer == SKIP:
        return replace(label, confidence=SURE, taken=False)
    if rule is not None and not rule.taken:
        return replace(label, confidence=SURE, taken=False)
    if rule is not None and rule.measure in pack.table(Measure):
        return replace(label, measure=rule.measure, confidence=SURE)
    wanted = (rule.reads_like if rule else ()) or (label.words,)
    scored = likely.of(wanted, code)
    if scored and is_certain(scored):
        sure, measure = scored[0]
        return replace(label, measure=measure.id, confidence=round(sure, 2))
    return label


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
