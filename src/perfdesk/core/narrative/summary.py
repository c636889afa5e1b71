"""The first page of a report: where the council stands, and what somebody should do about it.

One value for all that leaves: PDF, web page, Word, email and the overview of the window.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from perfdesk.core.building.judging import progress_case, rating_case
from perfdesk.core.dashboard import Column, Dashboard, Row
from perfdesk.core.figures import Content
from perfdesk.core.narrative.plain_table import progress_text
from perfdesk.core.narrative.plain_words import plain_figure, plain_target
from perfdesk.core.narrative.remarks import commentary_on, public_reason
from perfdesk.core.narrative.spelling_out import SpeltOut
from perfdesk.core.pack import Pack
from perfdesk.core.rules.progress import gain_of
from perfdesk.core.rules.ratings import RatingCase
from perfdesk.core.settings import Position, Scheme
from perfdesk.core.targets import TargetKind
from perfdesk.core.verdicts import ProgressWord, RatingWord, Tone
from perfdesk.core.wording.key import progress_key, rating_key

MOST_ATTENTION = 10
"""How many measures that need attention a page names; the others are counted."""
MOST_PRINTED = 12
"""How many that are not known yet, or that read differently, the first page lists."""
MOST_IMPROVED = 5
"""How many of the measures that improved are named."""
ATTENTION = "What needs attention, worst first"
IMPROVED = "What improved most"
UNKNOWN = "What is not known yet"
MOVED = "What changed since the last export"
"""The headings under which every export tells the parts of a summary."""
NOTHING_NEEDS_ATTENTION = "No measure is worse than its target or comparator, or worse than before."
NOTHING_MOVED = "Nothing."
_IN_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True, slots=True)
class Count:
    """How many measures have a verdict.

    Attributes:
        of: `Rating` or `Progress`.
        word: The verdict (`Better`).
        tone: What it means, for shape and colour.
        number: Of measures.
    """

    of: str
    word: str
    tone: Tone
    number: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A measure that the summary names.

    Attributes:
        measure: Its id.
        name: Its words, abbreviations spelt out where they are first met.
        now: The figure in plain words.
        compared: What it is held against, in plain words.
        rating: The rating, as in the dashboard.
        progress: The progress, as in the dashboard.
        rating_tone: What the rating means.
        progress_tone: What the progress means.
        reason: Why it is named, in a sentence; empty where the verdicts say it.
        commentary: What was said about it in public: reason and action; may be empty.
    """

    measure: str
    name: str
    now: str
    compared: str
    rating: str
    progress: str
    rating_tone: Tone
    progress_tone: Tone
    reason: str = ""
    commentary: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """What reads differently since an earlier export.

    Attributes:
        measure: Id of the measure; empty where it is about the whole report.
        text: In a sentence.
    """

    measure: str
    text: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The position in short.

    Attributes:
        position: Two sentences: what is reported, and how it stands.
        counts: Ratings and, where there is any, progress; the best first.
        sentences: The same counts as sentences.
        attention: What needs attention, the worst first; at most `MOST_ATTENTION`.
        attention_left: How many more do.
        improved: What improved most, the most first; nothing that needs attention.
        unknown: What is not known yet, with why and when.
        moved: What reads differently since the last export; None where there was none.
    """

    position: tuple[str, str]
    counts: tuple[Count, ...]
    sentences: tuple[str, ...]
    attention: tuple[Mention, ...]
    attention_left: int
    improved: tuple[Mention, ...]
    unknown: tuple[Mention, ...]
    moved: tuple[Moved, ...] | None = None

    @property
    def more_attention(self) -> str:
        """Say how many measures need attention beside those named; empty for none."""
        if not self.attention_left:
            return ""
        is_one = self.attention_left == 1
        said = numbers_in_words(self.attention_left)[0].capitalize()
        return f"{said} more {'is' if is_one else 'are'} marked in the tables."


def build_summary(pack: Pack, dashboard: Dashboard, since: Dashboard | None = None) -> Summary:
    """Work out the summary of a dashboard.

    Args:
        pack: The pack as it is now.
        dashboard: Of that pack, as it is printed.
        since: As it was issued or exported last; None where it was not.
    """
    rows = tuple(dashboard.rows)
    teller = _Teller(pack, dashboard)
    poor = teller.worst_first(rows)
    attention = tuple(teller.attention(row) for row in poor[:MOST_ATTENTION])
    improved = teller.most_improved(rows)[:MOST_IMPROVED]
    counts = (*_ratings(dashboard, rows), *_progress(dashboard, rows))
    return Summary(
        position=(_what_is_reported(dashboard, rows), _how_it_stands(dashboard, rows)),
        counts=counts,
        sentences=_as_sentences(counts),
        attention=attention,
        attention_left=len(poor) - len(attention),
        improved=tuple(teller.mention(row) for row in improved),
        unknown=tuple(teller.unknown(row) for row in rows if _is_unknown(row)),
        moved=None if since is None else moved_since(dashboard, since),
    )


def more_of(items: Sequence[object], others: str = "more measures") -> str:
    """Say how many there are beside those that a page lists; empty where it lists all."""
    left = len(items) - MOST_PRINTED
    if left <= 0:
        return ""
    return f"And {numbers_in_words(left)[0]} {others}."


def numbers_in_words(*numbers: int) -> tuple[str, ...]:
    """Return the counts of one sentence: in letters up to nine, unless one of them is larger."""
    if any(number >= len(_IN_WORDS) for number in numbers):
        return tuple(f"{number:,}" for number in numbers)
    return tuple(_IN_WORDS[number] for number in numbers)


# --- the position --------------------------------------------------------------------------------
def _what_is_reported(dashboard: Dashboard, rows: Sequence[Row]) -> str:
    state = "provisional" if dashboard.provisional else "final"
    layers = sum(1 for layer in dashboard.layers if any(layer.rows))
    under = f" in {_counted(layers, 'layer', 'layers')}" if layers > 1 else ""
    return (
        f"{dashboard.council} reports {_counted(len(rows), 'measure', 'measures')}{under} for "
        f"{dashboard.period_in_words}. The figures are {state}."
    )


def _how_it_stands(dashboard: Dashboard, rows: Sequence[Row]) -> str:
    rated = [row for row in rows if row.rating.tone is not Tone.NONE]
    if not rated:
        return "No measures can be rated yet."
    tones = [row.rating.tone for row in rated]
    held = [tones.count(tone) for tone in (Tone.GOOD, Tone.NEAR, Tone.POOR)]
    improved = sum(row.progress.word is ProgressWord.IMPROVED for row in rows)
    fell = sum(row.progress.word is ProgressWord.NOT_AS_GOOD for row in rows)
    of, good, near, poor, better, worse = numbers_in_words(len(rated), *held, improved, fell)
    words = {
        Scheme.RAG: ("green (target met)", "amber (nearly met)", "red (missed)"),
        Scheme.COMPARISON: (
            "better than the national average or local target",
            "similar to it",
            "below it",
        ),
    }[dashboard.scheme]
    told = (
        f"Of the {of} that can be rated, {good} {_is_are(held[0])} {words[0]}, {near} {words[1]} "
        f"and {poor} {words[2]}"
    )
    if not improved and not fell:
        return f"{told}."
    return (
        f"{told}. Compared with {dashboard.previous.label}, {better} {_has_have(improved)} "
        f"improved and {worse} {_is_are(fell)} not as good."
    )


def _counted(number: int, one: str, many: str) -> str:
    return f"{numbers_in_words(number)[0]} {one if number == 1 else many}"


def _is_are(number: int) -> str:
    return "is" if number == 1 else "are"


def _has_have(number: int) -> str:
    return "has" if number == 1 else "have"


# --- counts --------------------------------------------------------------------------------------
def _ratings(dashboard: Dashboard, rows: Sequence[Row]) -> list[Count]:
    held = Counter(row.rating.word for row in rows)
    tones = {row.rating.word: row.rating.tone for row in rows}
    listed = {RatingWord(entry.word.lower()): entry.tone for entry in rating_key(dashboard.scheme)}
    # A measure may be rated by the other scheme.
    others = {word: tones[word] for word in sorted(tones.keys() - listed.keys())}
    words = listed | others | {RatingWord.NOT_RATED: Tone.NONE}
    last = words.pop(RatingWord.NOT_RATED)
    return [
        Count("Rating", word.value.capitalize(), tone, held[word])
        for word, tone in (*words.items(), (RatingWord.NOT_RATED, last))
    ]


def _progress(dashboard: Dashboard, rows: Sequence[Row]) -> list[Count]:
    held = Counter(row.progress.word for row in rows)
    if not any(number for word, number in held.items() if word is not ProgressWord.NONE):
        return []
    counts = [
        Count("Progress", entry.word, entry.tone, held[ProgressWord(entry.word.lower())])
        for entry in progress_key(dashboard.previous)
    ]
    return [*counts, Count("Progress", "Not compared", Tone.NONE, held[ProgressWord.NONE])]


def _as_sentences(counts: Sequence[Count]) -> tuple[str, ...]:
    sentences = []
    for of in dict.fromkeys(each.of for each in counts):
        parts = [f"{each.number} {each.word.lower()}" for each in counts if each.of == of]
        sentences.append(f"{of}: {', '.join(parts[:-1])} and {parts[-1]}.")
    return tuple(sentences)


# --- measures ------------------------------------------------------------------------------------
class _Teller:
    """Tells of measures in words, and which come first."""

    def __init__(self, pack: Pack, dashboard: Dashboard) -> None:
        self._pack = pack
        self._dashboard = dashboard
        self._position = pack.table(Position)[dashboard.position]
        self._spelt_out = SpeltOut()

    def mention(self, row: Row, reason: str = "", commentary: str = "") -> Mention:
        measure = self._pack.measure(row.measure)
        return Mention(
            measure=row.measure,
            name=self._spelt_out(row.description.strip().rstrip(".")),
            now=plain_figure(row.facts.current, measure).text,
            compared=plain_target(row.facts.target, self._pack.settings.council),
            rating=row.cells[Column.RATING].text,
            progress=progress_text(row),
            rating_tone=row.rating.tone,
            progress_tone=row.progress.tone,
            reason=reason,
            commentary=commentary,
        )

    def attention(self, row: Row) -> Mention:
        """Tell what is wrong and what is done about it."""
        overrides = (row.rating.override, row.progress.override)
        decided = "; ".join(filter(None, map(public_reason, overrides)))
        reason = f"Decided: {decided.rstrip('.')}." if decided else ""
        commentary = commentary_on(self._pack, row.measure, self._position.period)
        return self.mention(row, reason, commentary)

    def unknown(self, row: Row) -> Mention:
        """Tell why a measure is not known yet, and when it will be."""
        figure, target = row.facts.current, row.facts.target
        if figure is not None and figure.reading.content is Content.DUE:
            reason = f"{figure.reading.text.rstrip('.')}."
        elif figure is None or figure.value is None:
            text = figure.reading.text.rstrip(".") if figure is not None else ""
            reason = f"No figure: {text}." if text else "There is no figure yet."
        elif target.low is not None:
            reason = row.rating.reason
        else:
            told = f": {target.text.rstrip('.')}" if target.text else " yet"
            reason = f"No target or comparator{told}."
        return self.mention(row, reason)

    def worst_first(self, rows: Sequence[Row]) -> list[Row]:
        """Return the rows that need attention: worse and worsening, worse, then worsening."""
        needing = filter(_needs_attention, rows)
        return sorted(needing, key=lambda row: (_rank(row), -self._distance(row)))

    def most_improved(self, rows: Sequence[Row]) -> list[Row]:
        """Return the rows that improved and need no attention, those that may be chance last.

        A page that names a measure as missed does not praise it further down.
        """
        better = [
            row
            for row in rows
            if row.progress.word is ProgressWord.IMPROVED and not _needs_attention(row)
        ]
        gains = {row.measure: self._gain(row) for row in better}
        return sorted(
            better, key=lambda row: ("chance" in row.progress.text, -gains[row.measure])
        )  # fmt: skip

    def _distance(self, row: Row) -> Decimal:
        """Return how far a figure lies from what it is held against, as a share of that."""
        measure = self._pack.measure(row.measure)
        case = rating_case(self._pack, measure, self._position, row.facts)
        return _relative_distance(case)

    def _gain(self, row: Row) -> Decimal:
        """Return by how much a figure improved, as a share of the one before."""
        measure = self._pack.measure(row.measure)
        gain = gain_of(progress_case(self._pack, measure, self._position, row.facts))
        previous = row.facts.previous
        before = previous.value if previous is not None else None
        return gain / abs(before) if gain is not None and before else Decimal(0)


def _needs_attention(row: Row) -> bool:
    return Tone.POOR in {row.rating.tone, row.progress.tone}


def _rank(row: Row) -> int:
    if row.rating.tone is Tone.POOR:
        return 0 if row.progress.tone is Tone.POOR else 1
    return 2


def _relative_distance(case: RatingCase) -> Decimal:
    value = case.figure.value if case.figure is not None else None
    low, high = case.target.low, case.target.high
    if value is None or low is None:
        return Decimal(0)
    edge = (
        high if case.target.kind is TargetKind.BAND and high is not None and value > high else low
    )
    return abs(value - edge) / abs(edge) if edge else abs(value)


def _is_unknown(row: Row) -> bool:
    """Tell whether figure or comparator are still to come; information is not rated for good."""
    if row.rating.override is not None:
        return False
    return row.rating.word is RatingWord.NOT_RATED and not row.rating.text.startswith(
        "For information"
    )


# --- since the last export -----------------------------------------------------------------------
_Cells = Mapping[str, tuple[str, Row]]


def moved_since(dashboard: Dashboard, since: Dashboard) -> tuple[Moved, ...]:
    """Say what reads differently than in an earlier dashboard, in the printed order.

    Where the earlier one reports another position only that is said: everything moved.
    """
    if since.position != dashboard.position:
        text = f"The last export was for {since.period_in_words}."
        return (Moved("", text),)
    before = {row.measure: row for row in since.rows}
    now = {row.measure for row in dashboard.rows}
    moved = []
    if since.provisional and not dashboard.provisional:
        moved.append(Moved("", "The figures are final now."))
    for row in dashboard.rows:
        earlier = before.get(row.measure)
        told = "New since then" if earlier is None else "; ".join(_differences(row, earlier))
        if told:
            name = row.description.strip().rstrip(".")
            moved.append(Moved(row.measure, f"{name}: {told[:1].lower()}{told[1:]}."))
    moved += [
        Moved(row.measure, f"{row.description.strip().rstrip('.')}: no longer reported.")
        for row in since.rows
        if row.measure not in now
    ]
    return tuple(moved)


def _differences(row: Row, earlier: Row) -> list[str]:
    said: list[str] = []
    tellers: tuple[tuple[str, Callable[[Row], str]], ...] = (
        ("", lambda each: each.cells[Column.CURRENT].text),
        ("previous figure ", lambda each: each.cells[Column.PREVIOUS].text),
        ("compared with ", lambda each: each.cells[Column.TARGET].text),
        ("rating ", lambda each: each.cells[Column.RATING].text),
        ("progress ", progress_text),
    )
    for name, text_of in tellers:
        now, before = text_of(row), text_of(earlier)
        if now != before:
            said.append(f"{name}now {now or 'empty'}, was {before or 'empty'}")
    return said
