"""The recipes that come with the program, and those in files of their own."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from perfdesk.core.errors import UnreadableExtractError
from perfdesk.core.recipes import Recipe, recipe_of

_LARGEST = 1_000_000
"""Bytes; a recipe has some two thousand."""


@lru_cache(maxsize=1)
def shipped_recipes() -> tuple[Recipe, ...]:
    """Return the recipes that come with the program, by their file names."""
    folder = files("perfdesk.resources").joinpath("recipes")
    found = sorted((each for each in folder.iterdir()), key=lambda each: each.name)
    return tuple(
        recipe_of(each.read_text(encoding="utf-8")) for each in found if each.name.endswith(".json")
    )


def read_recipe(path: Path) -> Recipe:
    """Read a recipe from a file that was exported from a pack.

    Raises:
        UnreadableExtractError: There is no such file, or it holds no recipe.
    """
    try:
        with path.open("rb") as file:
            text = file.read(_LARGEST).decode("utf-8-sig")
        return recipe_of(text)
    except (OSError, ValueError, RecursionError) as problem:
        raise UnreadableExtractError(
            f"\u201c{path.name}\u201d holds no recipe that can be read, so nothing was changed. "
            "Save the recipe again from the pack that has it.",
            details=str(problem),
        ) from problem
