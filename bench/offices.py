"""Governments of many agencies, each under the seed SOP with its people and indicators."""

from collections.abc import Iterator
from typing import Any


def offices(government: str, agencies: int, divisions: int, analysts: int) -> Iterator[Any]:
    """One office after the other; every analyst owns one indicator, planned for the two years."""
    from tests.office import activate_sop, empty_office
    from triwulan.audit.record import SYSTEM
    from triwulan.organisations.models import Unit
    from triwulan.organisations.setup import create_government

    whole = create_government(name=government, actor=SYSTEM)
    for number in range(agencies):
        office = empty_office(f"Dinas {number}", whole)
        with office.scope():
            root = Unit.objects.get(agency=office.agency, parent=None)
            office.add(f"d{number}.kepala", root, "Kepala Dinas", ["kepala_dinas"])
            office.add(f"d{number}.perencana", root, "Perencana", ["perencana"], f"d{number}.kepala")
            for division in range(divisions):
                _division(office, f"d{number}.{division}", f"d{number}.kepala", analysts)
        activate_sop(office)
        yield office


def _division(office: Any, name: str, head: str, analysts: int) -> None:
    unit = office.unit(name, "bidang", f"Bidang {name}")
    office.add(f"{name}.kabid", unit, f"Kabid {name}", ["kepala_bidang"], head)
    office.add(f"{name}.kasubid", unit, f"Kasubid {name}", ["kepala_subbidang"], f"{name}.kabid")
    for number in range(analysts):
        analyst = f"{name}.analis{number}"
        office.add(analyst, unit, f"Analis {name} {number}", ["analis"], f"{name}.kasubid")
        indicator = office.indicator(f"{name}.{number}", name, analyst)
        for year in (2025, 2026):
            office.target(indicator, year, (10, 10, 10, 10), 40)
