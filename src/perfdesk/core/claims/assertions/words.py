"""Words without a number: `has increased`, `similar`, `in line with targets`, `top quartile`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from perfdesk.core.claims.binding.facts import Role, Scale, scale_of
from perfdesk.core.claims.binding.roles import Use, use_at
from perfdesk.core.claims.binding.scoring import Bound
from perfdesk.core.claims.binding.vocabulary import FAMILIES, WORD, mentions_in
from perfdesk.core.claims.claim import ClaimKind, ClaimVerdict, Finding, verdict_of
from perfdesk.core.claims.ground import Ground, claim_of, finding
from perfdesk.core.claims.reading.directions import MOVED, TURNED, rises
from perfdesk.core.claims.reading.sentences import ReadPassage, Sentence
from perfdesk.core.claims.wording import joined
from perfdesk.core.measures import Aim, Measure
from perfdesk.core.verdicts import ProgressWord, Rating, RatingWord, Tone

_QUARTILE = re.compile(
    r"\b(?:in|to|into|remain\w*|remained in) (?:the )?(?P<rank>top|second|"
    r"third|bottom|upper|first|fourth|lowest)"
    r" quartile\b",
    re.IGNORECASE,
)
_RANKS = {"top": "top", "upper": "top", "first": "top", "second": "second", "third": "third",
          "bottom": "bottom", "fourth": "bottom", "lowest": "bottom"}  # fmt: skip
_MEETS = re.compile(
    r"\b(?P<word>in line with|meeting|meets?|met|achiev(?:ed|ing)|exceed(?:s|"
    r"ed|ing)|on track (?:to meet|for)"
    r"|miss(?:ed|ing|es)|short of|below|above)"
    r" (?:the |their |its |all |these |our |locally |set |agreed |annual )*targets?\b",
    re.IGNORECASE,
)
_MISSED = re.compile(r"miss|short|below", re.IGNORECASE)
_HALF_YEAR = re.compile(r"\bhalf[- ]year(?:ly)? targets?\b", re.IGNORECASE)
_SIMILAR = re.compile(
    r"\b(?:similar to|in line with|the same as|comparable (?:to|with)"
    r"|unchanged from) (?:the |that (?:of|in) (?:the )?)?"
    r"(?:previous|last|prior) (?:year|survey)\b(?!['\u2019\s]*[\ue000-\ue008(])",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:generally|mostly|largely|in general|broadly|overall|mainly)\b", re.IGNORECASE
)
_HAS = re.compile(r"\b(?:has|have|continues? to|continued to)\s(?:\w+ )?$", re.IGNORECASE)
_BOTH = re.compile(r"\bboth\b", re.IGNORECASE)


def judge_words(ground: Ground, read: ReadPassage) -> Iterator[Finding]:
    """Hold the words of a passage against rating, progress and quartile."""
    for match in _QUARTILE.finditer(read.text):
        yield from _judge_quartile(ground, read, match)
    for match in _MEETS.finditer(read.text):
        yield from _judge_target(ground, read, match)
    for match in _HALF_YEAR.finditer(read.text):
        yield from _judge_half_year(ground, read, match)
    for match in _SIMILAR.finditer(read.shape):
        yield from _judge_similar(ground, read, match)
    for sentence in read.sentences:
        yield from _judge_move(ground, read, sentence)


def _use(ground: Ground, read: ReadPassage, start: int) -> Use:
    return use_at(read, start, ground.position.period, ground.position.previous)


def _judge_quartile(ground: Ground, read: ReadPassage, match: re.Match[str]) -> Iterator[Finding]:
    claim = claim_of(ClaimKind.QUARTILE, read, {}, match.span(), match["rank"])
    bound = ground.bound(read, match.start(), match.end())
    both = _BOTH.search(read.text, match.start(), read.sentence_at(match.start()).end)
    ids = _both_groups(ground, bound) if both else bound.rivals[:1]
    said = _RANKS[match["rank"].lower()]
    known = {
        each: quartile.text
        for each in ids
        if (quartile := ground.pack.printed_quartile(each, ground.position.period)) is not None
        and quartile.text.lower() in set(_RANKS.values())
    }
    if not known:
        yield finding(
            read, claim, ClaimVerdict.NO_SOURCE, "The pack has no quartile for this.",
            measure=bound.known,
        )  # fmt: skip
        return
    holds = all(text.lower() == said for text in known.values())
    sure = bound.is_sure or (len(ids) == 2 and len(known) == 2)
    certain = sure and ground.is_ours and _use(ground, read, match.start()).role is Role.PREVIOUS
    shown = joined([f"\u201c{text}\u201d" for text in known.values()])
    yield finding(
        read, claim,
        verdict_of(holds=holds, is_error=certain),
        f"The pack has {shown} for the quartile.",
        suggestion="" if holds or not certain
        else f"Write {next(iter(known.values())).lower()} quartile.",
        measure=bound.known,
    )  # fmt: skip


def _spoken_of(ground: Ground, read: ReadPassage, end: int) -> list[Measure]:
    """Return the measures whose figures the passage prints before *end*, each once."""
    found: dict[str, Measure] = {}
    for each in read.figures():
        if each.start >= end:
            break
        bound = ground.bound(read, each.start, each.end)
        if bound.measure is not None and bound.is_sure:
            found[bound.measure.id] = bound.measure
    return list(found.values())


def _judge_target(ground: Ground, read: ReadPassage, match: re.Match[str]) -> Iterator[Finding]:
    claim = claim_of(ClaimKind.TARGET, read, {}, match.span(), match["word"])
    bound = ground.bound(read, match.start(), match.end())
    many = match[0].lower().endswith("targets") or _HEDGED.search(
        read.text, max(0, match.start() - 30), match.start()
    )
    measures = _spoken_of(ground, read, match.start()) if many else []
    if not measures and bound.measure is not None and bound.is_sure:
        measures = [bound.measure]
    rated = [
        (each, rating)
        for each in measures
        if (rating := ground.verdicts(each)[0]).word is not RatingWord.NOT_RATED
        and ground.facts(each.id, Role.TARGET, scale_of(each))
    ]
    if not rated:
        yield finding(
            read, claim, ClaimVerdict.NO_SOURCE, "The pack has no target for this.",
            measure=bound.known,
        )  # fmt: skip
        return
    says_met = _MISSED.search(match["word"]) is None
    missed = [each for each, rating in rated if rating.tone is not Tone.GOOD]
    rounded = [(each, rating) for each, rating in rated if _only_by_rounding(ground, each, rating)]
    measure = rated[0][0] if len(rated) == 1 else None
    if says_met and rounded and len(missed) < len(rated):
        each, rating = rounded[0]
        yield finding(
            read, claim, ClaimVerdict.ROUNDING, f"{each.description}: {rating.reason}",
            measure=each,
        )  # fmt: skip
    elif says_met == (not missed):
        yield finding(
            read, claim, ClaimVerdict.CONSISTENT,
            f"{len(rated) - len(missed)} of {len(rated)} meet their target.", measure=measure,
        )  # fmt: skip
    else:
        certain = (
            len(rated) == 1
            and ground.is_ours
            and not many
            and (
                _use(ground, read, match.start()).role is Role.CURRENT
                and rated[0][1].tone in {Tone.POOR, Tone.GOOD}
            )
        )
        yield finding(
            read, claim, ClaimVerdict.ERROR if certain else ClaimVerdict.CANNOT_TELL,
            f"{rated[0][0].description}: {rated[0][1].reason}" if measure
            else f"{len(missed)} of {len(rated)} miss their target: "
            + joined([each.description for each in missed]) + ".",
            measure=measure,
        )  # fmt: skip


def _only_by_rounding(ground: Ground, measure: Measure, rating: Rating) -> bool:
    """Tell whether a measure meets its target only because its figure is rounded first."""
    scale = scale_of(measure)
    now = ground.fact(measure.id, Role.CURRENT, scale)
    edges = sorted(each.value for each in ground.facts(measure.id, Role.TARGET, scale))
    if now is None or not edges or rating.tone is not Tone.GOOD:
        return False
    if measure.aim is Aim.BAND:
        return not edges[0] <= now.value <= edges[-1]
    if measure.aim is Aim.HIGH:
        return now.value < edges[0]
    return measure.aim is Aim.LOW and now.value > edges[-1]


def _judge_half_year(ground: Ground, read: ReadPassage, match: re.Match[str]) -> Iterator[Finding]:
    labelled = [
        fact
        for facts in ground.candidates.facts.values()
        for fact in facts
        if fact.role is Role.TARGET and fact.period is not None and 0 < fact.period.months < 12
    ]
    others = [each for each in labelled if each.period and each.period.months != 6]
    if labelled and len(others) == len(labelled):
        claim = claim_of(ClaimKind.PERIOD, read, {}, match.span())
        period = others[0].period
        yield finding(
            read, claim, ClaimVerdict.DEFINITION,
            f"The targets in the pack are for {period.label if period else ''}, "
                f"not for half a year.",
            suggestion="Name the months that the targets are for.",
        )  # fmt: skip


def _judge_similar(ground: Ground, read: ReadPassage, match: re.Match[str]) -> Iterator[Finding]:
    claim = claim_of(ClaimKind.TREND, read, {}, match.span(), "similar")
    bound = ground.bound(read, match.start(), match.end())
    if bound.measure is None or not bound.is_sure:
        yield finding(
            read, claim, ClaimVerdict.NO_SOURCE, "It is not clear which measure is meant."
        )
        return
    progress = ground.verdicts(bound.measure)[1]
    holds = progress.word is ProgressWord.SIMILAR
    yield finding(
        read, claim, ClaimVerdict.CONSISTENT if holds else ClaimVerdict.CANNOT_TELL,
        progress.reason or "The pack has no figure to compare with.", measure=bound.known,
    )  # fmt: skip


def _both_groups(ground: Ground, bound: Bound) -> tuple[str, ...]:
    """Return the measures that say the same of two groups, of which one is spoken of."""
    if bound.measure is None:
        return ()
    groups = frozenset().union(*FAMILIES)
    said = ground.candidates.terms[bound.measure.id] - groups
    found = tuple(key for key, terms in ground.candidates.terms.items() if terms - groups == said)
    return found if said and len(found) == 2 else ()


def _judge_move(ground: Ground, read: ReadPassage, sentence: Sentence) -> Iterator[Finding]:
    """Hold `the number of admissions has increased` against the two figures of the pack."""
    if any(sentence.start <= each.start < sentence.end for each in read.figures()):
        return
    moves = [
        each
        for each in MOVED.finditer(read.text, sentence.start, sentence.end)
        if _HAS.search(read.text[max(sentence.start, each.start() - 14) : each.start()])
    ]
    if len(moves) != 1 or TURNED.search(read.text, sentence.start, moves[0].end()):
        return
    match = moves[0]
    ideas = [each for each in mentions_in(read.text) if not each.term.startswith(WORD)]
    if any(each.start <= match.start() < each.end for each in ideas):
        return
    bound = ground.bound(read, match.start(), match.end())
    claim = claim_of(ClaimKind.TREND, read, {}, match.span(), match[0], rises(match[0]))
    is_both = _BOTH.search(read.text, sentence.start, sentence.end) is not None
    ids = _both_groups(ground, bound) if is_both else bound.rivals[:1] if bound.is_sure else ()
    use = _use(ground, read, match.start())
    if not ids or use.role is not Role.CURRENT or claim.rises is None:
        return
    counts = re.search(r"\bnumbers?\b", read.text[sentence.start : match.start()], re.IGNORECASE)
    agreeing, told = [], []
    for each in ids:
        measure = ground.pack.measure(each)
        scales = (Scale.COUNT, scale_of(measure)) if counts else (scale_of(measure),)
        ends = next(
            (
                (before_fact, now)
                for scale in scales
                if (now := ground.fact(each, Role.CURRENT, scale))
                and (before_fact := ground.fact(each, Role.PREVIOUS, scale))
            ),
            None,
        )
        if ends is None or ends[0].value == ends[1].value:
            return
        agreeing.append((ends[1].value > ends[0].value) is claim.rises)
        told.append(f"{ends[0].text} to {ends[1].text}")
    yield finding(
        read, claim,
        verdict_of(holds=all(agreeing), is_error=not any(agreeing) and ground.is_ours),
        f"The pack has {joined(told)}.",
        suggestion="" if any(agreeing) else "Check the word.",
        measure=bound.known if len(ids) == 1 else None,
    )  # fmt: skip
