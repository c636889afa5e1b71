"""Edits of collecting: who is asked, and how owners are reached."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from perfdesk.core.collecting.asking import Asked, AskedKey, Contact
from perfdesk.core.collecting.sheets import OwnerSheet
from perfdesk.core.edits import Edit, edit_between, removal
from perfdesk.core.pack import Pack, Record
from perfdesk.core.reporting.commentary import Audience
from perfdesk.core.wording.numbers import tidy


def request_edit(pack: Pack, sheets: Sequence[OwnerSheet], *, by: str, at: datetime) -> Edit:
    """Return the edit that notes who was asked about which measures, and what they were shown."""
    records: list[Record] = []
    for sheet in sheets:
        for each in sheet.measures:
            said = pack.commentary(each.measure, sheet.position, Audience.PUBLIC)
            records.append(
                Asked(
                    AskedKey(each.measure, sheet.position),
                    sheet.owner,
                    by or "unknown",
                    at,
                    sheet.deadline,
                    each.figure.text,
                    said.text if said is not None else "",
                )
            )
    owners = "1 owner" if len(sheets) == 1 else f"{len(sheets)} owners"
    position = sheets[0].position.label if sheets else ""
    return edit_between(pack, f"Ask {owners} about {position}", records)


def contact_edit(pack: Pack, contacts: Iterable[Contact]) -> Edit:
    """Return the edit that says how owners are reached; a contact without anything goes."""
    kept: list[Record] = []
    gone: list[Record] = []
    owners = []
    for each in contacts:
        contact = Contact(each.owner, tidy(each.address), tidy(each.deputy))
        owners.append(contact.owner)
        held = pack.table(Contact).get(contact.owner)
        if contact.address or contact.deputy:
            kept.append(contact)
        elif held is not None:
            gone.append(held)
    label = f"Change how {', '.join(owners)} is reached"
    edit = edit_between(pack, label, kept)
    return Edit(label, (*edit.replacements, *removal(label, gone).replacements))
