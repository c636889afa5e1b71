"""The two editions of the framework that the tests speak of."""

from __future__ import annotations

OLD = "2022/23"
NEW = "2023/24"
