"""A pack with as many measures as a test wants, all figures taken from the sample."""

from dataclasses import replace

from perfdesk.core.figures import Figure
from perfdesk.core.pack import Pack, Record
from perfdesk.core.targets import Target


def grown(pack: Pack, beside: str, measures: int) -> Pack:
    """The pack with copies of its measures in the outcome of one of them, *measures* in all.

    Args:
        pack: What is copied from.
        beside: Words of the measure in whose outcome the copies stand.
        measures: How many there are at the position afterwards.
    """
    mine = pack.measures_at(pack.settings.position)
    outcome = next(each.outcome for each in mine if beside in each.description)
    records: list[Record] = list(pack.records())
    for number in range(measures - len(mine)):
        original = mine[number % len(mine)]
        made = f"copy-{number}"
        copy = replace(
            original, id=made, outcome=outcome, order=1000 + number, part_of=None, continues=None
        )
        words = f"{original.description} {number}"
        records.append(replace(copy, description=words, derived=None))
        records += [
            replace(each, key=replace(each.key, measure=made))
            for each in pack.table(Figure).values()
            if each.key.measure == original.id
        ]
        records += [
            replace(each, key=replace(each.key, measure=made))
            for each in pack.table(Target).values()
            if each.key.measure == original.id
        ]
    return Pack.of(records)
