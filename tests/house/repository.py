"""What of the repository the house rules speak of."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
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


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            yield Function(f"{name(path)}:{node.lineno} {node.name}", node.end_lineno - node.lineno + 1)
