"""The councils of England with adult social care, their codes, regions and types.

Publications list councils by code and leave region and type to the reader.

Sources: codes and names from the national ASCOF time series 2015/16 to 2024/25 (December
2025) and the ASCOF 2020/21 open data; regions from the Office for Local Government's
adult social care measures, and for the councils formed in 2023 from the regions they lie
in. Types follow from the codes: `E10` shire county, `E06` unitary, `E08` metropolitan; the
London boroughs up to social services code 714 are inner London, as the pooled figures of
the 2020/21 data show. Councils that have ended stay in the list: old files name them. What
became of them is in `SUCCESSIONS`, from the notes of the same time series and the orders that
changed them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from perfdesk.core.periods import Period, financial_year
from perfdesk.core.places import COUNCIL_TYPES, REGIONS, Place, PlaceLevel

REGION_LETTERS: Mapping[str, str] = MappingProxyType(
    {
        "NE": "E12000001",
        "NW": "E12000002",
        "YH": "E12000003",
        "EM": "E12000004",
        "WM": "E12000005",
        "E": "E12000006",
        "L": "E12000007",
        "SE": "E12000008",
        "SW": "E12000009",
    }
)
"""ONS codes of the regions by the letters that adult social care publications use."""


@dataclass(frozen=True, slots=True)
class Council:
    """A council with adult social care.

    Attributes:
        code: ONS code.
        social_services_code: `508`, or `Z9D4Z` for the newest.
        name: As publications have it.
        region: Letters of its region (`EM`).
        type: Letter of its type (`S`).
        other_names: Spellings met elsewhere.
    """

    code: str
    social_services_code: str
    name: str
    region: str
    type: str
    other_names: tuple[str, ...]

    @property
    def place(self) -> Place:
        """The council as a pack holds it."""
        return Place(self.code, self.name, PlaceLevel.COUNCIL)

    @property
    def region_place(self) -> Place:
        """The region that it lies in."""
        return next(each for each in REGIONS if each.code == REGION_LETTERS[self.region])

    @property
    def type_place(self) -> Place:
        """The type of council that it is."""
        return next(each for each in COUNCIL_TYPES if each.code == self.type)


@dataclass(frozen=True, slots=True)
class Succession:
    """Councils that ended and those that took their place.

    Attributes:
        year: First financial year of the new ones, by the year in which it starts.
        old: ONS codes of those that ended.
        new: ONS codes of those that followed.
        same_area: Whether one followed one, on the same ground, under another code: then
            their figures are one series.
    """

    year: int
    old: tuple[str, ...]
    new: tuple[str, ...]
    same_area: bool = False


SUCCESSIONS: tuple[Succession, ...] = (
    Succession(2019, ("E06000028", "E06000029"), ("E06000058",)),
    Succession(2019, ("E10000009",), ("E06000059",)),
    Succession(2020, ("E10000002",), ("E06000060",), same_area=True),
    Succession(2021, ("E10000021",), ("E06000061", "E06000062")),
    Succession(2023, ("E10000006",), ("E06000063", "E06000064")),
    Succession(2023, ("E10000023",), ("E06000065",), same_area=True),
    Succession(2023, ("E10000027",), ("E06000066",), same_area=True),
)
"""What became of councils since 2015/16. Christchurch went from Dorset County to the new
council of Bournemouth, so Dorset is not the county that was."""

# ONS code | social services code | name | region | type | other names
COUNCIL_LINES = """
E10000006|102|Cumbria|NW|S|
E06000057|104|Northumberland|NE|U|
E08000037|106|Gateshead|NE|M|
E08000021|107|Newcastle upon Tyne|NE|M|
E08000022|108|North Tyneside|NE|M|
E08000023|109|South Tyneside|NE|M|
E08000024|110|Sunderland|NE|M|
E06000001|111|Hartlepool|NE|U|
E06000002|112|Middlesbrough|NE|U|
E06000003|113|Redcar and Cleveland|NE|U|
E06000004|114|Stockton-on-Tees|NE|U|
E06000047|116|County Durham|NE|U|Durham
E06000005|117|Darlington|NE|U|
E08000016|204|Barnsley|YH|M|
E08000017|205|Doncaster|YH|M|
E08000018|206|Rotherham|YH|M|
E08000019|207|Sheffield|YH|M|
E08000032|209|Bradford|YH|M|
E08000033|210|Calderdale|YH|M|
E08000034|211|Kirklees|YH|M|
E08000035|212|Leeds|YH|M|
E08000036|213|Wakefield|YH|M|
E06000011|214|East Riding of Yorkshire|YH|U|
E06000010|215|Kingston upon Hull, City of|YH|U|Kingston upon Hull/Hull
E06000012|216|North East Lincolnshire|YH|U|
E06000013|217|North Lincolnshire|YH|U|
E10000023|218|North Yorkshire|YH|S|
E06000065|218|North Yorkshire|YH|U|
E06000014|219|York|YH|U|
E08000001|304|Bolton|NW|M|
E08000002|305|Bury|NW|M|
E08000003|306|Manchester|NW|M|
E08000004|307|Oldham|NW|M|
E08000005|308|Rochdale|NW|M|
E08000006|309|Salford|NW|M|
E08000007|310|Stockport|NW|M|
E08000008|311|Tameside|NW|M|
E08000009|312|Trafford|NW|M|
E08000010|313|Wigan|NW|M|
E08000011|315|Knowsley|NW|M|
E08000012|316|Liverpool|NW|M|
E08000014|317|Sefton|NW|M|
E08000013|318|St. Helens|NW|M|St Helens
E08000015|319|Wirral|NW|M|
E06000006|321|Halton|NW|U|
E06000007|322|Warrington|NW|U|
E10000017|323|Lancashire|NW|S|
E06000008|324|Blackburn with Darwen|NW|U|
E06000009|325|Blackpool|NW|U|
E06000049|326|Cheshire East|NW|U|
E06000050|327|Cheshire West and Chester|NW|U|
E10000031|404|Warwickshire|WM|S|
E08000025|406|Birmingham|WM|M|
E08000026|407|Coventry|WM|M|
E08000027|408|Dudley|WM|M|
E08000028|409|Sandwell|WM|M|
E08000029|410|Solihull|WM|M|
E08000030|411|Walsall|WM|M|
E08000031|412|Wolverhampton|WM|M|
E10000028|413|Staffordshire|WM|S|
E06000021|414|Stoke-on-Trent|WM|U|
E06000019|415|Herefordshire, County of|WM|U|Herefordshire
E10000034|416|Worcestershire|WM|S|
E06000051|417|Shropshire|WM|U|
E06000020|418|Telford and Wrekin|WM|U|Telford and the Wrekin
E10000019|503|Lincolnshire|EM|S|
E10000021|504|Northamptonshire|EM|S|
E10000007|506|Derbyshire|EM|S|
E06000015|507|Derby|EM|U|
E10000018|508|Leicestershire|EM|S|
E06000016|509|Leicester|EM|U|
E06000017|510|Rutland|EM|U|
E10000024|511|Nottinghamshire|EM|S|
E06000018|512|Nottingham|EM|U|
E10000015|606|Hertfordshire|E|S|
E10000020|607|Norfolk|E|S|
E10000025|608|Oxfordshire|SE|S|
E10000029|609|Suffolk|E|S|
E06000032|611|Luton|E|U|
E06000042|613|Milton Keynes|SE|U|
E06000036|614|Bracknell Forest|SE|U|
E06000037|615|West Berkshire|SE|U|
E06000038|616|Reading|SE|U|
E06000039|617|Slough|SE|U|
E06000040|618|Windsor and Maidenhead|SE|U|
E06000041|619|Wokingham|SE|U|
E10000012|620|Essex|E|S|
E06000033|621|Southend-on-Sea|E|U|
E06000034|622|Thurrock|E|U|
E10000003|623|Cambridgeshire|E|S|
E06000031|624|Peterborough|E|U|
E06000055|625|Bedford|E|U|
E06000056|626|Central Bedfordshire|E|U|
E09000007|702|Camden|L|I|
E09000011|703|Greenwich|L|I|
E09000012|704|Hackney|L|I|
E09000013|705|Hammersmith and Fulham|L|I|
E09000019|706|Islington|L|I|
E09000020|707|Kensington and Chelsea|L|I|
E09000022|708|Lambeth|L|I|
E09000023|709|Lewisham|L|I|
E09000028|710|Southwark|L|I|
E09000030|711|Tower Hamlets|L|I|
E09000032|712|Wandsworth|L|I|
E09000033|713|Westminster|L|I|
E09000001|714|City of London|L|I|
E09000002|716|Barking and Dagenham|L|O|
E09000003|717|Barnet|L|O|
E09000004|718|Bexley|L|O|
E09000005|719|Brent|L|O|
E09000006|720|Bromley|L|O|
E09000008|721|Croydon|L|O|
E09000009|722|Ealing|L|O|
E09000010|723|Enfield|L|O|
E09000014|724|Haringey|L|O|
E09000015|725|Harrow|L|O|
E09000016|726|Havering|L|O|
E09000017|727|Hillingdon|L|O|
E09000018|728|Hounslow|L|O|
E09000021|729|Kingston upon Thames|L|O|
E09000024|730|Merton|L|O|
E09000025|731|Newham|L|O|
E09000026|732|Redbridge|L|O|
E09000027|733|Richmond upon Thames|L|O|
E09000029|734|Sutton|L|O|
E09000031|735|Waltham Forest|L|O|
E06000058|738|Bournemouth, Christchurch and Poole|SW|U|
E06000046|803|Isle of Wight|SE|U|
E10000030|805|Surrey|SE|S|
E10000032|807|West Sussex|SE|S|
E10000009|809|Dorset County|SW|S|
E06000059|809|Dorset|SW|U|
E06000028|810|Bournemouth|SW|U|
E06000029|811|Poole|SW|U|
E10000014|812|Hampshire|SE|S|
E06000044|813|Portsmouth|SE|U|
E06000045|814|Southampton|SE|U|
E10000011|815|East Sussex|SE|S|
E06000043|816|Brighton and Hove|SE|U|
E06000054|817|Wiltshire|SW|U|
E06000030|819|Swindon|SW|U|
E10000016|820|Kent|SE|S|
E06000035|821|Medway|SE|U|Medway Towns
E06000052|902|Cornwall|SW|U|
E10000013|904|Gloucestershire|SW|S|
E10000027|905|Somerset|SW|S|
E06000066|905|Somerset|SW|U|
E06000053|906|Isles of Scilly|SW|U|
E06000022|908|Bath and North East Somerset|SW|U|
E06000023|909|Bristol, City of|SW|U|Bristol
E06000024|910|North Somerset|SW|U|
E06000025|911|South Gloucestershire|SW|U|
E10000008|912|Devon|SW|S|
E06000026|913|Plymouth|SW|U|
E06000027|914|Torbay|SW|U|
E10000002|916|Buckinghamshire|SE|S|
E06000060|916|Buckinghamshire|SE|U|
E06000061|Z9D4Z|North Northamptonshire|EM|U|
E06000062|U6Q5Z|West Northamptonshire|EM|U|
E06000063|H6X4G|Cumberland|NW|U|
E06000064|W8X1Q|Westmorland and Furness|NW|U|
"""


@lru_cache(maxsize=1)
def councils() -> tuple[Council, ...]:
    """Return every council of England with adult social care, those that have ended too.

    Of two with one name or social services code the one in force comes last.
    """
    return tuple(
        Council(code, number, name, region, type_, tuple(filter(None, others.split("/"))))
        for code, number, name, region, type_, others in (
            line.split("|") for line in COUNCIL_LINES.strip().splitlines()
        )
    )


def council_coded(code: str) -> Council | None:
    """Return the council with an ONS code, in force or not; None if there is none."""
    return _by_code().get(code)


def council_named(ons_code: str = "", number: str = "", name: str = "") -> Council | None:
    """Return the council with an ONS code, else a social services code, else a name."""
    return _by_code().get(ons_code) or _by_number().get(number) or _by_name().get(plain_name(name))


def current_code(code: str) -> str:
    """Return the ONS code in force of a council whose code alone has changed; else *code*.

    Somerset is E06000066 since 2023 and was E10000027 before.
    """
    return _renamed().get(code, code)


def council_in(code: str, year: Period) -> Council | None:
    """Return a council as it was in a financial year; None where it did not exist then.

    Either code of a council whose code alone has changed gives the one of that year.
    """
    start = year.start.year if year.is_financial_year else year.year.start.year
    for each in SUCCESSIONS:
        if each.same_area and code in (*each.old, *each.new):
            return council_coded(each.new[0] if start >= each.year else each.old[0])
        if (code in each.old and start >= each.year) or (code in each.new and start < each.year):
            return None
    return council_coded(code)


def followed_by(code: str) -> tuple[Council, ...]:
    """Return the councils that took the place of one that ended; empty for one that has not."""
    found = (each.new for each in SUCCESSIONS if code in each.old)
    return tuple(council for codes in found for each in codes if (council := council_coded(each)))


def what_became_of(code: str) -> str:
    """Say in a sentence from when to when a council existed; empty where it always has."""
    known = council_coded(code)
    name = known.name if known else code
    for each in SUCCESSIONS:
        year = financial_year(each.year)
        if code in each.old and not each.same_area:
            following = " and ".join(council.name for council in followed_by(code))
            return f"{name} was abolished before {year} and replaced by {following}."
        if code in each.new and not each.same_area:
            earlier = [old.name for old in map(council_coded, each.old) if old]
            return f"{name} was formed in {year} to replace {' and '.join(earlier)}."
    return ""


def plain_name(name: str) -> str:
    """Return a council's name without case, punctuation and the words for a council."""
    words = name.casefold().replace("&", " and ").replace(".", "")
    plain = " ".join(re.sub(r"[^a-z]+", " ", words).split())
    plain = re.sub(r"\b(county council|city council|borough council|council)$", "", plain).strip()
    return _NAMES.get(plain, plain)


_NAMES: Mapping[str, str] = MappingProxyType(
    {"eastern": "east of england", "shire county": "shire counties"}
)


@lru_cache(maxsize=1)
def _by_code() -> Mapping[str, Council]:
    return MappingProxyType({each.code: each for each in councils()})


@lru_cache(maxsize=1)
def _by_number() -> Mapping[str, Council]:
    return MappingProxyType({each.social_services_code: each for each in councils()})


@lru_cache(maxsize=1)
def _by_name() -> Mapping[str, Council]:
    return MappingProxyType(
        {plain_name(name): each for each in councils() for name in (each.name, *each.other_names)}
    )


@lru_cache(maxsize=1)
def _renamed() -> Mapping[str, str]:
    return MappingProxyType({each.old[0]: each.new[0] for each in SUCCESSIONS if each.same_area})
