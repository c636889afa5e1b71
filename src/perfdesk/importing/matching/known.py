"""The measures of a pack, whose names account for words of a file."""

from __future__ import annotations

from perfdesk.core.measures import Measure, Unit
from perfdesk.core.pack import Pack
from perfdesk.importing.matching.likely import LikelyMeasures
from perfdesk.importing.matching.likeness import WORTH_ASKING
from perfdesk.importing.vocabulary.wordings import normal_words

_VERY = 0.95
"""How alike words are to a measure's own that are its name."""

_UNITS = {Unit.PERCENT: "%", Unit.COUNT: "count", Unit.RATE: "per 100,000", Unit.SCORE: ""}


class PackMeasures:
    """The names of the measures of a pack, which account for words of a file."""

    def __init__(self, pack: Pack) -> None:
        self._likely = LikelyMeasures(pack)
        self._units = {
            normal_words(each.description): _UNITS[each.unit]
            for each in pack.table(Measure).values()
        }

    def is_named(self, words: str) -> bool:
        """Tell whether words are a measure's own."""
        scored = self._likely.of((words,)) if words else []
        return bool(scored) and scored[0][0] >= _VERY

    def nearest(self, words: str) -> str:
        """Return the name of the measure that words are likely to mean; empty where none is."""
        scored = self._likely.of((words,))
        return scored[0][1].description if scored and scored[0][0] >= WORTH_ASKING else ""

    def unit_of(self, words: str) -> str:
        """Return in what the measure with that name is."""
        own = self._units.get(normal_words(words))
        return self._units.get(normal_words(self.nearest(words)), "") if own is None else own
