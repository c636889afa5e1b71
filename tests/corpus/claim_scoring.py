"""Scoring the check of reports by the statements that were recomputed and judged by hand.

A finding belongs to a statement where it lies on the statement's words. An error is false where it
lies on a statement that is consistent and on none that is wrong.
"""

from __future__ import annotations

import csv
import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from perfdesk.core.claims.binding.facts import Role
from perfdesk.core.claims.check import findings_on, judge_passage
from perfdesk.core.claims.claim import ClaimVerdict, Finding
from perfdesk.core.claims.ground import Ground, scale_at
from perfdesk.core.claims.kinds.levels import agrees
from perfdesk.core.claims.reading.sentences import read_passage
from perfdesk.core.claims.slips import as_written

VERDICTS = {
    "CONSISTENT": ClaimVerdict.CONSISTENT,
    "TRUE ERROR": ClaimVerdict.ERROR,
    "ROUNDING": ClaimVerdict.ROUNDING,
    "DEFINITIONAL": ClaimVerdict.DEFINITION,
    "CAN'T TELL": ClaimVerdict.CANNOT_TELL,
    "UNVERIFIABLE": ClaimVerdict.NO_SOURCE,
}
NUMBER = re.compile(r"(?<![A-Za-z0-9])\d+(,\d{3})*(\.\d+)?")


@dataclass(frozen=True)
class Statement:
    """A row of the list of statements."""

    id: str
    paper: str
    place: str
    quote: str
    verdict: ClaimVerdict
    kind: str

    @property
    def is_prose(self) -> bool:
        return self.place.startswith("para")


def tell(*lines: object) -> None:
    """Print what was measured, for who runs the tests with `-s`."""
    sys.stdout.write("\n".join(map(str, lines)) + "\n")


def statements(file: Path) -> list[Statement]:
    with file.open(encoding="utf-8") as lines:
        return [
            Statement(
                row["id"], row["paper"], row["place"], row["quote"], VERDICTS[row["verdict"]],
                row["kind"],
            )
            for row in csv.DictReader(lines)
        ]  # fmt: skip


def fold(text: str) -> tuple[str, list[int]]:
    """The text without marks, curly quotes and further spaces, with where each character was."""
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        each = {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-"}.get(
            character, character
        )
        if each == "*" or (each.isspace() and (not folded or folded[-1] == " ")):
            continue
        folded.append(" " if each.isspace() else each.lower())
        places.append(place)
    return "".join(folded), places


@dataclass(frozen=True)
class Place:
    """Where a statement's words are: a passage and a stretch of it."""

    passage: int
    start: int
    end: int

    def holds(self, finding: Finding) -> bool:
        claim = finding.claim
        return claim.passage == self.passage and claim.start < self.end and claim.end > self.start


@dataclass(frozen=True)
class Scored:
    """A paper that was checked, with its statements."""

    ground: Ground
    listed: list[Statement]

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        return findings_on(self.ground)

    def places(self, statement: Statement) -> list[Place]:
        """Where the words of a statement are, in the paragraph that it names first of all."""
        words, found = fold(statement.quote)[0].strip(), []
        numbers = set(re.findall(r"\d+", statement.place)) if statement.is_prose else set()
        for read in self.ground.passages:
            folded, places = fold(read.passage.text)
            start = folded.find(words)
            while start >= 0:
                end = places[start + len(words) - 1] + 1
                found.append(
                    (read.passage.number in numbers, Place(read.index, places[start], end))
                )
                start = folded.find(words, start + 1)
        named = [place for is_named, place in found if is_named]
        return named or [place for _, place in found]

    def on(self, statement: Statement) -> list[Finding]:
        places = self.places(statement)
        return [each for each in self.findings if any(place.holds(each) for place in places)]

    def role(self, finding: Finding) -> str:
        """What the number of a finding is taken to be to its measure."""
        read = self.ground.passages[finding.claim.passage]
        parts = finding.claim.parts
        number = parts.get("value") or parts.get("percent") or next(iter(parts.values()), None)
        return self.ground.use(read, number, finding.claim.end).role.value if number else ""

    def false_errors(self) -> list[tuple[Statement, Finding]]:
        wrong = [each for each in self.listed if each.verdict is ClaimVerdict.ERROR]
        known = {id(finding) for each in wrong for finding in self.on(each)}
        return [
            (each, finding)
            for each in self.listed
            if each.verdict is ClaimVerdict.CONSISTENT
            for finding in self.on(each)
            if finding.verdict is ClaimVerdict.ERROR and id(finding) not in known
        ]

    def coverage(self) -> tuple[int, int, list[str]]:
        """How many numbers of the statements' words lie in a claim, of how many, and those not."""
        inside, all_of, missed = 0, 0, []
        for each in self.listed:
            for place in self.places(each)[:1]:
                text = self.ground.report.passages[place.passage].text
                for match in NUMBER.finditer(text, place.start, place.end):
                    all_of += 1
                    spot = Place(place.passage, match.start(), match.end())
                    if any(spot.holds(finding) for finding in self.findings):
                        inside += 1
                    else:
                        missed.append(f"{each.id}: {match[0]} in {each.quote[:60]}")
        return inside, all_of, missed


