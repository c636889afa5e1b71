"""What the planning of an import sees of recipes: the family that reads by the fitting one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from perfdesk.core.imports.answers import AnswerKey
from perfdesk.core.pack import Pack
from perfdesk.core.problems import ImportKind, Problem, Severity
from perfdesk.core.recipes import ColumnRule, Part, Recipe, RecipeKind, Spread
from perfdesk.core.sequels import SequelLayer
from perfdesk.importing.drafts.job import Family, ImportJob, with_questions
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.formats.extract import Extract, Sheet
from perfdesk.importing.matching.questions import SKIP, Choice, NotUnderstood, Question
from perfdesk.importing.recipes.counting import plan_counts
from perfdesk.importing.recipes.figures import FigurePlanning
from perfdesk.importing.recipes.fitting import Fit, best_fits, fits_of
from perfdesk.importing.recipes.laying import tables_laid_by
from perfdesk.importing.recipes.neighbours import plan_neighbours
from perfdesk.importing.recipes.populations import plan_populations
from perfdesk.importing.recipes.shipped import shipped_recipes
from perfdesk.importing.tables.finding import FoundTable
from perfdesk.importing.vocabulary.columns import Role

_MOST_TOLD = 8


@dataclass(frozen=True)
class RecipeFamily:
    """The files that one recipe reads.

    Attributes:
        recipe: The recipe.
        file_name: Of the file at hand, by which some recipes are told apart; None where the
            recipe was named.
    """

    recipe: Recipe
    file_name: str | None

    @property
    def name(self) -> str:
        """What the list of sources calls it."""
        return self.recipe.name

    def recognises(self, tables: tuple[FoundTable, ...]) -> bool:
        """Tell whether the recipe reads any of the tables."""
        return bool(best_fits((self.recipe,), tables, self.file_name))

    def lacks(self, tables: tuple[FoundTable, ...]) -> bool:
        """Tell whether a column that the recipe needs is missing in each of the tables."""
        return all(fit.missing for fit in best_fits((self.recipe,), tables, self.file_name))

    def plan(self, job: ImportJob) -> ImportPlan:
        """Return what the file would bring into the pack.

        Raises:
            UnreadableExtractError: The pack does not say which council it is for.
        """
        chosen = _answered(job, self.recipe)
        tables = tables_laid_by(self.recipe, job.tables)
        fits = fits_of(self.recipe, tables, self.file_name, chosen)
        for fit in fits:
            if fit.missing:
                _ask_for_column(job, fit)
        recipe = _with_headings(self.recipe, chosen)
        plan = _plan(job, recipe, [fit for fit in fits if not fit.missing])
        return replace(
            plan, problems=(*plan.problems, *_columns_left_out(fits), *_left_by(job, fits))
        )


@dataclass(frozen=True)
class RecipeFamilies:
    """The files of which several recipes read a table each.

    Attributes:
        families: One for each recipe, the best fitting first; a table is read by the first of
            them that fits it.
    """

    families: tuple[RecipeFamily, ...]

    @property
    def name(self) -> str:
        """What the list of sources calls it."""
        return " and ".join(each.name for each in self.families)

    def recognises(self, tables: tuple[FoundTable, ...]) -> bool:
        """Tell whether any of the recipes reads any of the tables."""
        return any(each.recognises(tables) for each in self.families)

    def plan(self, job: ImportJob) -> ImportPlan:
        """Return what all of the recipes together would bring into the pack.

        Raises:
            UnreadableExtractError: The pack does not say which council it is for.
        """
        plans, left = [], job.tables
        for family in self.families:
            ours = _read_by(family, left)
            left = tuple(each for each in left if each not in ours)
            its = replace(job, tables=ours)
            plans.append(with_questions(family.plan(its), its.asking))
        return ImportPlan(
            job.source,
            tuple(record for plan in plans for record in plan.records),
            tuple(figure for plan in plans for figure in plan.figures),
            tuple(each for plan in plans for each in plan.not_understood),
            tuple(question for plan in plans for question in plan.questions),
            (
                *(problem for plan in plans for problem in plan.problems),
                *_tables_left_out(self.name, [each.sheet for each in left], ()),
            ),
        )


def recipes_in(family: object) -> tuple[Recipe, ...]:
    """Return the recipes that a family reads by; none for a family that is more than those."""
    match family:
        case RecipeFamily():
            return (family.recipe,)
        case RecipeFamilies():
            return tuple(each.recipe for each in family.families)
        case _:
            return ()


def with_recipes_of(family: Family, pack: Pack) -> Family:
    """Return a family by its recipes as a pack holds them by now."""
    held = pack.table(Recipe)
    match family:
        case RecipeFamily():
            return replace(family, recipe=held.get(family.recipe.name, family.recipe))
        case RecipeFamilies():
            latest = (
                replace(each, recipe=held.get(each.recipe.name, each.recipe))
                for each in family.families
            )
            return replace(family, families=tuple(latest))
        case _:
            return family


def _read_by(family: RecipeFamily, tables: tuple[FoundTable, ...]) -> tuple[FoundTable, ...]:
    """Return the tables that a recipe reads without a question, as they were found."""
    sheets = {
        fit.table.sheet.name
        for fit in fits_of(family.recipe, tables_laid_by(family.recipe, tables), family.file_name)
        if not fit.missing
    }
    return tuple(each for each in tables if each.sheet.name in sheets)


def recipes_of(pack: Pack) -> tuple[Recipe, ...]:
    """Return the recipes of a pack, and the shipped ones that it has none of its own instead of."""
    own = pack.table(Recipe)
    shipped = (each for each in shipped_recipes() if each.name not in own)
    return (*own.values(), *shipped)


def recipe_of_shares(pack: Pack) -> Recipe | None:
    """Return the recipe that says how the shares of the layers are called; None if none does."""
    layers = {each.value for each in SequelLayer}
    return next(
        (
            each
            for each in recipes_of(pack)
            if each.shares and layers <= {rule.words for rule in each.measures}
        ),
        None,
    )


def recipe_family(
    recipes: Sequence[Recipe], extract: Extract, tables: tuple[FoundTable, ...]
) -> RecipeFamily | None:
    """Return the family of the recipe that reads a file best; None where none does."""
    fits = best_fits(recipes, tables, extract.name)
    return RecipeFamily(fits[0].recipe, extract.name) if fits else None


def own_family(
    recipes: Sequence[Recipe], extract: Extract, tables: tuple[FoundTable, ...]
) -> RecipeFamily | RecipeFamilies | None:
    """Return the family of the recipes of a pack's own that read a file; None where none does.

    Its tables are also looked for by their headings, since a person may have had to say where a
    table is. A recipe for each sheet of a workbook reads the sheets together.
    """
    found = recipe_family(recipes, extract, tables)
    if found is not None and not found.lacks(tables):
        families, left = [found], tables
        while left and (ours := _read_by(families[-1], left)):
            left = tuple(each for each in left if each not in ours)
            others = [each for each in recipes if all(each != one.recipe for one in families)]
            following = recipe_family(others, extract, left) if left else None
            if following is None or following.lacks(left):
                break
            families.append(following)
        return RecipeFamilies(tuple(families)) if len(families) > 1 else found
    for recipe in recipes:
        family = RecipeFamily(recipe, extract.name)
        if not family.lacks(tables_laid_by(recipe, tables)):
            return family
    return found


def named_family(recipe: Recipe, tables: tuple[FoundTable, ...]) -> RecipeFamily | None:
    """Return the family of a recipe that was named for a file; None where it reads no table."""
    laid = tables_laid_by(recipe, tables)
    return RecipeFamily(recipe, None) if best_fits((recipe,), laid, None) else None


def _plan(job: ImportJob, recipe: Recipe, fits: Sequence[Fit]) -> ImportPlan:
    match recipe.kind:
        case RecipeKind.POPULATIONS:
            return plan_populations(job, recipe, fits)
        case RecipeKind.NEIGHBOURS:
            return plan_neighbours(job, recipe, fits)
        case RecipeKind.ROWS:
            return plan_counts(job, recipe, fits)
        case RecipeKind.FIGURES:
            return FigurePlanning(job, recipe).plan(fits)


def _answered(job: ImportJob, recipe: Recipe) -> dict[Part, str]:
    """Return the headings that were chosen for columns of other names, now or before."""
    found: dict[Part, str] = {}
    for rule in recipe.columns:
        key = _column_key(recipe, rule)
        kept = job.asking.known(key)
        given = job.answers.get(str(key))
        answer = given or (kept.answer if kept else SKIP)
        if given and given != SKIP:
            job.asking.keep(key, given, rule.headings[0])
        if answer != SKIP:
            found[rule.part] = answer
    return found


def _with_headings(recipe: Recipe, chosen: dict[Part, str]) -> Recipe:
    """Return a recipe that knows the headings that were chosen."""
    columns = tuple(
        replace(rule, headings=tuple(dict.fromkeys((*rule.headings, chosen[rule.part]))))
        if rule.part in chosen
        else rule
        for rule in recipe.columns
    )
    return replace(recipe, columns=columns)


def _column_key(recipe: Recipe, rule: ColumnRule) -> AnswerKey:
    return AnswerKey("column", recipe.name, rule.part.value)


def _ask_for_column(job: ImportJob, fit: Fit) -> None:
    (rule,) = fit.missing
    headings = dict.fromkeys(each.name for each in fit.free if each.name)
    where = job.extract.reference(fit.table.sheet, fit.table.range)
    question = Question(
        str(_column_key(fit.recipe, rule)),
        f"Which column in {_place_of(fit)} is the {rule.part.value}, previously headed "
        f"\u201c{rule.headings[0]}\u201d?",
        where,
        (*(Choice(each, each) for each in headings), Choice(SKIP, "None: leave the table out")),
    )
    left = NotUnderstood(
        where,
        fit.table.range,
        f"The table is left out until you say which column is the {rule.part.value}.",
    )
    job.asking.answer(question, rule.headings[0], left)


def _place_of(fit: Fit) -> str:
    sheet = fit.table.sheet.name.strip()
    return f"sheet \u201c{sheet}\u201d" if sheet else "the file"


def _columns_left_out(fits: Sequence[Fit]) -> tuple[Problem, ...]:
    """Name the columns of figures that a recipe does not read, and nobody said are not to be."""
    headings = dict.fromkeys(
        each.name
        for fit in fits
        if fit.recipe.kind is RecipeKind.FIGURES
        for each in fit.free
        if each.name and each.role is Role.VALUE
        # Of a column of some time it is asked what it is.
        if not (fit.recipe.spread is Spread.PERIODS and each.facets.tells_time)
    )
    if not headings:
        return ()
    names = [f"\u201c{each}\u201d" for each in headings]
    more = f" and {len(names) - _MOST_TOLD} more" if len(names) > _MOST_TOLD else ""
    return (
        Problem(
            Severity.NOTE,
            ImportKind.COLUMN,
            f"The recipe \u201c{fits[0].recipe.name}\u201d does not read these columns of "
            f"figures, so they were left out: {', '.join(names[:_MOST_TOLD])}{more}.",
        ),
    )


def _left_by(job: ImportJob, fits: Sequence[Fit]) -> tuple[Problem, ...]:
    used = {fit.table.sheet.name for fit in fits}
    sheets = [each.sheet for each in job.tables if each.sheet.name not in used]
    name = fits[0].recipe.name if fits else job.source.family
    return _tables_left_out(name, sheets, used)


def _tables_left_out(
    recipe: str, sheets: Sequence[Sheet], used: Collection[str]
) -> tuple[Problem, ...]:
    """Say which sheets the recipe has no use for."""
    others = dict.fromkeys(each.name.strip() for each in sheets if each.name not in used)
    if not others:
        return ()
    names = ", ".join(f"\u201c{each}\u201d" for each in others)
    return (
        Problem(
            Severity.NOTE,
            ImportKind.SHEET,
            f"The recipe \u201c{recipe}\u201d reads none of the tables on {names}, so they were "
            "left out.",
        ),
    )
