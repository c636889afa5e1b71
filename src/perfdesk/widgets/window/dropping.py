"""Files dragged over the window: what would become of them is said, and done when they drop."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent

from perfdesk.app.session import Session
from perfdesk.widgets.controllers.drop_controller import DropController
from perfdesk.widgets.dropping.drop_hint import DropHint, hint_for

SAVE_FIRST = (
    "The attachment is still in the message, so nothing was imported. Save it to a folder first, "
    "then drop the file."
)
_NO_FILE_YET = "FileGroupDescriptor"
"""In the name of what a mail program on Windows offers of an attachment that is dragged."""


def dropped_files(event: QDragEnterEvent | QDropEvent) -> tuple[Path, ...]:
    """Return the files and folders of this computer that are being dragged."""
    urls = event.mimeData().urls()
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())


def _is_attachment(event: QDragEnterEvent | QDropEvent) -> bool:
    """Tell whether something is dragged that is no file yet, as from a message in Outlook."""
    return any(_NO_FILE_YET in each for each in event.mimeData().formats())


def hint_at_files(event: QDragEnterEvent, session: Session, hint: DropHint) -> None:
    """Say what would become of files; what holds none is not taken."""
    from perfdesk.operations.extracts.drops import PACK_ENDING

    paths = dropped_files(event)
    if not paths:
        if _is_attachment(event):
            event.acceptProposedAction()
            hint.say(SAVE_FIRST)
        return
    event.acceptProposedAction()
    # What reads files is loaded when there are any.

    has_pack = any(path.suffix.lower() == PACK_ENDING for path in paths)
    hint.say(hint_for(len(paths), has_pack_open=session.is_open, has_pack=has_pack))


def take_files(event: QDropEvent, drops: DropController, hint: DropHint) -> None:
    """Do with files what was said."""
    hint.hide()
    paths = dropped_files(event)
    if paths:
        event.acceptProposedAction()
        drops.take(paths)
    elif _is_attachment(event):
        drops.told.emit(SAVE_FIRST)
