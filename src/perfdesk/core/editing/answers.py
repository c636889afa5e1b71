"""Answers of earlier imports that hold for later files: listed, changed and taken back."""

from __future__ import annotations

from dataclasses import replace

from perfdesk.core.edits import Edit, edit_between, removal
from perfdesk.core.imports.answers import LEFT_OUT, AnswerKey, KeptAnswer
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack

_ASKED = {
    "measure": "Which measure it is",
    "months": "Which months it is about",
    "layer": "Which layer it counts towards",
    "column": "Which column it is",
    "group": "Where it is counted",
    "rows": "Whether its rows are added up",
    "meaning": "What it is",
}


def kept_answers(pack: Pack) -> tuple[KeptAnswer, ...]:
    """Return the answers of a pack, by what the files say."""
    return tuple(
        sorted(
            pack.table(KeptAnswer).values(),
            key=lambda each: (words_of(each).casefold(), each.key),
        )
    )


def words_of(kept: KeptAnswer) -> str:
    """Return what the files say that an answer is to."""
    return kept.words or kept.key.label or kept.key.family


def asked_in_words(kept: KeptAnswer) -> str:
    """Return what was asked."""
    return _ASKED.get(kept.key.asked, kept.key.asked.capitalize())


def answer_in_words(pack: Pack, kept: KeptAnswer) -> str:
    """Return what was answered: the words of the measure, `Left out`, or the choice itself."""
    if kept.answer == LEFT_OUT:
        return "Left out"
    if not is_of_a_measure(kept):
        return kept.answer
    measure = pack.table(Measure).get(kept.answer)
    return measure.description if measure else "A measure that was removed; asked again"


def is_of_a_measure(kept: KeptAnswer) -> bool:
    """Tell whether an answer says which measure is meant, so that another may be chosen."""
    return kept.key.asked == "measure"


def answer_change(pack: Pack, key: AnswerKey, measure: str) -> Edit:
    """Return the edit after which some words mean another measure.

    Args:
        pack: The pack.
        key: What the answer is to; one that the pack has.
        measure: Id of the measure; `LEFT_OUT` for none.
    """
    kept = pack.table(KeptAnswer)[key]
    label = f"Change what \u201c{words_of(kept)}\u201d means"
    return edit_between(pack, label, [replace(kept, answer=measure)])


def answer_removal(pack: Pack, key: AnswerKey) -> Edit:
    """Return the edit after which an answer of the pack is asked for again."""
    kept = pack.table(KeptAnswer)[key]
    return removal(f"Remove the answer for \u201c{words_of(kept)}\u201d", [kept])
