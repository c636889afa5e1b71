"""A pack file, and a folder for its working copies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from perfdesk.store import OpenPack, create_pack, open_pack
from tests.store.published_packs import published_pack


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The published pack as a file in a folder of its own."""
    folder = tmp_path / "department"
    folder.mkdir()
    path = folder / "Q4.perfdesk"
    create_pack(path, published_pack())
    return path


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """The folder for working copies."""
    return tmp_path / "working"


@pytest.fixture
def opened(file: Path, workspace: Path) -> Iterator[OpenPack]:
    """The published pack, open."""
    with open_pack(file, workspace=workspace) as pack:
        yield pack
