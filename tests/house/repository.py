"""What of the repository the house rules speak of."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "triwulan"


def python_files() -> list[Path]:
    every = [*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py"), *(ROOT / "bench").rglob("*.py")]
    return sorted(path for path in every if "migrations" not in path.parts)


def templates() -> list[Path]:
    return sorted(
        path for path in PACKAGE.rglob("*") if path.suffix in {".html", ".txt", ".svg"} and _is_template(path)
    )


def _is_template(path: Path) -> bool:
    return "templates" in path.parts


def line_count(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@dataclass(frozen=True)
class Function:
    where: str
    lines: int


@cache
def functions(path: Path) -> tuple[Function, ...]:
    found = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return tuple(_measured(path, each) for each in found if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef))


def _measured(path: Path, node: ast.FunctionDef | ast.AsyncFunctionDef) -> Function:
    assert node.end_lineno is not None
    return Function(f"{name(path)}:{node.lineno} {node.name}", node.end_lineno - node.lineno + 1)


@cache
def tree_of(path: Path) -> ast.Module:
    """Read once for all the rules of a module, whose end forgets it (conftest.py): there are half a million nodes."""
    return ast.parse(path.read_text(encoding="utf-8"))
