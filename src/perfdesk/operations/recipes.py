"""Recipes of a pack: taken from a file, written to one, and listed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from perfdesk.core.edits import Edit, Replacement, edit_between, removal
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.imports.answers import KeptAnswer
from perfdesk.core.pack import Pack
from perfdesk.core.recipes import Recipe, recipe_text
from perfdesk.system.files import replaced_when_done


class UnknownRecipeError(PerfDeskError):
    """A name that no recipe has."""


class TakenRecipeNameError(PerfDeskError):
    """A name that a recipe cannot have."""


@dataclass(frozen=True, slots=True)
class RecipeEdit:
    """A recipe on its way into a pack.

    Attributes:
        name: What it is called.
        edit: What puts it into the pack; without replacements where the pack has it already.
    """

    name: str
    edit: Edit


def known_recipes(pack: Pack) -> tuple[Recipe, ...]:
    """Return the recipes by which files can be read: the pack's own, then those that are shipped.

    One of the pack stands in place of a shipped one of the same name.
    """
    from perfdesk.importing.recipes.family import recipes_of

    return recipes_of(pack)


def recipe_edit(pack: Pack, path: Path) -> RecipeEdit:
    """Return the edit that puts the recipe of a file into a pack.

    Raises:
        UnreadableExtractError: The file holds no recipe.
    """
    from perfdesk.importing.recipes.shipped import read_recipe

    recipe = read_recipe(path)
    return RecipeEdit(recipe.name, edit_between(pack, f"Add recipe {recipe.name}", [recipe]))


def recipe_removal(pack: Pack, name: str) -> Edit:
    """Return the edit that takes a recipe out of a pack; a shipped one of its name reads again.

    Raises:
        UnknownRecipeError: The pack has no such recipe.
    """
    return removal(f"Remove recipe {name}", [_held(pack, name)])


def recipe_renaming(pack: Pack, name: str, new: str) -> Edit:
    """Return the edit that gives a recipe of the pack another name.

    Raises:
        UnknownRecipeError: The pack has no such recipe.
        TakenRecipeNameError: The new name is empty, or another recipe of the pack has it.
    """
    recipe, wanted = _held(pack, name), " ".join(new.split())
    if not wanted:
        raise TakenRecipeNameError(
            f"A recipe needs a name, so \u201c{name}\u201d keeps the one it has."
        )
    taken = {each.casefold(): each for each in pack.table(Recipe) if isinstance(each, str)}
    other = taken.get(wanted.casefold(), name)
    if other != name:
        raise TakenRecipeNameError(
            f"The pack already has a recipe \u201c{other}\u201d, so \u201c{name}\u201d keeps its "
            "name. Choose another one."
        )
    if wanted == name:
        return Edit(f"Rename recipe {name}", ())
    renamed = replace(recipe, name=wanted)
    answers = [
        replacement
        for each in pack.table(KeptAnswer).values()
        if each.key.family == name
        for replacement in (
            Replacement(each, None),
            Replacement(None, replace(each, key=replace(each.key, family=wanted))),
        )
    ]
    return Edit(
        f"Rename recipe {name} to {wanted}",
        (Replacement(recipe, None), Replacement(None, renamed), *answers),
    )


def export_recipe(pack: Pack, name: str, path: Path) -> None:
    """Write a recipe to a file, for another pack or another council.

    Raises:
        UnknownRecipeError: There is no such recipe.
        UnwritableFileError: The file cannot be written.
    """
    found = next((each for each in known_recipes(pack) if each.name == name), None)
    recipe = found or _held(pack, name)
    with replaced_when_done(path) as temporary:
        temporary.write_text(f"{recipe_text(recipe)}\n", encoding="utf-8")


def _held(pack: Pack, name: str) -> Recipe:
    recipe = pack.table(Recipe).get(name)
    if recipe is None:
        raise UnknownRecipeError(
            f"There is no recipe \u201c{name}\u201d in the pack, so nothing was changed."
        )
    return recipe
