"""What a recipe says of the labels of a file, looked up by their words.

A recipe may have learnt thousands of labels, and a file as many: they are not held against each
other one by one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from perfdesk.core.recipes import MeasureRule
from perfdesk.importing.matching.likeness import alike, telling_words
from perfdesk.importing.vocabulary.wordings import normal_words

_NEARLY = 0.9
"""How alike the words of a label must be to those of a rule to be meant by it."""


class MeasureRules:
    """The rules of one recipe, by their words."""

    def __init__(self, rules: Sequence[MeasureRule]) -> None:
        self._by_words: dict[str, MeasureRule] = {}
        self._of_any: MeasureRule | None = None
        self._of_some: dict[str, list[MeasureRule]] = defaultdict(list)
        self._by_word: dict[str, list[MeasureRule]] = defaultdict(list)
        for each in rules:
            if each.filters:
                self._of_some[normal_words(each.words)].append(each)
            elif not each.words:
                self._of_any = self._of_any or each
            else:
                self._by_words.setdefault(normal_words(each.words), each)
                for word in telling_words(each.words):
                    self._by_word[word].append(each)

    def of(self, words: str) -> MeasureRule | None:
        """Return what the recipe says of a label, spelt so or nearly so; None if nothing.

        What it says of some of the label's rows alone does not count.
        """
        # What is said of any words holds where nothing is said of these.
        said = self._by_words.get(normal_words(words), self._of_any)
        return self._near(words) if said is None and self._by_word else said

    def of_some_rows(self, words: str) -> tuple[MeasureRule, ...]:
        """Return what it says of some of the rows of a label, told by filters of their own."""
        if not self._of_some:
            return ()
        # In the recipe's order within each: those for any words stand before those for these.
        return tuple(
            rule for key in {"": None, normal_words(words): None} for rule in self._of_some[key]
        )

    def _near(self, words: str) -> MeasureRule | None:
        ours = telling_words(words)
        # So many of our words may be strange to a rule that is near: of one more, it has one.
        probes = int(len(ours) * (1 - _NEARLY) + 0.001) + 1
        rarest = sorted(ours, key=lambda word: len(self._by_word.get(word, ())))[:probes]
        rules = {id(rule): rule for word in rarest for rule in self._by_word.get(word, ())}
        near = [(alike(rule.words, words), rule) for rule in rules.values()]
        best = max((score for score, _ in near), default=0.0)
        found = [rule for score, rule in near if score == best]
        return found[0] if best >= _NEARLY and len(found) == 1 else None
