"""`make bench`: a table, each row a ratio within the run. What it found on which machine stands in docs/bench.md.

`python -m bench pages agency` measures these alone; `python -m bench --help` names them all.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from bench.place import demo, with_history
from bench.table import HEAD, Row

# In the order in which they are measured: those without history before those with it, the longest last.
NAMES = (
    "recomputing",
    "tables",
    "charts",
    "pages",
    "finishing",
    "opening",
    "imports",
    "agency",
    "papers",
    "verification",
    "history",
    "annual",
    "search",
    "memory",
)
# They measure papers of rounds that have ended: of one, or of two years, for an annual report that looks back.
CLOSED_ROUNDS = {"papers": 1, "verification": 1, "history": 1, "annual": 10, "memory": 10}


def rows(names: Iterable[str], folder: Path) -> Iterator[Row]:
    from bench import (
        actions,
        agency,
        annual,
        arithmetic,
        charts,
        history,
        imports,
        memory,
        pages,
        papers,
        register,
        verification,
    )

    measured: dict[str, Callable[[], Iterator[Row]]] = {
        "recomputing": arithmetic.recomputing,
        "tables": arithmetic.tables,
        "charts": charts.routing,
        "pages": pages.against_bare,
        "finishing": actions.finishing,
        "opening": actions.opening,
        "imports": imports.bringing_in,
        "agency": agency.with_many_indicators,
        "papers": papers.against_libreoffice,
        "verification": verification.of_a_pdf,
        "history": history.ten_times,
        "annual": annual.against_libreoffice,
        "search": register.searching,
        "memory": lambda: memory.after_work(folder),
    }
    closed = 0
    for name in names:
        wanting = CLOSED_ROUNDS.get(name, 0) - closed
        if wanting > 0:
            with_history(rounds=wanting)
            closed += wanting
        yield from measured[name]()
        closed += history.MORE if name == "history" else 0


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m bench")
    options.add_argument("rows", nargs="*", choices=[*NAMES, []], help="which rows; without any: all")
    wanted = options.parse_args().rows
    with demo() as folder:
        sys.stdout.write(f"{HEAD}\n")
        for row in rows([name for name in NAMES if name in wanted or not wanted], folder):
            sys.stdout.write(f"{row}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
