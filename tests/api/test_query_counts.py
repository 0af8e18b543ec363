"""Lists cost the same however long they are."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.api.caller import Caller, Staff, said
from tests.office import BEGINNING, SEED, Office
from triwulan.organisations.models import Holding
from triwulan.sop.actions import upload_revision


def count(assert_queries: DjangoAssertNumQueries, caller: Caller, path: str, queries: int) -> list[Any]:
    caller.get(path)  # notes the token's use, and reads the SOP once
    with assert_queries(queries):
        answer = caller.get(path)
    found = said(answer)
    return list(found["cycles"] if isinstance(found, dict) else found)


def stand_in(office: Office, username: str, *positions: str) -> None:
    with office.scope():
        for position in positions:
            Holding.objects.create(
                position=office.positions[position], person=office[username], capacity="Plh.", starts_on=BEGINNING
            )


def order(staff: Staff) -> None:
    staff.finish("kabid")
    staff.finish("sekretaris")
    for username in ("kasubid.1", "kasubid.2", "kasubag"):
        staff.finish(username)


def test_tasks_of_analysts(
    office: Office, staff: Staff, round_id: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    order(staff)
    assert len(count(django_assert_num_queries, staff["analis.1"], "tasks", 18)) == 1
    stand_in(office, "analis.1", "analis.2", "analis.umum")
    assert len(count(django_assert_num_queries, staff["analis.1"], "tasks", 18)) == 3


def test_tasks_of_authors(
    office: Office, staff: Staff, round_id: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    order(staff)
    for username in ("analis.1", "analis.2", "analis.umum"):
        staff.fill(username)
        staff.finish(username)
    assert len(count(django_assert_num_queries, staff["kasubid.1"], "tasks", 20)) == 1
    stand_in(office, "kasubid.1", "kasubid.2", "kasubag")
    assert len(count(django_assert_num_queries, staff["kasubid.1"], "tasks", 20)) == 3


def test_tasks_of_one_who_orders(
    office: Office, staff: Staff, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for opened, (year, quarter) in enumerate(((2026, 1), (2025, 4), (2025, 3)), 1):
        said(staff["perencana"].post("rounds", {"year": year, "quarter": quarter}), 201)
        if opened != 2:
            assert len(count(django_assert_num_queries, staff["kabid"], "tasks", 11)) == opened


def test_rounds(staff: Staff, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for opened, (year, quarter) in enumerate(((2026, 1), (2025, 4), (2025, 3)), 1):
        said(staff["perencana"].post("rounds", {"year": year, "quarter": quarter}), 201)
        if opened != 2:
            assert len(count(django_assert_num_queries, staff["kabid"], "rounds", 5)) == opened


def test_a_rounds_cycles(
    office: Office, staff: Staff, round_id: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    path = f"rounds/{round_id}"
    assert len(count(django_assert_num_queries, staff["kabid"], path, 11)) == 3
    with office.scope():
        division = office.unit("aptika", "bidang", "Bidang Aplikasi")
        office.add("kabid.aptika", division, "Kabid Aplikasi", ["kepala_bidang"], "kepala")
        indicator = office.indicator("C1", "aptika", "kabid.aptika")
        office.target(indicator, 2025, (10, 10, 10, 10), 40)
    other = said(staff["perencana"].post("rounds", {"year": 2025, "quarter": 4}), 201)["id"]
    assert len(count(django_assert_num_queries, staff["kabid"], f"rounds/{other}", 11)) == 4


def test_a_cycles_realisations(
    office: Office, staff: Staff, round_id: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    cycles = {row["unit"]: row["id"] for row in said(staff["kabid"].get(f"rounds/{round_id}"))["cycles"]}
    for unit, rows in (("Sekretariat", 1), ("Bidang Statistik", 3)):
        path = f"cycles/{cycles[unit]}/realisations"
        assert len(count(django_assert_num_queries, staff["kabid"], path, 12)) == rows


def test_a_cycles_documents(staff: Staff, round_id: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    cycle = staff.finish("kabid")["cycle"]
    assert len(count(django_assert_num_queries, staff["kabid"], f"cycles/{cycle}/documents", 8)) == 1
    for username in ("kasubid.1", "kasubid.2"):
        staff.finish(username)
    assert len(count(django_assert_num_queries, staff["kabid"], f"cycles/{cycle}/documents", 8)) == 3


def test_sops(office: Office, staff: Staff, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    assert len(count(django_assert_num_queries, staff["kabid"], "sops", 6)) == 1
    text = SEED.read_text(encoding="utf-8")
    with office.scope():
        for more in ("\n", "\n\n"):
            upload_revision(office.agency, text + more, None)
    assert len(count(django_assert_num_queries, staff["kabid"], "sops", 6)) == 3


@pytest.mark.parametrize(("username", "positions"), [("kabid", 1), ("sekretaris", 3)])
def test_my_positions(
    office: Office,
    staff: Staff,
    django_assert_num_queries: DjangoAssertNumQueries,
    username: str,
    positions: int,
) -> None:
    if positions > 1:
        stand_in(office, username, "kasubid.1", "kasubid.2")
    staff[username].get("me")
    with django_assert_num_queries(6):
        me = said(staff[username].get("me"))
    assert len(me["positions"]) == positions
