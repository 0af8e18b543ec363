"""n/a on the worksheet, on the page and in its file: chosen by writing its reason, refused with what was typed kept."""

import pytest

from tests.cycles.walk import opened, task_of, walk_statistics
from tests.office import Office
from tests.web.steps.presses import address, desk_of, page_of
from tests.web.steps.test_bahan import name
from tests.web.steps.test_bahan_sheet import back, confirm, taken, told
from triwulan.cycles.models import Assignment
from triwulan.indicators.models import Indicator, Realisation

pytestmark = pytest.mark.django_db
SURVEY = "Survei terbit setahun sekali."


@pytest.fixture
def task(office: Office) -> Assignment:
    opened(office)
    walk_statistics(office, until="3")
    return task_of(office, "analis.1")


def save_row(office: Office, task: Assignment, **typed: str) -> tuple[int, dict[str, str], dict[str, str]]:
    """The status, the faults and the reason's fields as they stand after."""
    pk = Indicator.objects.get(code="A1").pk
    version = Realisation.objects.filter(indicator=pk).values_list("version", flat=True).first() or 0
    answer = desk_of(office, "analis.1").post(
        address(task, f"nilai/{pk}/"),
        {name("r", "A1"): version, **typed},
        headers={"X-Requested-With": "triwulan"},
    )
    said = answer.json()
    return answer.status_code, said["faults"], said["values"]


def stored(code: str) -> tuple[dict[str, str], str]:
    row: Realisation = Realisation.objects.get(indicator__code=code, year=2026, quarter=1)
    return row.variables, row.not_applicable


def test_the_reason_alone_says_it_and_nothing_is_missing_then(office: Office, task: Assignment) -> None:
    reason = name("t", "A1", "not_applicable")
    status, faults, values = save_row(office, task, **{reason: SURVEY})
    assert (status, faults, values[reason], stored("A1")) == (200, {}, SURVEY, ({}, SURVEY))
    page = page_of(office, "analis.1")
    assert [one.sentence for one in page.context["missing"]] == [
        "2. Indikator A2: Nilai belum diisi. Isi Pembilang dan Penyebut."
    ]
    assert page.context["rows"][0].blockers == []


def test_na_in_the_number_field_asks_for_the_reason_and_a_value_refuses_it(office: Office, task: Assignment) -> None:
    value, reason = name("v", "A1", "nilai"), name("t", "A1", "not_applicable")
    assert save_row(office, task, **{value: "n/a"})[:2] == (
        422,
        {value: "Alasan n/a belum ditulis. Tulis sebabnya, misalnya: surveinya terbit setahun sekali."},
    )
    save_row(office, task, **{value: "7"})
    assert save_row(office, task, **{reason: SURVEY})[:2] == (
        422,
        {reason: "Nilainya terisi, jadi tidak dapat sekaligus n/a. Kosongkan isiannya, atau hapus n/a-nya."},
    )
    assert stored("A1") == ({"nilai": "7"}, "")


def test_the_file_carries_it_out_and_in(office: Office, task: Assignment) -> None:
    desk = desk_of(office, "analis.1")
    page = back(desk, task, {"A1/nilai": "n/a", "A1/alasan": SURVEY, "A2/pembilang": 9, "A2/penyebut": 24})
    assert told(page) == [
        ("Nilai", "", "n/a", ""),
        ("Alasan n/a", "", SURVEY, ""),
        ("Pembilang", "", "9", ""),
        ("Penyebut", "", "24", ""),
    ]
    assert [row.after for row in page.context["preview"].rows] == ["tidak dapat dinilai", "93,75\N{NO-BREAK SPACE}%"]
    assert (confirm(desk, task, page).status_code, stored("A1")) == (302, ({}, SURVEY))
    assert told(back(desk, task, {}, taken(desk, task))) == []
    lifted = back(desk, task, {"A1/nilai": 4, "A1/alasan": None})
    assert (confirm(desk, task, lifted).status_code, stored("A1")) == (302, ({"nilai": "4"}, ""))


def test_a_file_without_its_reason_is_refused_at_the_cell(office: Office, task: Assignment) -> None:
    desk = desk_of(office, "analis.1")
    page = back(desk, task, {"A1/nilai": "n/a"})
    (change,) = page.context["preview"].rows[0].changes
    assert (change.given.address, change.fault) == (
        "H13",
        "Alasan n/a belum ditulis. Tulis sebabnya, misalnya: surveinya terbit setahun sekali.",
    )


def test_a_reason_changed_on_both_sides_is_decided(office: Office, task: Assignment) -> None:
    desk = desk_of(office, "analis.1")
    content = taken(desk, task)
    save_row(office, task, **{name("t", "A1", "not_applicable"): "Surveinya ditunda."})
    page = back(desk, task, {"A1/alasan": SURVEY}, content)
    (collision,) = page.context["preview"].rows[0].changes
    assert (collision.label, collision.now, collision.given.text, collision.collides) == (
        "Alasan n/a",
        "Surveinya ditunda.",
        SURVEY,
        True,
    )
    decided = confirm(desk, task, page, **{f"p-{collision.name}": "berkas"})
    assert (decided.status_code, stored("A1")) == (302, ({}, SURVEY))
