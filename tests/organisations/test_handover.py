"""One holder goes and another comes, in one step."""

from collections.abc import Iterator
from datetime import date

import pytest

from tests.hands import Hands
from tests.office import Office, office_with_sop
from tests.replay import journal
from triwulan.audit.actions import describe
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM
from triwulan.organisations.handover import Appointment, hand_over
from triwulan.organisations.models import Capacity, Holding
from triwulan.organisations.refusals import OrganisationRefused

MAY = date(2026, 5, 1)
LAST_OF_APRIL = date(2026, 4, 30)


@pytest.fixture
def office(db: None, hands: Hands) -> Iterator[Office]:
    """The cast that everybody knows, instead of this folder's bare one."""
    with journal():
        found = office_with_sop()
        with found.scope():
            yield found


def held(office: Office, username: str) -> list[tuple[str, str, date | None]]:
    rows = Holding.objects.filter(position=office.positions[username]).select_related("person")
    return [(row.person.username, row.capacity, row.ends_on) for row in rows.order_by("id")]


def given(office: Office, username: str, **fields: object) -> Appointment:
    return Appointment(person=office[username], starts_on=MAY, **fields)  # type: ignore[arg-type]


def test_the_former_holder_ends_the_day_before_the_new_one_begins(office: Office) -> None:
    appointment = given(office, "analis.umum", decree="821/15/2026", decree_on=LAST_OF_APRIL)
    hand_over(position=office.positions["kabid"], appointment=appointment, actor=SYSTEM)
    assert held(office, "kabid") == [("kabid", "definitif", LAST_OF_APRIL), ("analis.umum", "definitif", None)]
    assert describe(Entry.objects.latest("id"), {office["analis.umum"].pk: "Analis Umum"}) == (
        "Menunjuk Analis Umum sebagai Kabid Statistik sejak 1 Mei 2026, keputusan 821/15/2026 tanggal 30 April 2026."
    )


def test_a_plt_follows_who_goes_and_ends_with_the_next_definitive_holder(office: Office) -> None:
    appointment = given(office, "analis.umum", capacity=Capacity.PLT)
    hand_over(position=office.positions["kabid"], appointment=appointment, actor=SYSTEM)
    after = Appointment(person=office["kasubid.1"], starts_on=date(2026, 6, 1))
    hand_over(position=office.positions["kabid"], appointment=after, actor=SYSTEM)
    assert held(office, "kabid") == [
        ("kabid", "definitif", LAST_OF_APRIL),
        ("analis.umum", "Plt.", date(2026, 5, 31)),
        ("kasubid.1", "definitif", None),
    ]


def test_a_plh_stands_in_and_nobody_ends(office: Office) -> None:
    appointment = given(office, "analis.umum", capacity=Capacity.PLH, ends_on=date(2026, 5, 14))
    hand_over(position=office.positions["kabid"], appointment=appointment, actor=SYSTEM)
    assert held(office, "kabid") == [("kabid", "definitif", None), ("analis.umum", "Plh.", date(2026, 5, 14))]


def test_nobody_is_followed_before_he_began(office: Office) -> None:
    hand_over(position=office.positions["kabid"], appointment=given(office, "analis.umum"), actor=SYSTEM)
    before = held(office, "kabid")
    with pytest.raises(OrganisationRefused) as refused:
        hand_over(position=office.positions["kabid"], appointment=given(office, "kasubid.1"), actor=SYSTEM)
    assert (refused.value.sentence, held(office, "kabid")) == (
        "Analis Umum baru menjabat sejak 1 Mei 2026. Pilih tanggal serah terima sesudahnya.",
        before,
    )


def test_the_administrator_s_position_passes_without_a_day_between(office: Office) -> None:
    hand_over(position=office.positions["admin"], appointment=given(office, "analis.umum"), actor=SYSTEM)
    assert held(office, "admin") == [("admin", "definitif", LAST_OF_APRIL), ("analis.umum", "definitif", None)]
