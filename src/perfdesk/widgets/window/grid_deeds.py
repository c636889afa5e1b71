"""What the commands of the grid do: find, go, sort, fill, and rows that come, go and move."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from perfdesk.widgets.grid.grid_view import GridView
from perfdesk.widgets.grid.layer_page import LayerPage
from perfdesk.widgets.window.commands import Command
from perfdesk.widgets.window.parts import Parts

Deed = Callable[[], object]

_SORTED = "Rows can only be added and moved in their printed order. Press Show all first."


def grid_deeds(parts: Parts) -> Mapping[Command, Deed]:
    """Return what each command of the grid does."""
    return {**_cells(parts), **_order(parts), **_rows(parts)}


def _cells(parts: Parts) -> Mapping[Command, Deed]:
    return {
        Command.CUT: on_grid(parts, lambda grid: grid.blocks.cut()),
        Command.COPY: on_grid(parts, lambda grid: grid.blocks.copy()),
        Command.PASTE: on_grid(parts, lambda grid: grid.blocks.paste()),
        Command.CLEAR: on_grid(parts, lambda grid: grid.blocks.clear()),
        Command.FILL_DOWN: on_grid(parts, lambda grid: grid.blocks.fill_down()),
        Command.FILL_RIGHT: on_grid(parts, lambda grid: grid.blocks.fill_right()),
        Command.FIND_HERE: _on_page(parts, lambda page: page.finder.begin()),
        Command.FIND_NEXT: _on_page(parts, lambda page: page.finder.step(1)),
        Command.FIND_PREVIOUS: _on_page(parts, lambda page: page.finder.step(-1)),
        Command.GO_TO: _on_page(parts, lambda page: page.finder.begin(rows_only=True)),
        Command.EXPLAIN: on_grid(parts, GridView.explain),
    }


def _order(parts: Parts) -> Mapping[Command, Deed]:
    return {
        Command.SORT_FILTER: _on_page(parts, LayerPage.sort_and_filter),
        Command.SHOW_ALL: _on_page(parts, LayerPage.show_all),
        Command.COLUMN_LEFT: _on_page(parts, lambda page: page.move_column(-1)),
        Command.COLUMN_RIGHT: _on_page(parts, lambda page: page.move_column(1)),
        Command.NEXT_LAYER: lambda: parts.workspace.step_layer(1),
        Command.PREVIOUS_LAYER: lambda: parts.workspace.step_layer(-1),
    }


def _rows(parts: Parts) -> Mapping[Command, Deed]:
    measures, outcomes, layers = parts.measures, parts.measures.outcomes, parts.measures.layers

    def printed(do: Callable[[GridView], object]) -> Deed:
        return _in_printed_order(parts, do)

    return {
        Command.ADD_MEASURE: printed(lambda grid: _add_measure(parts, grid)),
        Command.DUPLICATE_MEASURE: printed(lambda grid: measures.duplicate(grid.measure)),
        Command.MOVE_UP: printed(lambda grid: measures.move(grid.measure, -1)),
        Command.MOVE_DOWN: printed(lambda grid: measures.move(grid.measure, 1)),
        Command.REMOVE_MEASURE: on_grid(parts, lambda grid: measures.remove(grid.measure)),
        Command.ADD_OUTCOME: printed(
            lambda grid: outcomes.add(grid.grid_model.layer, grid.outcome)
        ),
        Command.CHANGE_OUTCOME: printed(lambda grid: outcomes.change(grid.outcome)),
        Command.OUTCOME_UP: printed(lambda grid: outcomes.move(grid.outcome, -1, grid.measure)),
        Command.OUTCOME_DOWN: printed(lambda grid: outcomes.move(grid.outcome, 1, grid.measure)),
        Command.REMOVE_OUTCOME: printed(lambda grid: outcomes.remove(grid.outcome)),
        Command.ADD_LAYER: lambda: layers.add(parts.workspace.layer),
        Command.CHANGE_LAYER: lambda: layers.change(parts.workspace.layer),
        Command.LAYER_UP: lambda: layers.move(parts.workspace.layer, -1),
        Command.LAYER_DOWN: lambda: layers.move(parts.workspace.layer, 1),
        Command.REMOVE_LAYER: lambda: layers.remove(parts.workspace.layer),
    }


def _add_measure(parts: Parts, grid: GridView) -> None:
    """Add a measure below the one with the keyboard; in an empty layer, its first outcome."""
    if grid.measure:
        parts.measures.add(grid.measure)
    else:
        parts.measures.outcomes.add(grid.grid_model.layer, "")


def on_grid(parts: Parts, do: Callable[[GridView], object]) -> Deed:
    """Return what is done to the grid that is shown, if one is."""

    def deed() -> None:
        grid = parts.workspace.grid
        if grid is not None:
            do(grid)

    return deed


def _on_page(parts: Parts, do: Callable[[LayerPage], object]) -> Deed:
    """What is done to the page of the layer that is shown, if one is."""

    def deed() -> None:
        page = parts.workspace.layer_page
        if page is not None:
            do(page)

    return deed


def _in_printed_order(parts: Parts, do: Callable[[GridView], object]) -> Deed:
    """What only makes sense while every row stands in its printed place; else say why not."""

    def deed() -> None:
        grid = parts.workspace.grid
        if grid is None:
            return
        if grid.grid_model.arrangement.is_printed:
            do(grid)
        else:
            parts.status.tell(_SORTED)

    return deed
