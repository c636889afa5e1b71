"""From a file to a plan: reading it, telling its family, comparing it with the pack."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType

from perfdesk.core.edits import apply_edit, edit_between
from perfdesk.core.errors import UnreadableExtractError
from perfdesk.core.figures import FigureKind
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.places import ENGLAND, Place, PlaceLevel
from perfdesk.core.problems import ImportKind, Problem, Severity
from perfdesk.core.progress_report import ProgressReport, silent
from perfdesk.core.recipes import Recipe, RecipeKind
from perfdesk.core.settings import PackSettings
from perfdesk.core.sources import SourceFile
from perfdesk.core.strategy import Layer
from perfdesk.importing.drafts.data_to import data_to, with_data_to
from perfdesk.importing.drafts.held_back import with_doubts
from perfdesk.importing.drafts.job import Family, ImportJob, with_questions
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.drafts.snippets import with_snippets
from perfdesk.importing.formats.extract import Extract, Sheet
from perfdesk.importing.formats.reading import read_extract
from perfdesk.importing.matching.known import PackMeasures
from perfdesk.importing.reading.context import KnownMeasures
from perfdesk.importing.reading.lacking import what_is_lacking
from perfdesk.importing.recipes.family import (
    RecipeFamily,
    named_family,
    own_family,
    recipe_family,
    recipes_in,
    recipes_of,
    with_recipes_of,
)
from perfdesk.importing.recipes.mapping import MappedFile, TableMapping
from perfdesk.importing.shapes.ascof_open_data import AscofOpenData
from perfdesk.importing.shapes.ascof_series import AscofTimeSeries
from perfdesk.importing.shapes.commentary_return import CommentaryReturn
from perfdesk.importing.shapes.labelled_form import LabelledForm
from perfdesk.importing.shapes.owner_return import OwnerReturn
from perfdesk.importing.shapes.plain_tables import PlainTables
from perfdesk.importing.shapes.printed.appendix import PrintedAppendix
from perfdesk.importing.shapes.printed.pieces import pieces_of
from perfdesk.importing.shapes.printed.rows import printed_table
from perfdesk.importing.shapes.printed.titles import title_above
from perfdesk.importing.shapes.sequel_table import SequelTable
from perfdesk.importing.shapes.targets_sheet import TargetsFamily
from perfdesk.importing.tables.coloured_rows import coloured_row_notes
from perfdesk.importing.tables.finding import FoundTable, find_tables, total_problems
from perfdesk.importing.tables.personal import described, personal_columns, personal_notes
from perfdesk.importing.vocabulary.columns import Role
from perfdesk.importing.vocabulary.places import comparators_of

FAMILIES: tuple[Family, ...] = (
    AscofTimeSeries(),
    AscofOpenData(),
)
"""The families, beside the printed appendix, that are more than a recipe can say; the first that
recognises a file reads it."""

PLAIN_FAMILIES: tuple[Family, ...] = (
    CommentaryReturn(),
    SequelTable(),
    LabelledForm(),
)
"""The families of comments and of forms that are no plain tables, for what no recipe reads."""

UNNAMED_COUNCIL = Place("our-council", "Our council", PlaceLevel.COUNCIL)
"""Stands for our council in a pack made before anyone said which one it is."""

_NOT_IN_USE = re.compile(r"\bold\b|do not use|superseded|\barchive", re.IGNORECASE)
_NO_ANSWERS: Mapping[str, str] = MappingProxyType({})


def plan_import(
    path: Path,
    pack: Pack,
    *,
    answers: Mapping[str, str] = _NO_ANSWERS,
    recipe: str | Recipe = "",
    imported_by: str = "",
    at: datetime,
    progress: ProgressReport = silent,
) -> ImportPlan:
    """Read an extract and plan what it would bring into a pack; the pack is not changed.

    Args:
        path: The extract.
        pack: What it is compared with.
        answers: To the questions of an earlier plan of the same file, by their ids.
        recipe: The recipe to read it by, or its name; empty for the one that fits best. One that
            the pack does not hold becomes one of the plan's records.
        imported_by: The account that imports.
        at: When, with time zone.
        progress: Told how far the work is; may cancel it.

    Returns:
        The plan. Unanswered questions leave their figures out and are listed as not
        understood.

    Raises:
        UnreadableExtractError: The file cannot be read, or is of no family that is known.
        CancelledError: *progress* said so.
    """
    progress(0, 2, f"Reading {path.name}")
    read = read_file(path, pack, recipe=recipe, imported_by=imported_by, at=at)
    progress(1, 2, f"Comparing {path.name} with the pack")
    return plan_file(read, pack, answers=answers, progress=progress)


@dataclass(frozen=True)
class ReadFile:
    """A file that was read, of a family that is known.

    Attributes:
        job: The file on its way into the pack.
        family: What reads it.
        recipe: The recipe that it was given to be read by, or its name; empty for none.
    """

    job: ImportJob
    family: Family
    recipe: str | Recipe = ""

    @property
    def reports(self) -> Period | None:
        """What an appendix reports; None for every other family."""
        is_appendix = isinstance(self.family, PrintedAppendix)
        return printed_table(self.job).position if is_appendix else None

    @property
    def order(self) -> tuple[int, str]:
        """Where it belongs among several: what others need or compare with comes first.

        Appendices bring the measures, the earlier one first; populations and neighbours come
        before the counts that are set in them, published figures before our own, comments last.
        """
        family = self.family
        if isinstance(family, PrintedAppendix):
            return 0, printed_table(self.job).position.end.isoformat()
        for recipe in recipes_in(family):
            if recipe.kind is RecipeKind.POPULATIONS:
                return 1, ""
            if recipe.kind is RecipeKind.NEIGHBOURS:
                return 2, ""
            return (3 if recipe.figures is FigureKind.PUBLISHED else 4), ""
        if isinstance(family, CommentaryReturn):
            return 5, ""
        return (3 if family in FAMILIES else 4), ""


def read_file(
    path: Path, pack: Pack, *, recipe: str | Recipe = "", imported_by: str = "", at: datetime
) -> ReadFile:
    """Read a file and tell its family.

    Raises:
        UnreadableExtractError: The file cannot be read, or is of no family that is known.
    """
    with_recipe, name = _with_recipe(pack, recipe)
    job, family = _job(path, with_recipe, imported_by, at, name)
    return ReadFile(job, family, recipe)


def plan_file(
    read: ReadFile,
    pack: Pack,
    *,
    answers: Mapping[str, str] = _NO_ANSWERS,
    progress: ProgressReport = silent,
) -> ImportPlan:
    """Plan what a file that was read would bring into a pack.

    Raises:
        UnreadableExtractError: The pack lacks what the family needs.
        CancelledError: *progress* said so.
    """
    with_recipe, _ = _with_recipe(pack, read.recipe)
    family = with_recipes_of(read.family, with_recipe)
    job = replace(read.job, pack=with_recipe, answers=answers, progress=progress)
    doubted = with_doubts(family.plan(job), job.pack, job.asking, _data_to(job))
    plan = with_questions(doubted, job.asking)
    plan = _with_origins(_keeping(plan, pack, read.recipe), job, family)
    before = [
        *_known_before(pack, plan),
        *_brings_nothing(plan),
        *job.extract.problems,
        *_sheets_left_out(job.extract),
    ]
    if not isinstance(family, PrintedAppendix):  # whose colours are read as ratings
        if all(each.kind != ImportKind.TOTAL for each in plan.problems):
            before += (problem for table in job.tables for problem in total_problems(table))
        explained = {each.where for each in plan.problems if each.kind == ImportKind.COLOUR}
        before += coloured_row_notes(job.tables, explained)
    return replace(plan, problems=(*before, *plan.problems))


def file_for_mapping(path: Path) -> MappedFile:
    """Read a file whose tables a person wants to look at.

    Raises:
        UnreadableExtractError: The file cannot be read.
    """
    extract = read_extract(path)
    return MappedFile(extract, find_tables(extract), personal_columns(extract))


def plan_mapping(
    mapping: TableMapping,
    pack: Pack,
    *,
    answers: Mapping[str, str] = _NO_ANSWERS,
    imported_by: str = "",
    at: datetime,
    progress: ProgressReport = silent,
) -> ImportPlan:
    """Plan what a table brings as it was mapped; its recipe is one of the plan's records.

    Tables of the other sheets, and others of its own, are read by the same recipe where they
    have its columns.

    Raises:
        UnreadableExtractError: The pack does not say which council it is for.
        CancelledError: *progress* said so.
    """
    recipe = mapping.recipe()
    others = (
        each
        for each in mapping.file.tables
        if not left_out(each.sheet)
        and not _overlap(each, mapping.table)
        and mapping.file.is_about_people(each) == mapping.file.is_about_people(mapping.table)
    )
    extract = mapping.file.extract
    source = SourceFile(extract.fingerprint, extract.name, at, imported_by, recipe.name)
    told = {**answers, **mapping.answers}
    job = ImportJob(
        extract,
        (mapping.table, *others),
        pack,
        source,
        told,
        progress=progress,
        people=mapping.file.people,
    )
    family = RecipeFamily(recipe, None)
    doubted = with_doubts(family.plan(job), job.pack, job.asking, _data_to(job))
    plan = with_questions(doubted, job.asking)
    plan = _with_origins(_keeping(plan, pack, recipe), job, family)
    return replace(plan, problems=(*_known_before(pack, plan), *extract.problems, *plan.problems))


def _overlap(one: FoundTable, other: FoundTable) -> bool:
    return (
        one.sheet.name == other.sheet.name
        and one.first_row <= other.last_row
        and other.first_row <= one.last_row
    )


def pack_from_appendix(
    path: Path,
    *,
    council: Place | None,
    title: str | None,
    position: Period | None,
    imported_by: str = "",
    at: datetime,
) -> tuple[Pack, ImportPlan]:
    """Make a pack from the table that a council prints today.

    Args:
        path: The appendix.
        council: Whose it is; None where not known yet.
        title: Of the pack; if None or empty that of the table, else a general one.
        position: What it reports; None to read it in the appendix.
        imported_by: The account that imports.
        at: When, with time zone.

    Returns:
        The pack with everything of the appendix taken over, and the plan it came from.

    Raises:
        UnreadableExtractError: The file cannot be read, is no appendix, or does not say
            which year it reports.
    """
    ours = council or UNNAMED_COUNCIL
    job = _appendix_job(path, position=position, imported_by=imported_by, at=at)
    family = PrintedAppendix()
    settings = PackSettings(
        title or title_above(job.tables) or "Performance dashboard",
        ours.code,
        printed_table(job).position,
    )
    base = Pack.of([settings, ours, ENGLAND, *comparators_of(ours)])
    job = replace(job, pack=base)
    plan = with_questions(family.plan(job), job.asking)
    plan = with_snippets(plan, job.extract, frozenset())
    if council is None:
        plan = replace(plan, problems=(_no_council(), *plan.problems))
    made, _ = apply_edit(base, plan.edit(base))
    return made, plan


def appendix_reports(path: Path, *, at: datetime) -> Period | None:
    """Return what a file reports that a pack could begin with; None for any other.

    Measures beside targets or ratings are enough, whether or not layers are named; beside
    averages alone they are an extract that somebody sends round.
    """
    try:
        job = _appendix_job(path, position=None, imported_by="", at=at)
        position = printed_table(job).position
    except UnreadableExtractError:
        return None
    pieces = pieces_of(job.tables)
    is_judged = any(each.has(Role.TARGET) or each.has(Role.RATING) for each in pieces)
    return position if is_judged else None


def _appendix_job(
    path: Path, *, position: Period | None, imported_by: str, at: datetime
) -> ImportJob:
    """Read a file as an appendix, without the sheets about people and those not in use.

    Raises:
        UnreadableExtractError: It cannot be read, or is no appendix.
    """
    extract = read_extract(path)
    about = {each.sheet for each in personal_columns(extract)}
    tables = tuple(
        each
        for each in find_tables(extract)
        if not left_out(each.sheet) and each.sheet.name not in about
    )
    if not pieces_of(tables) and not pieces_of(tables, bare=True):
        raise UnreadableExtractError(
            f"\u201c{path.name}\u201d is not laid out as an appendix, so nothing was imported. It "
            "needs columns for the description of measures, their figures by year or quarter, and "
            "a target, aim or rating."
        )
    name = PrintedAppendix().name
    source = SourceFile(extract.fingerprint, extract.name, at, imported_by, name)
    return ImportJob(extract, tables, Pack.of([]), source, position=position)


def _with_recipe(pack: Pack, recipe: str | Recipe) -> tuple[Pack, str]:
    """Return a pack that holds a recipe, and its name."""
    if isinstance(recipe, str):
        return pack, recipe
    with_it, _ = apply_edit(pack, edit_between(pack, "", [recipe]))
    return with_it, recipe.name


def _keeping(plan: ImportPlan, pack: Pack, recipe: str | Recipe) -> ImportPlan:
    """Return a plan that also brings the recipe it was made by, where the pack lacks it."""
    learnt = any(isinstance(each, Recipe) for each in plan.records)
    if isinstance(recipe, str) or learnt or pack.table(Recipe).get(recipe.name) == recipe:
        return plan
    return replace(plan, records=(*plan.records, recipe))


def _job(
    path: Path, pack: Pack, imported_by: str, at: datetime, recipe: str = ""
) -> tuple[ImportJob, Family]:
    extract = read_extract(path)
    tables = tuple(table for table in find_tables(extract) if not left_out(table.sheet))
    people = personal_columns(extract)
    about = {each.sheet for each in people}
    others = tuple(table for table in tables if table.sheet.name not in about)
    # Rows about people are counted, by a recipe that says how, or not read at all.
    counting = [each for each in recipes_of(pack) if each.kind is RecipeKind.ROWS]
    family: Family | None = None
    if people and not recipe:
        family = recipe_family(counting, extract, tables)
    if people and family is None and not others and all(each.name != recipe for each in counting):
        raise UnreadableExtractError(
            f"\u201c{extract.name}\u201d {described(people)}: its rows are about people, so "
            "nothing was imported or kept. Use a recipe that says how to count them, or import a "
            "file of totals."
        )
    if family is None:
        is_counted = any(each.name == recipe for each in counting)
        tables = tables if is_counted else others
        family = _family(extract, tables, pack, recipe)
    source = SourceFile(extract.fingerprint, extract.name, at, imported_by, family.name)
    return ImportJob(extract, tables, pack, source, people=people), family


def _family(extract: Extract, tables: tuple[FoundTable, ...], pack: Pack, recipe: str) -> Family:
    """Return the family of a file: a recipe of the pack's own comes before all others."""
    if recipe:
        return _by_name(extract, tables, pack, recipe)
    for form in (OwnerReturn(), TargetsFamily()):
        if form.recognises(tables):
            return form  # its headings are our own
    own = own_family(tuple(pack.table(Recipe).values()), extract, tables)
    if own is not None:
        return own
    layers = tuple(each.name for each in pack.table(Layer).values())
    for family in (PrintedAppendix(layers=layers), *FAMILIES):
        if family.recognises(tables):
            return family
    shipped = recipe_family(recipes_of(pack), extract, tables)
    plain = PlainTables(PackMeasures(pack))
    if shipped is not None and (not shipped.lacks(tables) or not plain.recognises(tables)):
        return shipped
    for family in (*PLAIN_FAMILIES, plain):
        if family.recognises(tables):
            return family
    raise _unread(extract, tables, plain.measures)


