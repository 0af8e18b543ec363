"""The personal calendar's address: made in the profile, read without a session, taken away again."""

import pytest
from django.test import Client

from tests.cycles.walk import finish, opened
from tests.hands import Hands
from tests.notices.minutes import several
from tests.office import Office
from triwulan.audit.models import Entry
from triwulan.notices.models import FeedAddress
from triwulan.organisations.models import Person


@pytest.fixture
def kabid(office: Office, client: Client) -> Client:
    opened(office)
    client.force_login(office["kabid"])
    return client


def made(kabid: Client) -> str:
    """The path that is shown after the press."""
    address = kabid.post("/profil/kalender/").context["address"]
    assert address.startswith("http://testserver/kalender/")
    return str(address.removeprefix("http://testserver"))


def test_the_address_is_shown_once_and_kept_as_a_digest(kabid: Client) -> None:
    path = made(kabid)
    assert kabid.get("/profil/kalender/").context["address"] == ""
    secret, kept = path.split("/")[-1].removesuffix(".ics"), FeedAddress.objects.get()
    assert secret not in {kept.digest, kept.etag, *map(str, kabid.session.values())}


def test_a_calendar_program_reads_it_without_a_session(kabid: Client) -> None:
    answer = Client().get(made(kabid))
    assert (answer.status_code, answer.headers["Content-Type"], answer.headers["Cache-Control"]) == (
        200,
        "text/calendar; charset=utf-8",
        "private, no-cache",
    )
    assert (answer.content.startswith(b"BEGIN:VCALENDAR\r\n"), dict(answer.cookies)) == (True, {})


def test_what_has_not_changed_is_not_sent_again(office: Office, kabid: Client, hands: Hands) -> None:
    path = made(kabid)
    first = Client().get(path)
    hands.set("2026-04-10T07:35")
    known = Client().get(path, headers={"If-None-Match": first.headers["ETag"]})
    since = Client().get(path, headers={"If-Modified-Since": first.headers["Last-Modified"]})
    assert [(each.status_code, each.content, each.headers["Last-Modified"]) for each in (known, since)] == [
        (304, b"", "Thu, 09 Apr 2026 23:30:00 GMT")
    ] * 2
    finish(office, "kabid")
    later = Client().get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (later.status_code, later.headers["Last-Modified"]) == (200, "Thu, 09 Apr 2026 23:35:00 GMT")


def test_a_new_address_ends_the_old_one(kabid: Client) -> None:
    old, new = made(kabid), made(kabid)
    assert [Client().get(path).status_code for path in (old, new)] == [404, 200]


def test_a_removed_address_answers_no_more(kabid: Client) -> None:
    path = made(kabid)
    kabid.post("/profil/kalender/hapus/")
    assert (Client().get(path).status_code, FeedAddress.objects.count()) == (404, 0)


def test_who_may_no_longer_sign_in_has_no_calendar(office: Office, kabid: Client) -> None:
    path = made(kabid)
    Person.objects.filter(pk=office["kabid"].pk).update(is_active=False)
    assert Client().get(path).status_code == 404


@pytest.mark.parametrize("secret", ["x", "%00", "a" * 4000, "%ED%A0%80"])
def test_a_secret_that_is_none_is_not_there(kabid: Client, secret: str) -> None:
    assert Client().get(f"/kalender/{secret}.ics").status_code == 404


def test_making_and_removing_it_is_recorded_without_the_secret(kabid: Client) -> None:
    made(kabid)
    kabid.post("/profil/kalender/hapus/")
    entries = Entry.objects.filter(action__startswith="feed_address").order_by("id")
    assert [(entry.action, entry.facts) for entry in entries] == [
        ("feed_address_renewed", {}),
        ("feed_address_removed", {}),
    ]


@pytest.mark.parametrize("tasks", [1, 3])
def test_the_calendar_asks_a_fixed_number_of_questions(
    office: Office, kabid: Client, tasks: int, django_assert_num_queries: object
) -> None:
    several(office, tasks)
    path = made(kabid)
    Client().get(path)
    with django_assert_num_queries(10):  # type: ignore[operator]
        Client().get(path)
