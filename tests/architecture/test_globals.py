"""No state at module level: what is shared is passed in constructors."""

import ast
import re
from collections.abc import Iterator

from tests.architecture.source import Module, imports, listed, modules

CONTAINERS = {
    "list", "dict", "set", "bytearray", "defaultdict", "OrderedDict", "Counter", "deque",
    "WeakSet", "WeakKeyDictionary", "WeakValueDictionary", "local",
}  # fmt: skip
CHANGES = {
    "append", "extend", "insert", "remove", "pop", "popitem", "clear", "add", "discard", "update",
    "setdefault", "sort", "reverse", "appendleft", "popleft",
}  # fmt: skip
LITERALS = ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp


def _called(node: ast.expr | None) -> str:
    """The last part of the name that is called; '' if it is no call."""
    if not isinstance(node, ast.Call):
        return ""
    function = node.func.value if isinstance(node.func, ast.Subscript) else node.func
    return ast.unparse(function).rpartition(".")[2]


def _module_level(module: Module) -> Iterator[tuple[ast.Name, ast.expr]]:
    for node in module.tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        value = getattr(node, "value", None)
        if isinstance(node, ast.Assign | ast.AnnAssign) and value is not None:
            yield from ((target, value) for target in targets if isinstance(target, ast.Name))


def _containers(module: Module) -> dict[str, ast.Name]:
    return {
        name.id: name
        for name, value in _module_level(module)
        if (isinstance(value, LITERALS) or _called(value) in CONTAINERS) and name.id != "__all__"
    }


def _changed_names(module: Module) -> Iterator[tuple[str, ast.AST]]:
    """Names whose content is changed anywhere in the module."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
            changed: ast.expr = node.value
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr not in CHANGES:
                continue
            changed = node.func.value
        elif isinstance(node, ast.AugAssign):
            changed = node.target
        else:
            continue
        if isinstance(changed, ast.Name):
            yield changed.id, node


def _local_names(module: Module) -> set[str]:
    """Names that some function binds itself: a change of those is its own affair."""
    return {
        node.id if isinstance(node, ast.Name) else node.arg
        for function in ast.walk(module.tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.arg) or (isinstance(node, ast.Name) and not _is_load(node))
    }


def _is_load(node: ast.Name) -> bool:
    return isinstance(node.ctx, ast.Load)


def test_that_tables_at_module_level_are_named_as_constants() -> None:
    findings = [
        module.at(node, name)
        for module in modules()
        for name, node in _containers(module).items()
        if not re.fullmatch(r"_?[A-Z][A-Z0-9_]*", name)
    ]
    assert not findings, listed(findings)


def test_that_nothing_at_module_level_is_ever_changed() -> None:
    findings = []
    for module in modules():
        watched = _containers(module).keys() - _local_names(module)
        for name, node in _changed_names(module):
            if name in watched and node not in module.tree.body:
                findings.append(module.at(node, f"changes {name}"))
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Global):
                findings.append(module.at(node, f"global {', '.join(node.names)}"))
    assert not findings, listed(findings)


def _runs_on_import(body: list[ast.stmt]) -> Iterator[ast.AST]:
    """Every expression that is worked out while the module is imported."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            defaults = [*node.args.defaults, *filter(None, node.args.kw_defaults)]
            for expression in (*node.decorator_list, *defaults):
                yield from ast.walk(expression)
        elif isinstance(node, ast.ClassDef):
            yield from _runs_on_import(node.body)
        elif not isinstance(node, ast.If) or "__name__" not in ast.unparse(node.test):
            yield from ast.walk(node)


def test_that_no_qt_object_is_made_on_import() -> None:
    """Objects left at module level crash the interpreter at exit (11 of 12 runs)."""
    findings = []
    for module in modules():
        classes = {
            found.name.rpartition(".")[2]
            for found in imports(module)
            if found.name.startswith("PySide6.Q")
        } - {"Signal", "Slot", "Property", "QtMsgType"}
        for node in _runs_on_import(module.tree.body):
            if isinstance(node, ast.Call) and _called(node) in classes:
                findings.append(module.at(node, ast.unparse(node)))
    assert not findings, listed(findings)


def test_that_no_check_or_import_makes_up_a_kind_of_problem() -> None:
    """What a problem is called is one of an enum, so that nobody compares with a misspelt one."""
    findings = [
        module.at(node, ast.unparse(node.args[1]))
        for module in modules()
        if module.room == "importing"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Problem"
        if len(node.args) > 1 and isinstance(node.args[1], ast.Constant | ast.JoinedStr)
    ]
    assert not findings, listed(findings)
