"""Edits: what is done to a pack, each of which can be undone.

An edit holds the records as they were and as they shall be. To apply it is to put
the new ones in place, to revert it is to put the old ones back; a paste or an
import is one edit of many replacements.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import cast

from perfdesk.core.changes import Change, change_made_by
from perfdesk.core.errors import ConflictingEditError
from perfdesk.core.figures import Figure
from perfdesk.core.pack import Pack, Record


@dataclass(frozen=True, slots=True)
class Replacement:
    """One record put in the place of another.

    Attributes:
        old: The record as it was; None where there was none.
        new: The record as it shall be; None to remove it. Same type and key as *old*.
    """

    old: Record | None
    new: Record | None

    def __post_init__(self) -> None:
        """Refuse a replacement that is nothing, or puts one thing in place of another."""
        if self.old is None and self.new is None:
            raise ValueError("a replacement needs an old or a new record")
        if self.old is None or self.new is None:
            return
        if type(self.old) is not type(self.new) or self.old.key != self.new.key:
            raise ValueError("a replacement keeps type and key")

    @property
    def kind(self) -> type[Record]:
        """The type of the record replaced."""
        return type(self.either)

    @property
    def key(self) -> Hashable:
        """The key of the record replaced."""
        return self.either.key

    @property
    def either(self) -> Record:
        """The record as it shall be, or as it was where it is removed."""
        return cast("Record", self.new if self.new is not None else self.old)

    def turned_round(self) -> Replacement:
        """Return the replacement that takes this one back."""
        return Replacement(self.new, self.old)


@dataclass(frozen=True, slots=True)
class Edit:
    """One step of work, as undo and history show it.

    Attributes:
        label: What was done, in words ("Change Heritage visits 2023/24 to 140.2k").
        replacements: Which records it replaces, each key at most once.
        reason: Why, where somebody said so; kept in the history.
    """

    label: str
    replacements: tuple[Replacement, ...]
    reason: str = ""

    def turned_round(self) -> Edit:
        """Return the edit that takes this one back."""
        turned = tuple(each.turned_round() for each in reversed(self.replacements))
        return Edit(self.label, turned, self.reason)


def edit_between(pack: Pack, label: str, records: Iterable[Record]) -> Edit:
    """Return the edit that puts *records* into *pack*, leaving out those that are there already.

    Of two records with the same key the later is put.
    """
    latest = {(type(record), record.key): record for record in records}
    olds = {key: pack.tables[key[0]].get(key[1]) for key in latest}
    return Edit(
        label,
        tuple(
            Replacement(olds[key], record) for key, record in latest.items() if record != olds[key]
        ),
    )


def removal(label: str, records: Iterable[Record]) -> Edit:
    """Return the edit that takes *records* out of a pack."""
    return Edit(label, tuple(Replacement(record, None) for record in records))


def joined(label: str, *edits: Edit) -> Edit:
    """Return one edit that does what several do one after the other."""
    first: dict[tuple[type[Record], Hashable], Record | None] = {}
    last: dict[tuple[type[Record], Hashable], Record | None] = {}
    for edit in edits:
        for each in edit.replacements:
            first.setdefault((each.kind, each.key), each.old)
            last[each.kind, each.key] = each.new
    return Edit(
        label,
        tuple(Replacement(old, last[key]) for key, old in first.items() if old != last[key]),
    )


def apply_edit(pack: Pack, edit: Edit) -> tuple[Pack, Change]:
    """Return the pack after *edit*, and what it changed.

    Raises:
        ConflictingEditError: A record is not as the edit says it was; nothing is changed.
    """
    altered: dict[type[Record], dict[Hashable, Record]] = {}
    for each in edit.replacements:
        rows = altered.get(each.kind)
        if rows is None:
            rows = altered[each.kind] = pack.tables[each.kind].copy()
        if rows.get(each.key) != each.old:
            raise ConflictingEditError(
                f"\u201c{edit.label}\u201d could not be done because what it changes has changed "
                "since, so nothing was altered.",
                details=f"{each.kind.__name__} {each.key!r}",
            )
        if each.new is None:
            del rows[each.key]
        else:
            rows[each.key] = each.new
    figures = [
        record.key for each in edit.replacements if isinstance(record := each.either, Figure)
    ]
    after = pack.with_tables(
        {kind: MappingProxyType(rows) for kind, rows in altered.items()}, figures
    )
    change = change_made_by(
        record
        for each in edit.replacements
        for record in (each.old, each.new)
        if record is not None
    )
    showing = (each.dependants(measure) for measure in change.measures for each in (pack, after))
    return after, replace(change, measures=change.measures.union(*showing))


def revert_edit(pack: Pack, edit: Edit) -> tuple[Pack, Change]:
    """Return the pack as it was before *edit*, and what that changed.

    Raises:
        ConflictingEditError: A record is not as the edit left it; nothing is changed.
    """
    return apply_edit(pack, edit.turned_round())