@dataclass(frozen=True)
class Slip:
    """A realistic slip: what stands in a passage, and what was written instead."""

    kind: str
    place: Place
    before: str
    after: str


_OPPOSITE = {
    "higher": "lower", "lower": "higher", "up from": "down from", "down from": "up from",
    "increase": "reduction", "increased": "reduced", "reduction": "increase",
    "reduced": "increased",
    "above": "below", "below": "above", "more": "fewer", "fell": "rose", "fallen": "risen",
    "decline": "increase", "less": "more", "seven more": "seven fewer", "rose": "fell",
    "down to": "up to", "improvement": "worsening", "surpassing": "missing",
}  # fmt: skip
_WORD = re.compile(rf"\b(?:{'|'.join(sorted(_OPPOSITE, key=len, reverse=True))})\b")


def number_slips(scored: Scored, statement: Statement) -> Iterator[Slip]:
    """The slips of a statement's figures: a digit, two digits changed over, a lost k."""
    drawn = random.Random(statement.id)
    for place in scored.places(statement)[:1]:
        read = scored.ground.passages[place.passage]
        for each in read.figures():
            if not place.start <= each.start < place.end or each.sort.name in {"FRACTION", "RANK"}:
                continue
            text = read.text[each.start : each.end]
            spot = Place(place.passage, each.start, each.end)
            digits = [at for at, character in enumerate(text) if character.isdigit()]
            if not digits:
                continue
            at = drawn.choice(digits)
            other = drawn.choice([d for d in "123456789" if d != text[at]])
            yield Slip("digit", spot, text, text[:at] + other + text[at + 1 :])
            pairs = [
                (one, two)
                for one, two in pairwise(digits)
                if text[one] != text[two] and text[two] != "0"
            ]
            if pairs:
                one, two = drawn.choice(pairs)
                letters = list(text)
                letters[one], letters[two] = letters[two], letters[one]
                yield Slip("transposition", spot, text, "".join(letters))
            if text.endswith("k"):
                yield Slip("lost k", spot, text, text[:-1])


def copied_slips(scored: Scored, statement: Statement) -> Iterator[Slip]:
    """A figure taken from the row below, and the figure of the year before or after.

    Only where the table has one that would be printed otherwise: 99% of one row in place of the
    99% of another is no slip.
    """
    ground = scored.ground
    ids = [each.id for each in ground.candidates.measures]
    found = {each.claim.start: each for each in scored.on(statement)
             if each.measure and each.verdict is ClaimVerdict.CONSISTENT
             and "value" in each.claim.parts}  # fmt: skip
    for place in scored.places(statement)[:1]:
        read = ground.passages[place.passage]
        for each in read.figures():
            finding = found.get(each.start)
            is_inside = place.start <= each.start < place.end
            if finding is None or not is_inside or each.sort.name not in {"PERCENT", "COUNT"}:
                continue
            measure = ground.pack.measure(finding.measure)
            scale, role = scale_at(read, each, measure), ground.use(read, each).role
            below = ids[ids.index(measure.id) + 1 :]
            other_row = next(
                (fact for id in below if (fact := ground.fact(id, role, scale)) is not None), None
            )
            other = {Role.CURRENT: Role.PREVIOUS, Role.PREVIOUS: Role.CURRENT}.get(role)
            other_year = ground.fact(measure.id, other, scale) if other else None
            text = read.text[each.start : each.end]
            for kind, fact in (("neighbour row", other_row), ("wrong year", other_year)):
                if fact is None or agrees(each, fact):
                    continue
                written = f"{as_written(fact.value, each)}"
                digits = re.search(r"\d[\d,.]*", text)
                if digits is None:
                    continue
                if "," in text or (each.decimals == 0 and len(written) > 3):
                    written = f"{Decimal(written):,}"
                after = text[: digits.start()] + written + text[digits.end() :]
                if after != text:
                    yield Slip(kind, Place(place.passage, each.start, each.end), text, after)


def word_slips(scored: Scored, statement: Statement) -> Iterator[Slip]:
    """The words of direction in a statement, each turned round."""
    for place in scored.places(statement)[:1]:
        text = scored.ground.passages[place.passage].text
        for match in _WORD.finditer(text, place.start, place.end):
            yield Slip("word", Place(place.passage, *match.span()), match[0], _OPPOSITE[match[0]])


def is_found(scored: Scored, slip: Slip) -> bool:
    """Whether the check has something to say of a slip that it had not of the text before."""
    before = scored.ground.passages[slip.place.passage]
    text = before.passage.text
    changed = text[: slip.place.start] + slip.after + text[slip.place.end :]
    read = read_passage(before.index, replace(before.passage, text=changed))
    told = {
        (each.claim.kind, each.message)
        for each in judge_passage(scored.ground, before)
        if each.needs_a_look
    }
    return any(
        each.needs_a_look and (each.claim.kind, each.message) not in told
        for each in judge_passage(scored.ground, read)
    )
