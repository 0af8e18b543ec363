"""Who acts for a position on a day: its holder, a Plh. instead of him, a Plt. where there is none."""

from datetime import date

import pytest

from tests.organisations.office import START, Office
from triwulan.audit.record import Actor
from triwulan.organisations.models import Capacity
from triwulan.organisations.queries import (
    actor_for,
    all_holdings_of,
    holder_of,
    holders_of,
    holdings_of,
)
from triwulan.organisations.setup import OrganisationRefused, end_holding

MARCH = date(2026, 3, 1)
LEAVE = date(2026, 3, 2), date(2026, 3, 6)


def acting(office: Office, position: str, on: date) -> str | None:
    holder = holder_of(office.positions[position], on)
    return holder.person.name if holder else None


def test_a_position_is_held_from_its_first_day_to_its_last(office: Office) -> None:
    holding = holder_of(office.positions["analis"], START)
    assert holding is not None
    end_holding(holding=holding, ends_on=date(2026, 2, 28), actor=Actor())
    days = [date(2024, 12, 31), START, date(2026, 2, 28), MARCH]
    assert [acting(office, "analis", day) for day in days] == [None, "Analis", "Analis", None]


def test_a_plh_acts_instead_of_the_holder_and_only_while_appointed(office: Office) -> None:
    office.appoint("sekretaris", "kabid", *LEAVE, capacity=Capacity.PLH)
    days = [date(2026, 3, 1), LEAVE[0], LEAVE[1], date(2026, 3, 7)]
    assert [acting(office, "kabid", day) for day in days] == ["Kabid", "Sekretaris", "Sekretaris", "Kabid"]


def test_the_holder_a_plh_stands_in_for_reads_but_does_not_act(office: Office) -> None:
    office.appoint("sekretaris", "kabid", *LEAVE, capacity=Capacity.PLH)
    kabid = office.people["kabid"]
    assert [held.position.title for held in all_holdings_of(kabid, LEAVE[0])] == ["Kabid"]
    assert holdings_of(kabid, LEAVE[0]) == []
    assert actor_for(kabid, office.positions["kabid"], LEAVE[0]) is None


def test_who_acts_is_recorded_with_the_capacity(office: Office) -> None:
    office.appoint("sekretaris", "kabid", *LEAVE, capacity=Capacity.PLH)
    sekretaris, position = office.people["sekretaris"], office.positions["kabid"]
    assert actor_for(sekretaris, position, LEAVE[0]) == Actor(sekretaris.pk, position.pk, "Plh.")
    own = office.positions["sekretaris"]
    assert actor_for(sekretaris, own, LEAVE[0]) == Actor(sekretaris.pk, own.pk, "")


def test_a_plt_fills_a_vacancy_until_someone_is_appointed(office: Office) -> None:
    holding = holder_of(office.positions["kabid"], START)
    assert holding is not None
    end_holding(holding=holding, ends_on=date(2026, 1, 31), actor=Actor())
    office.appoint("kasubid", "kabid", date(2026, 2, 1), capacity=Capacity.PLT)
    office.hire("baru")
    office.appoint("baru", "kabid", date(2026, 4, 1))
    days = [date(2026, 1, 31), date(2026, 2, 1), date(2026, 3, 31), date(2026, 4, 1)]
    assert [acting(office, "kabid", day) for day in days] == ["Kabid", "Kasubid", "Kasubid", "Baru"]
    assert holdings_of(office.people["kasubid"], date(2026, 4, 1))[0].position == office.positions["kasubid"]


def test_one_person_acts_for_several_positions(office: Office) -> None:
    office.appoint("sekretaris", "kabid", *LEAVE, capacity=Capacity.PLH)
    held = holdings_of(office.people["sekretaris"], LEAVE[0])
    assert [(each.position.title, each.capacity) for each in held] == [("Sekretaris", "definitif"), ("Kabid", "Plh.")]


def test_the_holders_of_many_positions_come_in_one_query(office: Office, django_assert_num_queries: object) -> None:
    vacant = office.positions["analis"]
    holding = holder_of(vacant, START)
    assert holding is not None
    end_holding(holding=holding, ends_on=START, actor=Actor())
    ids = [position.pk for position in office.positions.values()]
    with django_assert_num_queries(1):  # type: ignore[operator]
        found = holders_of(ids, MARCH)
    assert {key: held.person.name for key, held in found.items()} == {
        position.pk: name.title() for name, position in office.positions.items() if name != "analis"
    }


def test_a_closed_position_and_a_closed_unit_have_no_holder(office: Office) -> None:
    closed = office.positions["analis"]
    closed.valid_to = date(2025, 12, 31)
    closed.save()
    office.units["perencanaan"].valid_to = date(2025, 12, 31)
    office.units["perencanaan"].save()
    assert [acting(office, name, MARCH) for name in ("analis", "kasubag", "kasubid")] == [None, None, "Kasubid"]


@pytest.mark.parametrize(
    ("capacity", "starts_on", "sentence"),
    [
        (
            Capacity.DEFINITIVE,
            MARCH,
            "Jabatan ini dijabat Kabid sejak 1 Januari 2025, tanpa batas waktu. Akhiri dahulu masa jabatannya.",
        ),
        (
            Capacity.PLT,
            MARCH,
            "Jabatan ini dijabat Kabid sejak 1 Januari 2025, tanpa batas waktu. Bila ia berhalangan, tunjuk Plh.",
        ),
        (Capacity.DEFINITIVE, date(2024, 12, 31), "Jabatan Kabid tidak ada pada 31 Desember 2024."),
    ],
)
def test_an_appointment_that_contradicts_another_is_refused(
    office: Office, capacity: str, starts_on: date, sentence: str
) -> None:
    with pytest.raises(OrganisationRefused) as refused:
        office.appoint("kasubid", "kabid", starts_on, capacity=capacity)
    assert refused.value.sentence == sentence


def test_two_plh_at_once_and_a_plh_for_a_vacancy_are_refused(office: Office) -> None:
    office.appoint("sekretaris", "kabid", *LEAVE, capacity=Capacity.PLH)
    with pytest.raises(OrganisationRefused, match=r"dijabat Sekretaris sejak 2 Maret 2026, sampai 6 Maret 2026"):
        office.appoint("kasubid", "kabid", LEAVE[1], capacity=Capacity.PLH)
    holding = holder_of(office.positions["analis"], START)
    assert holding is not None
    end_holding(holding=holding, ends_on=START, actor=Actor())
    with pytest.raises(OrganisationRefused, match=r"^Jabatan ini kosong: tunjuk Plt\., bukan Plh\.$"):
        office.appoint("kasubid", "analis", MARCH, capacity=Capacity.PLH)


def test_a_period_that_ends_before_it_begins_is_refused(office: Office) -> None:
    with pytest.raises(OrganisationRefused, match="tidak boleh sebelum hari pertamanya"):
        office.appoint("kasubid", "kabid", LEAVE[1], LEAVE[0], capacity=Capacity.PLH)
    holding = holder_of(office.positions["kabid"], MARCH)
    assert holding is not None
    with pytest.raises(OrganisationRefused, match="tidak boleh sebelum hari pertamanya"):
        end_holding(holding=holding, ends_on=date(2024, 12, 31), actor=Actor())
