"""The icons: one family, drawable, tinted at run time."""

import struct
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parents[2] / "resources" / "icons"
NAMES = sorted(path.stem for path in ICONS.glob("*.svg") if path.stem != "app")
SHAPES = {"ring", "diamond", "square", "dash", "triangle-up", "triangle-down", "triangles-side"}
ACTIONS = {"open", "save", "undo", "redo", "import", "check", "preview", "export", "find"}
PLACES = {"overview", "prevent", "reduce", "delay", "meet", "sources", "problem"}
OTHERS = {"theme-light", "theme-dark", "add", "settings", "help"}


@pytest.fixture(autouse=True)
def application(qapp: QGuiApplication) -> Iterator[None]:
    """Qt draws only while there is an application."""
    yield


def inked(name: str, size: int, colour: str = "#175a94") -> dict[tuple[int, int], QColor]:
    """The pixels that *name* inks at *size*, with their colours."""
    drawing = QSvgRenderer(
        QByteArray((ICONS / f"{name}.svg").read_bytes().replace(b"currentColor", colour.encode()))
    )
    assert drawing.isValid()
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    drawing.render(painter)
    painter.end()
    pixels = {(x, y): image.pixelColor(x, y) for x in range(size) for y in range(size)}
    return {at: pixel for at, pixel in pixels.items() if pixel.alpha() > 0}


def test_that_every_action_place_and_status_has_its_icon() -> None:
    assert set(NAMES) >= ACTIONS | PLACES | OTHERS | SHAPES


@pytest.mark.parametrize("name", NAMES)
def test_that_an_icon_belongs_to_the_family(name: str) -> None:
    root = ElementTree.parse(ICONS / f"{name}.svg").getroot()
    assert root.get("viewBox") == "0 0 24 24"
    assert root.get("stroke-width") == "1.75"
    assert (root.get("stroke"), root.get("fill")) == ("currentColor", "none")
    paints = {part.get(kind) for part in root.iter() for kind in ("stroke", "fill")}
    assert paints <= {None, "none", "currentColor"}


@pytest.mark.parametrize("name", NAMES)
def test_that_an_icon_takes_the_colour_of_the_theme(name: str) -> None:
    pixels = inked(name, 24)
    assert 20 < len(pixels) < 24 * 24
    wanted = (0x17, 0x5A, 0x94)
    for pixel in pixels.values():
        if pixel.alpha() > 200:  # fainter ones are rounded by their transparency
            shown = (pixel.red(), pixel.green(), pixel.blue())
            assert all(abs(one - other) <= 2 for one, other in zip(shown, wanted, strict=True))


def test_that_status_shapes_differ_without_their_colour() -> None:
    masks = {
        name: {at for at, pixel in inked(name, 12).items() if pixel.alpha() > 127}
        for name in SHAPES
    }
    for one, other in combinations(masks.values(), 2):
        assert len(one ^ other) >= 12


def test_that_the_application_icon_holds_every_size_that_windows_asks_for() -> None:
    data = (ICONS / "app.ico").read_bytes()
    reserved, kind, count = struct.unpack_from("<HHH", data)
    assert (reserved, kind) == (0, 1)
    sizes = []
    for index in range(count):
        width, *_, length, offset = struct.unpack_from("<BBBBHHII", data, 6 + 16 * index)
        picture = QImage.fromData(data[offset : offset + length])
        assert picture.width() == picture.height() == (width or 256)
        sizes.append(picture.width())
    assert sizes == [16, 20, 24, 32, 40, 48, 64, 128, 256]


def test_that_the_application_picture_is_of_256_pixels() -> None:
    picture = QImage(str(ICONS / "app.png"))
    assert (picture.width(), picture.height()) == (256, 256)
    assert picture.pixelColor(0, 0).alpha() == 0
