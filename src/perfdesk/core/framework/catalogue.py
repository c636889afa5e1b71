"""Every measure of both editions of the framework, and how they follow one another.

Sources: the Contents and Comparability_over_time_log sheets of the national ASCOF
time series 2015/16 to 2024/25 (December 2025), and the ASCOF 2020/21 open data.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from perfdesk.core.measures import Aim, FrameworkCode, Unit
from perfdesk.core.periods import Period, financial_year

OLD = "2022/23"
"""The edition that was in force up to and including 2022/23."""

NEW = "2023/24"
"""The edition in force since 2023/24."""


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """A year from which figures cannot be compared with those before it.

    Attributes:
        period: The first financial year of the new series.
        why: In few words, for a chart.
    """

    period: Period
    why: str


@dataclass(frozen=True, slots=True)
class FrameworkMeasure:
    """What the framework says of one measure.

    Attributes:
        code: Edition, code and part.
        words: Its description in short.
        keys: Words of which a description of it holds at least one of each group.
        aim: Which way is good.
        unit: What a value counts.
        decimals: Digits after the point in publications.
        was: The code of the same measure in the earlier edition, if it had one.
        breaks: Years from which figures cannot be compared with earlier ones.
        since: First financial year with figures; None where they go back before 2015/16.
    """

    code: FrameworkCode
    words: str
    keys: tuple[tuple[str, ...], ...]
    aim: Aim = Aim.HIGH
    unit: Unit = Unit.PERCENT
    decimals: int = 1
    was: FrameworkCode | None = None
    breaks: tuple[SeriesBreak, ...] = ()
    since: Period | None = None


_USERS = ("users", "service user", "sus ", "people", "adults", "adult ", "who use services")
_CARERS = ("carer",)
_CLIENT_LEVEL = (SeriesBreak(financial_year(2024), "new data source"),)


def edition_at(position: Period) -> str:
    """Return the edition of the framework in force in the year in which *position* ends."""
    return NEW if position.end >= financial_year(2023).start else OLD


def measure_for(code: FrameworkCode) -> FrameworkMeasure | None:
    """Return what the framework says of *code*; None for a code it does not have."""
    return _CATALOGUE.get(code)


def measures_coded(edition: str, code: str) -> tuple[FrameworkMeasure, ...]:
    """Return all parts of a code in one edition; empty where the edition has no such code."""
    return tuple(
        each
        for each in _CATALOGUE.values()
        if each.code.edition == edition and each.code.code == code.upper()
    )


def all_measures() -> tuple[FrameworkMeasure, ...]:
    """Return every measure of both editions."""
    return tuple(_CATALOGUE.values())


def in_edition(code: FrameworkCode, edition: str) -> FrameworkCode | None:
    """Return the code under which the same measure runs in *edition*; None if it has none there.

    Old 2D and new 2A are the same measure; old 2A and new 2A are not.
    """
    if code.edition == edition:
        return code if code in _CATALOGUE else None
    if edition == OLD:
        found = _CATALOGUE.get(code)
        return found.was if found else None
    return _FOLLOWED_BY.get(code)


def same_measure(one: FrameworkCode, other: FrameworkCode) -> bool:
    """Tell whether two codes, of whichever editions, name the same measure."""
    return in_edition(one, other.edition) == other


def _old(code: str, part: str = "") -> FrameworkCode:
    return FrameworkCode(OLD, code, part)


def _new(code: str, part: str = "") -> FrameworkCode:
    return FrameworkCode(NEW, code, part)


_QUALITY = (("quality of life",),)
_INFORMATION = ("information", "find info")
_CONTACT = ("social contact",)
_EMPLOYMENT = ("employment",)
_LEARNING = ("learning disab", " ld", "ld ")
_HOME = ("settled", "own home", "at home", "with family", "their family")
_REABLEMENT = ("reablement", "short term", "short-term")
_ONGOING = ("no need", "ongoing", "no further", "no continued", "no on-going", "lower level")
_STILL_HOME = ("91 days", "still at home", "12 weeks", "remained in", "living at home")
_OFFERED = ("offered",)
_ADMITTED = ("admission", "admitted", "residential", "permanent")
_YOUNGER, _OLDER = ("18-64", "18 to 64", "younger"), ("65",)
_DIRECTED, _PAYMENTS = ("self-directed", "self directed"), ("direct payment",)
_MADE_SAFE = ("made them feel safe", "help them feel safe", "services have made")
_YEAR_2023, _YEAR_2024 = financial_year(2023), financial_year(2024)

_MEASURES: tuple[FrameworkMeasure, ...] = (
    FrameworkMeasure(
        _old("1A", ""), "Social care-related quality of life", _QUALITY, unit=Unit.SCORE
    ),
    FrameworkMeasure(_old("1B", ""), "Control over daily life", (("control",),)),
    FrameworkMeasure(_old("1C", "1A"), "Self-directed support: people", (_DIRECTED, _USERS)),
    FrameworkMeasure(_old("1C", "1B"), "Self-directed support: carers", (_DIRECTED, _CARERS)),
    FrameworkMeasure(_old("1C", "2A"), "Direct payments: people", (_PAYMENTS, _USERS)),
    FrameworkMeasure(_old("1C", "2B"), "Direct payments: carers", (_PAYMENTS, _CARERS)),
    FrameworkMeasure(_old("1D", ""), "Carer-reported quality of life", _QUALITY, unit=Unit.SCORE),
    FrameworkMeasure(
        _old("1E", ""), "People with a learning disability in employment", (_EMPLOYMENT, _LEARNING)
    ),
    FrameworkMeasure(
        _old("1F", ""), "Mental health: paid employment", (_EMPLOYMENT, ("mental health",))
    ),
    FrameworkMeasure(
        _old("1G", ""), "People with a learning disability in settled accommodation", (_HOME,)
    ),
    FrameworkMeasure(_old("1H", ""), "Mental health: independent living", (("mental health",),)),
    FrameworkMeasure(
        _old("1I", "1"), "As much social contact as wanted: people", (_CONTACT, _USERS)
    ),
    FrameworkMeasure(
        _old("1I", "2"), "As much social contact as wanted: carers", (_CONTACT, _CARERS)
    ),
    FrameworkMeasure(
        _old("1J", ""),
        "Impact of services on quality of life",
        _QUALITY,
        unit=Unit.SCORE,
        decimals=3,
    ),
    FrameworkMeasure(
        _old("2A", "1"),
        "Permanent admissions, 18 to 64",
        (_ADMITTED, _YOUNGER),
        aim=Aim.LOW,
        unit=Unit.RATE,
    ),
    FrameworkMeasure(
        _old("2A", "2"),
        "Permanent admissions, 65 and over",
        (_ADMITTED, _OLDER),
        aim=Aim.LOW,
        unit=Unit.RATE,
    ),
    FrameworkMeasure(
        _old("2B", "1"), "At home 91 days after discharge and reablement", (_STILL_HOME,)
    ),
    FrameworkMeasure(_old("2B", "2"), "Offered reablement after discharge", (_OFFERED,)),
    FrameworkMeasure(
        _old("2D", ""), "No need for ongoing services after reablement", (_REABLEMENT, _ONGOING)
    ),
    FrameworkMeasure(_old("3A", ""), "Satisfaction: people", (("satisf",), _USERS)),
    FrameworkMeasure(_old("3B", ""), "Satisfaction: carers", (("satisf",), _CARERS)),
    FrameworkMeasure(
        _old("3C", ""), "Carers included or consulted", (("included", "consulted"), _CARERS)
    ),
    FrameworkMeasure(_old("3D", "1"), "Easy to find information: people", (_INFORMATION, _USERS)),
    FrameworkMeasure(_old("3D", "2"), "Easy to find information: carers", (_INFORMATION, _CARERS)),
    FrameworkMeasure(_old("4A", ""), "Feel safe", (("feel safe",),)),
    FrameworkMeasure(_old("4B", ""), "Services made them feel safe", (_MADE_SAFE,)),
    FrameworkMeasure(
        _new("1A", ""),
        "Social care-related quality of life",
        _QUALITY,
        unit=Unit.SCORE,
        was=_old("1A", ""),
    ),
    FrameworkMeasure(
        _new("1B", ""),
        "Impact of services on quality of life",
        _QUALITY,
        unit=Unit.SCORE,
        decimals=3,
        was=_old("1J", ""),
    ),
    FrameworkMeasure(
        _new("1C", ""),
        "Carer-reported quality of life",
        _QUALITY,
        unit=Unit.SCORE,
        was=_old("1D", ""),
    ),
    FrameworkMeasure(
        _new("1D", ""), "Satisfaction: people", (("satisf",), _USERS), was=_old("3A", "")
    ),
    FrameworkMeasure(
        _new("1E", ""), "Satisfaction: carers", (("satisf",), _CARERS), was=_old("3B", "")
    ),
    FrameworkMeasure(
        _new("2A", ""),
        "No need for ongoing services after reablement",
        (_REABLEMENT, _ONGOING),
        breaks=_CLIENT_LEVEL,
        was=_old("2D", ""),
    ),
    FrameworkMeasure(
        _new("2B", ""),
        "Permanent admissions, 18 to 64",
        (_ADMITTED, _YOUNGER),
        aim=Aim.LOW,
        unit=Unit.RATE,
        breaks=_CLIENT_LEVEL,
        was=_old("2A", "1"),
    ),
    FrameworkMeasure(
        _new("2C", ""),
        "Permanent admissions, 65 and over",
        (_ADMITTED, _OLDER),
        aim=Aim.LOW,
        unit=Unit.RATE,
        breaks=_CLIENT_LEVEL,
        was=_old("2A", "2"),
    ),
    FrameworkMeasure(
        _new("2D", "1"),
        "In the community after discharge and reablement",
        (_STILL_HOME,),
        breaks=(SeriesBreak(_YEAR_2024, "definition changed"),),
        was=_old("2B", "1"),
    ),
    FrameworkMeasure(
        _new("2D", "2"),
        "Offered reablement after discharge",
        (_OFFERED,),
        breaks=_CLIENT_LEVEL,
        was=_old("2B", "2"),
    ),
    FrameworkMeasure(
        _new("2E", "1"),
        "Living at home or with family: learning disability, 18 to 64",
        (_HOME,),
        breaks=_CLIENT_LEVEL,
        was=_old("1G", ""),
    ),
    FrameworkMeasure(
        _new("2E", "2a"), "Living at home or with family: 18 to 64", (_HOME,), since=_YEAR_2024
    ),
    FrameworkMeasure(
        _new("2E", "2b"), "Living at home or with family: 65 and over", (_HOME,), since=_YEAR_2024
    ),
    FrameworkMeasure(
        _new("3A", ""), "Control over daily life", (("control",),), was=_old("1B", "")
    ),
    FrameworkMeasure(
        _new("3B", ""),
        "Carers included or consulted",
        (("included", "consulted"), _CARERS),
        was=_old("3C", ""),
    ),
    FrameworkMeasure(
        _new("3C", "1"),
        "Easy to find information: people",
        (_INFORMATION, _USERS),
        was=_old("3D", "1"),
    ),
    FrameworkMeasure(
        _new("3C", "2"),
        "Easy to find information: carers",
        (_INFORMATION, _CARERS),
        was=_old("3D", "2"),
    ),
    FrameworkMeasure(
        _new("3D", "1a"),
        "Self-directed support: people",
        (_DIRECTED, _USERS),
        breaks=_CLIENT_LEVEL,
        was=_old("1C", "1A"),
    ),
    FrameworkMeasure(
        _new("3D", "1b"),
        "Self-directed support: carers",
        (_DIRECTED, _CARERS),
        was=_old("1C", "1B"),
    ),
    FrameworkMeasure(
        _new("3D", "2a"),
        "Direct payments: people",
        (_PAYMENTS, _USERS),
        breaks=_CLIENT_LEVEL,
        was=_old("1C", "2A"),
    ),
    FrameworkMeasure(
        _new("3D", "2b"), "Direct payments: carers", (_PAYMENTS, _CARERS), was=_old("1C", "2B")
    ),
    FrameworkMeasure(_new("4A", ""), "Feel safe", (("feel safe",),), was=_old("4A", "")),
    FrameworkMeasure(
        _new("4B", ""),
        "Safeguarding enquiries: risk reduced or removed",
        (("risk",), ("reduced", "removed")),
        since=_YEAR_2023,
    ),
    FrameworkMeasure(
        _new("5A", "1"),
        "As much social contact as wanted: people",
        (_CONTACT, _USERS),
        was=_old("1I", "1"),
    ),
    FrameworkMeasure(
        _new("5A", "2"),
        "As much social contact as wanted: carers",
        (_CONTACT, _CARERS),
        was=_old("1I", "2"),
    ),
    FrameworkMeasure(
        _new("6A", ""),
        "Staff turnover",
        (("turnover", "workforce"),),
        aim=Aim.LOW,
        since=_YEAR_2023,
    ),
    FrameworkMeasure(
        _new("6B", ""), "Homes rated good or outstanding", (("outstanding", "rated"),)
    ),
)

_CATALOGUE: Mapping[FrameworkCode, FrameworkMeasure] = MappingProxyType(
    {each.code: each for each in _MEASURES}
)
_FOLLOWED_BY: Mapping[FrameworkCode, FrameworkCode] = MappingProxyType(
    {each.was: each.code for each in _MEASURES if each.was is not None}
)
