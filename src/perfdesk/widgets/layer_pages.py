"""The pages of the layers: each is made when it is first gone to, and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtWidgets import QStackedWidget

from perfdesk.widgets.grid.layer_page import LayerPage


class LayerPages:
    """Holds the page of each layer that was shown, in a stack with the other pages."""

    def __init__(self, stack: QStackedWidget, make: Callable[[str], LayerPage]) -> None:
        """Begin without pages; *make* returns the page of a layer, connected."""
        self._stack = stack
        self._make = make
        self._pages: dict[str, LayerPage] = {}

    def __getitem__(self, layer: str) -> LayerPage:
        """Return the page of a layer, made if it was not shown before."""
        page = self._pages.get(layer)
        if page is None:
            page = self._pages[layer] = self._make(layer)
            self._stack.addWidget(page)
        return page

    def __iter__(self) -> Iterator[LayerPage]:
        return iter(self._pages.values())

    def __bool__(self) -> bool:
        return bool(self._pages)

    def others_than(self, layers: Iterable[str]) -> frozenset[str]:
        """Return the layers that have a page here and are none of *layers*."""
        return frozenset(self._pages) - frozenset(layers)

    def drop(self, layers: Iterable[str] | None = None) -> None:
        """Let go of the pages of some layers; of all, where another pack has other layers."""
        for layer in tuple(self._pages if layers is None else layers):
            page = self._pages.pop(layer)
            page.grid.stop()
            self._stack.removeWidget(page)
            page.deleteLater()