def _by_name(extract: Extract, tables: tuple[FoundTable, ...], pack: Pack, name: str) -> Family:
    recipes = recipes_of(pack)
    named = [each for each in recipes if each.name.casefold() == name.casefold()]
    if not named:
        known = ", ".join(f"\u201c{each.name}\u201d" for each in recipes)
        raise UnreadableExtractError(
            f"There is no recipe \u201c{name}\u201d, so nothing was imported. Use one of these: "
            f"{known}."
        )
    family = named_family(named[0], tables)
    if family is None:
        raise UnreadableExtractError(
            f"No table in \u201c{extract.name}\u201d has the columns that the recipe "
            f"\u201c{named[0].name}\u201d reads, so nothing was imported."
        )
    return family


def _with_origins(plan: ImportPlan, job: ImportJob, family: Family) -> ImportPlan:
    """Add what is to be known of the file itself, and what stood around its figures."""
    is_counted = any(each.kind is RecipeKind.ROWS for each in recipes_in(family))
    plan = with_data_to(plan, job.pack, _data_to(job))
    about = {each.sheet for each in job.people}
    if is_counted:  # whose rows are about people, whatever their columns are headed
        about = {each.name for each in job.extract.sheets}
    plan = with_snippets(plan, job.extract, frozenset(about))
    return replace(plan, problems=(*personal_notes(job.people), *plan.problems))


