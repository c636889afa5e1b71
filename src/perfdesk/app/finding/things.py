"""Finding anything by a few letters: what there is to find, and how well each fits.

Typed words may stand in any order, be the beginnings of words, leave letters out or have one
letter wrong; what fits better stands first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from perfdesk.app.session import Session
from perfdesk.core.dashboard import Column, LayerView, Row
from perfdesk.core.framework.catalogue import measure_for
from perfdesk.core.measures import Measure
from perfdesk.core.problems import Problem
from perfdesk.core.sources import SourceFile


class FoundKind(StrEnum):
    """What can be found; what fits equally well stands in this order."""

    MEASURE = "Measure"
    PAGE = "Page"
    COMMAND = "Command"
    PROBLEM = "Problem"
    SOURCE = "Source"
    POSITION = "Position"
    HELP = "Help"


_ORDER = tuple(FoundKind)

MOST = 60
"""How many are shown; who needs more types another letter."""


@dataclass(frozen=True, slots=True)
class Findable:
    """One thing to find.

    Attributes:
        kind: What it is.
        target: What is gone to: the id of a measure, layer or source, a command, and so on.
        title: As listed.
        beside: What tells it from others of that title: code and layer, or the shortcut.
        more: Other words it is known by, which are not shown.
    """

    kind: FoundKind
    target: object
    title: str
    beside: str = ""
    more: str = ""


def findables(session: Session, problems: Iterable[Problem]) -> tuple[Findable, ...]:
    """Return what the open pack has to find: measures, layers, problems, sources, positions."""
    if not session.is_open:
        return ()
    dashboard, pack = session.dashboard, session.pack
    found = [
        Findable(FoundKind.PAGE, layer.layer, layer.name, "Layer", layer.name)
        for layer in dashboard.layers
    ]
    found += [
        _measure(pack.measure(row.measure), row, layer)
        for layer in dashboard.layers
        for row in layer.rows
    ]
    found += [
        Findable(FoundKind.PROBLEM, problem, problem.message, problem.severity.value.capitalize())
        for problem in problems
    ]
    found += [
        Findable(FoundKind.SOURCE, file.fingerprint, file.name, file.family)
        for file in pack.table(SourceFile).values()
    ]
    found += [
        Findable(
            FoundKind.POSITION,
            position.period,
            position.period.label,
            "shown now" if position.period == dashboard.position else "",
            "position period year",
        )
        for position in pack.positions
    ]
    return tuple(found)


def ranked(things: Sequence[Findable], typed: str) -> tuple[Findable, ...]:
    """Return what fits *typed*, the best first; what there is of pages and commands for nothing.

    A first letter `>` asks for commands alone, `!` for problems, `?` for help, `@` for positions.
    """
    wanted, sought = _asked_for(typed.strip().lower())
    words = _words(sought)
    if not words and wanted is None:
        offered = {FoundKind.PAGE, FoundKind.POSITION, FoundKind.COMMAND}
        return tuple(each for each in things if each.kind in offered)[:MOST]
    scored = [
        (_fit(each, words, sought), _ORDER.index(each.kind), place, each)
        for place, each in enumerate(things)
        if wanted is None or each.kind is wanted
    ]
    fitting = [entry for entry in scored if entry[0] > 0 or not words]
    fitting.sort(key=lambda entry: (-entry[0], *entry[1:3]))
    return tuple(entry[3] for entry in fitting[:MOST])


_ASKS = {
    ">": FoundKind.COMMAND,
    "!": FoundKind.PROBLEM,
    "?": FoundKind.HELP,
    "@": FoundKind.POSITION,
}


def _asked_for(typed: str) -> tuple[FoundKind | None, str]:
    wanted = _ASKS.get(typed[:1])
    return wanted, typed[1:].strip() if wanted is not None else typed


def _measure(measure: Measure, row: Row, layer: LayerView) -> Findable:
    code = row.cells[Column.CODE].text
    known = measure_for(measure.framework) if measure.framework else None
    words = (
        str(measure.framework or ""),
        known.words if known else "",
        str(known.was or "") if known else "",
        measure.owner,
        measure.meaning,
    )
    return Findable(
        FoundKind.MEASURE,
        measure.id,
        row.description,
        f"{code}, {layer.name}",
        " ".join(word for word in words if word),
    )


def _fit(thing: Findable, words: Sequence[str], sought: str) -> float:
    """How well a thing fits all words that were typed; 0 where one fits nowhere."""
    title, beside, more = (
        _words(thing.title.lower()),
        _words(thing.beside.lower()),
        _words(f"{thing.more} {thing.kind.value}".lower()),
    )
    # Beside a measure stands its code, which is what officers know it by.
    weight = 1.3 if thing.kind is FoundKind.MEASURE else 1.0
    score = 0.0
    for word in words:
        # What is not shown has to fit plainly: a likeness to it would puzzle whoever reads on.
        hidden = _fits(word, more)
        best = max(
            _fits(word, title) * 1.2,
            _fits(word, beside) * weight,
            hidden * 0.7 if hidden >= _A_PART else 0.0,
        )
        if not best:
            return 0
        score += best
    # Words that stand together as they were typed, and titles that begin with them.
    if len(words) > 1 and sought in thing.title.lower():
        score += 1
    if thing.title.lower().startswith(sought):
        score += 1
    return score / max(len(words), 1)


def _fits(word: str, among: Sequence[str]) -> float:
    return max((_likeness(word, other) for other in among), default=0.0)


_A_PART = 0.6
"""How alike a word is to one that it is a part of."""


def _likeness(word: str, other: str) -> float:
    """1 where the words are the same; less for a beginning, a part, and what is nearly so."""
    if word == other:
        return 1.0
    if other.startswith(word):
        return 0.9
    if word in other:
        return _A_PART
    if len(word) >= 3 and other[0] == word[0] and _in_order(word, other):
        return 0.4
    if len(word) >= 4 and _one_letter_off(word, other[: len(word) + 1]):
        return 0.3
    return 0.0


def _in_order(word: str, other: str) -> bool:
    """Whether the letters of *word* stand in *other* in their order (`rblmnt`)."""
    letters = iter(other)
    return all(letter in letters for letter in word)


def _one_letter_off(word: str, other: str) -> bool:
    """Whether *other* begins with *word* but for one letter wrong, missing, extra or swapped."""
    same = next((at for at, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), None)
    if same is None:
        return abs(len(word) - len(other)) <= 1
    rest, others = word[same:], other[same:]
    return (
        others.startswith(rest[1:])
        or others[1:].startswith(rest)
        or others[1:].startswith(rest[1:])
        or others.startswith(rest[1:2] + rest[:1] + rest[2:])
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(_cut(text))


def _cut(text: str) -> Iterator[str]:
    """Words as they are typed: a code such as `2D(1)` and a year such as `2023/24` are one."""
    for part in text.split():
        word = part.strip(".,;:!?\"'\u2018\u2019\u201c\u201d()[]\u2026")
        if word:
            yield word
