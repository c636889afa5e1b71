"""Rows of what was published for all councils, of neighbour groups and of populations."""

from __future__ import annotations

from datetime import date
from typing import Any

from perfdesk.core.benchmarks.neighbours import NeighbourGroup
from perfdesk.core.benchmarks.populations import Population, PopulationKey
from perfdesk.core.benchmarks.published import PublishedKey, PublishedYear
from perfdesk.store.codecs.base import Codec
from perfdesk.store.columns import (
    SOURCE_COLUMNS,
    Row,
    framework_json,
    framework_of,
    period_of,
    period_text,
    source_of,
    source_row,
    texts_json,
    texts_of,
)


def _published_row(year: PublishedYear) -> Row:
    return (
        framework_json(year.key.framework),
        period_text(year.key.period),
        year.entries,
        *source_row(year.source),
    )


def _published(row: tuple[Any, ...]) -> PublishedYear:
    framework = framework_of(row[0])
    if framework is None:
        raise ValueError("a published year belongs to a measure of the framework")
    return PublishedYear(PublishedKey(framework, period_of(row[1])), row[2], source_of(row[3:]))


PUBLISHED_YEAR = Codec(
    PublishedYear,
    "published_year",
    ("framework", "period", "entries", *SOURCE_COLUMNS),
    2,
    _published_row,
    _published,
)


def _group_row(group: NeighbourGroup) -> Row:
    return (
        group.id,
        group.name,
        group.council,
        texts_json(group.members),
        group.source,
        group.dated.isoformat(),
    )


def _group(row: tuple[Any, ...]) -> NeighbourGroup:
    identity, name, council, members, source, dated = row
    return NeighbourGroup(
        identity, name, council, texts_of(members), source, date.fromisoformat(dated)
    )


NEIGHBOUR_GROUP = Codec(
    NeighbourGroup,
    "neighbour_group",
    ("id", "name", "council", "members", "source", "dated"),
    1,
    _group_row,
    _group,
)


def _population_row(population: Population) -> Row:
    key = population.key
    return (key.place, key.ages, key.vintage, population.people, *source_row(population.source))


def _population(row: tuple[Any, ...]) -> Population:
    return Population(PopulationKey(*row[:3]), row[3], source_of(row[4:]))


POPULATION = Codec(
    Population,
    "population",
    ("place", "ages", "vintage", "people", *SOURCE_COLUMNS),
    3,
    _population_row,
    _population,
)