def _data_to(job: ImportJob) -> date | None:
    """Return the last day that the sheets which are read say their data run to."""
    sheets = tuple(each for each in job.extract.sheets if not left_out(each))
    return data_to(job.extract, sheets)


def left_out(sheet: Sheet) -> bool:
    """Tell whether a sheet is not meant to be read: hidden, or named so (`OLD do not use`)."""
    return sheet.hidden or bool(_NOT_IN_USE.search(sheet.name))


def _sheets_left_out(extract: Extract) -> tuple[Problem, ...]:
    return tuple(
        Problem(
            Severity.NOTE,
            ImportKind.SHEET,
            f"Sheet \u201c{sheet.name.strip()}\u201d was left out because it is "
            f"{'hidden' if sheet.hidden else 'marked as not in use by its name'}.",
            where=f"sheet {sheet.name.strip()}",
        )
        for sheet in extract.sheets
        if sheet.width and left_out(sheet)
    )


def _unread(
    extract: Extract, tables: tuple[FoundTable, ...], measures: KnownMeasures
) -> UnreadableExtractError:
    lacking = what_is_lacking(tables, measures, extract.name)
    return UnreadableExtractError(
        f"\u201c{extract.name}\u201d was read, but {lacking}, so nothing was imported."
        + (" Say in the mapping panel which column is which." if tables else "")
    )


