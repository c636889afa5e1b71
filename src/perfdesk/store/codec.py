"""How each record of a pack is written as a row, and read back.

To add a field to a record: add its column to `schema.STATEMENTS`, its name, its value and its
reading to the codec in `perfdesk.store.codecs` at the same place, and a migration. The tests make
records of every type with every field filled, so a field forgotten here is found there.

Single values are written as `perfdesk.store.columns` says; small values without columns of
their own are JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, cast

from perfdesk.core.pack import RECORD_TYPES, Record
from perfdesk.store.codecs.base import Codec
from perfdesk.store.codecs.benchmarks import NEIGHBOUR_GROUP, POPULATION, PUBLISHED_YEAR
from perfdesk.store.codecs.clearance import (
    CLEARANCE,
    EDITION,
    EMBARGO,
    EXEMPTION,
    MEETING,
    RETENTION,
)
from perfdesk.store.codecs.collecting import ACTION, ANSWERED, ASKED, CONTACT, EXPECTED_SOURCE
from perfdesk.store.codecs.confirmed import CONFIRMED_MEANING, MEASURE_WORDING, OWN_WORD
from perfdesk.store.codecs.figures import FIGURE, FIGURE_DOUBT, PERIOD_TARGET, TARGET
from perfdesk.store.codecs.issues import ISSUE
from perfdesk.store.codecs.judgements import OVERRIDE, QUARTILE, SOURCE_FILE
from perfdesk.store.codecs.origins import KEPT_ANSWER, RECIPE, SOURCE_SNIPPET
from perfdesk.store.codecs.reporting import COMMENTARY, DISMISSAL, REPORT, STAGE
from perfdesk.store.codecs.structure import LAYER, MEASURE, OUTCOME, PLACE, POSITION, SETTINGS

_ALL: tuple[Codec[Any], ...] = (
    SETTINGS,
    POSITION,
    PLACE,
    LAYER,
    OUTCOME,
    MEASURE,
    TARGET,
    PERIOD_TARGET,
    FIGURE,
    FIGURE_DOUBT,
    OVERRIDE,
    QUARTILE,
    COMMENTARY,
    STAGE,
    DISMISSAL,
    REPORT,
    PUBLISHED_YEAR,
    NEIGHBOUR_GROUP,
    POPULATION,
    RECIPE,
    KEPT_ANSWER,
    SOURCE_FILE,
    SOURCE_SNIPPET,
    ISSUE,
    ASKED,
    ANSWERED,
    CONTACT,
    ACTION,
    EXPECTED_SOURCE,
    MEASURE_WORDING,
    CONFIRMED_MEANING,
    OWN_WORD,
    CLEARANCE,
    MEETING,
    EMBARGO,
    RETENTION,
    EDITION,
    EXEMPTION,
)

CODECS: Mapping[type[Record], Codec[Any]] = MappingProxyType(
    {kind: codec for kind in RECORD_TYPES for codec in _ALL if codec.kind is kind}
)
"""The codec of each type of record, in the order of `RECORD_TYPES`."""

CODECS_BY_TABLE: Mapping[str, Codec[Any]] = MappingProxyType(
    {codec.table: codec for codec in CODECS.values()}
)
"""The same by name of table."""


def codec_of(record: Record) -> Codec[Record]:
    """Return the codec of a record's type."""
    return cast("Codec[Record]", CODECS[type(record)])
