"""The edit that gives a pack another title, position, rating rules or report."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from perfdesk.core.edits import Edit, edit_between
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.pack import Pack, Record
from perfdesk.core.reporting.report import ReportSettings
from perfdesk.core.settings import PackSettings, Position, Tolerances
from perfdesk.core.wording.numbers import tidy

PLACEHOLDERS = ("title", "position", "date")
"""What is filled in where a pattern of file names says it in braces."""


class UnsuitableSettingsError(PerfDeskError):
    """Settings that a pack cannot have."""


def settings_edit(
    pack: Pack, settings: PackSettings, position: Position, report: ReportSettings
) -> Edit:
    """Return the one edit that changes what there is one of in a pack.

    Args:
        pack: The pack.
        settings: Title, position reported and tolerances as they shall be.
        position: How the position reported is rated, and whether it is final.
        report: How the report is laid out.

    Raises:
        UnsuitableSettingsError: There is no title, no such position, a tolerance below 0, no
            layer to print, or a file name that says what nobody can fill in.
    """
    settings = replace(settings, title=tidy(settings.title))
    report = replace(
        report,
        marking=tidy(report.marking),
        appendix=tidy(report.appendix),
        other_formats=tidy(report.other_formats),
        file_pattern=tidy(report.file_pattern),
    )
    _check(pack, settings, report)
    records: list[Record] = [settings, position]
    if report != pack.report:
        records.append(report)
    return edit_between(pack, "Change report settings", records)


def _check(pack: Pack, settings: PackSettings, report: ReportSettings) -> None:
    if not settings.title:
        raise UnsuitableSettingsError(
            "The pack has no title, so nothing was changed. Type the title of the dashboard."
        )
    if settings.position not in {each.period for each in pack.positions}:
        raise UnsuitableSettingsError(
            f"The pack has no position {settings.position.label}, so nothing was changed. Choose "
            "one it has."
        )
    if any(amount < 0 for amount in _amounts(settings.tolerances)):
        raise UnsuitableSettingsError(
            "A tolerance cannot be below 0, so nothing was changed. Type 0 for no tolerance."
        )
    if set(report.layers) - {layer.id for layer in pack.layers}:
        raise UnsuitableSettingsError(
            "A layer to be printed is no longer in the pack, so nothing was changed. Choose the "
            "layers again."
        )
    unknown = set(re.findall(r"\{(.*?)\}", report.file_pattern)) - set(PLACEHOLDERS)
    if unknown or not report.file_pattern:
        named = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
        raise UnsuitableSettingsError(
            f"A file name can contain only words and {named}, so nothing was changed. Remove "
            "anything else in braces."
        )


def _amounts(tolerances: Tolerances) -> tuple[Decimal, ...]:
    return (
        tolerances.amber_percent,
        tolerances.amber_band_points,
        tolerances.similar_points,
        tolerances.similar_percent_of_previous,
        tolerances.similar_percent,
    )
