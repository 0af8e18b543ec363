"""The agency's page over three years of 200 indicators, against the same page with 20. Seconds of this process alone."""

import time
from collections.abc import Iterator
from decimal import Decimal
from statistics import median
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.pages import Ask, asking
from bench.table import Row

FEW, MANY = 20, 200
YEARS = (2024, 2025, 2026)
RUNS = 9
ASKED = 5


def with_many_indicators() -> Iterator[Row]:
    # the larger first: what is remembered of the process helps neither alone
    many, few = (asking(_office(count)) for count in (MANY, FEW))
    counts = (_queries(few), _queries(many))
    found = [(_spent(few), _spent(many)) for _ in range(RUNS)]
    small, large = median(one for one, _ in found), median(one for _, one in found)
    yield Row(
        f"agency page, three years × {MANY} indicators ({counts[1]} queries)",
        f"{large * 1000:.0f} ms of CPU",
        f"{small * 1000:.0f} ms with {FEW} ({counts[0]} queries)",
        large / small,
        "≤ 1.5",
    )


def _office(count: int) -> Any:
    """Twenty objectives at most, as agencies have; every figure is in, and a round is open on the last quarter."""
    from bench.pages import Page
    from tests.office import activate_sop, small_office
    from triwulan.core.quarters import Quarter
    from triwulan.cycles.actions.open_round import open_round

    prefix = f"b{count}."
    office = small_office(f"Dinas {count} Indikator", None, prefix)
    activate_sop(office)
    with office.scope():
        _fill(office, count, prefix)
        open_round(agency=office.agency, quarter=Quarter(2026, 3))
    return Page(f"agency {count}", f"{prefix}kepala", "/beranda/")


def _fill(office: Any, count: int, prefix: str) -> None:
    from triwulan.audit.record import SYSTEM
    from triwulan.core.quarters import Quarter
    from triwulan.indicators.actions.past import Past, bring_past
    from triwulan.indicators.models import Indicator

    for number in range(count - 4):
        place = number % 2 + 1
        kind = "persentase" if number % 3 else "tunggal"
        indicator = office.indicator(f"X{number}", f"sub{place}", f"{prefix}analis.{place}", kind=kind)
        for year in YEARS:
            office.target(indicator, year, (40, 40, 40, 40), 40)
    every = (
        Indicator.objects.filter(agency=office.agency).select_related("agency", "unit").prefetch_related("variables")
    )
    quarters = [Quarter(year, number) for year in YEARS for number in (1, 2, 3, 4) if (year, number) < (2026, 4)]
    past = [
        Past(one, quarter, {variable.code: Decimal(7 + quarter.number) for variable in one.variables.all()})
        for one in every
        for quarter in quarters
    ]
    bring_past(past, actor=SYSTEM, person=None, sha256="")


def _queries(ask: Ask) -> int:
    with CaptureQueriesContext(connection) as found:
        ask()
    return len(found)


def _spent(ask: Ask) -> float:
    begun = time.process_time()
    for _ in range(ASKED):
        ask()
    return (time.process_time() - begun) / ASKED
