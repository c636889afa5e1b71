"""What stops a room from growing until nobody finds anything in it."""

import ast

from tests.architecture.source import ROOT, Module, listed, modules, packages, read

MODULE_LINES = 600
CLASS_LINES = 350
FUNCTION_LINES = 80
MODULES_IN_A_PACKAGE = 16
MODULES_IN_CORE = 22
"""The words of the field, one module each; what works with them stands in packages of core."""


def _own() -> list[Module]:
    return [*modules(), read(ROOT / "dev.py")]


def test_that_no_module_is_longer_than_a_sitting() -> None:
    lines = {module.place: module.text.count("\n") for module in _own()}
    findings = [f"{place}: {count} lines" for place, count in lines.items() if count > MODULE_LINES]
    assert not findings, listed(findings)


def test_that_no_class_or_function_has_taken_on_a_second_duty() -> None:
    findings = []
    for module in _own():
        for node in module.definitions():
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            limit = CLASS_LINES if isinstance(node, ast.ClassDef) else FUNCTION_LINES
            if lines > limit:
                findings.append(module.at(node, f"{node.name}: {lines} lines, at most {limit}"))
    assert not findings, listed(findings)


def test_that_a_package_can_be_taken_in_at_a_glance() -> None:
    findings = []
    for folder in packages():
        count = sum(path.name != "__init__.py" for path in folder.glob("*.py"))
        if count > (MODULES_IN_CORE if folder.name == "core" else MODULES_IN_A_PACKAGE):
            findings.append(f"{folder.relative_to(ROOT).as_posix()}: {count} modules")
    assert not findings, listed(findings)
