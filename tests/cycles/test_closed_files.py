"""Handing a unit's work over closes its file, and the retention of its papers begins."""

from tests.cycles.walk import finish, opened, walk_statistics
from tests.office import Office
from triwulan.documents.models import Document
from triwulan.organisations.queries import today


def begun(office: Office) -> set[object]:
    return set(Document.objects.filter(unit=office.units["statistik"]).values_list("retention_from", flat=True))


def test_a_units_papers_count_from_the_day_it_hands_over(office: Office) -> None:
    opened(office)
    walk_statistics(office, until="5a")
    waiting = begun(office)
    finish(office, "kasubid.1")
    assert (waiting, begun(office)) == ({None}, {today(office.agency)})
