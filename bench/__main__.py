"""`make bench`: a table, each row a ratio within the run. What it found on which machine stands in docs/bench.md."""

import sys
from collections.abc import Iterator
from pathlib import Path

from bench.place import demo, with_history
from bench.table import HEAD, Row


def rows(folder: Path) -> Iterator[Row]:
    from bench import actions, agency, arithmetic, charts, imports, memory, pages, papers, register

    yield from arithmetic.recomputing()
    yield from arithmetic.tables()
    yield from charts.routing()
    yield from pages.against_bare()
    yield from actions.finishing()
    yield from actions.opening()
    yield from imports.bringing_in()
    yield from agency.with_many_indicators()
    with_history(rounds=1)
    yield from papers.against_libreoffice()
    before = pages.seconds()
    with_history(rounds=9)
    after = pages.seconds()
    for name in before:
        yield Row(
            f"{name} with ten times the history",
            f"{after[name].page * 1000:.1f} ms",
            f"{before[name].page * 1000:.1f} ms with one closed round",
            after[name].share / before[name].share,
            "≤ 1",
        )
    yield from register.searching()
    yield from memory.after_work(folder)  # a hundred reports: longer than all the rest


def main() -> None:
    with demo() as folder:
        sys.stdout.write(f"{HEAD}\n")
        for row in rows(folder):
            sys.stdout.write(f"{row}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
