"""What the preview of an import says in words: what the files bring, and what follows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from perfdesk.app.imports.files_model import FileLine
from perfdesk.core.edits import edit_between
from perfdesk.core.pack import Pack
from perfdesk.core.periods import snapshot
from perfdesk.core.problems import ImportKind
from perfdesk.core.recipes import Recipe
from perfdesk.core.wording.records_text import records_in_words
from perfdesk.importing.drafts.plan import ImportPlan


def summary_of(pack: Pack, plans: Sequence[ImportPlan]) -> str:
    """Return how one file was read, and what the files bring besides figures."""
    line = file_line(plans[0])
    told = []
    if len(plans) == 1 and line.how:
        told = [f"Read as {line.how}{f', {line.data_to}' if line.data_to else ''}."]
    records = [record for plan in plans for record in plan.records]
    lacking = [each.new for each in edit_between(pack, "", records).replacements]
    brought = records_in_words(each for each in lacking if each is not None)
    recipes = [each.name for each in lacking if isinstance(each, Recipe)]
    if brought:
        told.append(f"Also brings {brought}.")
    if recipes:
        named = ", ".join(f"\u201c{each}\u201d" for each in recipes)
        told.append(f"Keeps the recipe {named} for the next file of this kind.")
    return " ".join(told)


def data_to_of(plans: Sequence[ImportPlan]) -> str:
    """Return which files run to another day than the pack reports, a line each."""
    problems = [problem for plan in plans for problem in plan.problems]
    return "\n".join(each.message for each in problems if each.kind == ImportKind.DATA_TO)


def file_line(plan: ImportPlan) -> FileLine:
    """Return a file in words: how it was read, how far its data run, what it brings."""
    source = plan.source
    day = date.fromisoformat(source.data_to) if source.data_to else None
    data_to = f"data to {snapshot(day).label}" if day else ""
    counts = (
        (len(plan.new), "new"),
        (len(plan.changed), "changed"),
        (len(plan.unchanged), "unchanged"),
        (len(plan.not_understood), "not understood"),
    )
    brings = ", ".join(f"{count:,} {word}" for count, word in counts if count)
    if any(each.kind == ImportKind.UNREADABLE for each in plan.problems):
        brings = "nothing could be read"
    return FileLine(source.name, source.family, data_to, brings or "no figures")


def counted_words(figures: int, comments: int) -> str:
    """Return how many figures and comments there are; empty where there is neither."""
    parts = []
    if figures:
        parts.append("1 figure" if figures == 1 else f"{figures:,} figures")
    if comments:
        parts.append("1 comment" if comments == 1 else f"{comments:,} comments")
    return " and ".join(parts)


def take_over_words(figures: int, comments: int) -> str:
    """Return what the button does: how many figures and comments it takes over."""
    return f"Import {counted_words(figures, comments)}".strip()


def note_on(brings: bool, found: bool, questions: int, *, could_bring: bool = False) -> str:
    """Return what to know before the button is pressed.

    Args:
        brings: Whether anything would be taken over.
        found: Whether there are figures at all.
        questions: How many questions have no answer.
        could_bring: Whether any figure is new or changed, ticked or not.
    """
    if not brings and could_bring:
        return "Nothing is ticked. Tick the figures to import, or answer what is asked above."
    if not brings and found:
        return "The pack already has all of this."
    if not brings:
        ask = "Answer what is asked above, or correct" if questions else "Correct"
        return f"Nothing can be imported yet. {ask} how the file is read."
    told = "You can undo the import in one step."
    if not questions:
        return told
    asked = f"{questions} questions need" if questions > 1 else "1 question needs"
    return f"{asked} an answer; the figures affected are left out until then. {told}"
