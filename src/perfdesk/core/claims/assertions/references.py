"""Cross-references within a report: `paragraph 14`, `Appendix B`, `page 3`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from perfdesk.core.claims.binding.vocabulary import mentions_in
from perfdesk.core.claims.claim import Claim, ClaimKind, ClaimVerdict, Finding
from perfdesk.core.claims.ground import Ground, claim_of, finding
from perfdesk.core.claims.passages import PassageKind
from perfdesk.core.claims.reading.sentences import ReadPassage

_PARAGRAPH = re.compile(
    r"\b(?P<word>paragraphs?|para\.?)\s+(?P<number>\d{1,3})\b(?P<of>\s+of "
    r"(?:the|this) (?:report|paper))?"
    r"(?!\s+of\b(?!\s+(?:the|this) (?:report|paper)))",
    re.IGNORECASE,
)
_APPENDIX = re.compile(r"\b(?P<word>Appendix|Annex)\s+(?P<letter>[A-H]|[1-9])\b", re.IGNORECASE)
_PAGE = re.compile(
    r"\b(?:page (?:\w+)\b of (?:the )?appendix(?: \w)?|page (?:\d+|one|two|three|four))",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"(?:\b(?:ASCOF|metric|measure) |\()(?P<code>[1-6][A-J])\b"
    r"(?: ?\(?(?:part|pt\.?) ?(?:[12][ab]?|i{1,2})\)?)?",
    re.IGNORECASE,
)
_AGES = re.compile(
    r"\baged (?P<age>18-64|65)(?: (?:or|and) (?:over|above))?"
    r"(?:,? and (?:those )?aged 65 (?:or|and) over)?",
    re.IGNORECASE,
)
_ABOUT_HERE = re.compile(
    r"\b(?:this|the same) (?:area|service|measure|metric|topic|issue|work)", re.IGNORECASE
)


def judge_references(ground: Ground, read: ReadPassage) -> Iterator[Finding]:
    """Follow the references of a passage as far as the report goes."""
    numbers = {each.passage.number: each for each in ground.passages if each.passage.number}
    for match in _PARAGRAPH.finditer(read.text):
        claim = claim_of(ClaimKind.REFERENCE, read, {}, match.span(), match["word"])
        if len(numbers) < 5:
            yield finding(read, claim, ClaimVerdict.CANNOT_TELL, "The paragraphs are not numbered.")
            continue
        target = numbers.get(match["number"])
        if target is None:
            yield finding(
                read, claim, ClaimVerdict.ERROR if match["of"] else ClaimVerdict.CANNOT_TELL,
                f"There is no paragraph {match['number']} in this report.",
            )  # fmt: skip
            continue
        yield _judge_topic(ground, read, match, target, numbers)
    for match in _APPENDIX.finditer(read.text):
        claim = claim_of(ClaimKind.REFERENCE, read, {}, match.span(), match["word"])
        yield _judge_appendix(ground, read, match, claim)
    for match in _CODE.finditer(read.text):
        known = {code[0] for code in ground.candidates.codes.values()}
        claim = claim_of(ClaimKind.REFERENCE, read, {}, match.span(), match["code"])
        is_known = match["code"].upper() in known
        yield finding(
            read, claim, ClaimVerdict.CONSISTENT if is_known else ClaimVerdict.NO_SOURCE,
            f"{match['code']} is {'' if is_known else 'not '}in the pack.",
        )  # fmt: skip
    for match in _AGES.finditer(read.text):
        named = any(match["age"] in each.description for each in ground.candidates.measures)
        claim = claim_of(ClaimKind.LABEL, read, {}, match.span())
        yield finding(
            read, claim, ClaimVerdict.CONSISTENT if named else ClaimVerdict.NO_SOURCE,
            f"{match[0]} is {'' if named else 'not '}a group of the pack's measures.",
        )  # fmt: skip
    for match in _PAGE.finditer(read.text):
        claim = claim_of(ClaimKind.REFERENCE, read, {}, match.span())
        yield finding(read, claim, ClaimVerdict.CANNOT_TELL, "Page breaks are not in the text.")


def _judge_appendix(
    ground: Ground, read: ReadPassage, match: re.Match[str], claim: Claim
) -> Finding:
    name = f"{match['word']} {match['letter']}".lower()
    listed = [
        each
        for each in ground.passages
        if re.match(rf"[\W_]*{name}\b", each.text.lower()) and each.index != read.index
    ]
    if listed:
        return finding(read, claim, ClaimVerdict.CONSISTENT, f"{match[0]} is listed.")
    return finding(
        read, claim, ClaimVerdict.CANNOT_TELL, f"{match[0]} is not listed in the report."
    )


def _judge_topic(
    ground: Ground, read: ReadPassage, match: re.Match[str],
    target: ReadPassage, numbers: dict[str, ReadPassage],
) -> Finding:  # fmt: skip
    """Tell whether the paragraph referred to is about what the one that refers to it is about."""
    claim = claim_of(ClaimKind.REFERENCE, read, {}, match.span(), match["word"])
    sentence = read.sentence_at(match.start())
    here = read.text[sentence.start : sentence.end]
    topic = _topic(ground, read)
    held = f"Paragraph {match['number']} begins \u201c{target.text[:60].strip()}\u201d."
    if not topic or not _ABOUT_HERE.search(here) or topic in _terms(target):
        return finding(read, claim, ClaimVerdict.CONSISTENT, held)
    others = [
        number
        for number, each in numbers.items()
        if each.index != read.index
        and _terms(each).get(topic, 0) >= 2
        and abs(int(number) - int(match["number"])) <= 5
    ]
    if len(others) != 1:
        return finding(read, claim, ClaimVerdict.CANNOT_TELL, held)
    return finding(
        read, claim, ClaimVerdict.ERROR,
        f"Paragraph {match['number']} does not mention {topic}, which this paragraph is about; "
        f"paragraph {others[0]} does.",
        suggestion=f"Write paragraph {others[0]}.",
    )  # fmt: skip


def _topic(ground: Ground, read: ReadPassage) -> str:
    """Return the idea of the measures that a paragraph names first and most often, if any."""
    known = (
        frozenset().union(*ground.candidates.terms.values())
        if ground.candidates.terms
        else frozenset()
    )
    counted = {term: count for term, count in _terms(read).items() if term in known}
    if not counted or read.passage.kind is not PassageKind.PARAGRAPH:
        return ""
    best = max(counted.values())
    if best < 3:
        return ""
    return next(term for term, count in counted.items() if count == best)


def _terms(read: ReadPassage) -> Counter[str]:
    return Counter(each.term for each in mentions_in(read.text))
