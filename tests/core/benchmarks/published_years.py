"""What was published for the councils of the East Midlands, Somerset and Hackney in 2020/21.

Source: ASCOF 2020/21 open data (NHS Digital), under the Open Government Licence v3.0.
"""

from __future__ import annotations

from decimal import Decimal

from perfdesk.core.benchmarks.published import (
    PublishedKey,
    PublishedOutcome,
    PublishedYear,
    published_year,
)
from perfdesk.core.measures import FrameworkCode
from perfdesk.core.periods import financial_year
from tests.framework_editions import OLD

OURS, SOMERSET, HACKNEY = "E10000018", "E06000066", "E09000012"
REABLEMENT = FrameworkCode(OLD, "2D")
ADMISSIONS = FrameworkCode(OLD, "2A", "2")
CARERS = FrameworkCode(OLD, "1C", "1B")
YEAR = financial_year(2020)

# Code, name, outcome or token, numerator, denominator.
_REABLEMENT = """
E10000019|Lincolnshire|89.7|1409|1570
E10000021|Northamptonshire|77.4|1289|1665
E10000007|Derbyshire|97.5|2624|2691
E06000015|Derby|60.9|362|594
E10000018|Leicestershire|81.1|2039|2515
E06000016|Leicester|62|489|789
E06000017|Rutland|83.1|118|142
E10000024|Nottinghamshire|78.4|2431|3100
E06000018|Nottingham|45.3|570|1259
E09000012|Hackney|[x]||
E06000066|Somerset|75.6|695|919
E92000001|England|74.9|116113|155018
"""
_ADMISSIONS = """
E10000019|Lincolnshire|432.9|789|182278
E10000021|Northamptonshire|320.5|443|138216
E10000007|Derbyshire|134.5|238|176969
E06000015|Derby|620.9|263|42361
E10000018|Leicestershire|308.8|453|146675
E06000016|Leicester|433.5|189|43602
E06000017|Rutland|502.7|52|10345
E10000024|Nottinghamshire|488.9|856|175086
E06000018|Nottingham|984|385|39125
E09000012|Hackney|[x]||
E06000066|Somerset|380.4|540|141969
E92000001|England|498.2|52133|10464019
E12000004|East Midlands|384.2|3668|954657
S|Shire counties|442.7|20717|4679795
"""
_CARERS = """
E10000019|Lincolnshire|100|925|925
E10000021|Northamptonshire|98.5|926|940
E10000007|Derbyshire|100|2077|2077
E06000015|Derby|100|404|404
E10000018|Leicestershire|99.9|2332|2335
E06000016|Leicester|100|62|62
E06000017|Rutland|100|90|90
E10000024|Nottinghamshire|100|5118|5118
E06000018|Nottingham|100|37|37
E09000012|Hackney|[x]||
"""
_LINES = {REABLEMENT: _REABLEMENT, ADMISSIONS: _ADMISSIONS, CARERS: _CARERS}


def year_of(code: FrameworkCode, *without: str) -> PublishedYear:
    """What was published of a measure, some places left out."""
    lines = [line.split("|") for line in _LINES[code].strip().splitlines()]
    outcomes = [_outcome(*line) for line in lines if line[0] not in without]
    return published_year(PublishedKey(code, YEAR), outcomes)


def _outcome(
    place: str, name: str, value: str, numerator: str, denominator: str
) -> PublishedOutcome:
    is_token = value.startswith("[")
    return PublishedOutcome(
        place,
        name,
        None if is_token else Decimal(value),
        value if is_token else "",
        Decimal(numerator) if numerator else None,
        Decimal(denominator) if denominator else None,
    )
