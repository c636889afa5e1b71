"""The project's own source as the structure tests read it: parsed, never imported."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"
PACKAGE = SOURCE / "perfdesk"

Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One Python file of the project."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def place(self) -> str:
        """The path from the root of the project, as an editor's link."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def room(self) -> str:
        """The package below perfdesk that it stands in; '' for the modules beside the packages."""
        parts = self.path.relative_to(PACKAGE).parts
        return parts[0] if len(parts) > 1 else ""

    def at(self, node: ast.AST, told: str) -> str:
        """A finding with its line."""
        return f"{self.place}:{getattr(node, 'lineno', 1)} {told}"

    def definitions(self) -> Iterator[Definition]:
        """Every class and function, however deep."""
        return (node for node in ast.walk(self.tree) if isinstance(node, Definition))


@cache
def modules() -> Sequence[Module]:
    """Every module under src but the generated forms."""
    return [
        read(path)
        for path in sorted(PACKAGE.rglob("*.py"))
        if "forms" not in path.relative_to(PACKAGE).parts
    ]


def read(path: Path) -> Module:
    """One module, parsed."""
    text = path.read_text(encoding="utf-8")
    return Module(path, text, ast.parse(text, filename=str(path)))


def packages() -> list[Path]:
    """Every package folder under src but the generated forms."""
    folders = (path.parent for path in PACKAGE.rglob("__init__.py"))
    return sorted(folder for folder in folders if folder.name != "forms")


@dataclass(frozen=True)
class Import:
    """One module, or one name of a module, that a module imports."""

    name: str
    node: ast.stmt
    at_module_level: bool

    @property
    def library(self) -> str:
        """Its first part: what has to be installed."""
        return self.name.partition(".")[0]


def imports(module: Module) -> list[Import]:
    """Every absolute import, also those inside functions; not those for type checkers only."""
    found: list[Import] = []
    _collect(module.tree.body, found, at_module_level=True)
    return found


def _collect(body: Sequence[ast.stmt], found: list[Import], *, at_module_level: bool) -> None:
    for node in body:
        if isinstance(node, ast.Import):
            found.extend(Import(name.name, node, at_module_level) for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names = [f"{node.module}.{name.name}" for name in node.names]
            found.extend(Import(name, node, at_module_level) for name in names)
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            _collect(node.orelse, found, at_module_level=at_module_level)
        else:
            inside = at_module_level and not isinstance(node, ast.FunctionDef)
            for field in ("body", "orelse", "finalbody"):
                _collect(getattr(node, field, []), found, at_module_level=inside)
            for part in (*getattr(node, "handlers", []), *getattr(node, "cases", [])):
                _collect(part.body, found, at_module_level=inside)


def listed(findings: Sequence[str]) -> str:
    """Findings as the message of a failed assertion."""
    return "\n  ".join([f"{len(findings)} found:", *findings])
