"""A covering report drafted from the pack, in the shape of committee papers.

Every drafted sentence is made from the facts of the table. What the last report says of its own
under standing headings (policy framework, implications, officers to contact) is kept as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from perfdesk.core.claims.ground import ground_of
from perfdesk.core.claims.passages import PassageKind, ReportText
from perfdesk.core.claims.reading.quantities import Sort
from perfdesk.core.dashboard import Dashboard, LayerView
from perfdesk.core.measures import Measure
from perfdesk.core.narrative.plain_table import PlainRow
from perfdesk.core.narrative.report import Report
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.settings import Position

_STANDING = (
    "Policy Framework and Previous Decisions",
    "Background papers",
    "Resource Implications",
    "Legal Implications",
    "Circulation under the Local Issues Alert Procedure",
    "Equality Implications",
    "Human Rights Implications",
    "Other Relevant Impact Assessments",
    "Health Impact Assessment",
    "Appendices",
    "Officers to Contact",
)
"""Headings under which a report says the same every cycle, in the order of the papers."""
_BEFORE = frozenset({"Policy Framework and Previous Decisions"})
_NOTHING_BEFORE = "To be written: no last report was given to keep this from."
_ENGLAND = re.compile(r"England (\S+) \(([^)]+)\)$")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_LIST = re.compile(r"^[-\u2022*]\s*")


@dataclass(frozen=True, slots=True)
class DraftParagraph:
    """A paragraph of the draft.

    Attributes:
        text: What it says.
        topic: The words at its start that are set in bold; empty for none.
        is_kept: Whether it is the last report's own, and not drafted.
        is_numbered: Whether it has a number, as the papers' paragraphs have.
    """

    text: str
    topic: str = ""
    is_kept: bool = False
    is_numbered: bool = True


@dataclass(frozen=True, slots=True)
class DraftSection:
    """A heading of the draft, with what stands below it.

    Attributes:
        heading: As printed.
        level: 1 for the headings of the report, 2 for those below one.
        paragraphs: In order.
    """

    heading: str
    level: int
    paragraphs: tuple[DraftParagraph, ...]


@dataclass(frozen=True, slots=True)
class DraftReport:
    """A covering report to be written.

    Attributes:
        title: Of the report.
        council: Its name.
        sections: In order.
        to_check: What somebody has to look at before it is used, a sentence each.
    """

    title: str
    council: str
    sections: tuple[DraftSection, ...]
    to_check: tuple[str, ...]


def draft_report(
    pack: Pack,
    report: Report,
    position: Position,
    *,
    last: ReportText | None = None,
    benchmarking: tuple[str, ...] = (),
) -> DraftReport:
    """Draft the covering report of a position.

    Args:
        pack: The pack.
        report: Its report at the position.
        position: The position.
        last: The last covering report, whose standing text is kept; None where there is none.
        benchmarking: Sentences of the benchmarking report; empty for none.
    """
    dashboard = report.dashboard
    kept = _standing(last)
    # A heading that the last report had not is none of this council's.
    standing = [each for each in _STANDING if last is None or each in kept]
    before = [_kept_section(each, kept) for each in standing if each in _BEFORE]
    after = [_kept_section(each, kept) for each in standing if each not in _BEFORE]
    sections = [
        DraftSection("Purpose of the report", 1, (_purpose(dashboard),)),
        *before,
        DraftSection("Background", 1, tuple(_background(report))),
        *(
            [DraftSection("Benchmarking", 1, tuple(DraftParagraph(each) for each in benchmarking))]
            if benchmarking
            else []
        ),
        DraftSection(f"Performance: {dashboard.period_in_words}", 1, ()),
        *(_layer(report, layer) for layer in dashboard.layers),
        DraftSection("Conclusions", 1, tuple(_conclusions(report))),
        *after,
    ]
    to_check = [*_dated(kept, dashboard.position)]
    if last is not None:
        to_check += _dropped(pack, last, position)
    return DraftReport(
        f"{dashboard.title} {dashboard.position.label}",
        dashboard.council,
        tuple(sections),
        tuple(to_check),
    )


def _purpose(dashboard: Dashboard) -> DraftParagraph:
    return DraftParagraph(
        f"The purpose of this report is to set out performance for {dashboard.period_in_words}."
    )


def _background(report: Report) -> Iterator[DraftParagraph]:
    appendix = report.settings.appendix or "the appendix"
    yield DraftParagraph(
        f"{report.summary.position[0]} They are listed in {appendix}, with what each is compared "
        "with and how it has changed."
    )


def _layer(report: Report, layer: LayerView) -> DraftSection:
    paragraphs = tuple(
        DraftParagraph(_measure(plain, report.dashboard), _name(plain))
        for row in layer.rows
        if (plain := report.plain.rows[row.measure]).now.text
    )
    return DraftSection(layer.name, 2, paragraphs)


def _name(row: PlainRow) -> str:
    code = row.code.replace("*", "").strip()
    return f"{row.name.rstrip('.')} ({code})" if code else row.name.rstrip(".")


def _measure(row: PlainRow, dashboard: Dashboard) -> str:
    """Return what the table says of a measure, as sentences behind its name."""
    said = f"{row.now.text} in {dashboard.position.label}"
    if row.before.text:
        said += f", compared with {_when(row.before.text, dashboard.previous)}"
    sentences = [said, _change(row.change), _rating(row), row.forecast]
    return " ".join(f"{_capital(each).rstrip('.')}." for each in sentences if each)


def _when(text: str, period: Period) -> str:
    """Return a figure with its period, unless it says one itself."""
    return text if re.search(r"\b(?:19|20)\d\d\b", text) else f"{text} in {period.label}"


def _change(change: str) -> str:
    word, colon, amount = change.partition(": ")
    if not colon:
        return change
    said = "This has improved" if word == "Improved" else f"This is {word[:1].lower()}{word[1:]}"
    return f"{said}: {amount}"


def _rating(row: PlainRow) -> str:
    """Return the rating with what it is against, named once."""
    compared = "; ".join(row.compared)
    if not row.rating or row.rating.casefold() in compared.casefold():
        return compared
    england = _ENGLAND.match(compared)
    if england and england[2] in row.rating:
        return f"{row.rating} ({england[1]})"
    return f"{row.rating} ({compared[:1].lower()}{compared[1:]})" if compared else row.rating


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _conclusions(report: Report) -> Iterator[DraftParagraph]:
    yield DraftParagraph(report.summary.position[1])
    for heading, mentions in (
        ("What needs attention", report.summary.attention),
        ("What improved most", report.summary.improved),
    ):
        if mentions:
            names = "; ".join(each.name.rstrip(".") for each in mentions)
            yield DraftParagraph(f"{heading}: {names}.")


# --- what is kept of the last report -------------------------------------------------------------
def _standing(last: ReportText | None) -> dict[str, tuple[str, ...]]:
    """Return the paragraphs of the last report under each standing heading that it has."""
    found: dict[str, list[str]] = {}
    known = {_folded(each): each for each in _STANDING}
    for each in last.passages if last else ():
        heading = known.get(_folded(each.heading))
        if heading is not None and each.kind is PassageKind.PARAGRAPH and each.text.strip():
            found.setdefault(heading, []).append(_plain(each.text))
    return {heading: tuple(texts) for heading, texts in found.items()}


def _plain(text: str) -> str:
    return _LIST.sub("", _LINK.sub(r"\1", text.replace("*", "").strip()))


def _folded(heading: str) -> str:
    return re.sub(r"[^a-z]+", " ", heading.casefold()).strip()


def _kept_section(heading: str, kept: dict[str, tuple[str, ...]]) -> DraftSection:
    paragraphs = tuple(DraftParagraph(each, is_kept=True) for each in kept.get(heading, ()))
    if not paragraphs:
        paragraphs = (DraftParagraph(_NOTHING_BEFORE),)
    return DraftSection(heading, 1, paragraphs)


def _dated(kept: dict[str, tuple[str, ...]], position: Period) -> Iterator[str]:
    """Say which paragraphs that were kept name years, dates or the last cycle."""
    year = position.label
    for heading, texts in kept.items():
        for text in texts:
            old = [each for each in _TIME.findall(text) if each not in {year}]
            if old:
                yield (
                    f"Kept under \u201c{heading}\u201d: \u201c{_short(text)}\u201d names "
                    f"{_listed(old)}."
                )


_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_TIME = re.compile(
    rf"\b(?:(?:\d{{1,2}} )?(?:{_MONTHS}) (?:19|20)\d\d"
    r"|(?:19|20)\d\d[-/\u2013]\d{2,4}|(?:19|20)\d\d"
    r"|(?:last|previous|this|next) (?:year|quarter|month))\b"
)


def _listed(words: list[str]) -> str:
    return ", ".join(dict.fromkeys(words))


def _short(text: str) -> str:
    return text if len(text) <= 70 else f"{text[:69].rstrip()}\u2026"


def _dropped(pack: Pack, last: ReportText, position: Position) -> Iterator[str]:
    """Say which paragraphs of the last report are about measures that are reported no more."""
    earlier = pack.table(Position).get(position.previous)
    if earlier is None:
        return
    reported = {each.id for each in pack.measures_at(position.period)}
    continued = {each.continues for each in pack.measures_at(position.period)}
    ground = ground_of(last, pack, earlier)
    told: set[str] = set()
    for read in ground.passages:
        if read.passage.kind is not PassageKind.PARAGRAPH:
            continue
        for each in read.figures():
            if each.sort not in {Sort.PERCENT, Sort.COUNT}:
                continue
            measure: Measure | None = ground.bound(read, each.start, each.end).known
            if measure is None or measure.id in reported | continued | told:
                continue
            told.add(measure.id)
            place = read.passage.place or "a paragraph"
            yield (
                f"The last report speaks of \u201c{measure.description}\u201d ({place}), which is "
                f"not reported in {position.period}."
            )
