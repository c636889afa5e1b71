"""What a report's claims are judged on: the report as read, and the pack it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from types import MappingProxyType

from perfdesk.core.building.judging import verdicts_on
from perfdesk.core.claims.binding.facts import Fact, Role, Scale, scale_of
from perfdesk.core.claims.binding.meanings import confirmed_within, meanings_of, wordings_of
from perfdesk.core.claims.binding.roles import Use, use_of
from perfdesk.core.claims.binding.scoring import Bound, Candidates, bound_measure, candidates_of
from perfdesk.core.claims.claim import Claim, ClaimKind, ClaimVerdict, Finding
from perfdesk.core.claims.confirmed import NumberKey
from perfdesk.core.claims.passages import Passage, ReportText
from perfdesk.core.claims.reading.periods import ReportPosition, report_position
from perfdesk.core.claims.reading.quantities import Quantity, Sort
from perfdesk.core.claims.reading.sentences import ReadPassage, read_passage
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.settings import Position
from perfdesk.core.verdicts import Progress, Rating

_MOST_BINDINGS = 20_000


@dataclass(frozen=True)
class Ground:
    """A report as read, with the pack it is held against.

    Attributes:
        report: As it was read.
        passages: Its passages with their numbers and sentences.
        pack: The pack.
        position: The position of the pack that the report is held against.
        candidates: The measures that it may speak of.
        about: What the report says it is about.
        bindings: What each stretch was taken to be about so far; figures do not change it.
        meanings: Which measures numbers were confirmed to be about.
    """

    report: ReportText
    passages: tuple[ReadPassage, ...]
    pack: Pack
    position: Position
    candidates: Candidates
    about: ReportPosition
    bindings: dict[tuple[Passage, int, int], Bound] = field(default_factory=dict, compare=False)
    meanings: Mapping[NumberKey, str] = field(default_factory=lambda: MappingProxyType({}))

    @cached_property
    def is_ours(self) -> bool:
        """Whether the report is about the pack's position, so that its figures must agree."""
        ends = {
            (fact.period.end.year, fact.period.end.month)
            for facts in self.candidates.facts.values()
            for fact in facts
            if fact.role is Role.CURRENT and fact.period is not None
        }
        position = self.position.period
        if position.months < 12 or not ends:
            ends.add((position.end.year, position.end.month))
        return self.about.may_be_about(position, frozenset(ends))

    def bound(self, read: ReadPassage, start: int, end: int) -> Bound:
        """Say which measure a stretch of a passage is about."""
        key = (read.passage, start, end)
        if key not in self.bindings:
            if len(self.bindings) >= _MOST_BINDINGS:
                self.bindings.clear()
            self.bindings[key] = self._bound(read, start, end)
        return self.bindings[key]

    def _bound(self, read: ReadPassage, start: int, end: int) -> Bound:
        by_words = bound_measure(self.candidates, read, start, end)
        confirmed = confirmed_within(self.meanings, read, start, end)
        if confirmed == "":
            return Bound(None, scores=by_words.scores)
        for measure in self.candidates.measures:
            if measure.id == confirmed:
                return Bound(measure, 1.0, True, (measure.id,), by_words.scores, is_confirmed=True)
        return by_words

    def use(self, read: ReadPassage, quantity: Quantity, end: int | None = None) -> Use:
        """Say what a number is to its measure; its claim goes on until *end*."""
        spoken = (self.position.period, self.position.previous)
        return use_of(read, quantity, end or quantity.end, *spoken)

    def facts(self, measure: str, role: Role, scale: Scale) -> tuple[Fact, ...]:
        """Return what the pack holds of a measure in a role, counted in one way."""
        return tuple(
            fact
            for fact in self.candidates.facts.get(measure, ())
            if fact.role is role and fact.scale is scale
        )

    def fact(self, measure: str, role: Role, scale: Scale) -> Fact | None:
        """Return the one fact of a measure in a role; None where there is none."""
        found = self.facts(measure, role, scale)
        return found[0] if found else None

    def verdicts(self, measure: Measure) -> tuple[Rating, Progress]:
        """Return how a measure is rated and how it moved."""
        found = verdicts_on(self.pack, measure, self.position)
        return found.rating, found.progress


def ground_of(
    report: ReportText,
    pack: Pack,
    position: Position | None = None,
) -> Ground:
    """Read a report's passages and gather what they are judged on."""
    passages = tuple(read_passage(place, each) for place, each in enumerate(report.passages))
    at = position or pack.position
    meanings = MappingProxyType(meanings_of(pack))
    candidates = candidates_of(pack, at, wordings_of(pack))
    return Ground(
        report,
        passages,
        pack,
        at,
        candidates,
        report_position(report, passages),
        _bindings_by(
            tuple(
                (each.id, candidates.names[each.id], candidates.codes.get(each.id, ("", "")))
                for each in candidates.measures
            ),
            tuple(sorted(meanings.items())),
        ),
        meanings,
    )


@lru_cache(maxsize=4)
def _bindings_by(
    _words: tuple[tuple[str, tuple[frozenset[str], ...], tuple[str, str]], ...],
    _meanings: tuple[tuple[NumberKey, str], ...],
) -> dict[tuple[Passage, int, int], Bound]:
    """Return what was bound before by the same words and meanings, to be added to."""
    return {}


def scale_at(read: ReadPassage, quantity: Quantity, measure: Measure | None = None) -> Scale:
    """Return what a number counts: a share, a rate (`per 100,000` behind it) or things.

    A number with digits behind the point counts no people, so that in a sentence about a rate
    it is one.
    """
    if quantity.is_share or quantity.sort is Sort.POINTS:
        return Scale.PERCENT
    behind = read.text[quantity.end : quantity.end + 40].lower()
    if behind.lstrip().startswith("per ") or " per 1" in behind[:24] or "per 100" in behind[:36]:
        return Scale.RATE
    is_broken = quantity.decimals > 0 and quantity.scale == 1
    if is_broken and measure is not None and scale_of(measure) is Scale.RATE:
        return Scale.RATE
    return Scale.COUNT


def finding(
    read: ReadPassage,
    claim: Claim,
    verdict: ClaimVerdict,
    message: str,
    *,
    suggestion: str = "",
    measure: Measure | None = None,
    about: str = "",
    quiet: bool = False,
) -> Finding:
    """Return what was found about a claim, with its words quoted."""
    quote = " ".join(read.text[claim.start : claim.end].split()).strip(" ,;")
    return Finding(
        claim, quote, verdict, message, suggestion, measure.id if measure else "", about, quiet
    )


def claim_of(
    kind: ClaimKind,
    read: ReadPassage,
    parts: Mapping[str, Quantity],
    span: tuple[int, int] | None = None,
    word: str = "",
    rises: bool | None = None,
) -> Claim:
    """Return a claim that reaches over its numbers, or over *span*."""
    start = min((each.start for each in parts.values()), default=0) if span is None else span[0]
    end = max((each.end for each in parts.values()), default=0) if span is None else span[1]
    inside = read.text[start:end]
    if inside.count("(") > inside.count(")") and read.text[end : end + 1] == ")":
        end += 1
    return Claim(kind, read.index, start, end, parts, word, rises)
