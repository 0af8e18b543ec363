"""Finds every action name in the source: the literal that reaches `record(action, …)`, through any wrapper."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import triwulan

SOURCE = Path(triwulan.__file__).parent


@dataclass(frozen=True)
class Wrapper:
    """A function that passes its `position`-th parameter on as the action; a private one counts in its own file."""

    name: str
    position: int
    file: Path | None


RECORD = (Wrapper("record", 0, None), Wrapper("record_all", 0, None))


def recorded_actions() -> set[str]:
    trees = {path: ast.parse(path.read_text()) for path in SOURCE.rglob("*.py") if "migrations" not in path.parts}
    wrappers: set[Wrapper] = set()
    found = set(RECORD)
    while found - wrappers:
        wrappers |= found
        found = {each for path, tree in trees.items() for each in _wrappers(tree, path, wrappers)}
    return {name for path, tree in trees.items() for name in _literals(tree, path, wrappers)}


def _wrappers(tree: ast.AST, path: Path, known: set[Wrapper]) -> Iterator[Wrapper]:
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        parameters = [argument.arg for argument in function.args.args]
        for passed in _passed(function, path, known):
            if isinstance(passed, ast.Name) and passed.id in parameters:
                file = path if function.name.startswith("_") else None
                yield Wrapper(function.name, parameters.index(passed.id), file)


def _literals(tree: ast.AST, path: Path, known: set[Wrapper]) -> Iterator[str]:
    for passed in _passed(tree, path, known):
        for node in ast.walk(passed):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def _passed(tree: ast.AST, path: Path, known: set[Wrapper]) -> Iterator[ast.expr]:
    here = {each.name: each.position for each in known if each.file in {None, path}}
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        if len(call.args) > here.get(name, len(call.args)):
            yield call.args[here[name]]
