"""Pages with ten closed rounds behind the live one, against the same pages with one: two databases, asked in turns.

One after the other would measure what the machine became in between.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

from bench.pages import Ask, Page, asking, in_turns, pages
from bench.place import with_history
from bench.table import Row

MORE = 9
# The difference is small beside what the processor's own moods are.
RUNS = 41


def ten_times() -> Iterator[Row]:
    """One closed round stands already."""
    whole = Path(connection.settings_dict["NAME"])
    short = whole.with_name("one-round.sqlite3")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(short)])
    with_history(rounds=MORE)
    for page in pages():
        long, brief = in_turns(_asking_of(whole, page), _asking_of(short, page), RUNS)
        yield Row(
            f"{page.name} with ten times the history",
            f"{long * 1000:.1f} ms",
            f"{brief * 1000:.1f} ms with one closed round",
            long / brief,
            "≤ 1",
        )


def _asking_of(database: Path, page: Page) -> Ask:
    with _on(database):
        ask = asking(page)

    def there() -> None:
        with _on(database):
            ask()

    return there


@contextmanager
def _on(database: Path) -> Iterator[None]:
    """A new connection only where it was another's: its cost would be the page's else."""
    if connection.settings_dict["NAME"] != str(database):
        connection.close()
        connection.settings_dict["NAME"] = str(database)
    yield
