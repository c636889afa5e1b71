"""The council's strategy as data: layers, and the outcomes that measures stand under."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer of the strategy, such as *Delay need*.

    Attributes:
        id: Never changes.
        name: As printed (`Delay need`).
        order: Place among the layers; smaller first.
        meaning: One plain sentence that says what the layer is; empty where nobody wrote one.
    """

    id: str
    name: str
    order: int
    meaning: str = ""

    @property
    def key(self) -> str:
        """The id, by which a pack holds its layers."""
        return self.id

    @property
    def short_name(self) -> str:
        """The layer's word alone, where space is short: `Delay` for `Delay need`."""
        return self.name.removesuffix(" need")


@dataclass(frozen=True, slots=True)
class Outcome:
    """An outcome of a strategic plan, within one layer.

    Attributes:
        id: Never changes.
        layer: Id of the layer.
        order: Place within the layer; smaller first.
        plan: The plan it is taken from (`Strategic Plan 2022-26`).
        name: Its short name (`Safe and Well`).
        statement: What it promises, in the plan's words.
    """

    id: str
    layer: str
    order: int
    plan: str
    name: str
    statement: str = ""

    @property
    def key(self) -> str:
        """The id, by which a pack holds its outcomes."""
        return self.id

    @property
    def title(self) -> str:
        """Name and statement in one line, as printed above a table."""
        return f"{self.name}: {self.statement}" if self.statement else self.name
