"""The edits of editions: one is kept or removed, and a measure is exempt from publication."""

from __future__ import annotations

from dataclasses import replace

from perfdesk.core.dashboard import Column
from perfdesk.core.edits import Edit, edit_between, removal
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.reporting.editions import Edition, Exemption
from perfdesk.core.wording.numbers import tidy

LEAVABLE = (
    Column.CODE,
    Column.AIM,
    Column.TARGET,
    Column.PREVIOUS,
    Column.PROGRESS,
    Column.QUARTILE,
    Column.FORECAST,
    Column.ANNUAL_TARGET,
    Column.TARGET_TO_DATE,
)
"""The columns that an edition may leave out."""


class UnusableEditionError(PerfDeskError):
    """An edition or exemption that cannot be; nothing was changed."""


def edition_edit(pack: Pack, edition: Edition) -> Edit:
    """Return the edit that keeps an edition, in place of the one of that name.

    Raises:
        UnusableEditionError: It has no name, or leaves out a column that it cannot.
    """
    name = tidy(edition.name)
    if not name:
        raise UnusableEditionError("The edition has no name, so it was not kept. Give it a name.")
    known = {each.value for each in LEAVABLE}
    wrong = [each for each in edition.settings.columns_left_out if each not in known]
    if wrong:
        raise UnusableEditionError(
            f"An edition cannot leave out \u201c{wrong[0]}\u201d, so it was not kept. It can leave "
            f"out {', '.join(known)}."
        )
    kept = Edition(name, replace(edition.settings, edition=name))
    verb = "Change" if kept.key in pack.table(Edition) else "Add"
    return edit_between(pack, f"{verb} the edition \u201c{name}\u201d", [kept])


def edition_removal(pack: Pack, name: str) -> Edit:
    """Return the edit that removes an edition; what was issued of it stays.

    Raises:
        UnusableEditionError: There is none of that name.
    """
    found = pack.table(Edition).get(tidy(name).casefold())
    if found is None:
        raise UnusableEditionError(
            f"The pack has no edition called \u201c{name}\u201d, so nothing was removed."
        )
    return removal(f"Remove the edition \u201c{found.name}\u201d", [found])


def exemption_edit(pack: Pack, measure: str, paragraph: str | None) -> Edit:
    """Return the edit that makes a measure exempt from publication, or public again.

    Args:
        pack: The pack.
        measure: Its id.
        paragraph: Under which paragraph; None to make it public again.

    Raises:
        UnusableEditionError: There is no such measure, or no exemption to lift.
    """
    found = pack.table(Measure).get(measure)
    held = pack.table(Exemption).get(measure)
    if found is None:
        raise UnusableEditionError("The pack has no such measure, so nothing was changed.")
    if paragraph is not None:
        label = f"Exempt {found.description} from publication"
        return edit_between(pack, label, [Exemption(measure, tidy(paragraph))])
    if held is None:
        raise UnusableEditionError(f"{found.description} is not exempt, so nothing was changed.")
    return removal(f"Make {found.description} public", [held])
