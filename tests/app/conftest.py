"""A session on the sample pack, with its real working copy."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from perfdesk.app.session import Session
from perfdesk.core.pack import Pack
from perfdesk.operations.sample import sample_pack
from perfdesk.store import hold_unsaved


@pytest.fixture(scope="session")
def pack() -> Pack:
    """The sample: two printed appendices of Leicestershire County Council."""
    return sample_pack(datetime(2024, 6, 3, tzinfo=UTC))


@pytest.fixture
def session(qtbot: QtBot, pack: Pack) -> Iterator[Session]:
    """The sample open, unsaved."""
    session = Session()
    session.open(hold_unsaved(pack))
    yield session
    session.close()
    session.deleteLater()
