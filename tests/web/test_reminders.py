"""The page of reminders: what the rules would do, and how they, the quiet hours and the webhook are set."""

import re
from datetime import time

import pytest
from django.test import Client
from pytest_django import Settings

from tests.notices.gateway import gateway
from tests.office import Office, empty_office, small_office
from triwulan.notices.defaults import reminder_times
from triwulan.notices.models import ReminderRule, ReminderTimes, Webhook

PAGE = "/pengaturan/pengingat/"
RULE = {"moment": "before", "amount": "45", "unit": "minutes", "repeat_minutes": "", "to": "superior", "active": "on"}


@pytest.fixture
def planner(office: Office, client: Client) -> Client:
    client.force_login(office["perencana"])
    return client


def rules(office: Office) -> list[tuple[object, ...]]:
    with office.scope():
        return list(ReminderRule.objects.values_list("moment", "amount", "unit", "to", "by_mail", "active"))


def previewed(planner: Client, **asked: str) -> list[str]:
    found = planner.get(PAGE, asked).context["preview"]
    return [found.heading, *found.lines]


def test_the_preview_says_what_would_happen_to_a_task(planner: Client) -> None:
    assert previewed(planner) == [
        "Untuk tugas 15 menit yang diberikan 07.30 (batas 07.45):",
        "pengingat 07.42 kepada pemegang tugas (surel 07.42, webhook 07.42)",
        "terlambat 16.30 kepada pemegang tugas (surel Senin 08.00, webhook 16.30)",
        "terlambat 16.30 kepada atasan (surel Senin 08.00, webhook 16.30)",
        "terlambat Senin 08.30 kepada pemegang tugas (surel Selasa 08.00, webhook Senin 08.30)",
        "terlambat Selasa 08.30 kepada perencana (surel Rabu 08.00, webhook Selasa 08.30)",
    ]


def test_the_preview_follows_the_example_that_is_asked_for(office: Office, planner: Client) -> None:
    reminder_times(office.agency)
    ReminderRule.objects.exclude(moment="before").update(active=False)
    assert previewed(planner, waktu="1 hari", jam="09.00") == [
        "Untuk tugas 1 hari yang diberikan 09.00 (batas Senin 09.00):",
        "pengingat 16.30 kepada pemegang tugas (surel Senin 08.00, webhook 16.30)",
    ]
    ReminderRule.objects.update(active=False)
    assert previewed(planner)[1:] == ["tidak ada pengingat"]


@pytest.mark.parametrize("asked", [{"waktu": "sebentar", "jam": "09.00"}, {"waktu": "1 jam", "jam": "pagi"}])
def test_an_example_that_cannot_be_read_says_so(planner: Client, asked: dict[str, str]) -> None:
    page = planner.get(PAGE, asked)
    assert (page.status_code, page.context["preview"], len(page.context["example"].errors)) == (200, None, 1)


def test_an_office_without_hours_has_no_example_yet(office: Office, client: Client) -> None:
    bare = empty_office("Dinas Baru", office.government)
    with bare.scope():
        root = bare.agency.units.get()
        bare.add("baru.admin", root, "Pengelola", ["admin"])
        bare.agency.office_hours.all().delete()
    client.force_login(bare["baru.admin"])
    assert client.get(PAGE).context["preview"] is None


def test_a_rule_is_added_changed_and_removed(office: Office, planner: Client) -> None:
    with office.scope():
        reminder_times(office.agency)
        ReminderRule.objects.all().delete()
    assert planner.post(f"{PAGE}aturan/baru/", RULE).headers["Location"] == PAGE
    assert rules(office) == [("before", 45, "minutes", "superior", False, True)]
    with office.scope():
        kept = ReminderRule.objects.get()
    address = f"{PAGE}aturan/{kept.pk}/"
    assert planner.get(address).context["form"]["amount"].value() == 45
    planner.post(address, RULE | {"moment": "at", "by_mail": "on"})
    assert rules(office) == [("at", 0, "minutes", "superior", True, True)]
    planner.post(f"{address}hapus/")
    assert rules(office) == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"amount": ""}, "amount"), ({"unit": "share", "amount": "91"}, "amount"), ({"to": "semua"}, "to")],
)
def test_a_rule_that_makes_no_sense_stays_on_the_page(
    office: Office, planner: Client, changes: dict[str, str], field: str
) -> None:
    reminder_times(office.agency)
    before = rules(office)
    page = planner.post(f"{PAGE}aturan/baru/", RULE | changes)
    assert (page.status_code, list(page.context["form"].errors), rules(office)) == (422, [field], before)


