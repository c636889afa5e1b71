"""Answers that hold for later files are listed, changed, taken back, and renamed with a recipe."""

from __future__ import annotations

from perfdesk.core.editing.answers import (
    answer_change,
    answer_in_words,
    answer_removal,
    is_of_a_measure,
    kept_answers,
)
from perfdesk.core.edits import apply_edit, edit_between
from perfdesk.core.imports.answers import LEFT_OUT, AnswerKey, KeptAnswer
from perfdesk.core.pack import Pack
from perfdesk.core.recipes import Recipe, RecipeKind
from perfdesk.operations.recipes import recipe_renaming
from tests.store.published_packs import REABLEMENT, published_pack

KEY = AnswerKey("measure", "Our crossings", "crossings")
KEPT = KeptAnswer(KEY, REABLEMENT, "Crossings")


def _pack() -> Pack:
    recipe = Recipe("Our crossings", RecipeKind.FIGURES, ())
    pack = published_pack()
    after, _ = apply_edit(pack, edit_between(pack, "", [KEPT, recipe]))
    return after


def test_that_answers_are_told_in_the_words_of_the_measure() -> None:
    pack = _pack()
    assert KEPT in kept_answers(pack)
    assert answer_in_words(pack, KEPT) == pack.measure(REABLEMENT).description
    months = KeptAnswer(AnswerKey("months", "List"), "from January")
    assert (answer_in_words(pack, months), is_of_a_measure(months)) == ("from January", False)
    gone = KeptAnswer(KEY, "no-such-measure")
    assert "asked again" in answer_in_words(pack, gone)


def test_that_an_answer_is_changed_and_taken_back() -> None:
    pack = _pack()
    after, _ = apply_edit(pack, answer_change(pack, KEY, LEFT_OUT))
    assert answer_in_words(after, after.table(KeptAnswer)[KEY]) == "Left out"
    without, _ = apply_edit(after, answer_removal(after, KEY))
    assert KEY not in without.table(KeptAnswer)


def test_that_the_answers_of_a_recipe_go_with_its_name() -> None:
    pack = _pack()
    after, _ = apply_edit(pack, recipe_renaming(pack, "Our crossings", "Street crossings"))
    assert KEY not in after.table(KeptAnswer)
    renamed = AnswerKey("measure", "Street crossings", "crossings")
    assert after.table(KeptAnswer)[renamed].answer == REABLEMENT
