"""Whose desk a request is: the agency, the positions, the clock on the wall; and who has no desk at all."""

from datetime import date

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone
from django_scopes.exceptions import ScopeError

from tests.office import BEGINNING, PASSWORD, Office, empty_office, small_office
from triwulan.audit.record import SYSTEM
from triwulan.organisations.models import Agency, Holding, Person, Unit
from triwulan.organisations.setup import grant_review
from triwulan.web.desk import Desk, desk_of
from triwulan.web.scope import PersonScope

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return small_office()


@pytest.fixture
def inspectorate(office: Office) -> Office:
    """Another agency of the same government, whose reviewer may read ours."""
    other = empty_office("Inspektorat", office.government)
    with other.scope():
        position = other.add("reviu", Unit.objects.get(agency=other.agency, parent=None), "Reviu", ["inspektorat"])
    with office.scope():
        grant_review(agency=office.agency, position=position, actor=SYSTEM)
    return other


def desk_in(person: Person, wanted: object = None) -> Desk:
    desk = desk_of(person, wanted)
    assert desk is not None
    return desk


def test_a_desk_knows_the_agency_the_positions_and_what_they_carry(office: Office) -> None:
    desk = desk_in(office["sekretaris"])
    assert (desk.agency, [held.position.title for held in desk.holdings], desk.roles, desk.reviews) == (
        office.agency,
        ["Sekretaris"],
        frozenset({"sekretaris", "kepala_bidang"}),
        False,
    )


def test_a_plh_takes_over_what_the_holder_may_do_until_his_last_day(office: Office) -> None:
    today = date(2026, 4, 14)
    with office.scope():
        Holding.objects.create(
            position=office.positions["kabid"], person=office["kasubid.1"], capacity="Plh.", starts_on=BEGINNING
        )
    acting, away = desk_in(office["kasubid.1"]), desk_in(office["kabid"])
    assert (acting.roles, away.roles) == (frozenset({"kepala_subbidang", "kepala_bidang"}), frozenset())
    assert ([held.position.title for held in away.held], today < away.today) == (["Kabid Statistik"], True)


def test_a_reviewer_reads_by_grant_and_brings_no_role_along(office: Office, inspectorate: Office) -> None:
    at_home = desk_in(inspectorate["reviu"], inspectorate.agency.pk)
    visiting = desk_in(inspectorate["reviu"])
    assert (at_home.agency, at_home.roles, at_home.reviews) == (inspectorate.agency, frozenset({"inspektorat"}), False)
    assert (visiting.agency, visiting.roles, visiting.reviews) == (office.agency, frozenset(), True)


def test_an_agency_that_is_not_his_cannot_be_chosen(office: Office, inspectorate: Office, client: Client) -> None:
    client.force_login(office["kabid"])
    refused = client.post("/profil/perangkat-daerah/", {"agency": inspectorate.agency.pk})
    odd = client.post("/profil/perangkat-daerah/", {"agency": "x"})
    assert (refused.status_code, odd.status_code, "agency" in client.session) == (404, 404, False)


def test_the_chosen_agency_is_kept_for_the_session(office: Office, inspectorate: Office, client: Client) -> None:
    client.force_login(inspectorate["reviu"])
    assert client.post("/profil/perangkat-daerah/", {"agency": office.agency.pk}).headers["Location"] == "/"
    page = client.get("/tugas/")
    assert (page.context["shell"].agency, page.context["shell"].title) == (office.agency, "Reviu")
    with office.scope():
        office.agency.review_grants.all().delete()
    assert client.get("/tugas/").context["shell"].agency == inspectorate.agency


def test_a_person_without_any_position_gets_a_page_that_says_so(office: Office, client: Client) -> None:
    client.force_login(Person.objects.create_user("baru", PASSWORD, government=office.government, name="Baru"))
    page = client.get("/tugas/")
    assert (page.status_code, "Anda belum memegang jabatan" in page.content.decode()) == (403, True)
    assert client.get("/profil/").status_code == 200


def test_a_deactivated_person_is_out_at_once(office: Office, client: Client) -> None:
    client.force_login(office["kabid"])
    assert client.get("/profil/").status_code == 200
    Person.objects.filter(username="kabid").update(is_active=False)
    assert client.get("/profil/").headers["Location"] == "/masuk/?next=%2Fprofil%2F"


def test_a_request_sees_its_own_agency_in_its_own_time_and_nothing_after_it(office: Office) -> None:
    with office.scope():
        Agency.objects.filter(pk=office.agency.pk).update(time_zone="Asia/Jayapura")
    seen: list[object] = []

    def view(request: object) -> None:
        seen.extend([Unit.objects.filter(parent=None).count(), timezone.get_current_timezone_name(), request])

    small_office("Dinas Lain", office.government, prefix="lain.")
    request = RequestFactory().get("/")
    request.user = office["kabid"]
    request.session = {}  # type: ignore[assignment]
    PersonScope(view)(request)  # type: ignore[arg-type]
    assert seen[:2] == [1, "Asia/Jayapura"]
    assert seen[2].person == office["kabid"]  # type: ignore[attr-defined]
    with pytest.raises(ScopeError):
        Unit.objects.count()


@pytest.mark.parametrize("positions", [1, 3])
def test_the_shell_asks_a_fixed_number_of_questions(
    office: Office,
    client: Client,
    positions: int,
    django_assert_num_queries: object,
) -> None:
    with office.scope():
        root = Unit.objects.get(agency=office.agency, parent=None)
        for number in range(positions - 1):
            office.add(f"tambahan.{number}", root, f"Jabatan {number}", ["perencana"])
            Holding.objects.filter(position=office.positions[f"tambahan.{number}"]).update(person=office["kabid"])
    client.force_login(office["kabid"])
    with django_assert_num_queries(8):  # type: ignore[operator]
        client.get("/profil/")
