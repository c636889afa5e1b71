"""Draw resources/icons/app.svg into app.png (256 pixels) and app.ico (16 to 256 pixels).

Run by hand after a change to the drawing: `python packaging/make_app_icon.py`. Both files are
committed, since Windows wants the icon before anything can draw one.
"""

import os
import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""What Windows shows at 100 to 250 % scaling, in pixels."""


def picture(drawing: QSvgRenderer, size: int) -> bytes:
    """The drawing as a PNG of *size* by *size* pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    drawing.render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(image):
        raise RuntimeError(f"Qt could not write a picture of {size} pixels.")
    return bytes(data.data())


def icon_file(pictures: dict[int, bytes]) -> bytes:
    """A Windows icon holding each picture; Qt itself writes icons of one size only."""
    entries, images = b"", b""
    offset = 6 + 16 * len(pictures)
    for size, png in pictures.items():
        side = size % 256  # a side of 256 is written as 0
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(png), offset + len(images))
        images += png
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + images


def main() -> int:
    """Write both files beside the drawing."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    drawing = QSvgRenderer(str(ICONS / "app.svg"))
    if not drawing.isValid():
        print("resources/icons/app.svg is not a drawing that Qt can read.", file=sys.stderr)
        return 1
    pictures = {size: picture(drawing, size) for size in SIZES}
    (ICONS / "app.ico").write_bytes(icon_file(pictures))
    (ICONS / "app.png").write_bytes(pictures[256])
    application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
