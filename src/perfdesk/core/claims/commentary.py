"""Whether the sentences of the commentary agree with the table."""

from __future__ import annotations

from collections.abc import Iterator

from perfdesk.core.claims.check import judge_passage
from perfdesk.core.claims.claim import Finding
from perfdesk.core.claims.ground import ground_of
from perfdesk.core.claims.listing import severity_of
from perfdesk.core.claims.passages import Passage, ReportText
from perfdesk.core.pack import Pack
from perfdesk.core.problems import Problem, ProblemKind
from perfdesk.core.reporting.commentary import Audience
from perfdesk.core.settings import Position


def check_sentences(pack: Pack, position: Position) -> Iterator[Problem]:
    """Judge what the commentary says as the text of a report is judged."""
    said = [
        (measure, commentary.text)
        for measure in pack.measures_at(position.period)
        if (commentary := pack.commentary(measure.id, position.period, Audience.PUBLIC))
    ]
    if not said:
        return
    # A comment is about its own measure, whether or not it says so.
    passages = tuple(Passage(text, topic=measure.description) for measure, text in said)
    ground = ground_of(ReportText("", passages), pack, position)
    for (measure, _), read in zip(said, ground.passages, strict=True):
        for finding in judge_passage(ground, read):
            if finding.needs_a_look:
                yield _problem(finding, measure.id, measure.description)


def _problem(finding: Finding, measure: str, words: str) -> Problem:
    return Problem(
        severity_of(finding),
        ProblemKind.SENTENCE,
        f"{words}: the commentary says \u201c{finding.quote}\u201d. {finding.message}",
        measure,
        "commentary",
        finding.suggestion,
    )
