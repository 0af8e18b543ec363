"""Pages with ten closed rounds behind the live one, against the same pages with one."""

from collections.abc import Iterator

from bench.pages import seconds
from bench.place import with_history
from bench.table import Row

MORE = 9


def ten_times() -> Iterator[Row]:
    """One closed round stands already."""
    before = seconds()
    with_history(rounds=MORE)
    after = seconds()
    for name in before:
        yield Row(
            f"{name} with ten times the history",
            f"{after[name].page * 1000:.1f} ms",
            f"{before[name].page * 1000:.1f} ms with one closed round",
            after[name].share / before[name].share,
            "≤ 1",
        )
