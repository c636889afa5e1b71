"""Which measure of the pack the words of a file mean: known, told by words, or asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from perfdesk.core.figures import FigureKind
from perfdesk.core.measures import Aim, Measure, Unit
from perfdesk.core.pack import Record
from perfdesk.core.problems import Problem, Severity
from perfdesk.core.recipes import MeasureRule, Recipe
from perfdesk.core.sources import CellReference
from perfdesk.core.strategy import Outcome
from perfdesk.importing.drafts.job import ImportJob
from perfdesk.importing.drafts.plan import SKIP, Choice, NotUnderstood, Question
from perfdesk.importing.matching.likely import LikelyMeasures, Scored, is_certain
from perfdesk.importing.matching.rules import MeasureRules
from perfdesk.importing.matching.structure import StructureDraft
from perfdesk.importing.vocabulary.wordings import normal_words

NEW_UNDER = "new under "
"""An answer that makes a new measure, followed by the id of the outcome it stands under."""

_WORTH_ASKING = 0.5
_MOST_ASKED = 200
"""Labels that are asked about one by one; what becomes of any others is one question."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a file calls a measure, and what its figures look like.

    Attributes:
        words: As in the file.
        where: The cell that says so, or the first figure.
        unit: In what its figures are, as far as the file tells.
        decimals: Digits after the point of its figures.
        code: The file's own reference (`CS01`).
    """

    words: str
    where: CellReference
    unit: Unit = Unit.COUNT
    decimals: int = 0
    code: str = ""


@dataclass
class MeasureChoices:
    """The measures that the labels of one file were found to mean.

    Attributes:
        job: The import.
        recipe: By which the file is read.
    """

    job: ImportJob
    recipe: Recipe
    questions: list[Question] = field(default_factory=list)
    not_understood: list[NotUnderstood] = field(default_factory=list)
    _learnt: list[MeasureRule] = field(default_factory=list)
    _known: dict[str, Measure | None] = field(default_factory=dict)
    _unmatched: dict[str, Label] = field(default_factory=dict)
    _draft: StructureDraft | None = None

    @cached_property
    def rules(self) -> MeasureRules:
        """What the recipe says of labels."""
        return MeasureRules(self.recipe)

    @cached_property
    def _likely(self) -> LikelyMeasures:
        return LikelyMeasures(self.job.pack)

    def measure_of(self, label: Label, rule: MeasureRule | None = None) -> Measure | None:
        """Return the measure that a label means; None where that is asked, or none is meant.

        Args:
            label: The label.
            rule: What the recipe says of it; None to look that up.
        """
        key = normal_words(label.words)
        if key not in self._known:
            self._known[key] = self._found(label, rule or self.rules.of(label.words))
        return self._known[key]

    @cached_property
    def _is_open(self) -> bool:
        """Whether there may be words in the file that nobody has been asked about yet.

        The measures of a recipe that a publication is read by are all there are.
        """
        return all(each.measure or not each.taken for each in self.recipe.measures)

    @property
    def records(self) -> tuple[Record, ...]:
        """The measures that are made, and the recipe with what was answered."""
        made = self._draft.records if self._draft else ()
        if not self._learnt:
            return made
        learnt = {normal_words(each.words) for each in self._learnt}
        kept = [each for each in self.recipe.measures if normal_words(each.words) not in learnt]
        return (*made, replace(self.recipe, measures=(*self._learnt, *kept)))

    def problems(self) -> Iterator[Problem]:
        """Say which labels are of no measure of the pack."""
        if self._unmatched and not self._is_open:
            names = _listed(self._unmatched)
            yield Problem(
                Severity.NOTE,
                "not in the pack",
                f"The file also has figures that the recipe does not read: {names}.",
            )

    def finish(self) -> None:
        """Ask once what is to become of all labels that are of no measure of the pack."""
        if not self._unmatched or not self._is_open:
            return
        question = self._question_of_rest()
        if self.job.answers.get(question.id) == SKIP:
            self._learnt += [MeasureRule(each, taken=False) for each in self._unmatched]
            return
        self.questions.append(question)
        for label in self._unmatched.values():
            self._leave(label)

    def _found(self, label: Label, rule: MeasureRule | None) -> Measure | None:
        held = self.job.pack.table(Measure)
        if rule is not None and rule.measure in held:
            return held[rule.measure]
        scored = self._scored(label, rule)
        if is_certain(scored):
            return scored[0][1]
        best = scored[0][0] if scored else 0.0
        few = len(self.questions) < _MOST_ASKED
        if rule is not None or (best >= _WORTH_ASKING and self._is_open and few):
            return self._asked(label, self._likely.ranked(scored))
        self._unmatched[label.words] = label
        answer = self.job.answers.get(f"rest {self.recipe.name}", "")
        if self._is_open and answer.startswith(NEW_UNDER):
            del self._unmatched[label.words]
            return self._made(label, answer)
        return None

    def _scored(self, label: Label, rule: MeasureRule | None) -> Scored:
        wanted = (rule.reads_like if rule else ()) or (label.words,)
        return self._likely.of(wanted, label.code)

    def _asked(self, label: Label, likely: list[Measure]) -> Measure | None:
        question = Question(
            f"measure {self.recipe.name}: {normal_words(label.words)}",
            f"Which measure in the pack is \u201c{label.words}\u201d?",
            label.where,
            (
                *(Choice(each.id, each.description) for each in likely),
                *self._new_ones(),
                Choice(SKIP, "None: leave its figures out"),
            ),
        )
        answer = self.job.answers.get(question.id)
        if answer == SKIP:
            self._learnt.append(MeasureRule(label.words, taken=False))
            return None
        chosen = self.job.pack.table(Measure).get(answer or "")
        if chosen is None and answer is not None and answer.startswith(NEW_UNDER):
            chosen = self._made(label, answer)
        if chosen is not None:
            self._learnt.append(MeasureRule(label.words, measure=chosen.id))
            return chosen
        self.questions.append(question)
        self._leave(label)
        return None

    def _question_of_rest(self) -> Question:
        labels = list(self._unmatched.values())
        text = f"No measure in the pack matches \u201c{labels[0].words}\u201d. Create one?"
        if len(labels) > 1:
            text = (
                f"No measures in the pack match {len(labels)} rows in the file "
                f"({_listed(self._unmatched)}). Create them?"
            )
        return Question(
            f"rest {self.recipe.name}",
            text,
            labels[0].where,
            (Choice(SKIP, "Leave out"), *self._new_ones()),
        )

    def _new_ones(self) -> tuple[Choice, ...]:
        pack = self.job.pack
        reported = {each.outcome for each in pack.measures_at(pack.settings.position)}
        outcomes = [each for layer in pack.layers for each in pack.outcomes_of(layer.id)]
        layers = {layer.id: layer.name for layer in pack.layers}
        return tuple(
            Choice(
                f"{NEW_UNDER}{each.id}", f"A new measure under {layers[each.layer]}: {each.title}"
            )
            for each in outcomes
            if each.id in reported or not reported
        )

    def _made(self, label: Label, answer: str) -> Measure | None:
        outcome = self.job.pack.table(Outcome).get(answer.removeprefix(NEW_UNDER))
        if outcome is None:
            return None
        position = self.job.pack.settings.position
        self._draft = self._draft or StructureDraft(self.job.pack, position)
        siblings = list(self.job.pack.table(Measure).values())
        order = max((each.order for each in siblings), default=0) + len(self._learnt) + 1
        made = self._draft.measure(
            Measure(
                "", outcome.id, order, label.words, label.code or "Local", Aim.UNSTATED,
                label.unit, label.decimals, adds_up=self.recipe.sums,
            )
        )  # fmt: skip
        if all(each.measure != made.id for each in self._learnt):
            self._learnt.append(MeasureRule(label.words, measure=made.id))
        return made

    def _leave(self, label: Label) -> None:
        self.not_understood.append(
            NotUnderstood(
                label.where,
                label.words,
                f"\u201c{label.words}\u201d is left out until you say which measure it is.",
            )
        )


def is_published(recipe: Recipe) -> bool:
    """Tell whether a recipe's figures are national ones."""
    return recipe.figures is FigureKind.PUBLISHED


def _listed(labels: dict[str, Label]) -> str:
    names = [f"\u201c{words}\u201d" for words in labels]
    more = f" and {len(names) - 5} more" if len(names) > 6 else ""
    return ", ".join(names[:5] if more else names) + more
