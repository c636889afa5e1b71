"""What a paper says, as it is kept with each stage of clearance, so that a change is seen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from perfdesk.core.dashboard import Dashboard
from perfdesk.core.issues.frozen import FrozenDashboard, frozen_of, frozen_text
from perfdesk.core.reporting.report import ReportSettings


@dataclass(frozen=True, slots=True)
class Paper:
    """What a paper says.

    Attributes:
        dashboard: As printed.
        settings: How it is laid out.
        said: What is printed besides cells, by id of the measure; by title for what is about none.
        content: All of it as bytes.
        digest: SHA-256 of those, under which a pack keeps them.
    """

    dashboard: Dashboard
    settings: ReportSettings
    said: Mapping[str, Sequence[str]]
    content: bytes
    digest: str


def paper_of(
    dashboard: Dashboard, settings: ReportSettings, said: Mapping[str, Sequence[str]]
) -> Paper:
    """Return a paper that shows a dashboard and says what is printed besides."""
    told = {"shown": frozen_text(FrozenDashboard(dashboard, settings)), "said": said}
    content = json.dumps(told, ensure_ascii=False, sort_keys=True).encode()
    return Paper(dashboard, settings, said, content, hashlib.sha256(content).hexdigest())


def paper_in(content: bytes) -> Paper:
    """Return a paper that was kept.

    Raises:
        ValueError, TypeError, LookupError, ArithmeticError: It is none.
    """
    told = json.loads(content)
    frozen = frozen_of(told["shown"])
    said = {str(measure): tuple(map(str, texts)) for measure, texts in told["said"].items()}
    digest = hashlib.sha256(content).hexdigest()
    return Paper(frozen.dashboard, frozen.settings, said, content, digest)


def other_changes(before: Paper, after: Paper) -> tuple[str, ...]:
    """Say what differs between two papers besides the cells of rows."""
    rows = (*before.dashboard.rows, *after.dashboard.rows)
    names = {row.measure: row.description for row in rows}
    changed = [
        f"{names.get(measure, measure)}: what is printed beside it"
        for measure in sorted({*before.said, *after.said})
        if tuple(before.said.get(measure, ())) != tuple(after.said.get(measure, ()))
    ]
    if before.settings != after.settings:
        changed.append("The layout of the report")
    if _headings(before.dashboard) != _headings(after.dashboard):
        changed.append("Title, headings or outcomes")
    return tuple(changed)


def _headings(dashboard: Dashboard) -> object:
    return replace(dashboard.with_rows(lambda _rows: ()), optional=())