def test_quiet_hours_and_the_digests_hour_are_kept(office: Office, planner: Client) -> None:
    planner.post(f"{PAGE}waktu/", {"quiet_from": "12.00", "quiet_to": "13:00", "digest_at": "09.15"})
    kept = ReminderTimes.objects.get(agency=office.agency)
    assert (kept.quiet_outside_hours, kept.quiet_from, kept.quiet_to, kept.digest_at) == (
        False,
        time(12),
        time(13),
        time(9, 15),
    )


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"quiet_from": "12.00", "digest_at": "08.00"}, "quiet_to"),
        ({"quiet_from": "12.00", "quiet_to": "12.00", "digest_at": "08.00"}, "quiet_to"),
        ({"quiet_outside_hours": "on", "quiet_from": "06.00", "quiet_to": "18.00", "digest_at": "08.00"}, "quiet_to"),
        ({"digest_at": ""}, "digest_at"),
        ({"digest_at": "pagi"}, "digest_at"),
    ],
)
def test_times_that_cannot_be_kept_stay_on_the_page(planner: Client, sent: dict[str, str], field: str) -> None:
    page = planner.post(f"{PAGE}waktu/", sent)
    assert (page.status_code, list(page.context["form"].errors)) == (422, [field])


def test_somebody_elses_rule_is_not_there(office: Office, planner: Client) -> None:
    other = small_office("Dinas Lain", office.government, "lain.")
    with other.scope():
        reminder_times(other.agency)
        foreign = ReminderRule.objects.first()
    assert foreign is not None
    answers = [planner.get(f"{PAGE}aturan/{foreign.pk}/"), planner.post(f"{PAGE}aturan/{foreign.pk}/hapus/")]
    assert [answer.status_code for answer in answers] == [404, 404]


def test_a_webhooks_secret_is_shown_once(planner: Client) -> None:
    page = f"{PAGE}webhook/"
    made = planner.post(page, {"address": "https://obrolan.example/a", "active": "on"}).context["secret"]
    changed = planner.post(page, {"address": "https://obrolan.example/b"}, follow=True).context["secret"]
    renewed = planner.post(f"{page}rahasia/").context["secret"]
    assert [bool(re.fullmatch("[0-9a-f]{64}", each)) for each in (made, changed, renewed)] == [True, False, True]
    assert (made != renewed, planner.get(page).context["secret"]) == (True, "")
    assert [(kept.address, kept.active) for kept in Webhook.objects.all()] == [("https://obrolan.example/b", False)]


def test_an_address_without_https_stays_on_the_page(planner: Client) -> None:
    page = planner.post(f"{PAGE}webhook/", {"address": "http://obrolan.example/"})
    assert (page.status_code, page.context["form"].errors["address"]) == (422, ["Alamat harus diawali https://."])


def test_a_trial_tells_whether_it_arrived(planner: Client, settings: Settings) -> None:
    settings.WEBHOOK_PRIVATE = True
    with gateway() as chat:
        planner.post(f"{PAGE}webhook/", {"address": chat.address, "active": "on"})
        planner.get(PAGE)
        chat.answers = [204, 500]
        told = [
            [str(each) for each in planner.post(f"{PAGE}webhook/percobaan/", follow=True).context["messages"]]
            for _time in range(2)
        ]
    assert told == [["Percobaan terkirim dan diterima."], ["Percobaan gagal. Penerima menjawab 500."]]


def test_a_webhook_that_is_not_there_is_neither_tried_nor_removed(planner: Client) -> None:
    answers = [planner.post(f"{PAGE}webhook/{act}/").status_code for act in ("percobaan", "rahasia", "hapus")]
    assert answers == [404, 404, 404]
