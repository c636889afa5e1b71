"""Rows of how files are read, of what was answered, and of what stood around cells."""

from __future__ import annotations

import json
from typing import Any

from perfdesk.core.imports.answers import AnswerKey, KeptAnswer
from perfdesk.core.recipes import Recipe, recipe_of, recipe_text
from perfdesk.core.sources import CellReference, SourceSnippet
from perfdesk.store.codecs.base import Codec
from perfdesk.store.columns import SOURCE_COLUMNS, Row, source_row


def _recipe_row(recipe: Recipe) -> Row:
    return (recipe.name, recipe_text(recipe))


def _recipe(row: tuple[Any, ...]) -> Recipe:
    recipe = recipe_of(row[1])
    if recipe.name != row[0]:
        raise ValueError(f"the recipe of {row[0]} says that it is {recipe.name}")
    return recipe


RECIPE = Codec(Recipe, "recipe", ("name", "definition"), 1, _recipe_row, _recipe)


def _answer_row(kept: KeptAnswer) -> Row:
    return (kept.key.asked, kept.key.family, kept.key.label, kept.answer, kept.words)


def _answer(row: tuple[Any, ...]) -> KeptAnswer:
    asked, family, label, answer, words = row
    return KeptAnswer(AnswerKey(asked, family, label), answer, words)


KEPT_ANSWER = Codec(
    KeptAnswer,
    "kept_answer",
    ("asked", "family", "label", "answer", "words"),
    3,
    _answer_row,
    _answer,
)


def _snippet_row(snippet: SourceSnippet) -> Row:
    cells = json.dumps(snippet.rows, ensure_ascii=False)
    return (*source_row(snippet.at), snippet.first, cells)


def _snippet(row: tuple[Any, ...]) -> SourceSnippet:
    rows = tuple(tuple(str(cell) for cell in cells) for cells in json.loads(row[5]))
    return SourceSnippet(CellReference(*row[:4]), row[4], rows)


SOURCE_SNIPPET = Codec(
    SourceSnippet,
    "source_snippet",
    (*SOURCE_COLUMNS, "first", "cells"),
    4,
    _snippet_row,
    _snippet,
)