def _brings_nothing(plan: ImportPlan) -> tuple[Problem, ...]:
    """Say so where a file was read and brings nothing, not even a question."""
    is_explained = plan.questions or any(
        each.kind == ImportKind.UNCHANGED for each in plan.problems
    )
    if plan.figures or plan.records or is_explained:
        return ()
    return (
        Problem(
            Severity.WARNING,
            ImportKind.NOTHING,
            f"\u201c{plan.source.name}\u201d was read as \u201c{plan.source.family}\u201d, but "
            "none of its figures is of a measure and a period in the pack, so nothing was "
            "imported. Correct how it is read, or add the measures.",
        ),
    )


def _known_before(pack: Pack, plan: ImportPlan) -> tuple[Problem, ...]:
    """Say so where the very same file was imported before."""
    held = pack.table(SourceFile).get(plan.source.fingerprint)
    if held is None:
        return ()
    when = f"{held.imported_at.day} {held.imported_at:%B %Y}"
    name = "" if held.name == plan.source.name else f" under the name \u201c{held.name}\u201d"
    return (
        Problem(
            Severity.NOTE,
            ImportKind.SAME_FILE,
            f"\u201c{plan.source.name}\u201d was imported before, on {when}{name}; {_still(plan)}.",
        ),
    )


def _still(plan: ImportPlan) -> str:
    if not plan.new and not plan.changed:
        return "the pack already has every figure in it"
    return (
        f"it would bring back {len(plan.new)} figures that the pack no longer has and "
        f"{len(plan.changed)} that have changed since"
    )


def _no_council() -> Problem:
    return Problem(
        Severity.WARNING,
        ImportKind.COUNCIL,
        "The pack does not say which council it is for, so national figures cannot be matched.",
    )
