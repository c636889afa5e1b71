"""A copy of a Word report with a comment at each finding; the report itself is not touched."""

from __future__ import annotations

import copy
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from perfdesk.core.claims.claim import ClaimVerdict, Finding
from perfdesk.core.claims.passages import ReportText
from perfdesk.system.word_text import WORD, RunText, paragraphs_in, runs_of

if TYPE_CHECKING:
    from docx.comments import Comment
    from docx.oxml.text.run import CT_R
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

AUTHOR = "PerfDesk"
_WORDS = {
    ClaimVerdict.ERROR: "Error",
    ClaimVerdict.ROUNDING: "Rounding",
    ClaimVerdict.DEFINITION: "Another base, period or label",
    ClaimVerdict.CANNOT_TELL: "To look at",
}
_PLAIN_RUN = frozenset({f"{WORD}rPr", f"{WORD}t"})


@dataclass(frozen=True, slots=True)
class Marked:
    """What a marked copy has.

    Attributes:
        comments: How many comments were written.
        unplaced: The findings that have no place in the document (what is left out of it).
    """

    comments: int
    unplaced: tuple[Finding, ...]


def write_marked_copy(
    data: bytes, report: ReportText, findings: Sequence[Finding], path: Path, *, at: datetime
) -> Marked:
    """Write a copy of a Word document with a comment at each finding.

    Args:
        data: The document as it was read.
        report: What was read from it.
        findings: What to comment on.
        path: Where the copy goes; written as it is given.
        at: When the comments are made.
    """
    import docx

    document = docx.Document(io.BytesIO(data))
    paragraphs = list(paragraphs_in(document.element))
    unplaced: list[Finding] = []
    written = 0
    for each in findings:
        passage = report.passages[each.claim.passage]
        if passage.position is None or not each.quote or passage.position >= len(paragraphs):
            unplaced.append(each)
            continue
        runs = _runs_over(paragraphs, passage.position, passage.text, each)
        if not runs:
            unplaced.append(each)
            continue
        first, last = (_as_run(run.run, document) for run in (runs[0], runs[-1]))
        comment = document.add_comment([first, last], _text(each), AUTHOR, "PD")
        _date(comment, at)
        written += 1
    if unplaced:
        left_out = [each for each in unplaced if not each.quote]
        written += _comment_on_title(document, paragraphs, left_out, at)
    document.save(str(path))
    return Marked(written, tuple(unplaced))


def _date(comment: Comment, at: datetime) -> None:
    comment._comment_elm.set(f"{WORD}date", at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))


def _text(finding: Finding) -> str:
    head = _WORDS.get(finding.verdict, "To look at")
    return f"{head}: {finding.message} {finding.suggestion}".strip()


def _as_run(element: object, document: object) -> Run:
    from docx.text.run import Run

    return Run(cast("CT_R", element), cast("Paragraph", document))


def _comment_on_title(
    document: object, paragraphs: Sequence[object], findings: list[Finding], at: datetime
) -> int:
    """Put what the report leaves out into one comment at its first words."""
    from docx.document import Document

    if not findings:
        return 0
    for paragraph in paragraphs:
        runs = [each for each in runs_of(cast("CT_R", paragraph)) if each.text.strip()]
        if runs:
            text = "\n".join(f"{each.message} {each.suggestion}".strip() for each in findings)
            comment = cast("Document", document).add_comment(
                [_as_run(runs[0].run, document), _as_run(runs[-1].run, document)],
                f"Not in the report: {text}", AUTHOR, "PD",
            )  # fmt: skip
            _date(comment, at)
            return 1
    return 0


def _runs_over(
    paragraphs: Sequence[object], position: int, text: str, finding: Finding
) -> list[RunText]:
    """Return the runs that hold the words of a finding, parted where the words begin and end.

    A row of a table is several paragraphs; the words are looked for in each of them.
    """
    claim = finding.claim
    is_row = "\t" in text
    words = text[claim.start : claim.end].strip(" \t*,;")
    for place in range(position, min(position + (60 if is_row else 1), len(paragraphs))):
        paragraph = cast("CT_R", paragraphs[place])
        runs = runs_of(paragraph)
        whole = "".join(each.text for each in runs)
        offset = whole.find(text) if not is_row else -1
        start = offset + claim.start if offset >= 0 else whole.find(words)
        if start < 0 and words:
            continue
        end = start + (claim.end - claim.start if offset >= 0 else len(words))
        for edge in (end, start):
            runs = _parted_at(paragraph, runs, edge)
        found = [each for each in runs if each.text and start <= each.start < end]
        if found:
            return found
    return [each for each in runs_of(cast("CT_R", paragraphs[position])) if each.text]


def _parted_at(paragraph: object, runs: Sequence[RunText], offset: int) -> tuple[RunText, ...]:
    """Part the run in which a place is, so that a run begins there; leave odd runs whole."""
    for each in runs:
        if each.start < offset < each.start + len(each.text):
            element = cast("CT_R", each.run)
            texts = [child for child in element if child.tag == f"{WORD}t"]
            if len(texts) != 1 or {child.tag for child in element} - _PLAIN_RUN:
                break
            second = copy.deepcopy(element)
            cut = offset - each.start
            _set_text(element, each.text[:cut])
            _set_text(second, each.text[cut:])
            element.addnext(second)
            break
    return runs_of(cast("CT_R", paragraph))


def _set_text(run: CT_R, text: str) -> None:
    for child in run:
        if child.tag == f"{WORD}t":
            child.text = text
            child.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
