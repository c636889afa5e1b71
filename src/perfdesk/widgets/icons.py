"""The icons, drawn in the colours of the theme."""

from __future__ import annotations

from importlib import resources

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from perfdesk.widgets.theme import Theme

_SIZES = (16, 20, 40)


class IconDrawer:
    """Draws icons by name; what was drawn once in a colour and size is kept."""

    def __init__(self) -> None:
        self._sources: dict[str, str] = {}
        self._drawn: dict[tuple[str, str, int, float], QPixmap] = {}

    def icon(self, name: str, theme: Theme) -> QIcon:
        """Return an icon for buttons and menus, with its disabled look."""
        icon = QIcon()
        for size in _SIZES:
            icon.addPixmap(self.pixmap(name, theme["icon"], size))
            disabled = self.pixmap(name, theme["icon_disabled"], size)
            icon.addPixmap(disabled, QIcon.Mode.Disabled)
        return icon

    def pixmap(self, name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
        """Return an icon in one colour.

        Args:
            name: Of the file without ending.
            colour: Takes the place of the drawing's own.
            size: Width and height in device-independent pixels.
            ratio: Device pixels to one of those.
        """
        key = (name, colour.name(), size, ratio)
        found = self._drawn.get(key)
        if found is None:
            found = self._drawn[key] = self._draw(name, colour, size, ratio)
        return found

    def _draw(self, name: str, colour: QColor, size: int, ratio: float) -> QPixmap:
        tinted = self._source(name).replace("currentColor", colour.name())
        renderer = QSvgRenderer(QByteArray(tinted.encode("utf-8")))
        pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        return pixmap

    def _source(self, name: str) -> str:
        found = self._sources.get(name)
        if found is None:
            path = resources.files("perfdesk.resources").joinpath("icons", f"{name}.svg")
            found = self._sources[name] = path.read_text(encoding="utf-8")
        return found

    def has(self, name: str) -> bool:
        """Tell whether there is an icon of that name."""
        return resources.files("perfdesk.resources").joinpath("icons", f"{name}.svg").is_file()


def program_icon() -> QIcon:
    """Return the icon of the program itself."""
    path = resources.files("perfdesk.resources").joinpath("icons", "app.png")
    pixmap = QPixmap()
    pixmap.loadFromData(path.read_bytes())
    return QIcon(pixmap)
