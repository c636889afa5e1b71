"""The compiled forms are those of ui/."""

import sys
from pathlib import Path

import pytest

import dev


def test_that_the_compiled_forms_are_fresh() -> None:
    scripts = dev.Environment(Path(sys.executable).parent.parent)
    compiler = scripts.script("pyside6-uic")
    if not compiler.exists():
        pytest.skip("pyside6-uic is not beside this Python")
    stale = dev.stale_forms(dev.generated_forms(compiler))
    assert not stale, f"run `python dev.py forms`: {stale}"
