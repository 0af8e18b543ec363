"""The inbox: one's own entries in the current agency, newest first, read once they were followed."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from tests.cycles.walk import opened, task_of
from tests.office import Office, activate_sop, small_office
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


def test_who_has_no_part_in_a_late_task_is_led_to_its_cycle(office: Office, client: Client) -> None:
    """The performer to his task; his superior, who may not open it, to where it stands."""
    with office.scope():
        activate_sop(office)
        opened(office)
        task = task_of(office, "kabid")
        cycle = task.step_run.cycle_id
        letters = {
            name: Notice.objects.create(
                agency=office.agency,
                person=office[name],
                kind="late",
                entry_id=number,
                created_at=MORNING,
                task=task,
                cycle_id=cycle,
            )
            for number, name in enumerate(("kabid", "kepala"))
        }
    led = {}
    for name, letter in letters.items():
        client.force_login(office[name])
        page = client.get(f"/kotak-masuk/{letter.pk}/", follow=True)
        led[name] = (page.redirect_chain[0][0], page.status_code)
    assert led == {"kabid": (f"/tugas/{task.pk}/", 200), "kepala": (f"/siklus/{cycle}/", 200)}


def test_older_entries_are_on_further_pages(office: Office, kabid: Client) -> None:
    mine = [told(office, office["kabid"], number) for number in range(31)]
    pages = [kabid.get(f"/kotak-masuk/?hal={number}") for number in (1, 2)]
    assert [[letter.pk for letter in page.context["letters"]] for page in pages] == [
        [each.pk for each in mine[:0:-1]],
        [mine[0].pk],
    ]


def test_all_are_read_by_one_press(office: Office, kabid: Client) -> None:
    for number in (1, 2):
        told(office, office["kabid"], number)
    others = told(office, office["perencana"], 3)
    kabid.post("/kotak-masuk/dibaca/")
    others.refresh_from_db()
    page = kabid.get("/kotak-masuk/")
    assert (page.context["shell"].unread, "Tandai semua" in page.content.decode(), others.read_at) == (0, False, None)


@pytest.mark.parametrize("entries", [1, 3])
def test_the_inbox_asks_a_fixed_number_of_questions(
    office: Office, kabid: Client, entries: int, django_assert_num_queries: object
) -> None:
    for number in range(entries):
        told(office, office["kabid"], number)
    with django_assert_num_queries(9):  # type: ignore[operator]
        kabid.get("/kotak-masuk/")
