"""The appendices of a report: the layers, the rating and the words, each in plain sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from perfdesk.core.building.judging import effective_aim
from perfdesk.core.dashboard import Column, Dashboard, LayerView
from perfdesk.core.framework.meanings import meaning_of_code
from perfdesk.core.measures import Limit, LimitKind, Measure
from perfdesk.core.narrative.plain_words import GOOD
from perfdesk.core.narrative.promises import promised_terms
from perfdesk.core.narrative.spelling_out import abbreviations_in
from perfdesk.core.pack import Pack
from perfdesk.core.reporting.report import ActionsPrinted, ReportSettings
from perfdesk.core.sequels import SequelLayer
from perfdesk.core.settings import Scheme, Tolerances
from perfdesk.core.strategy import Layer


@dataclass(frozen=True, slots=True)
class Explanation:
    """A term and what it means.

    Attributes:
        term: In few words.
        text: In one or a few plain sentences.
    """

    term: str
    text: str


@dataclass(frozen=True, slots=True)
class ExplanationGroup:
    """Explanations that belong together.

    Attributes:
        name: Heading above them; empty where there is one group only.
        entries: In the order to read.
    """

    name: str
    entries: tuple[Explanation, ...]


@dataclass(frozen=True, slots=True)
class Appendix:
    """A part of the report that explains.

    Attributes:
        name: `Appendix B`; empty where the report itself is called nothing.
        title: What it explains.
        groups: With at least one entry each.
    """

    name: str
    title: str
    groups: tuple[ExplanationGroup, ...]

    @property
    def heading(self) -> str:
        """Name and title in one line."""
        return f"{self.name}: {self.title}" if self.name else self.title


_LAYERS: Mapping[SequelLayer, str] = MappingProxyType(
    {
        SequelLayer.PREVENT: (
            "Help for everyone to stay well and independent, such as information, libraries, "
            "culture and learning, so that nobody needs care sooner than they have to."
        ),
        SequelLayer.REDUCE: "Early help for people at risk of needing care, such as equipment, "
        "support for carers and contact with others, so that their needs do not grow.",
        SequelLayer.DELAY: "Short-term support after an illness or a stay in hospital, so that "
        "people regain their independence and need long-term care later or not at all.",
        SequelLayer.MEET: "Long-term support for people whose needs remain, with choice over how "
        "it is given and protection from harm.",
    }
)
"""What the four layers of prevention are, as adult social care uses the words."""

_TERMS = (
    Explanation("Aim", "Whether a higher or a lower figure is better."),
    Explanation(
        "National average",
        "The figure for England as a whole. It counts everyone in all councils together, rather "
        "than averaging the councils' own percentages.",
    ),
    Explanation(
        "Percentage point",
        "The difference between two percentages: from 10% to 12% is two points.",
    ),
    Explanation(
        "Provisional",
        "Not final yet. The figure may still change a little before it is published nationally.",
    ),
    Explanation("Local target", "What the council itself aims to achieve."),
    Explanation(
        "Target band",
        "Two figures to stay between. Neither much less nor much more is wanted.",
    ),
)
_QUARTILE = Explanation(
    "Quartile",
    "All councils with a published figure are put in order and divided into four groups. The top "
    "quartile is the quarter that does best.",
)
_FORECAST = Explanation(
    "Forecast",
    "Where the year would end if the coming months are like those so far, or like last year's. It "
    "is not an actual figure.",
)
_RATE = Explanation(
    "Rate per 100,000",
    "How many there would be in an area of 100,000 people, so that large and small areas can "
    "be compared.",
)

_SEQUEL = Explanation(
    "Sequel",
    "What happened after someone new asked the council for help, such as advice, short-term "
    "support or a care package. The year's sequels are shared between the layers.",
)


PROMISES = "Actions and recommendations"
"""The title of the appendix of what is still to be done."""


def appendices(pack: Pack, dashboard: Dashboard, settings: ReportSettings) -> tuple[Appendix, ...]:
    """Return the appendices that the settings ask for, named on from the report itself.

    Args:
        pack: The pack.
        dashboard: What is printed of it.
        settings: Which are wanted, and what the report is called.
    """
    wanted = []
    if settings.layers_explained:
        wanted.append(("The layers explained", _layers(pack, dashboard)))
    if settings.rating_explained:
        wanted.append(("How figures are rated", _rating(pack, dashboard)))
    if settings.glossary:
        wanted.append(("Glossary", _glossary(pack, dashboard)))
    if settings.actions is not ActionsPrinted.NOWHERE:
        wanted.append((PROMISES, _promises(pack, dashboard, settings)))
    found = ((title, tuple(group for group in groups if group.entries)) for title, groups in wanted)
    return tuple(
        Appendix(_name_after(settings.appendix, number), title, groups)
        for number, (title, groups) in enumerate(
            ((title, groups) for title, groups in found if groups), start=1
        )
    )


def _name_after(name: str, steps: int) -> str:
    """Return `Appendix C` two steps after `Appendix A`; the same words where they do not count."""
    counted = re.fullmatch(r"(?P<words>.*\b)(?P<letter>[A-Z])", name)
    if counted is not None and ord(counted["letter"]) + steps <= ord("Z"):
        return f"{counted['words']}{chr(ord(counted['letter']) + steps)}"
    numbered = re.fullmatch(r"(?P<words>.*?)(?P<number>\d{1,3})", name)
    return f"{numbered['words']}{int(numbered['number']) + steps}" if numbered else ""


# --- actions -------------------------------------------------------------------------------------
def _promises(
    pack: Pack, dashboard: Dashboard, settings: ReportSettings
) -> tuple[ExplanationGroup, ...]:
    """Tell what is still to be done; beneath rows, what is about none of them is left to tell."""
    beneath = settings.actions is ActionsPrinted.ROWS
    groups = promised_terms(pack, dashboard, only_loose=beneath)
    return tuple(
        ExplanationGroup(
            title if len(groups) > 1 else "",
            tuple(Explanation(subject, text) for subject, text in entries),
        )
        for title, entries in groups
    )


# --- layers --------------------------------------------------------------------------------------
def _layers(pack: Pack, dashboard: Dashboard) -> tuple[ExplanationGroup, ...]:
    printed = {layer.layer: layer for layer in dashboard.layers}
    entries = (_layer(layer, printed[layer.id]) for layer in pack.layers if layer.id in printed)
    return (ExplanationGroup("", tuple(entries)),)


def _layer(layer: Layer, printed: LayerView) -> Explanation:
    """Explain a layer; its outcomes are those of the plan that is reported, not of earlier ones."""
    if layer.meaning:
        return Explanation(layer.name, _sentence(layer.meaning))
    first = layer.name.split(" ", 1)[0].casefold()
    known = next((text for each, text in _LAYERS.items() if each.casefold() == first), "")
    outcomes = dict.fromkeys(each.name for each in printed.outcomes)
    told = f"Its outcomes: {'; '.join(outcomes)}." if outcomes else ""
    return Explanation(layer.name, f"{known} {told}".strip() or "No outcomes yet.")


# --- rating --------------------------------------------------------------------------------------
def _rating(pack: Pack, dashboard: Dashboard) -> tuple[ExplanationGroup, ...]:
    tolerances = pack.settings.tolerances
    by_scheme = {Scheme.RAG: _rag, Scheme.COMPARISON: _comparison}
    rating = [
        *by_scheme[dashboard.scheme](tolerances),
        Explanation(
            "Not rated",
            "There is no figure yet, there is nothing to compare it with, or the measure is for "
            "information only. The table gives the reason.",
        ),
        Explanation(
            "Rounding",
            "A figure is rounded to the same number of digits as its target before the two are "
            "compared. Halves are rounded away from zero.",
        ),
    ]
    shown = {head.column for head in dashboard.columns}
    if Column.FORECAST in shown:
        rating.append(
            Explanation(
                "Part of a year",
                "A figure for part of the year is compared with the target for the same months, "
                "or its forecast with the target for the year. The table says which.",
            )
        )
    if any(row.rating.override or row.progress.override for row in dashboard.rows):
        rating.append(
            Explanation(
                "Decided",
                (
                    "Officers gave a different rating or progress from the rule's. The table marks "
                    "it \u201cdecided\u201d."
                ),
            )
        )
    own = _own_limits(pack, dashboard)
    return (
        ExplanationGroup("Rating", tuple(rating)),
        ExplanationGroup("Progress", _progress(tolerances, dashboard.previous.label)),
        ExplanationGroup("Measures with their own limits", own),
    )


def _rag(tolerances: Tolerances) -> list[Explanation]:
    percent, points = _plain(tolerances.amber_percent), _points(tolerances.amber_band_points)
    return [
        Explanation("Green", "The target is met, or the figure is inside its band."),
        Explanation(
            "Amber",
            f"The target is missed by no more than {percent}% of it, or a band of percentages by "
            f"no more than {points}.",
        ),
        Explanation("Red", "The target or band is missed by more."),
    ]


def _comparison(tolerances: Tolerances) -> list[Explanation]:
    percent, points = _plain(tolerances.amber_percent), _points(tolerances.amber_band_points)
    return [
        Explanation(
            "Better",
            "Better than the average it is compared with by more than the tolerance, or the local "
            "target or band is met.",
        ),
        Explanation(
            "Similar",
            "Close to the average it is compared with, above or below it: within the published "
            f"margin of error where there is one, otherwise within {percent}% of the average. A "
            f"local target counts as nearly met when it is missed by no more than {percent}%, a "
            f"band of percentages by no more than {points}.",
        ),
        Explanation(
            "Below",
            "Worse than the average by more than that, or the local target or band is "
            "missed by more.",
        ),
    ]


def _progress(tolerances: Tolerances, previous: str) -> tuple[Explanation, ...]:
    points = _points(tolerances.similar_points)
    share = _plain(tolerances.similar_percent_of_previous)
    return (
        Explanation("Improved", f"The figure has moved in the right direction since {previous}."),
        Explanation(
            "Similar",
            f"A percentage has changed by no more than {points}, or {share}% of the previous "
            "figure where that is less. A count or rate has changed by no more than "
            f"{_plain(tolerances.similar_percent)}%.",
        ),
        Explanation(
            "Not as good", (f"The figure has moved in the wrong direction since {previous}.")
        ),
        Explanation(
            "Could be chance",
            "So few people were counted or surveyed that the change may mean nothing.",
        ),
    )


def _own_limits(pack: Pack, dashboard: Dashboard) -> tuple[Explanation, ...]:
    found = []
    for row in dashboard.rows:
        measure = pack.measure(row.measure)
        said = []
        if measure.amber_limit is not None:
            said.append(f"nearly met within {_limit(measure.amber_limit)} of its target")
        if measure.similar_limit is not None:
            said.append(f"a change of up to {_limit(measure.similar_limit)} counts as similar")
        if said:
            found.append(Explanation(row.description, _sentence("; ".join(said))))
    return tuple(found)


def _limit(limit: Limit) -> str:
    if limit.kind is LimitKind.PERCENT:
        return f"{_plain(limit.amount)}%"
    return _points(limit.amount) if limit.kind is LimitKind.POINTS else _plain(limit.amount)


def _points(amount: Decimal) -> str:
    return f"{_plain(amount)} percentage {'point' if amount == 1 else 'points'}"


def _plain(amount: Decimal) -> str:
    return f"{amount.normalize():f}"


# --- glossary ------------------------------------------------------------------------------------
def _glossary(pack: Pack, dashboard: Dashboard) -> tuple[ExplanationGroup, ...]:
    shown = {head.column for head in dashboard.columns}
    terms = [*_TERMS]
    terms += [_QUARTILE] if Column.QUARTILE in shown else []
    terms += [_FORECAST] if Column.FORECAST in shown else []
    measures = tuple(pack.measure(row.measure) for row in dashboard.rows)
    if any("per 100" in each.description for each in measures):
        terms.append(_RATE)
    if any("sequel" in each.description.casefold() for each in measures):
        terms.append(_SEQUEL)
    terms += _abbreviations(dashboard)
    terms.sort(key=lambda each: each.term.casefold())
    return (
        ExplanationGroup("Words", tuple(terms)),
        ExplanationGroup("Measures", tuple(_measures(measures))),
    )


def _abbreviations(dashboard: Dashboard) -> list[Explanation]:
    return [
        Explanation(each.short, _sentence(each.words))
        for each in abbreviations_in(printed_texts(dashboard))
    ]


def printed_texts(dashboard: Dashboard) -> Iterable[str]:
    """Yield every text that stands in the tables of a dashboard."""
    for head in dashboard.columns:
        yield head.heading
    for row in dashboard.rows:
        for head in dashboard.columns:
            yield row.cells[head.column].text


def _measures(measures: Iterable[Measure]) -> Iterable[Explanation]:
    for measure in measures:
        meaning = measure.meaning
        if not meaning and measure.framework is not None:
            meaning = meaning_of_code(measure.framework)
        good = GOOD.get(effective_aim(measure), "")
        said = " ".join(_sentence(each) for each in (meaning, good) if each)
        if meaning:
            yield Explanation(measure.description, said)


def _sentence(words: str) -> str:
    tidy = words.strip()
    ended = tidy if tidy.endswith((".", "!", "?")) else f"{tidy}."
    return f"{ended[:1].upper()}{ended[1:]}"
