"""Which measure of the pack the words of a file mean: answered, ruled, clear by words, or asked.

Every road goes through here, so that a label means the same however its file is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from perfdesk.core.imports.answers import AnswerKey
from perfdesk.core.measures import Aim, Measure, Unit
from perfdesk.core.pack import Record
from perfdesk.core.problems import ImportKind, Problem, Severity
from perfdesk.core.recipes import MeasureRule, Recipe
from perfdesk.core.sources import CellReference
from perfdesk.core.strategy import Outcome
from perfdesk.importing.matching.likely import LikelyMeasures, Scored, is_certain
from perfdesk.importing.matching.likeness import WORTH_ASKING
from perfdesk.importing.matching.questions import (
    SKIP,
    Asking,
    Choice,
    NotUnderstood,
    Question,
    kept_question,
)
from perfdesk.importing.matching.rules import MeasureRules
from perfdesk.importing.matching.saying_more import says_more
from perfdesk.importing.matching.structure import StructureDraft
from perfdesk.importing.vocabulary.wordings import normal_words

NEW_UNDER = "new under "
"""An answer that makes a new measure, followed by the id of the outcome it stands under."""

MEASURE = "measure"
"""What is asked for: which measure a label means."""

_REST = "rest"
_MOST_ASKED = 200
"""Labels that are asked about one by one; what becomes of any others is one question."""

_MOST_NAMED = 20


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
class Matcher:
    """The measures that the labels of one file were found to mean.

    Attributes:
        asking: Takes the questions, and knows what was answered before.
        family: The recipe, or the kind of file.
        recipe: By which the file is read; None where it is read without one.
    """

    asking: Asking
    family: str
    recipe: Recipe | None = None
    _known: dict[tuple[str, str], Measure | None] = field(default_factory=dict)
    _unmatched: dict[str, Label] = field(default_factory=dict)
    _is_any_matched: bool = False
    _draft: StructureDraft | None = None

    @cached_property
    def rules(self) -> MeasureRules:
        """What the recipe says of labels."""
        return MeasureRules(self.recipe.measures if self.recipe else ())

    @cached_property
    def _likely(self) -> LikelyMeasures:
        return LikelyMeasures(self.asking.pack)

    @cached_property
    def _is_open(self) -> bool:
        """Whether there may be words in the file that nobody has been asked about yet.

        The measures of a recipe that a publication is read by are all there are.
        """
        rules = self.recipe.measures if self.recipe else ()
        return all(each.measure or not each.taken for each in rules)

    def measure_of(self, label: Label, rule: MeasureRule | None = None) -> Measure | None:
        """Return the measure that a label means; None where that is asked, or none is meant.

        Args:
            label: The label.
            rule: What the recipe says of it; None to look that up.
        """
        key = normal_words(label.words), label.code
        if key not in self._known:
            found = self._found(label, rule or self.rules.of(label.words))
            self._known[key] = found
            self._is_any_matched = self._is_any_matched or found is not None
        return self._known[key]

    def choose(
        self, key: AnswerKey, text: str, words: str, left: NotUnderstood,
        first: Iterable[Measure] = (), *, fits: bool = True,
    ) -> str | None:  # fmt: skip
        """Ask which measure is meant, all measures on offer.

        Args:
            key: What the answer is kept under.
            text: The question.
            words: What the file says.
            left: What to say of the figures until it is answered.
            first: The likeliest measures.
            fits: Whether any of them is likelier than none.

        Returns:
            The id of a measure, `NEW_UNDER` with the id of an outcome, or `SKIP`; None while
            it is not answered.
        """
        likely = self._likely.ranked([(1.0, each) for each in first])
        none = Choice(SKIP, "None: leave its figures out")
        choices = [*(Choice(each.id, each.description) for each in likely), *self._new_ones()]
        choices.insert(len(choices) if fits else 0, none)
        question = kept_question(key, text, left.where, tuple(choices))
        return self.asking.answer(question, words, left)

    def create(self, label: Label, answer: str) -> Measure | None:
        """Return a new measure as it was answered; None where its outcome is no longer there."""
        pack = self.asking.pack
        outcome = pack.table(Outcome).get(answer.removeprefix(NEW_UNDER))
        if outcome is None:
            return None
        self._draft = self._draft or StructureDraft(pack, pack.settings.position)
        siblings = list(pack.table(Measure).values())
        made_before = len(self._draft.records)
        order = max((each.order for each in siblings), default=0) + made_before + 1
        return self._draft.measure(
            Measure(
                "", outcome.id, order, label.words, label.code or "Local", Aim.UNSTATED,
                label.unit, label.decimals, adds_up=self.recipe is not None and self.recipe.sums,
            )
        )  # fmt: skip

    @property
    def records(self) -> tuple[Record, ...]:
        """The measures that are made."""
        return self._draft.records if self._draft else ()

    def problems(self) -> Iterator[Problem]:
        """Say which labels are of no measure of the pack."""
        if not self._unmatched or self._asks_about_rest:
            return
        labels = [f"\u201c{each}\u201d" for each in self._unmatched]
        names = ", ".join(labels[:_MOST_NAMED])
        if len(labels) > _MOST_NAMED:
            names += f" and {len(labels) - _MOST_NAMED:,} more"
        if self.recipe is not None:
            message = f"The file also has figures that the recipe does not read: {names}."
        else:
            message = (
                f"These rows were left out because they match no measure in the pack: {names}."
            )
        yield Problem(Severity.NOTE, ImportKind.NOT_IN_THE_PACK, message)

    def finish(self) -> None:
        """Ask once what is to become of all labels that are of no measure of the pack."""
        if not self._unmatched or not self._asks_about_rest:
            return
        question = self._question_of_rest()
        labels = list(self._unmatched.values())
        answer = self.asking.answer(question, "")
        if answer is None:
            self.asking.not_understood += [_left(each) for each in labels]
            return
        for each in labels:
            # One answer to many labels is kept for each: the next file may have others besides.
            self.asking.keep(self._key(each.words), SKIP, each.words)

    @property
    def _asks_about_rest(self) -> bool:
        """Whether to ask about labels that are like no measure.

        In a file of a known measure they are taken for rows of something else, and named.
        """
        if self.recipe is None:
            return not self._is_any_matched
        return self._is_open

    def _key(self, words: str) -> AnswerKey:
        return AnswerKey(MEASURE, self.family, normal_words(words))

    def certain(self, label: Label, rule: MeasureRule | None = None) -> Measure | None:
        """Return the measure that a label means for certain; None where that would be asked."""
        held = self.asking.pack.table(Measure)
        key = self._key(label.words)
        if str(key) in self.asking.answers:
            return None  # it was asked about, and `ask` obeys what was answered
        known = self.asking.known(key)
        if known is not None and known.answer in held:
            return held[known.answer]
        if rule is not None and rule.measure in held:
            return held[rule.measure]
        scored = self._scored(label, rule)
        if not is_certain(scored):
            return None
        is_ruled = rule is not None and bool(rule.reads_like)
        measure = scored[0][1]
        return measure if is_ruled or not says_more(label.words, measure) else None

    def ask(self, label: Label, text: str = "", rule: MeasureRule | None = None) -> Measure | None:
        """Return the measure that a label was answered to mean; None while that is not answered.

        Args:
            label: The label.
            text: The question; empty for the usual one.
            rule: What the recipe says of the label.
        """
        answer = self.choose(
            self._key(label.words),
            text or f"Which measure in the pack is \u201c{label.words}\u201d?",
            label.words,
            _left(label),
            [each for _, each in self._scored(label, rule)],
        )
        if answer is None or answer == SKIP:
            return None
        if answer.startswith(NEW_UNDER):
            return self._kept_new(label, answer)
        return self.asking.pack.table(Measure).get(answer)

    def _found(self, label: Label, rule: MeasureRule | None) -> Measure | None:
        key = self._key(label.words)
        known = self.asking.known(key)
        is_answered = str(key) in self.asking.answers
        if known is not None and known.answer == SKIP and not is_answered:
            self.asking.note(known)
            return None
        if (measure := self.certain(label, rule)) is not None:
            return measure
        best = max((score for score, _ in self._scored(label, rule)), default=0.0)
        few = len(self.asking.questions) < _MOST_ASKED
        worth = best >= WORTH_ASKING and self._is_open and few
        if rule is not None or worth or is_answered:
            return self.ask(label, rule=rule)
        rest = self.asking.answers.get(self._rest_id, "")
        if self._is_open and rest.startswith(NEW_UNDER):
            return self._kept_new(label, rest)
        self._unmatched[label.words] = label
        return None

    def _scored(self, label: Label, rule: MeasureRule | None) -> Scored:
        wanted = (rule.reads_like if rule else ()) or (label.words,)
        return self._likely.of(wanted, label.code)

    def _kept_new(self, label: Label, answer: str) -> Measure | None:
        made = self.create(label, answer)
        if made is not None:
            self.asking.keep(self._key(label.words), made.id, label.words)
        return made

    @property
    def _rest_id(self) -> str:
        return str(AnswerKey(_REST, self.family))

    def _question_of_rest(self) -> Question:
        labels = list(self._unmatched.values())
        text = f"No measure in the pack matches \u201c{labels[0].words}\u201d. Create one?"
        if len(labels) > 1:
            text = (
                f"No measures in the pack match {len(labels)} rows in the file "
                f"({_listed(self._unmatched)}). Create them?"
            )
        return Question(
            self._rest_id,
            text,
            labels[0].where,
            (Choice(SKIP, "Leave out"), *self._new_ones()),
        )

    def _new_ones(self) -> tuple[Choice, ...]:
        pack = self.asking.pack
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


def _left(label: Label) -> NotUnderstood:
    return NotUnderstood(
        label.where,
        label.words,
        f"\u201c{label.words}\u201d is left out until you say which measure it is.",
    )


def _listed(labels: Iterable[str]) -> str:
    names = [f"\u201c{words}\u201d" for words in labels]
    more = f" and {len(names) - 5} more" if len(names) > 6 else ""
    return ", ".join(names[:5] if more else names) + more
