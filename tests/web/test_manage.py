"""The administrator's pages: who may open them, and that each writes through the one action for it."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.office import PASSWORD, Office, activate_sop, small_office
from triwulan.audit.models import Entry
from triwulan.organisations.models import Holding, Person, Position, Unit

pytestmark = pytest.mark.django_db

ADMIN_ONLY: tuple[str, ...] = (
    "home",
    "letterhead",
    "units",
    "unit_new",
    "position_new",
    "people",
    "person_new",
)
ADMIN_ONLY += ("calendar", "sop", "reviewers", "roles")
PLANNER_TOO = ("indicators", "indicator_new")


@pytest.fixture
def office() -> Office:
    return small_office()


@pytest.fixture
def admin(office: Office, client: Client) -> Client:
    client.force_login(office["admin"])
    return client


@pytest.mark.parametrize("name", ADMIN_ONLY + PLANNER_TOO)
def test_the_administrator_opens_every_page(admin: Client, name: str) -> None:
    assert admin.get(reverse(f"manage:{name}")).status_code == 200


@pytest.mark.parametrize("name", ADMIN_ONLY + PLANNER_TOO)
def test_a_colleague_without_the_role_is_refused(office: Office, client: Client, name: str) -> None:
    client.force_login(office["kabid"])
    assert client.get(reverse(f"manage:{name}")).status_code == 403


def test_the_planner_opens_what_is_planned_and_nothing_else(office: Office, client: Client) -> None:
    client.force_login(office["perencana"])
    opened = {name for name in ADMIN_ONLY + PLANNER_TOO if client.get(reverse(f"manage:{name}")).status_code == 200}
    assert opened == set(PLANNER_TOO)


def test_another_agency_s_rows_are_not_there(office: Office, admin: Client) -> None:
    other = small_office("Dinas Lain", office.government, prefix="lain.")
    pages = (
        reverse("manage:unit", args=[other.units["statistik"].pk]),
        reverse("manage:position", args=[other.positions["lain.kabid"].pk]),
        reverse("manage:person", args=[other["lain.kabid"].pk]),
    )
    assert [admin.get(page).status_code for page in pages] == [404, 404, 404]
    assert admin.post(reverse("manage:person_password", args=[other["lain.kabid"].pk])).status_code == 404


def test_a_unit_is_added_and_renamed_with_its_entry(office: Office, admin: Client) -> None:
    with office.scope():
        root = Unit.objects.get(parent=None)
    entered = {"name": "Bidang Baru", "short_name": "Baru", "kind": "bidang", "parent": root.pk, "order": 9}
    admin.post("/pengaturan/unit/baru/", entered | {"valid_from": "2024-01-01"})
    with office.scope():
        made = Unit.objects.get(name="Bidang Baru")
    changed = entered | {"name": "Bidang Lama", "valid_from": "2024-01-01"}
    assert admin.post(f"/pengaturan/unit/{made.pk}/", changed).headers["Location"] == "/pengaturan/unit/"
    entries = Entry.objects.filter(subject_type="unit", subject_id=made.pk).values_list(
        "action", "actor_id", "position_id"
    )
    who = (office["admin"].pk, office.positions["admin"].pk)
    assert list(entries) == [("unit_created", *who), ("unit_changed", *who)]


def test_a_unit_under_itself_is_refused_in_words(office: Office, admin: Client) -> None:
    unit, below = office.units["statistik"], office.units["sub1"]
    entered = {"name": unit.name, "kind": "bidang", "parent": below.pk, "order": 1, "valid_from": "2024-01-01"}
    response = admin.post(f"/pengaturan/unit/{unit.pk}/", entered)
    assert response.context["form"].errors["parent"] == ["Sebuah unit tidak dapat berada di bawah dirinya sendiri."]


def test_a_position_is_made_filled_and_vacated(office: Office, admin: Client) -> None:
    entered = {"title": "Analis 3", "unit": office.units["sub1"].pk, "roles": ["analis"], "order": 1}
    made_at = admin.post("/pengaturan/jabatan/baru/", entered | {"valid_from": "2024-01-01"}).headers["Location"]
    with office.scope():
        position = Position.objects.get(title="Analis 3")
    assert made_at == f"/pengaturan/jabatan/{position.pk}/"
    person = Person.objects.create_user("baru", PASSWORD, government=office.government, name="Baru")
    appointed = {
        "person": person.pk,
        "capacity": "definitif",
        "starts_on": "2024-02-01",
        "ends_on": "",
        "decree": "821/1",
    }
    admin.post(f"{made_at}tunjuk/", appointed)
    with office.scope():
        held = Holding.objects.get(position=position)
    admin.post(f"{made_at}akhiri/{held.pk}/", {"ends_on": "2024-12-31"})
    held.refresh_from_db()
    assert (held.person, held.decree, str(held.starts_on), str(held.ends_on)) == (
        person,
        "821/1",
        "2024-02-01",
        "2024-12-31",
    )


def test_a_position_ends_on_its_last_day_and_not_before_its_first(office: Office, admin: Client) -> None:
    position = office.positions["analis.2"]
    entered = {"title": position.title, "unit": position.unit_id, "order": 1, "valid_from": "2024-01-01"}
    page = f"/pengaturan/jabatan/{position.pk}/"
    refused = admin.post(page, entered | {"valid_to": "2023-12-31"}).context["form"].errors
    assert refused == {"valid_to": ["Hari terakhir berlaku tidak boleh sebelum hari pertamanya."]}
    new = admin.post("/pengaturan/jabatan/baru/", entered | {"valid_to": "2023-12-31"}).context["form"].errors
    assert new == refused
    admin.post(page, entered | {"valid_to": "2025-12-31"})
    chart = admin.get("/pengaturan/unit/").context
    titles = [post.position.title for branch in chart["branches"] for post in branch.posts]
    assert ("Analis 2" in titles, chart["other_positions"]) == (False, [position])


def test_a_second_holder_is_refused_in_words(office: Office, admin: Client) -> None:
    position = office.positions["kabid"]
    appointed = {"person": office["admin"].pk, "capacity": "definitif", "starts_on": "2024-02-01"}
    page = admin.post(f"/pengaturan/jabatan/{position.pk}/tunjuk/", appointed)
    (fault,) = page.context["appointing"].non_field_errors()
    assert fault.startswith("Jabatan ini dijabat Kabid Statistik sejak 1 Januari 2024")


def test_a_bad_last_day_ends_nothing(office: Office, admin: Client) -> None:
    with office.scope():
        held = Holding.objects.get(position=office.positions["kabid"])
    admin.post(f"/pengaturan/jabatan/{held.position_id}/akhiri/{held.pk}/", {"ends_on": "besok"})
    admin.post(f"/pengaturan/jabatan/{held.position_id}/akhiri/{held.pk}/", {"ends_on": "2020-01-01"})
    held.refresh_from_db()
    assert held.ends_on is None


def test_the_sop_s_qualifications_are_offered_and_kept(office: Office, admin: Client) -> None:
    activate_sop(office)
    page = f"/pengaturan/orang/{office['kabid'].pk}/"
    asked = [text for text, _label in admin.get(page).context["qualifying"].fields["asked"].choices]
    admin.post(f"{page}kualifikasi/", {"asked": [asked[0]], "others": "Menguasai Excel\n\n"})
    stated = office["kabid"].qualifications.values_list("statement", flat=True)
    assert (set(stated), len(asked) > 1) == ({asked[0], "Menguasai Excel"}, True)


def test_an_own_role_is_added_once_and_offered_to_positions(office: Office, admin: Client) -> None:
    entered = {"code": "tim_kinerja", "name": "Tim Kinerja"}
    assert admin.post("/pengaturan/peran/", entered).headers["Location"] == "/pengaturan/peran/"
    form = admin.get("/pengaturan/jabatan/baru/").context["form"]
    assert form.fields["roles"].choices[-1] == ("tim_kinerja", "Tim Kinerja")
    again = admin.post("/pengaturan/peran/", entered).context["form"]
    spaced = admin.post("/pengaturan/peran/", {"code": "tim kinerja", "name": "Tim"}).context["form"]
    assert (again.errors["code"], again["name"].value()) == (["Peran “tim_kinerja” sudah ada."], "Tim Kinerja")
    assert spaced.errors["code"] == ["Kode terdiri atas huruf, angka, garis bawah, atau tanda hubung, tanpa spasi."]
