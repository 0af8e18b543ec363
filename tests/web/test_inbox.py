"""The inbox: one's own entries in the current agency, newest first, read once they were followed."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from tests.office import Office, small_office
from triwulan.notices.models import Notice
from triwulan.organisations.models import Person

pytestmark = pytest.mark.django_db

MORNING = datetime(2026, 4, 14, 1, tzinfo=UTC)


@pytest.fixture
def office() -> Office:
    return small_office()


@pytest.fixture
def kabid(office: Office, client: Client) -> Client:
    client.force_login(office["kabid"])
    return client


def told(office: Office, person: Person, number: int) -> Notice:
    with office.scope():
        made: Notice = Notice.objects.create(
            agency=office.agency,
            person=person,
            kind="handed_over",
            entry_id=number,
            created_at=MORNING + timedelta(minutes=number),
        )
    return made


def test_it_shows_what_is_mine_with_the_newest_on_top(office: Office, kabid: Client) -> None:
    mine = [told(office, office["kabid"], number) for number in (1, 2)]
    told(office, office["perencana"], 3)
    page = kabid.get("/kotak-masuk/")
    assert [(letter.pk, letter.unread) for letter in page.context["letters"]] == [
        (mine[1].pk, True),
        (mine[0].pk, True),
    ]
    assert page.context["shell"].unread == 2


def test_following_an_entry_reads_it_and_opens_what_it_is_about(office: Office, kabid: Client) -> None:
    first, second = (told(office, office["kabid"], number) for number in (1, 2))
    assert kabid.get(f"/kotak-masuk/{first.pk}/").headers["Location"] == "/putaran/"
    left = [letter.pk for letter in kabid.get("/kotak-masuk/").context["letters"] if letter.unread]
    assert left == [second.pk]


def test_somebody_else_s_entry_is_not_there(office: Office, kabid: Client) -> None:
    others = told(office, office["perencana"], 1)
    assert kabid.get(f"/kotak-masuk/{others.pk}/").status_code == 404
    others.refresh_from_db()
    assert others.read_at is None


def test_all_are_read_by_one_press(office: Office, kabid: Client) -> None:
    for number in (1, 2):
        told(office, office["kabid"], number)
    others = told(office, office["perencana"], 3)
    kabid.post("/kotak-masuk/dibaca/")
    others.refresh_from_db()
    assert (kabid.get("/kotak-masuk/").context["unread"], others.read_at) == (False, None)


@pytest.mark.parametrize("entries", [1, 3])
def test_the_inbox_asks_a_fixed_number_of_questions(
    office: Office, kabid: Client, entries: int, django_assert_num_queries: object
) -> None:
    for number in range(entries):
        told(office, office["kabid"], number)
    with django_assert_num_queries(8):  # type: ignore[operator]
        kabid.get("/kotak-masuk/")
