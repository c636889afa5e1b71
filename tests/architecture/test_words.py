"""Names and docstrings: a reader finds the room for a thing by its name."""

import ast
import re

from tests.architecture.source import PACKAGE, ROOT, Definition, Module, listed, modules

SAYS_NOTHING = {"util", "utils", "helper", "helpers", "common", "misc"}
FILLERS = {"a", "an", "the", "of", "for", "to", "this", "its", "get", "return", "returns"}


def _words(text: str) -> set[str]:
    """The words of a name or a sentence, without plural and fillers."""
    parts = re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+", text)
    return {part.lower().rstrip("s") for part in parts if part.lower() not in FILLERS}


def _public(module: Module) -> list[Definition]:
    """The classes and functions that other modules may call, and the methods of such classes."""
    found: list[Definition] = []
    waiting: list[ast.Module | Definition] = [module.tree]
    while waiting:
        for node in waiting.pop().body:
            if isinstance(node, Definition) and not node.name.startswith("_"):
                found.append(node)
                if isinstance(node, ast.ClassDef):
                    waiting.append(node)
    return found


def test_that_names_say_what_is_inside() -> None:
    folders = [ROOT / "tests", ROOT / "packaging", PACKAGE]
    paths = [
        path for folder in folders for path in folder.rglob("*") if "__pycache__" not in path.parts
    ]
    findings = [
        path.relative_to(ROOT).as_posix()
        for path in paths
        if (path.is_dir() or path.suffix == ".py") and SAYS_NOTHING & set(path.stem.split("_"))
    ]
    assert not findings, listed(findings)


def test_that_every_module_says_what_it_is_for() -> None:
    findings = [module.place for module in modules() if not ast.get_docstring(module.tree)]
    assert not findings, listed(findings)


def test_that_what_others_call_has_a_docstring() -> None:
    findings = [
        module.at(node, node.name)
        for module in modules()
        for node in _public(module)
        if isinstance(node, ast.ClassDef) or node in module.tree.body
        if not ast.get_docstring(node)
    ]
    assert not findings, listed(findings)


def test_that_docstrings_say_more_than_the_name() -> None:
    findings = [
        module.at(node, f"{node.name}: {docstring}")
        for module in modules()
        for node in _public(module)
        if (docstring := ast.get_docstring(node)) and _words(docstring) <= _words(node.name)
    ]
    assert not findings, listed(findings)


def test_that_every_room_has_tests() -> None:
    findings = []
    for folder in sorted(path.parent for path in PACKAGE.glob("*/__init__.py")):
        tests = ROOT / "tests" / folder.name
        if folder.name != "forms" and not any(tests.rglob("test_*.py")):
            findings.append(f"src/perfdesk/{folder.name} has no tests in tests/{folder.name}")
    assert not findings, listed(findings)
