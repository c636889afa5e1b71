"""Who may import whom, beyond what import-linter sees (it knows libraries, not their modules)."""

import ast
import subprocess
import sys

from tests.architecture.source import ROOT, Module, imports, listed, modules

READS_OR_WRITES = {
    "ftplib", "glob", "http", "io", "os", "pathlib", "shelve", "shutil", "smtplib", "socket",
    "sqlite3", "subprocess", "tempfile", "threading", "urllib", "webbrowser",
}  # fmt: skip
"""Modules of the standard library that have no place in the domain."""


def _in(*rooms: str) -> list[Module]:
    return [module for module in modules() if module.room in rooms]


def test_that_the_import_contracts_hold() -> None:
    # In a process of its own: it prints with a thread that may outlast the call.
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    answer = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_that_core_imports_the_standard_library_only() -> None:
    allowed = sys.stdlib_module_names | {"perfdesk"}
    findings = [
        module.at(found.node, found.name)
        for module in _in("core")
        for found in imports(module)
        if found.library not in allowed
    ]
    assert not findings, listed(findings)


def test_that_core_neither_reads_nor_writes() -> None:
    findings = [
        module.at(found.node, found.name)
        for module in _in("core")
        for found in imports(module)
        if found.library in READS_OR_WRITES
    ]
    findings += [
        module.at(node, f"{node.func.id}()")
        for module in _in("core")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"open", "print", "input"}
    ]
    assert not findings, listed(findings)


def test_that_widgets_and_pyqtgraph_are_used_in_widgets_alone() -> None:
    findings = [
        module.at(found.node, found.name)
        for module in modules()
        if module.room != "widgets"
        for found in imports(module)
        if found.name.startswith("PySide6.QtWidgets") or found.library == "pyqtgraph"
    ]
    assert not findings, listed(findings)


def test_that_app_uses_qtcore_and_qtgui_only() -> None:
    findings = [
        module.at(found.node, found.name)
        for module in _in("app")
        for found in imports(module)
        if found.library == "PySide6" and found.name.split(".")[1] not in {"QtCore", "QtGui"}
    ]
    assert not findings, listed(findings)
