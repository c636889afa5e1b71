"""What a report leaves out: measures that are rated poor, bands that all measures miss."""

from __future__ import annotations

import re
from collections.abc import Iterator

from perfdesk.core.claims.claim import Claim, ClaimKind, ClaimVerdict, Finding
from perfdesk.core.claims.ground import Ground, finding
from perfdesk.core.measures import Aim
from perfdesk.core.verdicts import RatingWord, Tone

_IN_LINE = re.compile(
    r"\b(?:in line with|on track|on target|meeting)\b[^.;]{0,60}\b(?:strategy|"
    r"targets?|ambitions?|plans?)\b",
    re.IGNORECASE,
)
_MISSED = re.compile(
    r"\b(?:outside|below|above|miss\w*|short of|not (?:in|within))\b[^.;]{0,40}\bbands?\b",
    re.IGNORECASE,
)


def judge_omissions(ground: Ground, found: list[Finding]) -> Iterator[Finding]:
    """Say which measures are rated poor and are nowhere in the report, and bands that all miss."""
    if not ground.is_ours or not ground.passages:
        return
    spoken = {each.measure for each in found if each.measure}
    if len(spoken) < 3:
        return
    last = ground.passages[-1]
    for measure in ground.candidates.measures:
        if measure.part_of is not None or measure.id in spoken:
            continue
        rating = ground.verdicts(measure)[0]
        if rating.tone is Tone.POOR:
            yield finding(
                last, Claim(ClaimKind.OMISSION, last.index, 0, 0), ClaimVerdict.CANNOT_TELL,
                f"The report does not mention \u201c{measure.description}\u201d, which is rated "
                f"\u201c{rating.text}\u201d.",
                suggestion="Say why, and what is being done.", measure=measure,
            )  # fmt: skip
    yield from _bands(ground)


def _bands(ground: Ground) -> Iterator[Finding]:
    banded = [each for each in ground.candidates.measures if each.aim is Aim.BAND]
    ratings = [ground.verdicts(each)[0] for each in banded]
    rated = [each for each in ratings if each.word is not RatingWord.NOT_RATED]
    if len(rated) < 2 or any(each.tone is Tone.GOOD for each in rated):
        return
    if any(_MISSED.search(read.text) for read in ground.passages):
        return
    for read in ground.passages:
        for match in _IN_LINE.finditer(read.text):
            sentence = read.sentence_at(match.start())
            if "performance" not in read.text[sentence.start : match.start()].lower():
                continue
            claim = Claim(ClaimKind.OMISSION, read.index, match.start(), match.end())
            yield finding(
                read, claim, ClaimVerdict.CANNOT_TELL,
                f"All {len(rated)} measures with a target band are outside it, and the report does "
                "not say so.",
                suggestion="Say which bands were missed, and why.",
            )  # fmt: skip
            return
