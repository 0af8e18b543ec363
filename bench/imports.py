"""10,000 realisations brought in, against python-calamine's bare reading of the same file plus one bulk INSERT."""

import io
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

from django.db import transaction
from django_scopes import scope

from bench.table import Row

INDICATORS, QUARTERS = 250, 40
RUNS = 3


def bringing_in() -> Iterator[Row]:
    office = _office()
    content = _workbook()
    with scope(government=office.government, agency=office.agency):
        found = [(_spent(lambda: _ours(office, content)), _spent(lambda: _bare(office, content))) for _ in range(RUNS)]
    ours, bare = median(one for one, _ in found), median(one for _, one in found)
    yield Row(
        f"import of {INDICATORS * QUARTERS} realisations, each checked and recorded",
        f"{ours:.2f} s of CPU",
        f"{bare:.2f} s, calamine and one bulk INSERT",
        ours / bare,
        "≤ 5",
    )


def _office() -> Any:
    from tests.office import small_office
    from triwulan.indicators.models import Indicator

    office = small_office("Dinas Impor", None, "impor.")
    with office.scope():
        for number in range(INDICATORS):
            office.indicator(f"R{number}", "sub1", "impor.analis.1")
        # so that ten years lie behind
        Indicator.objects.filter(agency=office.agency).update(valid_from=2016)
    return office


def _workbook() -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Riwayat")
    sheet.write_row(0, 0, ("kode", "tahun", "triwulan", "nilai"))
    places = ((code, number) for code in range(INDICATORS) for number in range(QUARTERS))
    for row, (code, number) in enumerate(places, 1):
        sheet.write_row(row, 0, (f"R{code}", 2016 + number // 4, number % 4 + 1, number * 7))
    book.close()
    return out.getvalue()


def _ours(office: Any, content: bytes) -> None:
    from triwulan.audit.record import Actor
    from triwulan.exchange.imports.run import bring_in
    from triwulan.exchange.uploads import keep_upload

    person = office["impor.perencana"]
    upload = keep_upload(agency=office.agency, person=person, kind="riwayat", name="a.xlsx", content=content)
    count = bring_in(upload, Actor(person.pk, office.positions["impor.perencana"].pk, "definitif"))
    if count != INDICATORS * QUARTERS:
        raise AssertionError(count)


def _bare(office: Any, content: bytes) -> None:
    from python_calamine import CalamineWorkbook

    from triwulan.core import clock
    from triwulan.indicators.models import Indicator, Realisation

    rows: list[list[Any]] = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()[1:]
    known = dict(Indicator.objects.filter(agency=office.agency).values_list("code", "pk"))
    now, unit = clock.now(), office.units["sub1"].pk
    Realisation.objects.bulk_create(
        [
            Realisation(
                indicator_id=known[code],
                unit_id=unit,
                year=int(year),
                quarter=int(number),
                variables={"nilai": str(value)},
                version=1,
                entered_at=now,
            )
            for code, year, number, value in rows
        ]
    )


def _spent(act: Callable[[], None]) -> float:
    """Of this process and those it started: the sheet is read in one of its own. Taken back."""
    with transaction.atomic():
        begun = _processor()
        act()
        spent = _processor() - begun
        transaction.set_rollback(True)
    return spent


def _processor() -> float:
    import os

    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
