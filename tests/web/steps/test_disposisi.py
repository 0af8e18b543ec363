"""The disposition's page: drafted so that one press sends it, warning without blocking, keeping what was typed."""

from typing import Any

import pytest

from tests.cycles.walk import finish, opened, walk_statistics
from tests.office import Office
from tests.web.steps.presses import address, desk_of, page_of, press
from triwulan.audit.record import SYSTEM
from triwulan.core.quarters import Quarter
from triwulan.cycles.models import Recipient
from triwulan.organisations.models import Holding
from triwulan.organisations.people import record_qualifications

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_of_april(office: Office) -> Office:
    opened(office)
    return office


def candidates(office: Office) -> list[tuple[str, bool, bool, set[str]]]:
    page = page_of(office, "kabid")
    return [(one.position.title, one.chosen, one.coordinator, set(one.given)) for one in page.context["candidates"]]


def recipients() -> list[tuple[str, bool, str, set[str]]]:
    return [
        (one.position.title, one.coordinator, one.instruction, {i.code for i in one.indicators.all()})
        for one in Recipient.objects.order_by("position__order")
    ]


def test_each_indicator_is_drafted_to_the_position_that_owns_it(round_of_april: Office) -> None:
    assert candidates(round_of_april) == [
        ("Kasubid 1", True, True, {"A1", "A2"}),
        ("Kasubid 2", True, False, {"B1"}),
    ]


def test_what_was_chosen_is_ordered(round_of_april: Office) -> None:
    office = round_of_april
    one, two = (office.positions[f"kasubid.{number}"].pk for number in (1, 2))
    given: dict[str, Any] = {f"i-{one}": ["A1"], f"i-{two}": ["A2", "B1"], f"p-{two}": "Dahulukan A2."}
    given["koordinator-kasubid"] = two
    answer = press(
        office,
        "kabid",
        borang="1",
        penerima=[one, two],
        perintah="Susun sampai Senin.",
        sifat="Sangat segera",
        **given,
    )
    assert answer.status_code == 302
    assert recipients() == [
        ("Kasubid 1", False, "Susun sampai Senin.", {"A1"}),
        ("Kasubid 2", True, "Dahulukan A2.", {"A2", "B1"}),
    ]
    assert Recipient.objects.all()[0].assignment.urgency == "Sangat segera"


def test_an_indicator_given_to_nobody_falls_to_the_coordinator(round_of_april: Office) -> None:
    office = round_of_april
    one = office.positions["kasubid.1"].pk
    given: dict[str, Any] = {f"i-{one}": ["A1"]}
    press(office, "kabid", borang="1", penerima=[one], perintah="Susun.", **given)
    assert recipients() == [("Kasubid 1", True, "Susun.", {"A1", "A2", "B1"})]


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        ({}, "Belum ada penerima disposisi. Pilih sekurangnya satu jabatan."),
        ({"penerima": ["999999"]}, "Jabatan nomor 999999 tidak dapat menerima disposisi ini."),
        ({"penerima": ["bukan angka"]}, "Belum ada penerima disposisi. Pilih sekurangnya satu jabatan."),
    ],
)
def test_a_choice_that_cannot_be_is_refused_and_the_order_stays_typed(
    round_of_april: Office, chosen: dict[str, Any], sentence: str
) -> None:
    answer = press(round_of_april, "kabid", borang="1", perintah="Susun sampai Senin.", **chosen)
    assert (answer.status_code, answer.context["frame"].faults) == (422, (sentence,))
    assert ">Susun sampai Senin.</textarea>" in answer.content.decode()
    assert list(Recipient.objects.all()) == []


def test_a_nature_that_no_sheet_knows_is_the_usual_one(round_of_april: Office) -> None:
    press(round_of_april, "kabid", sifat="Kapan-kapan")
    assert Recipient.objects.all()[0].assignment.urgency == "Segera"


def test_a_recipient_without_what_the_sop_asks_is_warned_about(round_of_april: Office) -> None:
    office = round_of_april
    warned = [one.warnings for one in page_of(office, "kabid").context["candidates"]]
    asked = list(warned[0])
    record_qualifications(person=office["kasubid.1"], qualifications=asked, actor=SYSTEM)
    assert asked
    assert [list(one.warnings) for one in page_of(office, "kabid").context["candidates"]] == [[], asked]


def test_a_vacant_position_is_said_to_be_one(round_of_april: Office) -> None:
    office = round_of_april
    Holding.objects.filter(position=office.positions["kasubid.2"]).delete()
    found = [(one.vacant, list(one.warnings)) for one in page_of(office, "kabid").context["candidates"]]
    assert found[1] == (True, ["Jabatan ini sedang kosong. Tugasnya menunggu sampai ada pemegangnya."])


def test_last_quarter_stands_beside_each_indicator(office: Office) -> None:
    opened(office, Quarter(2025, 4))
    walk_statistics(office, until="4")
    opened(office)
    lines = page_of_first_quarter(office)
    assert lines == [
        ("Indikator A1", "10 dokumen"),
        ("Indikator A2", "40,00\N{NO-BREAK SPACE}%"),
        ("Indikator B1", "10 dokumen"),
    ]


def page_of_first_quarter(office: Office) -> list[tuple[str, str]]:
    page = page_of(office, "kabid", "1")
    return [(line.figure.indicator.name, line.before) for line in page.context["lines"]]


def test_afterwards_the_page_tells_who_was_ordered(round_of_april: Office) -> None:
    task = finish(round_of_april, "kabid")
    page = desk_of(round_of_april, "kabid").get(address(task))
    assert [one.position.title for one in page.context["recipients"]] == ["Kasubid 1", "Kasubid 2"]
    assert page.context["frame"].stage == "finished"
