"""Searching 100,000 papers by their words, as the register's page does: its rows, their count, their snippets.

In the processor's time: SQLite works within the process.
"""

import random
import time
from collections.abc import Iterator
from datetime import date
from statistics import quantiles
from typing import Any

from django_scopes import scope, scopes_disabled

from bench.table import Row

PAPERS = 100_000
SEARCHES = 200
PER_PAGE = 25
_BATCH = 5000
_GOAL = "< 50 ms"
# Words of very different weight: all papers have the first, one in some thousands the last.
_WORDS = ("laporan", "kinerja", "triwulan", "statistik", "persandian", "layanan", "desa")


def searching() -> Iterator[Row]:
    from triwulan.cli.demo import build
    from triwulan.organisations.models import Agency, Person

    with scopes_disabled():
        agency = Agency.objects.select_related("government").get(name=build.AGENCY)
    with scope(government=agency.government, agency=agency):
        _fill(agency)
        # one of those whose search has the security classes to ask for
        person = Person.objects.get(username="analis.statistik.1")
        spent = sorted(_search(agency, words, person) for words in _questions())
    at_95 = quantiles(spent, n=20)[-1]
    what = f"searching {PAPERS:,} papers, 95th percentile"
    yield Row(what, f"{at_95 * 1000:.0f} ms", f"median {spent[len(spent) // 2] * 1000:.0f} ms", None, _GOAL)


def _fill(agency: Any) -> None:
    from triwulan.core import clock
    from triwulan.documents.models import Document, DocumentText
    from triwulan.documents.register.index import marks_for
    from triwulan.organisations.models import Unit

    unit, now, chance = Unit.objects.filter(agency=agency).order_by("pk")[0], clock.now(), random.Random(7)
    for start in range(0, PAPERS, _BATCH):
        made = Document.objects.bulk_create(
            Document(
                agency=agency,
                unit=unit,
                kind="dokumen",
                number=f"B/{number}/2020",
                title=f"Laporan kinerja nomor {number}",
                date=date(2020, 1, 2),
                year=2020,
                content="{}",
                verification_code=f"BENCH{number}",
                created_at=now,
            )
            for number in range(start, start + _BATCH)
        )
        DocumentText.objects.bulk_create(
            DocumentText(
                document=each,
                agency=agency,
                marks=" ".join(marks_for(each.agency_id, each.kind, each.year, None, each.unit_id)),
                head=f"{each.number} {each.title}",
                body=_body(chance),
                read_at=now,
            )
            for each in made
        )


def _body(chance: random.Random) -> str:
    common = [word for place, word in enumerate(_WORDS) if chance.random() < 1 / (1 + place**3)]
    return " ".join([*common, *(_rare(chance) for _ in range(60))])


def _rare(chance: random.Random) -> str:
    """One of twenty thousand; its letters are spread as those of words are."""
    return "".join(random.Random(chance.randrange(20_000)).choices("aeiouklmnprst", k=7))


def _questions() -> list[str]:
    chance = random.Random(11)
    rare = [_rare(chance) for _ in range(SEARCHES)]
    asked = []
    for each in rare:
        word, other = chance.choice(_WORDS), chance.choice(_WORDS)
        asked += [word, f"{word} {other}", each, f"{word[:4]} {each}", f"B/{chance.randrange(PAPERS)}"]
    return asked[:SEARCHES]


def _search(agency: Any, words: str, person: Any) -> float:
    from triwulan.documents.register.index import snippets
    from triwulan.documents.register.search import Wanted, find

    begun = time.process_time()
    found = find(agency, Wanted(words=words), person)
    found.count()
    snippets(words, [each.pk for each in found[:PER_PAGE]])
    return time.process_time() - begun
