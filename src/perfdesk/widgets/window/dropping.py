"""Files dropped onto the window: packs are opened, extracts imported."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent

from perfdesk.app.session import Session
from perfdesk.widgets.exchange_flows import ExchangeFlows
from perfdesk.widgets.pack_flows import PackFlows
from perfdesk.widgets.panels.status_line import StatusLine


def dropped_files(event: QDragEnterEvent | QDropEvent) -> tuple[Path, ...]:
    """Return the files of this computer that are being dragged."""
    urls = event.mimeData().urls()
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())


def take_files(
    event: QDropEvent,
    session: Session,
    packs: PackFlows,
    exchange: ExchangeFlows,
    status: StatusLine,
) -> None:
    """Open a pack that was dropped, or import extracts into the open one."""
    paths = dropped_files(event)
    dropped_packs = [path for path in paths if path.suffix.lower() == ".perfdesk"]
    event.acceptProposedAction()
    if dropped_packs:
        packs.open_path(dropped_packs[0])
    elif session.is_open:
        exchange.import_paths(paths)
    else:
        status.tell("Open a pack first; extracts are imported into it.")
