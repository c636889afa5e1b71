"""Make the pack of today's version that later versions must still read.

Run once for each version of the schema, before it is released:
`python -m tests.old_packs.make_pack`. A file that is there is never replaced, since its worth is
that it was written by the program of its day.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from unittest.mock import patch

from perfdesk.store import hold_unsaved
from perfdesk.store.schema import VERSION
from tests.store.published_packs import WAITING, figure_changed_to, published_pack

FOLDER = Path(__file__).parent


def old_pack(version: int) -> Path:
    """The file that the program of a version wrote."""
    return FOLDER / f"version_{version}.perfdesk"


def main() -> int:
    """Write the file of today's version, with a history of an edit done, undone and redone."""
    path = old_pack(VERSION)
    if path.exists():
        sys.stderr.write(f"{path.name} is there already; nothing was written.\n")
        return 2
    with (
        tempfile.TemporaryDirectory() as workspace,
        patch("getpass.getuser", lambda: "a.officer"),
        hold_unsaved(published_pack(), Path(workspace)) as opened,
    ):
        edit = figure_changed_to(opened.pack, "774", "774", WAITING)
        opened.apply(edit)
        opened.revert(edit)
        opened.apply(edit)
        opened.revert(edit)
        opened.publish(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
