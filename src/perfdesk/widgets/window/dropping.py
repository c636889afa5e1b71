"""Files dragged over the window: what would become of them is said, and done when they drop."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent

from perfdesk.app.session import Session
from perfdesk.widgets.dropping.drop_flows import DropFlows
from perfdesk.widgets.dropping.drop_hint import DropHint, hint_for


def dropped_files(event: QDragEnterEvent | QDropEvent) -> tuple[Path, ...]:
    """Return the files and folders of this computer that are being dragged."""
    urls = event.mimeData().urls()
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())


def hint_at_files(event: QDragEnterEvent, session: Session, hint: DropHint) -> None:
    """Say what would become of files; what holds none is not taken."""
    from perfdesk.operations.extracts.drops import PACK_ENDING

    paths = dropped_files(event)
    if not paths:
        return
    event.acceptProposedAction()
    # What reads files is loaded when there are any.

    has_pack = any(path.suffix.lower() == PACK_ENDING for path in paths)
    hint.say(hint_for(len(paths), has_pack_open=session.is_open, has_pack=has_pack))


def take_files(event: QDropEvent, drops: DropFlows, hint: DropHint) -> None:
    """Do with files what was said."""
    hint.hide()
    paths = dropped_files(event)
    if paths:
        event.acceptProposedAction()
        drops.take(paths)
